//! The bodies directly under this one, each with its newest result.

use super::section::Section;
use super::view::BodyView;
use crate::assessment::naming;
use crate::look::{Column, Link, Row, Table, links, table};
use crate::register::notes::{self, Notes};
use crate::register::result::ResultView;
use crate::register::told;
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_store::register::Body;

/// More units than this lead to the directory.
const MOST: usize = 60;

/// The units; none where there are none.
pub fn section(words: Words, view: &BodyView, notes: &mut Notes) -> Option<Section> {
    if view.units.is_empty() {
        return None;
    }
    if view
        .unit_results
        .iter()
        .all(|result| !result.says_something())
    {
        return Some(plain(words, view));
    }
    let names = [
        words.label("web-body-unit"),
        words.label("web-body-kind"),
        words.label("web-body-newest"),
        words.label("web-body-index"),
    ];
    let columns: Vec<Column> = names
        .iter()
        .enumerate()
        .map(|(place, name)| Column {
            name,
            number: place == 3,
            names_row: place == 0,
            sort: None,
        })
        .collect();
    let mut rows = Vec::new();
    for unit in view.units.iter().take(MOST) {
        rows.push(row(words, view, unit, notes));
    }
    let caption = words.counted(
        "web-body-units-caption",
        view.units.len(),
        &[("name", view.body.called().to_owned())],
    );
    Some(Section {
        id: "unit",
        heading: words.label("web-body-units"),
        body: html! {
            (table(words, &Table { id: "unit-tabel", caption: &caption, columns: &columns, rows }))
            (rest(words, view))
        },
    })
}

/// The units alone, where none has a result.
fn plain(words: Words, view: &BodyView) -> Section {
    let addresses: Vec<(String, String)> = view
        .units
        .iter()
        .take(MOST)
        .map(|unit| {
            (
                naming::body_address(words, &unit.body),
                told::kind_name(words, &unit.kind),
            )
        })
        .collect();
    let all: Vec<Link> = view
        .units
        .iter()
        .zip(&addresses)
        .map(|(unit, (address, kind))| Link {
            name: &unit.name,
            address,
            about: kind,
        })
        .collect();
    Section {
        id: "unit",
        heading: words.label("web-body-units"),
        body: html! {
            (links(&all))
            (rest(words, view))
        },
    }
}

/// How many of the units are shown, where not all are.
fn rest(words: Words, view: &BodyView) -> Markup {
    html! {
        @if view.units.len() > MOST {
            p { (words.say("web-body-units-more", &[("shown", words.count(MOST)), ("n", words.count(view.units.len()))])) }
        }
    }
}

/// The newest result of a unit that says something.
fn newest<'v, 'a>(view: &'v BodyView<'a>, unit: &Body) -> Option<&'v ResultView<'a>> {
    let of_unit = view
        .unit_results
        .iter()
        .filter(|result| result.outcome.body == unit.body && result.says_something());
    of_unit.max_by(|a, b| a.outcome.period.cmp(&b.outcome.period))
}

fn row(words: Words, view: &BodyView, unit: &Body, notes: &mut Notes) -> Row {
    let newest = newest(view, unit);
    let (verdict, index): (Markup, Markup) = match newest {
        Some(result) => {
            let mark = notes.mark(
                words,
                notes::of_result(&result.outcome),
                "web-body-what-units",
            );
            let round = format!(
                "{} {}",
                result.programme(words),
                naming::period(words, &result.outcome.period)
            );
            (
                html! { (round) br; (result.chip(words)) },
                html! { (result.announced(words)) (mark) },
            )
        }
        None => (
            html! { span class="muted" { (words.label("web-body-unit-unknown")) } },
            html! { (words.label("web-chart-missing")) },
        ),
    };
    Row {
        id: None,
        emphasis: false,
        cells: vec![
            told::link(words, &unit.body, &unit.name),
            html! { (told::kind_name(words, &unit.kind)) },
            verdict,
            index,
        ],
    }
}
