//! `/kerja/proposal/{candidacy}/pemeriksaan`: an officer reads what the machine
//! found of each rule, sees what the proposal is like, and says what holds.

use super::alike;
use super::proposal::{self, checked_table};
use super::{done, faults, findings, framed, late, lines, read};
use crate::assessment::work::faults::Faults;
use crate::assessment::work::place;
use crate::desk::{Answered, DeskAnswer, Form, Visit, form};
use crate::frame::localized;
use crate::look::{Choice, Control, Field, OneOf, Opening, field, one_of, opening, section};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::innovation::proposal::check::{Checked, Decision, Verdict};
use prima_workflow::assessment::Refusal;
use prima_workflow::innovation::proposal::{ProposalPage, ProposalRefusal, check_proposal};

/// Before the number of a rule in the names of its fields.
const SAID: &str = "putusan-";
const REASON: &str = "alasan-";

/// Its address, without the language.
pub fn address(candidacy: &str) -> String {
    format!("{}/pemeriksaan", proposal::address(candidacy))
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let found = read(site, visit).await?;
    if visit.form.is_none() {
        if !found.may_check {
            return Err(WebError::NotFound(Missing::Page));
        }
        return Answered::page(whole(site, visit, &found, &Faults::default()).await?);
    }
    let fields = visit.fields();
    let decided = found.checked.iter().enumerate().filter_map(|(place, one)| {
        let holds = match fields.value(&format!("{SAID}{place}")) {
            "ya" => true,
            "tidak" => false,
            _ => return None,
        };
        Some(Decision {
            rule: one.rule.clone(),
            holds,
            reason: fields.value(&format!("{REASON}{place}")).to_owned(),
        })
    });
    let decided: Vec<Decision> = decided.collect();
    if decided.is_empty() && found.may_check {
        let said = visit.words().label("web-proposal-decide-none");
        let faults = Faults::one(&format!("{SAID}0"), said);
        return Answered::refused(whole(site, visit, &found, &faults).await?);
    }
    // Whether it is still being checked is the act's to say: what was typed is not
    // lost where it is not.
    let (actor, id) = (place::actor(visit)?, &found.row.candidacy);
    let version = fields.value("versi").parse().unwrap_or(0);
    match check_proposal(&site.desk, actor, id, &decided, version, visit.now).await {
        Ok(()) => {
            let to = localized(visit.asked.lang, &address(id));
            Answered::elsewhere(format!("{to}?sudah=putusan"))
        }
        Err(error) => {
            let lacking = match error.refusal() {
                Some(Refusal::Proposal(ProposalRefusal::NoReason(rules))) => rules.clone(),
                _ => Vec::new(),
            };
            let faults = lacks(visit, &found, &lacking)
                .map_or_else(|| faults(visit, error, &format!("{SAID}0")), Ok)?;
            // What a colleague decided is shown as it stands now.
            let found = read(site, visit).await?;
            Answered::refused(whole(site, visit, &found, &faults).await?)
        }
    }
}

/// Each rule whose decision needs a reason.
fn lacks(visit: &Visit, found: &ProposalPage, rules: &[String]) -> Option<Faults> {
    let mut faults = Faults::default();
    let lang = visit.words().lang;
    for (place, one) in found.checked.iter().enumerate() {
        if rules.contains(&one.rule) {
            let said = ProposalRefusal::NoReason(Vec::new()).text(lang);
            faults.add(&format!("{REASON}{place}"), said);
        }
    }
    (!faults.is_empty()).then_some(faults)
}

