//! The honours of a programme, as a table.

use super::View;
use crate::assessment::heads::{Holds, columns, heads};
use crate::assessment::naming;
use crate::look::{Row, Table, Words, linked, table};
use crate::register::told::made_up;
use maud::{Markup, html};
use prima_store::history::Honour;

/// The table; nothing where there is no honour.
pub(super) fn section(view: &View) -> Markup {
    let words = view.words;
    if view.honours.is_empty() {
        return html! {};
    }
    let heads = heads(
        words,
        &[
            ("web-programme-column-body", Holds::Name),
            ("web-programme-column-title", Holds::Text),
            ("web-programme-column-granted", Holds::Text),
            ("web-programme-column-source", Holds::Text),
        ],
    );
    let rows = view.honours.iter().map(|honour| Row {
        cells: cells(view, honour),
        ..Row::default()
    });
    html! {
        p { (words.counted("web-programme-n-honours", view.honours.len(), &[])) }
        (table(words, &Table { id: "penghargaan-tabel", caption: &words.label("web-programme-honours-caption"), columns: &columns(&heads), rows: rows.collect() }))
    }
}

fn cells(view: &View, honour: &Honour) -> Vec<Markup> {
    let words = view.words;
    vec![
        holder(view, honour),
        html! {
            @let title = naming::of(words, &honour.title_id, &honour.title_en);
            @if honour.event.is_empty() { (title) }
            @else { a href=(naming::event_address(words, &honour.event)) { (title) } }
            (made_up(words, view.is_sample(&honour.dataset)))
        },
        html! {
            @if honour.granted.is_empty() { span class="muted" { (words.label("web-programme-granted-unknown")) } }
            @else { (naming::period(words, &honour.granted)) }
            (revoked(words, honour))
        },
        html! { span class="table-source" { (linked(&words.prose(&honour.source))) ", " (words.say("web-retrieved", &[("day", words.date(&honour.retrieved))])) } },
    ]
}

/// Who holds an honour. An award goes to an institution, which may credit a
/// unit; a predikat without an event is the unit's own.
fn holder(view: &View, honour: &Honour) -> Markup {
    let (first, key, second) = match honour.event.is_empty() && !honour.unit.is_empty() {
        true => (&honour.unit, "web-programme-part-of", &honour.body),
        false => (&honour.body, "web-programme-credited", &honour.unit),
    };
    html! {
        (body(view, first))
        @if !second.is_empty() { span class="reckoning" { (view.words.label(key)) " " (body(view, second)) } }
    }
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
