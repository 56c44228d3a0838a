//! The honours of a programme, as a table.

use super::View;
use crate::assessment::naming;
use crate::look::{Column, Row, Table, Words, table};
use maud::{Markup, html};
use prima_store::history::Honour;

/// The table; nothing where there is no honour.
pub(super) fn section(view: &View) -> Markup {
    let words = view.words;
    if view.honours.is_empty() {
        return html! {};
    }
    let names = ["body", "title", "granted", "source"]
        .map(|key| words.label(&format!("web-programme-column-{key}")));
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
        Column {
            name: &names[2],
            ..Column::default()
        },
        Column {
            name: &names[3],
            ..Column::default()
        },
    ];
    let rows = view.honours.iter().map(|honour| Row {
        cells: cells(view, honour),
        ..Row::default()
    });
    html! {
        p { (words.counted("web-programme-n-honours", view.honours.len(), &[])) }
        (table(words, &Table { id: "penghargaan-tabel", caption: &words.label("web-programme-honours"), columns: &columns, rows: rows.collect() }))
    }
}

fn cells(view: &View, honour: &Honour) -> Vec<Markup> {
    let words = view.words;
    vec![
        html! {
            (body(view, &honour.body))
            @if !honour.unit.is_empty() { span class="reckoning" { (words.label("web-programme-credited")) " " (body(view, &honour.unit)) } }
        },
        html! {
            @let title = naming::of(words, &honour.title_id, &honour.title_en);
            @if honour.event.is_empty() { (title) }
            @else { a href=(naming::event_address(words, &honour.event)) { (title) } }
        },
        html! {
            @if honour.granted.is_empty() { span class="muted" { (words.label("web-programme-granted-unknown")) } }
            @else { (naming::period(words, &honour.granted)) }
            (revoked(words, honour))
        },
        html! { span class="table-source" { (words.prose(&honour.source)) ", " (words.say("web-retrieved", &[("day", words.date(&honour.retrieved))])) } },
    ]
}

fn body(view: &View, id: &str) -> Markup {
    let name = view.bodies.get(id).map_or(id, String::as_str);
    html! { a href=(naming::body_address(view.words, id)) { (name) } }
}

/// That an honour was revoked, when and why.
fn revoked(words: Words, honour: &Honour) -> Markup {
    let arguments = [
        ("day", naming::period(words, &honour.revoked)),
        (
            "why",
            naming::of(words, &honour.reason_id, &honour.reason_en).to_owned(),
        ),
    ];
    html! {
        @if honour.status == "revoked" {
            strong class="revoked" {
                @if honour.revoked.is_empty() { (words.say("web-programme-revoked-undated", &arguments)) }
                @else { (words.say("web-programme-revoked", &arguments)) }
            }
        }
    }
}
