//! The table of units on the board of a round, with the search above it.

use super::{PER_PAGE, View};
use crate::assessment::work::framed::address;
use crate::desk::{Visit, moment};
use crate::frame::localized;
use crate::look::{
    Choice, Column, Control, Empty, Field, Filter, Pagination, Row, Table, Words, empty, filter,
    pagination, stacked,
};
use maud::{Markup, html};
use prima_workflow::assessment::UnitProgress;

/// The units one by one, with the search above them.
pub fn units(visit: &Visit, view: &View, chosen: &[&UnitProgress]) -> Markup {
    let words = visit.words();
    let board = localized(words.lang, &address(&view.line.cycle.cycle));
    let n_pages = chosen.len().div_ceil(PER_PAGE).max(1);
    let page = view.page.min(n_pages);
    let shown = chosen.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE);
    let rows: Vec<Row> = shown
        .map(|unit| row(words, &view.line.cycle.cycle, unit))
        .collect();
    let heads = [
        "unit",
        "answered",
        "handed-in",
        "closes",
        "reviews",
        "objections",
    ]
    .map(|head| words.label(&format!("web-board-column-{head}")));
    let mut columns = heads.each_ref().map(|name| Column {
        name,
        ..Column::default()
    });
    columns[0].names_row = true;
    for place in [1, 4, 5] {
        columns[place].number = true;
    }
    let to_page = |page: usize| {
        format!(
            "{board}?{}#unit",
            visit.asked.with("halaman", &page.to_string())
        )
    };
    html! {
        (narrowed(visit, &board))
        @if rows.is_empty() {
            (empty(&Empty { title: &words.label("web-board-units-none"), about: &words.label("web-board-units-none-about"), action: None }))
        } @else {
            p { (words.say("web-board-units-found", &[("n", words.count(chosen.len()))])) }
            (stacked(words, &Table { id: "per-unit", caption: &words.label("web-board-units-caption"), columns: &columns, rows }))
            (pagination(words, &Pagination { current: page, n_pages, address: &to_page }))
        }
        p { a href={ (board) "/kemajuan.csv" } { (words.label("web-board-csv")) } }
    }
}

fn narrowed(visit: &Visit, board: &str) -> Markup {
    let words = visit.words();
    let state = visit.asked.value("keadaan");
    let names = ["", "terlambat", "belum", "tanpa-penilai", "sanggahan"].map(|value| {
        (
            value,
            words.label(&format!(
                "web-board-state-{}",
                if value.is_empty() { "semua" } else { value }
            )),
        )
    });
    let choices: Vec<Choice> = names
        .iter()
        .map(|(value, label)| Choice {
            value,
            label,
            chosen: *value == state,
        })
        .collect();
    let labels = [
        words.label("web-board-search"),
        words.label("web-board-state"),
    ];
    let fields = [
        Field {
            name: "q",
            label: &labels[0],
            hint: None,
            error: None,
            control: Control::Search {
                value: visit.asked.value("q"),
            },
        },
        Field {
            name: "keadaan",
            label: &labels[1],
            hint: None,
            error: None,
            control: Control::Select { choices: &choices },
        },
    ];
    let is_narrowed = !visit.asked.value("q").is_empty() || !state.is_empty();
    filter(
        words,
        &Filter {
            action: board,
            fields: &fields,
            kept: &[],
            reset: is_narrowed.then_some(board),
        },
    )
}

fn row(words: Words, cycle: &str, unit: &UnitProgress) -> Row {
    let of = |n: usize, all: usize| {
        words.say(
            "web-filling-of",
            &[("done", words.count(n)), ("all", words.count(all))],
        )
    };
    let handed_in = match (unit.submitted_at.is_empty(), unit.is_late) {
        (false, _) => moment::day(words, &unit.submitted_at),
        (true, true) => words.label("web-board-is-late"),
        (true, false) => words.label("web-board-not-yet"),
    };
    let to = localized(words.lang, &format!("{}/{}", address(cycle), unit.unit));
    Row {
        cells: vec![
            html! { a href=(to) { (unit.name) } },
            html! { (of(unit.n_answered, unit.n_asked)) },
            html! { @if unit.is_late { strong { (handed_in) } } @else { (handed_in) } },
            html! { @if let Some(closes) = unit.closes { (moment::past(words, closes)) } },
            html! { (of(unit.n_handed_in, unit.n_evaluators)) },
            html! { (words.count(unit.n_open_objections)) },
        ],
        emphasis: unit.is_late,
        ..Row::default()
    }
}
