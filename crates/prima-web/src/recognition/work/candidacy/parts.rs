//! The parts of a candidacy's page: where it stands, the forms of its next step,
//! its history, its facilities, and what the rules leave unproven.

use super::{ASKED, PHOTO};
use crate::assessment::work::faults::Faults;
use crate::assessment::work::vault;
use crate::desk::{Form, Visit, form, moment};
use crate::frame::localized;
use crate::innovation::work::{checking, proposal};
use crate::look::{
    self, Choice, Control, Field, Notice, NoticeKind, OneOf, Sure, Words, field, notice, one_of,
    summary, sure,
};
use crate::recognition::stages::roles;
use crate::recognition::work::jury::candidate;
use crate::recognition::work::way;
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::recognition::candidacy::{Fault, Status};
use prima_domain::recognition::way::{leads_on, movers};
use prima_instrument::programme::jury::Verdict;
use prima_instrument::programme::{Exit, Stage};
use prima_instrument::words::{Lang, Text};
use prima_workflow::assessment::Refusal;
use prima_workflow::recognition::{CandidacyPage, facility_level, facility_titles};
use std::collections::{BTreeMap, BTreeSet};

/// The indicator that counts the same facilities, and the rules it is in.
const COUNTED_IN: (&str, &str) = ("pekppp/2023", "18.c.K");

fn stage(found: &CandidacyPage) -> Option<&Stage> {
    found.programme.stage(&found.row.stage)
}

/// Stage, institution and days.
pub(super) fn facts(words: Words, found: &CandidacyPage) -> Markup {
    let at = stage(found).map_or(found.row.stage.as_str(), |stage| words.text(&stage.title));
    let is_over = matches!(found.status, Status::Expired(_));
    let institution = found.called.get(&found.row.institution);
    let mut rows = vec![
        (
            words.label("web-candidacy-column-stage"),
            html! { (at) @if is_over { " · " (words.label("web-candidacy-way-expired")) } },
        ),
        (
            words.label("web-candidacy-institution"),
            html! { (institution.unwrap_or(&found.row.institution)) },
        ),
        (
            words.label("web-candidacy-column-begun"),
            html! { (moment::day(words, &found.row.at)) },
        ),
    ];
    for honour in &found.honours {
        let title = match words.lang {
            Lang::Id => &honour.title_id,
            Lang::En => &honour.title_en,
        };
        let days = match honour.revoked.as_str() {
            "" => words.date(&honour.granted),
            day => words.say(
                "web-candidacy-granted-revoked",
                &[
                    ("granted", words.date(&honour.granted)),
                    ("revoked", words.date(day)),
                ],
            ),
        };
        rows.push((title.clone(), html! { (days) }));
    }
    let rows: Vec<(&str, Markup)> = rows
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    summary(&rows)
}

/// Its stages: what is done, what is now, what comes, and by whom.
pub(super) fn stages(words: Words, found: &CandidacyPage) -> Markup {
    let reached = found.steps.iter().map(|step| step.stage_after.as_str());
    html! {
        p { (words.label("web-candidacy-way-about")) }
        (way::stages(words, &found.programme, reached, found.status, found.proposal.is_some()))
    }
}

/// Where what a stage needs is done, and the rules; `judged` says whether the reader
/// may see its jury, or the feedback.
pub(super) fn places(words: Words, found: &CandidacyPage, judged: bool) -> Markup {
    let id = &found.row.candidacy;
    let own = found.exits.iter().filter(|exit| exit.may_take);
    let checks = stage(found)
        .filter(|stage| stage.checks_proposal)
        .is_some_and(|stage| {
            // The author, who may withdraw it, checks nothing.
            own.filter_map(|exit| stage.exit(&exit.code))
                .any(|exit| leads_on(&found.programme, exit))
        });
    let link = |path: &str, key: &str| {
        html! { li { a href=(localized(words.lang, path)) { (words.label(key)) } } }
    };
    html! {
        ul class="beside" {
            @if found.programme.proposals.is_some() { (link(&proposal::address(id), "web-proposal-read")) }
            @if checks { (link(&checking::address(id), "web-proposal-check")) }
            @if judged { (link(&candidate::address(id), "web-jury-to-jury")) }
            @if found.may_show { li { a href="#sarana" { (words.label("web-candidacy-facilities")) } } }
            (link(&format!("/program/{}/tahapan", found.row.programme), "web-candidacy-rules"))
        }
    }
}

/// What may happen next.
pub(super) fn now(visit: &Visit, found: &CandidacyPage, own: &str, faults: &Faults) -> Markup {
    let words = visit.words();
    let about = stage(found).and_then(|stage| stage.about.as_ref());
    html! {
        @if let Some(about) = about { p { (words.text(about)) } }
        @match (&found.proposal, found.status) {
            (Some(_), _) => (waiting(visit, found, own, faults)),
            // What is done with an honour is done while it is held.
            (None, Status::Expired(day)) => {
                p class="closed" { (Refusal::Candidacy(Fault::Expired(day)).text(words.lang)) }
            },
            (None, _) => (stepping(visit, found, own, faults)),
        }
    }
}

