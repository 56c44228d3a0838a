//! `/kerja/proposal/{candidacy}/langkah`: a proposal is submitted, or withdrawn:
//! each a step of its candidacy, after a question.

use super::proposal::{address, checked_table};
use super::{faults, framed, late, lines, read};
use crate::assessment::work::faults::Faults;
use crate::assessment::work::place;
use crate::assessment::work::place::{sure, unsure};
use crate::desk::{Answered, DeskAnswer, Form, Visit, form};
use crate::frame::localized;
use crate::look::{
    Choice, Control, Field, Notice, NoticeKind, OneOf, Opening, field, notice, one_of, opening,
    section,
};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::innovation::proposal::check::Verdict;
use prima_domain::recognition::candidacy::Fault;
use prima_instrument::programme::Exit;
use prima_workflow::assessment::Refusal;
use prima_workflow::innovation::proposal::ProposalPage;
use prima_workflow::recognition::{NewStep, Taken, take_step};

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let found = read(site, visit).await?;
    if !found.is_own {
        return Err(WebError::NotFound(Missing::Page));
    }
    if visit.form.is_none() {
        return Answered::page(whole(site, visit, &found, &Faults::default()));
    }
    let fields = visit.fields();
    let new = NewStep {
        exit: fields.value("langkah").to_owned(),
        reason: fields.value("alasan").to_owned(),
        document: fields.value("dokumen").to_owned(),
        version: fields.value("versi").parse().unwrap_or(0),
    };
    // Where a colleague was faster, other ways lead on than those that were shown:
    // whoever writes the proposal is told so, whatever was chosen.
    if new.version != found.row.version {
        let said = Refusal::CandidacyMoved.text(visit.words().lang);
        let wrong = Faults::one("langkah", said);
        return Answered::refused(whole(site, visit, &found, &wrong));
    }
    let mut wrong = Faults::default();
    for (name, said) in unsure(visit) {
        wrong.add(&name, said);
    }
    if fields.value("langkah").is_empty() {
        wrong.add("langkah", visit.words().label("web-proposal-choose-step"));
    }
    if !wrong.is_empty() {
        return Answered::refused(whole(site, visit, &found, &wrong));
    }
    let actor = place::actor(visit)?;
    match take_step(&site.desk, actor, &found.row.candidacy, &new, visit.now).await {
        Ok(taken) => {
            let done = match taken {
                Taken::Done => "langkah",
                Taken::Asked => "diminta",
            };
            let to = localized(visit.asked.lang, &address(&found.row.candidacy));
            Answered::elsewhere(format!("{to}?sudah={done}"))
        }
        Err(error) => {
            let other = match error.refusal() {
                Some(Refusal::Candidacy(Fault::NoReason)) => "alasan",
                Some(Refusal::Candidacy(Fault::NoDocument)) => "dokumen",
                _ => "langkah",
            };
            let faults = faults(visit, error, other)?;
            let found = read(site, visit).await?;
            Answered::refused(whole(site, visit, &found, &faults))
        }
    }
}

fn exits(found: &ProposalPage) -> Vec<&Exit> {
    let stage = found.programme.stage(&found.row.stage);
    let open = found.exits.iter();
    open.filter_map(|exit| stage?.exit(&exit.code)).collect()
}

fn whole(site: &Site, visit: &Visit, found: &ProposalPage, faults: &Faults) -> Markup {
    let words = visit.words();
    let stage = found.programme.stage(&found.row.stage);
    let is_draft = stage.is_some_and(|stage| stage.writes_proposal);
    let title = words.label(match is_draft {
        true => "web-proposal-submit-or-withdraw",
        false => "web-proposal-withdraw",
    });
    let lead = words.label("web-proposal-step-lead");
    let main = html! {
        (opening(&Opening { kind: Some(&super::titled(words, found)), title: &title, lead: &lead, facts: None, answer: None }))
        (faults.summary(words))
        @if is_draft { (section("pemeriksaan", &words.label("web-proposal-checks"), &warned(visit, found))) }
        (section("formulir", &words.label("web-candidacy-step"), &stepping(visit, found, faults)))
        @if !faults.is_empty() { (unsent(visit, found)) }
    };
    framed(
        site,
        visit,
        found,
        Some((&title, "langkah")),
        !faults.is_empty(),
        main,
    )
}

