//! `/kerja/proposal`: the proposals somebody writes or checks, and the form by
//! which one is begun.

use super::{checking, faults, proposal};
use crate::assessment::heads::{Holds, columns, heads};
use crate::assessment::work::faults::Faults;
use crate::assessment::work::place;
use crate::assessment::work::refusal::hidden;
use crate::desk::{Answered, Desk, DeskAnswer, Form, Visit, form};
use crate::frame::localized;
use crate::look::{
    Choice, Control, Empty, Field, Opening, Row, Table, Words, empty, field, opening, section,
    table,
};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_workflow::innovation::proposal::{
    NewProposal, ProposalLine, ProposalLists, begin_proposal, proposal_lists,
};

/// Its address, without the language.
pub const PATH: &str = "/kerja/proposal";

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let actor = place::actor(visit)?;
    let lists = proposal_lists(&site.desk, actor, visit.now).await;
    let lists = lists.map_err(hidden)?;
    if visit.form.is_none() {
        return Answered::page(whole(site, visit, &lists, &Faults::default()));
    }
    if lists.offered.is_empty() {
        return Err(WebError::NotFound(Missing::Page));
    }
    let fields = visit.fields();
    let Some((programme, edition)) = fields.value("program").split_once('/') else {
        let said = visit.words().label("web-proposal-choose-programme");
        let faults = Faults::one("program", said);
        return Answered::refused(whole(site, visit, &lists, &faults));
    };
    let new = NewProposal {
        programme: programme.to_owned(),
        edition: edition.to_owned(),
        unit: fields.value("unit").to_owned(),
        title: fields.value("title").to_owned(),
        group: String::new(),
    };
    if new.unit.is_empty() {
        let faults = Faults::one("unit", visit.words().label("web-candidacy-choose-unit"));
        return Answered::refused(whole(site, visit, &lists, &faults));
    }
    match begin_proposal(&site.desk, actor, &new, visit.now).await {
        Ok(id) => {
            let to = localized(visit.asked.lang, &proposal::address(&id));
            Answered::elsewhere(format!("{to}?sudah=daftar"))
        }
        Err(error) => {
            let faults = faults(visit, error, "unit")?;
            Answered::refused(whole(site, visit, &lists, &faults))
        }
    }
}

fn whole(site: &Site, visit: &Visit, lists: &ProposalLists, faults: &Faults) -> Markup {
    let words = visit.words();
    let title = words.label("web-proposal-list");
    let main = html! {
        (opening(&Opening { kind: None, title: &title, lead: &words.label("web-proposal-list-lead"), facts: None, answer: None }))
        (faults.summary(words))
        @if !lists.to_check.is_empty() {
            (section("periksa", &words.label("web-proposal-to-check"), &listed(words, "usulan-diperiksa", &lists.to_check, true)))
        }
        (section("milik", &words.label("web-proposal-own"), &own(words, lists)))
        @if !lists.offered.is_empty() {
            (section("daftar", &words.label("web-proposal-begin"), &beginning(visit, lists, faults)))
        }
    };
    let all = lists.own.iter().chain(&lists.to_check);
    let sample = all.into_iter().any(|line| !line.row.sample.is_empty());
    Desk {
        title: &title,
        is_wrong: !faults.is_empty(),
        way: &[(title.clone(), PATH.to_owned())],
        sample,
        main,
    }
    .markup(site, visit)
}

fn own(words: Words, lists: &ProposalLists) -> Markup {
    match lists.own.is_empty() {
        true => empty(&Empty {
            title: &words.label("web-proposal-none"),
            about: &words.label("web-proposal-none-about"),
            action: None,
        }),
        false => listed(words, "usulan-milik", &lists.own, false),
    }
}

fn listed(words: Words, id: &str, lines: &[ProposalLine], to_check: bool) -> Markup {
    let heads = heads(
        words,
        &[
            ("web-proposal-column-title", Holds::Name),
            ("web-candidacy-column-unit", Holds::Text),
            ("web-proposal-column-programme", Holds::Text),
            ("web-candidacy-column-stage", Holds::Text),
        ],
    );
    let rows = lines.iter().map(|line| {
        let stage = line.programme.stage(&line.row.stage);
        let stage = stage.map_or(line.row.stage.as_str(), |stage| words.text(&stage.title));
        let untitled = words.label("web-proposal-untitled");
        let title = match line.title.as_str() {
            "" => untitled.as_str(),
            title => title,
        };
        let address = match to_check {
            true => checking::address(&line.row.candidacy),
            false => proposal::address(&line.row.candidacy),
        };
        Row {
            cells: vec![
                html! { a href=(localized(words.lang, &address)) { (title) } },
                html! { (line.unit) },
                html! { (words.text(&line.programme.title)) },
                html! { (stage) },
            ],
            ..Row::default()
        }
    });
    table(
        words,
        &Table {
            id,
            caption: &words.label("web-proposal-caption"),
            columns: &columns(&heads),
            rows: rows.collect(),
        },
    )
}

fn beginning(visit: &Visit, lists: &ProposalLists, faults: &Faults) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let choice = |value: &str, label: &str, name: &str| {
        let chosen = value == typed.value(name);
        (value.to_owned(), label.to_owned(), chosen)
    };
    let programmes = lists
        .offered
        .iter()
        .map(|(programme, _)| choice(&programme.name(), words.text(&programme.title), "program"));
    let mut units: Vec<(String, String, bool)> = lists
        .offered
        .iter()
        .flat_map(|(_, units)| units)
        .map(|(id, name)| choice(id, name, "unit"))
        .collect();
    units.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
    units.dedup();
    let programmes: Vec<(String, String, bool)> = programmes.collect();
    let (programmes, units) = (choices(&programmes), choices(&units));
    let fields = html! {
        (field(words, &Field { name: "program", label: &words.label("web-proposal-programme"), hint: None, error: faults.of("program"), control: Control::Select { choices: &programmes } }))
        (field(words, &Field { name: "unit", label: &words.label("web-candidacy-unit"), hint: None, error: faults.of("unit"), control: Control::Select { choices: &units } }))
        (field(words, &Field { name: "title", label: &words.label("web-proposal-title"), hint: Some(&words.label("web-proposal-title-hint")), error: faults.of("title"), control: Control::Text { value: typed.exact("title") } }))
    };
    html! {
        p { (words.label("web-proposal-begin-about")) }
        (form(visit, &Form { action: PATH, has_files: false, fields, button: &words.label("web-proposal-begin-do") }))
    }
}

/// Choices after an empty one.
fn choices(named: &[(String, String, bool)]) -> Vec<Choice<'_>> {
    let none = Choice {
        value: "",
        label: "–",
        chosen: !named.iter().any(|(.., chosen)| *chosen),
    };
    let named = named.iter().map(|(value, label, chosen)| Choice {
        value,
        label,
        chosen: *chosen,
    });
    std::iter::once(none).chain(named).collect()
}