fn waiting(visit: &Visit, found: &CandidacyPage, own: &str, faults: &Faults) -> Markup {
    let words = visit.words();
    let Some(proposal) = &found.proposal else {
        return html! {};
    };
    let exit = stage(found).and_then(|stage| stage.exit(&proposal.exit));
    let title = exit.map_or(proposal.exit.as_str(), |exit| words.text(&exit.title));
    let confirm = html! {
        input type="hidden" name="apa" value="konfirmasi";
        input type="hidden" name=(ASKED) value=(found.asked);
        (ticked(words, "yakin-konfirmasi", &words.label("web-candidacy-sure-confirm"), faults))
    };
    let withdraw = html! {
        input type="hidden" name="apa" value="tarik";
        input type="hidden" name=(ASKED) value=(found.asked);
    };
    html! {
        (notice(words, &Notice {
            kind: NoticeKind::Information,
            title: Some(&words.label("web-candidacy-waits")),
            body: html! {
                p { strong { (title) } " · " (moment::day(words, &proposal.at)) }
                @if !proposal.document.is_empty() { p { (proposal.document) } }
                @if !proposal.reason.is_empty() { p { (proposal.reason) } }
            },
        }))
        @match &found.confirming {
            Ok(()) => (form(visit, &Form { action: own, has_files: false, fields: confirm, button: &words.label("web-candidacy-confirm") })),
            Err(prima_domain::refusal::Refusal::SamePerson) => p class="closed" { (words.label("web-candidacy-second-person")) },
            Err(_) => p class="closed" { (others(words, "web-candidacy-others-confirm", exit.map_or(&[][..], |exit| exit.by.as_slice()))) },
        }
        @if found.may_withdraw {
            (form(visit, &Form { action: own, has_files: false, fields: withdraw, button: &words.label("web-candidacy-withdraw") }))
        }
    }
}

/// The tick box before what cannot be undone, under its own name.
pub(in crate::recognition::work) fn ticked(
    words: Words,
    name: &str,
    label: &str,
    faults: &Faults,
) -> Markup {
    let asked = Sure {
        id: name,
        label,
        error: faults.of(name),
        form: None,
    };
    sure(words, &asked)
}

/// Whose turn it is; nobody is named where nothing is waited for.
fn others(words: Words, key: &str, by: &[String]) -> String {
    match by.is_empty() {
        true => words.label("web-candidacy-others"),
        false => words.say(key, &[("roles", roles(words, by))]),
    }
}

fn stepping(visit: &Visit, found: &CandidacyPage, own: &str, faults: &Faults) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let own_exits: Vec<&Exit> = found
        .exits
        .iter()
        .filter(|exit| exit.may_take)
        .filter_map(|exit| stage(found)?.exit(&exit.code))
        .collect();
    if own_exits.is_empty() {
        let said = match (found.exits.is_empty(), stage(found)) {
            (false, Some(stage)) => {
                let by = movers(&found.programme, stage);
                others(words, "web-candidacy-others-by", &by)
            }
            _ => words.label("web-candidacy-over"),
        };
        return html! { p class="closed" { (said) } };
    }
    let labels: Vec<String> = own_exits.iter().map(|exit| called(words, exit)).collect();
    let choices: Vec<Choice> = own_exits
        .iter()
        .zip(&labels)
        .map(|(exit, label)| Choice {
            value: &exit.code,
            label,
            chosen: exit.code == typed.value("langkah"),
        })
        .collect();
    let has_document = own_exits.iter().any(|exit| exit.document.is_some());
    let body = html! {
        input type="hidden" name="apa" value="langkah";
        input type="hidden" name="versi" value=(found.row.version);
        (one_of(words, &OneOf { name: "langkah", label: &words.label("web-candidacy-step"), hint: None, error: faults.of("langkah"), choices: &choices }))
        @if has_document {
            (field(words, &Field { name: "dokumen", label: &words.label("web-candidacy-document"), hint: Some(&words.label("web-candidacy-document-hint")), error: faults.of("dokumen"), control: Control::Text { value: typed.exact("dokumen") } }))
        }
        (field(words, &Field { name: "alasan", label: &words.label("web-candidacy-reason"), hint: Some(&words.label("web-candidacy-reason-hint")), error: faults.of("alasan"), control: Control::Lines { value: typed.exact("alasan"), rows: 4 } }))
        (ticked(words, "yakin", &words.label("web-candidacy-sure"), faults))
    };
    form(
        visit,
        &Form {
            action: own,
            has_files: false,
            fields: body,
            button: &words.label("web-candidacy-take"),
        },
    )
}

/// An exit with what it demands.
fn called(words: Words, exit: &Exit) -> String {
    let mut asks: Vec<String> = Vec::new();
    if let Some(document) = &exit.document {
        asks.push(words.text(document).to_owned());
    }
    if exit.reason {
        asks.push(words.label("web-candidacy-asks-reason"));
    }
    match exit.jury {
        Some(Verdict::Passed) => asks.push(words.label("web-jury-asks-passed")),
        Some(Verdict::Failed) => asks.push(words.label("web-jury-asks-failed")),
        None => {}
    }
    if exit.two_persons {
        asks.push(words.label("web-candidacy-asks-second"));
    }
    match asks.is_empty() {
        true => words.text(&exit.title).to_owned(),
        false => format!("{} ({})", words.text(&exit.title), asks.join("; ")),
    }
}

