//! `/kerja/program/{programme}/{edition}`: the units on their way through one
//! edition, and the form by which a unit enters.

use super::programmes::{self, address};
use super::{csv, status};
use crate::assessment::heads::{Holds, columns, heads};
use crate::assessment::work::faults::Faults;
use crate::assessment::work::place;
use crate::assessment::work::refusal::{hidden, told};
use crate::desk::{Answered, Desk, DeskAnswer, Form, Sent, Visit, form, moment};
use crate::frame::localized;
use crate::look::{
    Choice, Control, Empty, Field, Opening, Row, Table, Words, empty, field, opening, section,
    table,
};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::recognition::candidacy::Fault;
use prima_domain::recognition::jury::permission::may_read_panel;
use prima_instrument::programme::Programme;
use prima_workflow::assessment::Refusal;
use prima_workflow::recognition::{
    CandidacyLine, NewCandidacy, ProgrammePage, begin_candidacy, programme_page,
};

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let found = found(site, visit).await?;
    if visit.form.is_none() {
        return Answered::page(whole(site, visit, &found, &Faults::default()));
    }
    let fields = visit.fields();
    let new = NewCandidacy {
        programme: found.programme.code.clone(),
        edition: found.programme.edition.clone(),
        unit: fields.value("unit").to_owned(),
        document: fields.value("dokumen").to_owned(),
        reason: fields.value("keterangan").to_owned(),
    };
    if new.unit.is_empty() {
        let said = visit.words().label("web-candidacy-choose-unit");
        return Answered::refused(whole(site, visit, &found, &Faults::one("unit", said)));
    }
    let actor = place::actor(visit)?;
    match begin_candidacy(&site.desk, actor, &new, visit.now).await {
        Ok(id) => {
            let to = localized(visit.asked.lang, &super::candidacy::address(&id));
            Answered::elsewhere(format!("{to}?sudah=masuk"))
        }
        Err(error) => {
            let refusal = told(error)?;
            let name = match refusal {
                Refusal::Candidacy(Fault::NoDocument) => "dokumen",
                _ => "unit",
            };
            let faults = Faults::one(name, refusal.text(visit.asked.lang));
            Answered::refused(whole(site, visit, &found, &faults))
        }
    }
}

/// The units as a file.
pub async fn csv_page(site: &Site, visit: &Visit) -> DeskAnswer {
    let found = found(site, visit).await?;
    let Programme { code, edition, .. } = &found.programme;
    Ok(Answered {
        sent: Sent::File {
            content_type: "text/csv; charset=utf-8",
            bytes: csv::write(&found.lines).into_bytes(),
            name: format!("{code}-{edition}.csv"),
        },
        cookie: crate::desk::Cookie::Keep,
    })
}

async fn found(site: &Site, visit: &Visit) -> Result<ProgrammePage, WebError> {
    let parts = visit.asked.segments();
    let [_, _, programme, edition, ..] = parts.as_slice() else {
        return Err(WebError::NotFound(Missing::Page));
    };
    let actor = place::actor(visit)?;
    let found = programme_page(&site.desk, actor, programme, edition, visit.now).await;
    found.map_err(hidden)
}

fn whole(site: &Site, visit: &Visit, found: &ProgrammePage, faults: &Faults) -> Markup {
    let words = visit.words();
    let programme = &found.programme;
    let own = address(&programme.code, &programme.edition);
    let title = words.text(&programme.title).to_owned();
    let kind = words.say(
        "web-programme-run-edition",
        &[("edition", programme.edition.clone())],
    );
    let lead = words.text(&programme.about).to_owned();
    let main = html! {
        (opening(&Opening { kind: Some(&kind), title: &title, lead: &lead, facts: None, answer: None }))
        (faults.summary(words))
        @if visit.asked.value("sudah") == "dibuka" { p class="saved" role="status" { (words.label("web-programme-run-opened")) } }
        (section("daftar-unit", &words.label("web-candidacy-list"), &list(words, found)))
        @if programme.proposals.is_some() {
            p { a class="onward" href=(localized(words.lang, crate::innovation::work::proposals::PATH)) { (words.label("web-proposal-list")) } }
        } @else if !found.offered.is_empty() {
            (section("masuk", words.text(&programme.entry.title), &entering(visit, found, &own, faults)))
        }
        @if reads_juries(visit, &programme.code) { (juries(words, programme)) }
        ul class="beside" {
            li { a href=(localized(words.lang, &format!("{own}/calon.csv"))) { (words.label("web-candidacy-csv")) } }
            li { a href=(localized(words.lang, &format!("/program/{}/tahapan", programme.code))) { (words.label("web-candidacy-public")) } }
        }
    };
    let sample = found.lines.iter().any(|line| !line.row.sample.is_empty());
    Desk {
        title: &title,
        is_wrong: !faults.is_empty(),
        way: &[
            (
                words.label("web-programme-run-title"),
                programmes::PATH.to_owned(),
            ),
            (title.clone(), own),
        ],
        sample,
        main,
    }
    .markup(site, visit)
}

