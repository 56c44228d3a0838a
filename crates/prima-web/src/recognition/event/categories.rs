//! The categories of an event as a table. Of an imported event it counts those
//! announced, known and unknown, and their sums; of one that is decided here it
//! tells by what rule each found its recipients.

use super::{EventView, of_event};
use crate::assessment::heads::{Holds, columns, heads};
use crate::assessment::naming;
use crate::look::{Row, Table, table};
use crate::recognition::work::rule;
use crate::register::notes::Notes;
use crate::register::told;
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_store::history::Event;
use prima_workflow::recognition::award::DecidedHere;

/// The table.
pub(super) fn markup(words: Words, view: &EventView, notes: &mut Notes) -> Markup {
    match &view.decided {
        Some(decided) => by_rule(words, view, decided, notes),
        None => counted(words, view, notes),
    }
}

/// Those announced and those known, in all categories.
pub(super) fn totals(view: &EventView) -> (usize, usize) {
    let categories = view.categories.iter();
    let announced = categories.filter_map(|one| view.announced(one)).sum();
    let holds = view.honours.iter().filter(|one| one.status != "revoked");
    (announced, holds.count())
}

/// Announced, known and unknown recipients of each category, and their sums.
fn counted(words: Words, view: &EventView, notes: &mut Notes) -> Markup {
    let heads = heads(
        words,
        &[
            ("web-event-column-category", Holds::Name),
            ("web-event-column-announced", Holds::Number),
            ("web-event-column-known", Holds::Number),
            ("web-event-column-unknown", Holds::Number),
            ("web-event-column-level", Holds::Text),
        ],
    );
    let mut rows = Vec::new();
    for category in &view.categories {
        let known = view.known(&category.category);
        let announced = view.announced(category);
        rows.push(Row {
            cells: vec![
                name(words, view, category, notes),
                html! { @match announced { Some(n) => (words.count(n)), None => (words.label("web-chart-missing")) } },
                listed(words, category, known),
                html! { (unknown(words, announced, known)) },
                html! { (levels(words, category)) },
            ],
            ..Row::default()
        });
    }
    let (announced, known) = totals(view);
    rows.push(Row {
        id: None,
        emphasis: true,
        cells: vec![
            html! { (words.label("web-event-sum")) },
            html! { (words.count(announced)) },
            html! { (words.count(known)) },
            html! { (unknown(words, Some(announced), known)) },
            html! {},
        ],
    });
    html! {
        p { (words.label("web-event-categories-about")) }
        (table(words, &Table { id: "kategori-tabel", caption: &words.label("web-event-categories-caption"), columns: &columns(&heads), rows }))
    }
}

/// The rule and the recipients of each category.
fn by_rule(words: Words, view: &EventView, decided: &DecidedHere, notes: &mut Notes) -> Markup {
    let heads = heads(
        words,
        &[
            ("web-event-column-category", Holds::Name),
            ("web-award-run-column-rule", Holds::Text),
            ("web-event-recipients", Holds::Number),
        ],
    );
    let mut rows = Vec::new();
    for category in &view.categories {
        let rules = decided.rules.category(&category.category);
        rows.push(Row {
            cells: vec![
                name(words, view, category, notes),
                html! { @if let Some(rules) = rules { (rule::told(words, rules)) } },
                match view.is_undecided(&category.category) {
                    true => html! { (told::clause(&words.label("web-event-undecided"))) },
                    false => listed(words, category, view.known(&category.category)),
                },
            ],
            ..Row::default()
        });
    }
    html! {
        p { (words.label("web-event-deciding-about")) }
        (table(words, &Table { id: "kategori-tabel", caption: &words.label("web-event-decided-caption"), columns: &columns(&heads), rows }))
    }
}

fn name(words: Words, view: &EventView, category: &Event, notes: &mut Notes) -> Markup {
    let mark = notes.mark(words, of_event(category), "web-event-what-category");
    html! {
        a href={ (naming::event_address(words, &view.event.event)) "/" (category.category) } { (naming::of(words, &category.name_id, &category.name_en)) }
        (mark)
    }
}

/// How many are named, which leads to them further down the page.
fn listed(words: Words, category: &Event, n: usize) -> Markup {
    html! {
        @if n == 0 { (words.count(n)) }
        @else { a href={ "#kategori-" (category.category) } { (words.count(n)) span class="visually-hidden" { " " (words.label("web-event-listed")) } } }
    }
}

/// For which levels of government it is.
pub(in crate::recognition) fn levels(words: Words, category: &Event) -> String {
    let levels = category.level.split(';').filter(|level| !level.is_empty());
    let levels: Vec<String> = levels.map(|level| told::level(words, level)).collect();
    told::list(words, &levels)
}

/// How many of those announced nobody has named.
fn unknown(words: Words, announced: Option<usize>, known: usize) -> String {
    match announced {
        Some(n) => words.count(n.saturating_sub(known)),
        None => words.label("web-chart-missing"),
    }
}
