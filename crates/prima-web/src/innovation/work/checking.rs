//! `/kerja/proposal/{candidacy}/pemeriksaan`: an officer reads what the machine
//! found of each rule, sees what the proposal is like, and says what holds.

use super::alike::{self, Alike};
use super::proposal::address;
use super::{done, faults, findings, framed, read};
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

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let found = read(site, visit).await?;
    if !found.may_check {
        return Err(WebError::NotFound(Missing::Page));
    }
    let alike = alike::of_all(site, visit, &found).await?;
    if visit.form.is_none() {
        return Answered::page(whole(site, visit, &found, &alike, &Faults::default()));
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
    if decided.is_empty() {
        let said = visit.words().label("web-proposal-decide-none");
        let faults = Faults::one(&format!("{SAID}0"), said);
        return Answered::refused(whole(site, visit, &found, &alike, &faults));
    }
    let (actor, id) = (place::actor(visit)?, &found.row.candidacy);
    let version = fields.value("versi").parse().unwrap_or(0);
    match check_proposal(&site.desk, actor, id, &decided, version, visit.now).await {
        Ok(()) => {
            let own = format!("{}/pemeriksaan", address(id));
            let to = localized(visit.asked.lang, &own);
            Answered::elsewhere(format!("{to}?sudah=putusan"))
        }
        Err(error) => {
            let lacking = match error.refusal() {
                Some(Refusal::Proposal(ProposalRefusal::NoReason(rules))) => rules.clone(),
                _ => Vec::new(),
            };
            let faults = lacks(visit, &found, &lacking)
                .map_or_else(|| faults(visit, error, &format!("{SAID}0")), Ok)?;
            Answered::refused(whole(site, visit, &found, &alike, &faults))
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

fn whole(
    site: &Site,
    visit: &Visit,
    found: &ProposalPage,
    alike: &[Alike],
    faults: &Faults,
) -> Markup {
    let words = visit.words();
    let title = words.label("web-proposal-check");
    let own = address(&found.row.candidacy);
    let main = html! {
        (opening(&Opening { kind: Some(&super::titled(words, found)), title: &title, lead: &words.label("web-proposal-check-lead"), facts: None, answer: None }))
        (faults.summary(words))
        (done(visit, &[("putusan", "web-proposal-done-decided")]))
        ul class="beside" {
            li { a href=(localized(words.lang, &format!("{own}/pratinjau"))) { (words.label("web-proposal-preview")) } }
            li { a href=(localized(words.lang, &format!("/kerja/calon/{}", found.row.candidacy))) { (words.label("web-proposal-next-step")) } }
        }
        (section("mirip", &words.label("web-proposal-alike"), &alike::listed(words, found, alike)))
        (section("aturan", &words.label("web-proposal-rules"), &deciding(visit, found, faults)))
    };
    framed(
        site,
        visit,
        found,
        Some((&title, "pemeriksaan")),
        !faults.is_empty(),
        main,
    )
}

fn deciding(visit: &Visit, found: &ProposalPage, faults: &Faults) -> Markup {
    let words = visit.words();
    let fields = html! {
        input type="hidden" name="versi" value=(found.row.version);
        @for (place, one) in found.checked.iter().enumerate() {
            (rule(visit, found, (place, one), faults))
        }
    };
    let action = format!("{}/pemeriksaan", address(&found.row.candidacy));
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