fn reads_juries(visit: &Visit, programme: &str) -> bool {
    let actor = visit.actor();
    actor.is_some_and(|actor| may_read_panel(actor, &programme.into()).is_ok())
}

/// The stages that a jury judges.
fn juries(words: Words, programme: &Programme) -> Markup {
    let judged = || programme.stages.iter().filter(|one| one.jury.is_some());
    let to = |code: &str| super::jury::board::address(&programme.code, &programme.edition, code);
    if judged().next().is_none() {
        return html! {};
    }
    let stages = html! {
        ul { @for one in judged() { li { a href=(localized(words.lang, &to(&one.code))) { (words.text(&one.title)) } } } }
    };
    section("juri", &words.label("web-jury"), &stages)
}

fn list(words: Words, found: &ProgrammePage) -> Markup {
    if found.lines.is_empty() {
        return empty(&Empty {
            title: &words.label("web-candidacy-none"),
            about: &words.label("web-candidacy-none-about"),
            action: None,
        });
    }
    let heads = heads(
        words,
        &[
            ("web-candidacy-column-unit", Holds::Name),
            ("web-candidacy-column-stage", Holds::Text),
            ("web-candidacy-column-status", Holds::Text),
            ("web-candidacy-column-begun", Holds::Text),
        ],
    );
    let rows = found.lines.iter().map(|line| Row {
        cells: cells(words, &found.programme, line),
        ..Row::default()
    });
    table(
        words,
        &Table {
            id: "calon",
            caption: &words.label("web-candidacy-caption"),
            columns: &columns(&heads),
            rows: rows.collect(),
        },
    )
}

fn cells(words: Words, programme: &Programme, line: &CandidacyLine) -> Vec<Markup> {
    let stage = programme.stage(&line.row.stage);
    let address = localized(words.lang, &super::candidacy::address(&line.row.candidacy));
    vec![
        html! { a href=(address) { (line.name) } },
        html! { (stage.map_or(line.row.stage.as_str(), |stage| words.text(&stage.title))) },
        html! {
            (status::told(words, &line.status))
            @if line.is_waiting { br; strong { (words.label("web-candidacy-waits")) } }
        },
        html! { (moment::day(words, &line.row.at)) },
    ]
}

fn entering(visit: &Visit, found: &ProgrammePage, own: &str, faults: &Faults) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let mut choices = vec![Choice {
        value: "",
        label: "–",
        chosen: typed.value("unit").is_empty(),
    }];
    choices.extend(found.offered.iter().map(|(id, name)| Choice {
        value: id,
        label: name,
        chosen: id == typed.value("unit"),
    }));
    let entry = &found.programme.entry;
    let body = html! {
        (field(words, &Field { name: "unit", label: &words.label("web-candidacy-unit"), hint: None, error: faults.of("unit"), control: Control::Select { choices: &choices } }))
        @if let Some(document) = &entry.document {
            (field(words, &Field { name: "dokumen", label: words.text(document), hint: Some(&words.label("web-candidacy-document-hint")), error: faults.of("dokumen"), control: Control::Text { value: typed.exact("dokumen") } }))
        }
        (field(words, &Field { name: "keterangan", label: &words.label("web-candidacy-remark"), hint: None, error: None, control: Control::Lines { value: typed.exact("keterangan"), rows: 3 } }))
    };
    html! {
        (form(visit, &Form { action: own, has_files: false, fields: body, button: words.text(&entry.title) }))
    }
}
