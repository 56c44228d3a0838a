//! The bodies of a region, the regions in it, and what is said of them: one
//! office may be honoured while another in the same region loses a predikat.

use super::view::RegionView;
use crate::assessment::naming;
use crate::frame::localized;
use crate::look::{Column, Link, Row, Table, links, note_mark, table};
use crate::register::body::HonourView;
use crate::register::notes::{self, Notes};
use crate::register::told;
use maud::{Markup, html};
use prima_document::wording::Words;

/// Its own bodies, with the way to all of them.
pub fn bodies(words: Words, view: &RegionView) -> Markup {
    let names = ["body", "kind"].map(|name| words.label(&format!("web-region-column-{name}")));
    let columns = [
        Column {
            name: &names[0],
            names_row: true,
            ..Column::default()
        },
        Column {
            name: &names[1],
            ..Column::default()
        },
    ];
    let rows = view.bodies.iter().map(|body| Row {
        id: None,
        emphasis: false,
        cells: vec![
            told::link(words, &body.body, &body.name),
            html! { (told::kind(words, body)) },
        ],
    });
    let caption = words.counted(
        "web-region-bodies-caption",
        view.n_bodies,
        &[("name", view.region.short.clone())],
    );
    let province = view.region.region.split('.').next().unwrap_or_default();
    let directory = format!("{}?provinsi={province}", localized(words.lang, "/badan"));
    html! {
        @if view.bodies.is_empty() { p { (words.label("web-region-no-bodies")) } }
        @else { (table(words, &Table { id: "badan-tabel", caption: &caption, columns: &columns, rows: rows.collect() })) }
        p { a class="onward" href=(directory) { (words.label("web-region-directory")) } }
    }
}

/// The regions in a province, and those that were in it before.
pub fn inside(words: Words, view: &RegionView) -> Option<Markup> {
    if view.inside.is_empty() && view.formerly_inside.is_empty() {
        return None;
    }
    let link = |name: &str, code: &str| (name.to_owned(), naming::region_address(words, code));
    let now: Vec<(String, String)> = view
        .inside
        .iter()
        .map(|region| link(&region.name, &region.region))
        .collect();
    let before: Vec<(String, String, String)> = view
        .formerly_inside
        .iter()
        .map(|(row, region)| {
            let (name, address) = link(&region.name, &region.region);
            (
                name,
                address,
                told::validity(words, &row.valid_from, &row.valid_to),
            )
        })
        .collect();
    let now: Vec<Link> = now
        .iter()
        .map(|(name, address)| Link {
            name,
            address,
            about: "",
        })
        .collect();
    let before: Vec<Link> = before
        .iter()
        .map(|(name, address, about)| Link {
            name,
            address,
            about,
        })
        .collect();
    Some(html! {
        @if !now.is_empty() { div class="columns" { (links(&now)) } }
        @if !before.is_empty() {
            h3 { (words.label("web-region-formerly-inside")) }
            div class="columns" { (links(&before)) }
        }
    })
}

/// Honours and predikat of its bodies, granted and taken back.
pub fn honours(words: Words, view: &RegionView, notes: &mut Notes) -> Option<Markup> {
    if view.honours.is_empty() {
        return None;
    }
    let mut lines = Vec::new();
    for honour in &view.honours {
        let number = notes.number(notes::of_honour(&honour.honour), "web-body-what-honour");
        lines.push(html! { li { (line(words, view, honour)) (note_mark(words, number)) } });
    }
    Some(html! {
        p { (words.label("web-region-honours-about")) }
        ul { @for line in &lines { (line) } }
    })
}

fn line(words: Words, view: &RegionView, view_of: &HonourView) -> Markup {
    let honour = &view_of.honour;
    let title = naming::of(words, &honour.title_id, &honour.title_en);
    let holder = match honour.unit.is_empty() {
        true => &honour.body,
        false => &honour.unit,
    };
    let granted = naming::period(words, &honour.granted);
    html! {
        (told::link(words, holder, view.name(holder))) ": " (title)
        @if !granted.is_empty() { ", " (granted) }
        (told::made_up(words, view.is_sample(&honour.dataset)))
        @if view_of.is_revoked() {
            " – " strong { (words.say("web-region-revoked", &[("day", naming::period(words, &honour.revoked))])) }
        }
        @if let Some(event) = &view_of.event {
            " (" a href=(naming::event_address(words, &event.event)) { (naming::of(words, &event.name_id, &event.name_en)) } ")"
        }
    }
}

/// What is said of its bodies.
pub fn statements(words: Words, view: &RegionView, notes: &mut Notes) -> Option<Markup> {
    if view.statements.is_empty() {
        return None;
    }
    let mut lines = Vec::new();
    for statement in &view.statements {
        let number = notes.number(notes::of_statement(statement), "web-body-what-statement");
        lines.push(html! {
            p class="traced" {
                @if statement.kind == "mismatch" { strong { (words.label("web-body-differs")) } " " }
                (told::about(words, naming::of(words, &statement.text_id, &statement.text_en), &statement.body, view.name(&statement.body)))
                " " span class="muted" { "(" (words.say("web-period", &[("period", naming::period(words, &statement.period))])) ")" }
                (note_mark(words, number))
            }
        });
    }
    Some(html! { @for line in &lines { (line) } })
}