async fn whole(
    site: &Site,
    visit: &Visit,
    found: &ProposalPage,
    faults: &Faults,
) -> Result<Markup, WebError> {
    let words = visit.words();
    let alike = alike::of_all(site, visit, found).await?;
    let title = words.label("web-proposal-check");
    let own = proposal::address(&found.row.candidacy);
    let main = html! {
        (opening(&Opening { kind: Some(&super::titled(words, found)), title: &title, lead: &words.label("web-proposal-check-lead"), facts: None, answer: None }))
        (faults.summary(words))
        (done(visit, &[("putusan", "web-proposal-done-decided")]))
        ul class="beside" {
            li { a href=(localized(words.lang, &format!("{own}/pratinjau"))) { (words.label("web-proposal-preview")) } }
            li { a href=(localized(words.lang, &format!("/kerja/calon/{}", found.row.candidacy))) { (words.label("web-proposal-next-step")) } }
        }
        (section("mirip", &words.label("web-proposal-alike"), &alike::listed(words, found, &alike)))
        @if found.may_check {
            (section("aturan", &words.label("web-proposal-rules"), &deciding(visit, found, faults)))
        } @else {
            (section("aturan-hasil", &words.label("web-proposal-rules"), &checked_table(words, found)))
            (unsent(visit, found))
        }
    };
    Ok(framed(
        site,
        visit,
        found,
        Some((&title, "pemeriksaan")),
        !faults.is_empty(),
        main,
    ))
}

/// What was decided in a form that its stage does not take any more.
fn unsent(visit: &Visit, found: &ProposalPage) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let rules = found.checked.iter().enumerate();
    let written = rules.filter_map(|(place, one)| {
        let said = match typed.value(&format!("{SAID}{place}")) {
            "ya" => Some(words.label("web-proposal-decided-holds")),
            "tidak" => Some(words.label("web-proposal-decided-fails")),
            _ => None,
        };
        let reason = typed.exact(&format!("{REASON}{place}"));
        let is_written = said.is_some() || !reason.trim().is_empty();
        let text = html! { @if let Some(said) = said { p { (said) } } (lines(reason)) };
        is_written.then(|| (findings::asked(words, found, &one.rule), text))
    });
    late::unsent(words, &format!("{SAID}0"), &written.collect::<Vec<_>>())
}

fn deciding(visit: &Visit, found: &ProposalPage, faults: &Faults) -> Markup {
    let words = visit.words();
    let fields = html! {
        input type="hidden" name="versi" value=(found.row.version);
        @for (place, one) in found.checked.iter().enumerate() {
            (rule(visit, found, (place, one), faults))
        }
    };
    let action = address(&found.row.candidacy);
    html! {
        p { (words.label("web-proposal-rules-about")) }
        (form(visit, &Form { action: &action, has_files: false, fields, button: &words.label("web-proposal-decide") }))
    }
}

fn rule(
    visit: &Visit,
    found: &ProposalPage,
    (place, one): (usize, &Checked),
    faults: &Faults,
) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let decided = found
        .decisions
        .iter()
        .find(|decision| decision.rule == one.rule);
    let (said_name, reason_name) = (format!("{SAID}{place}"), format!("{REASON}{place}"));
    let said = match (visit.form.is_some(), decided, one.verdict()) {
        (true, ..) => typed.value(&said_name),
        (false, Some(decided), _) if decided.holds => "ya",
        (false, Some(_), _) => "tidak",
        // What was found is offered, and nothing where nobody can say.
        (false, None, Verdict::Holds) => "ya",
        (false, None, Verdict::Fails) => "tidak",
        (false, None, Verdict::Unknown) => "",
    };
    let kept = decided.map_or("", |decided| decided.reason.as_str());
    let reason = match visit.form.is_some() {
        true => typed.exact(&reason_name),
        false => kept,
    };
    let labels = ["web-proposal-decided-holds", "web-proposal-decided-fails"];
    let labels = labels.map(|key| words.label(key));
    let choices: Vec<Choice> = ["ya", "tidak"]
        .into_iter()
        .zip(&labels)
        .map(|(value, label)| Choice {
            value,
            label,
            chosen: value == said,
        })
        .collect();
    let asked = findings::asked(words, found, &one.rule);
    let reason_label = words.say("web-proposal-reason-of", &[("rule", asked.clone())]);
    html! {
        h3 { (asked) }
        p { strong { (findings::verdict(words, one.verdict())) } ". " (findings::found(words, found, one)) }
        p class="muted" { (findings::source(words, found, &one.rule)) }
        (one_of(words, &OneOf { name: &said_name, label: &asked, hint: None, error: faults.of(&said_name), choices: &choices }))
        (field(words, &Field { name: &reason_name, label: &reason_label, hint: Some(&words.label("web-proposal-reason-if")), error: faults.of(&reason_name), control: Control::Lines { value: reason, rows: 2 } }))
    }
}