/// What was typed into fields that the form does not have any more.
fn unsent(visit: &Visit, found: &ProposalPage) -> Markup {
    let (words, typed, exits) = (visit.words(), visit.fields(), exits(found));
    let has_document = exits.iter().any(|exit| exit.document.is_some());
    let gone = [
        ("dokumen", "web-candidacy-document", !has_document),
        ("alasan", "web-candidacy-reason", exits.is_empty()),
    ];
    let gone = gone
        .iter()
        .filter(|(name, _, is_gone)| *is_gone && !typed.value(name).is_empty());
    let written = gone.map(|(name, label, _)| (words.label(label), lines(typed.exact(name))));
    let written: Vec<_> = written.collect();
    // The summary of faults leads to the choice, or here where there is none.
    let id = if exits.is_empty() {
        "langkah"
    } else {
        "belum-tersimpan"
    };
    html! {
        @if exits.is_empty() || !written.is_empty() { (late::unsent(words, id, &written)) }
    }
}

/// What the check will say, before anybody submits.
fn warned(visit: &Visit, found: &ProposalPage) -> Markup {
    let words = visit.words();
    let own = found.checked.iter().filter(|one| one.is_for_author());
    let n = own.filter(|one| one.verdict() == Verdict::Fails).count();
    let others = found.checked.iter().filter(|one| !one.is_for_author());
    let doubtful = others.filter(|one| one.verdict() != Verdict::Holds).count();
    html! {
        @if n > 0 {
            (notice(words, &Notice {
                kind: NoticeKind::Mismatch,
                title: Some(&words.label("web-proposal-not-yet")),
                body: html! { p { (words.label("web-proposal-not-yet-about")) } },
            }))
        }
        @if doubtful > 0 {
            p { (words.counted("web-proposal-doubtful", doubtful, &[("n", words.count(doubtful))])) }
        }
        (checked_table(words, found))
    }
}

fn stepping(visit: &Visit, found: &ProposalPage, faults: &Faults) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let exits = exits(found);
    if exits.is_empty() {
        return html! { p class="closed" { (words.label("web-candidacy-others")) } };
    }
    let choices: Vec<Choice> = exits
        .iter()
        .map(|exit| Choice {
            value: &exit.code,
            label: words.text(&exit.title),
            chosen: exit.code == typed.value("langkah"),
        })
        .collect();
    let has_document = exits.iter().any(|exit| exit.document.is_some());
    let fields = html! {
        input type="hidden" name="versi" value=(found.row.version);
        (one_of(words, &OneOf { name: "langkah", label: &words.label("web-candidacy-step"), hint: None, error: faults.of("langkah"), choices: &choices }))
        @if has_document {
            (field(words, &Field { name: "dokumen", label: &words.label("web-candidacy-document"), hint: Some(&words.label("web-candidacy-document-hint")), error: faults.of("dokumen"), control: Control::Text { value: typed.exact("dokumen") } }))
        }
        (field(words, &Field { name: "alasan", label: &words.label("web-candidacy-reason"), hint: Some(&words.label("web-proposal-reason-hint")), error: faults.of("alasan"), control: Control::Lines { value: typed.exact("alasan"), rows: 4 } }))
        (sure(words, &words.label("web-candidacy-sure"), faults.of("yakin")))
    };
    let action = format!("{}/langkah", address(&found.row.candidacy));
    form(
        visit,
        &Form {
            action: &action,
            has_files: false,
            fields,
            button: &words.label("web-candidacy-take"),
        },
    )
}