/// Every step, oldest first.
pub(super) fn history(words: Words, found: &CandidacyPage) -> Markup {
    let named = |code: &str| {
        let stage = found.programme.stage(code);
        stage.map_or_else(
            || code.to_owned(),
            |stage| words.text(&stage.title).to_owned(),
        )
    };
    html! {
        ol {
            @for step in &found.steps {
                @let exit = found.programme.stage(&step.stage_before).and_then(|stage| stage.exit(&step.exit));
                li {
                    strong {
                        @match exit {
                            Some(exit) => (words.text(&exit.title)),
                            None => (words.text(&found.programme.entry.title)),
                        }
                    }
                    " · " (moment::day(words, &step.at)) " · " (named(&step.stage_after))
                    @if !step.document.is_empty() { br; (step.document) }
                    @if !step.reason.is_empty() { br; (words.label("web-candidacy-reason")) ": " (step.reason) }
                    @if !step.confirmed_by.is_empty() { br; span class="muted" { (words.label("web-candidacy-by-two")) } }
                }
            }
        }
    }
}

/// Facilities of the shared catalogue, each with its photo and day.
pub(super) fn facilities(
    site: &Site,
    visit: &Visit,
    found: &CandidacyPage,
    own: &str,
    faults: &Faults,
) -> Markup {
    let words = visit.words();
    let shown: BTreeSet<&str> = found
        .facilities
        .iter()
        .map(|row| row.facility.as_str())
        .collect();
    let rules = site.instrument(COUNTED_IN.0);
    // Without words a facility is shown by its code.
    let titles = facility_titles().unwrap_or_default();
    let level = rules.and_then(|rules| facility_level(rules, COUNTED_IN.1, &shown));
    let arguments = |n: usize, level: String| {
        [
            ("n", words.count(n)),
            ("level", level),
            ("indicator", COUNTED_IN.1.to_owned()),
        ]
    };
    html! {
        p { (words.say("web-candidacy-facilities-n", &[("n", words.count(shown.len())), ("all", words.count(found.programme.facilities.len()))])) }
        @if let Some((n, level)) = level { p { (words.say("web-candidacy-facilities-level", &arguments(n, level))) } }
        @match found.may_show {
            true => (showing(visit, found, own, faults, &titles)),
            false => {
                @if !found.facilities.is_empty() {
                    ul { @for row in &found.facilities { li { (facility(words, &titles, &row.facility)) " · " (words.date(&row.taken)) } } }
                }
            },
        }
    }
}

/// What a facility is called; its code where the catalogue has lost it.
fn facility(words: Words, titles: &BTreeMap<String, Text>, code: &str) -> String {
    let found = titles.get(code);
    found.map_or_else(|| code.to_owned(), |title| words.text(title).to_owned())
}

fn showing(
    visit: &Visit,
    found: &CandidacyPage,
    own: &str,
    faults: &Faults,
    titles: &BTreeMap<String, Text>,
) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let labels: Vec<(&str, String)> = found
        .photos
        .iter()
        .map(|photo| {
            let day = match photo.valid_from.as_str() {
                "" => words.label("web-candidacy-undated"),
                day => words.date(day),
            };
            (photo.evidence.as_str(), format!("{} · {day}", photo.title))
        })
        .collect();
    let chosen = |code: &str| -> String {
        let name = format!("{PHOTO}{code}");
        if typed.has(&name) {
            return typed.value(&name).to_owned();
        }
        let row = found.facilities.iter().find(|row| row.facility == code);
        row.map_or_else(String::new, |row| row.evidence.clone())
    };
    let body = html! {
        input type="hidden" name="apa" value="sarana";
        @for code in &found.programme.facilities {
            @let name = format!("{PHOTO}{code}");
            @let now = chosen(code);
            @let choices = photo_choices(&labels, &now);
            (field(words, &Field { name: &name, label: &facility(words, titles, code), hint: None, error: faults.of(&name), control: Control::Select { choices: &choices } }))
        }
    };
    html! {
        p { a href=(localized(words.lang, &vault::address(&found.row.unit))) { (words.label("web-candidacy-vault")) } }
        (form(visit, &Form { action: own, has_files: false, fields: body, button: &words.label("web-candidacy-facilities-save") }))
    }
}

fn photo_choices<'a>(labels: &'a [(&'a str, String)], now: &str) -> Vec<Choice<'a>> {
    let none = Choice {
        value: "",
        label: "–",
        chosen: now.is_empty(),
    };
    let photos = labels.iter().map(|(id, label)| Choice {
        value: id,
        label,
        chosen: *id == now,
    });
    std::iter::once(none).chain(photos).collect()
}

/// What the sources leave unproven of the rules.
pub(super) fn unproven(words: Words, found: &CandidacyPage) -> Markup {
    look::unproven(words, found.programme.marks())
}
