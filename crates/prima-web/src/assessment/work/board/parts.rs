//! The parts of the board of a round.

use super::{PER_PAGE, View};
use crate::assessment::work::framed::address;
use crate::assessment::work::schedule_fields::capital;
use crate::desk::{Visit, moment};
use crate::frame::localized;
use crate::look::{
    Choice, Column, Control, Empty, Field, Filter, Link, Pagination, Row, Table, Words, empty,
    filter, links, pagination, table,
};
use maud::{Markup, html};
use prima_workflow::assessment::read::CycleLine;
use prima_workflow::assessment::{Counts, Progress, UnitProgress, stage_name};

/// When each stage is open, in all three times, and who was given more time.
pub fn windows(words: Words, line: &CycleLine) -> Markup {
    let heads =
        ["stage", "opens", "closes"].map(|head| words.label(&format!("web-board-column-{head}")));
    let mut columns = heads.each_ref().map(|name| Column {
        name,
        ..Column::default()
    });
    columns[0].names_row = true;
    let rows = line.schedule.windows().iter().map(|window| {
        let closes = line.schedule.closes(window.stage, None, &line.extensions);
        Row {
            cells: vec![
                html! {
                    (capital(&stage_name(window.stage, words.lang)))
                    @if line.stage == Some(window.stage) { " " strong { (words.label("web-board-now")) } }
                },
                html! { (moment::moment(words, window.opens)) },
                html! { (moment::moment(words, closes.unwrap_or(window.closes))) },
            ],
            emphasis: line.stage == Some(window.stage),
            ..Row::default()
        }
    });
    let caption = words.label("web-board-schedule");
    let rows = rows.collect();
    html! {
        (table(words, &Table { id: "jadwal", caption: &caption, columns: &columns, rows }))
        @if !line.extensions.is_empty() {
            h3 { (words.label("web-board-extensions")) }
            ul {
                @for extension in &line.extensions {
                    @let whom = extension.unit().map_or_else(|| words.label("web-board-all-units"), |unit| unit.to_string());
                    @let arguments = [
                        ("stage", capital(&stage_name(extension.stage(), words.lang))),
                        ("unit", whom),
                        ("until", moment::moment(words, extension.until())),
                        ("reason", extension.reason().to_owned()),
                    ];
                    li { (words.say("web-board-extension-line", &arguments)) }
                }
            }
        }
    }
}

/// Bars over all units.
pub fn counts(visit: &Visit, progress: &Progress) -> Markup {
    let words = visit.words();
    let total = &progress.total;
    let whole = progress
        .units
        .iter()
        .filter(|unit| unit.n_answered >= unit.n_asked)
        .count();
    html! {
        @if total.n_units == 0 { p { (words.label("web-board-no-units")) } }
        (bar(words, "filled", whole, total.n_units))
        (bar(words, "submitted", total.n_submitted, total.n_units))
        (bar(words, "assigned", total.n_assigned, total.n_units))
        (bar(words, "reviewed", total.n_reviewed, total.n_units))
        p { (words.say("web-board-late", &[("n", words.count(total.n_late))])) }
        p { (words.say("web-board-objections", &[("n", words.count(total.n_open_objections))])) }
    }
}

fn bar(words: Words, what: &str, n: usize, all: usize) -> Markup {
    let arguments = [("n", words.count(n)), ("all", words.count(all))];
    let said = words.say(&format!("web-board-bar-{what}"), &arguments);
    html! {
        p class="progress-line" {
            progress value=(n) max=(all.max(1)) aria-label=(said) {}
            span { (said) }
        }
    }
}

/// The same per institution.
pub fn institutions(words: Words, view: &View, progress: &Progress) -> Markup {
    let heads = [
        "institution",
        "units",
        "submitted",
        "late",
        "assigned",
        "reviewed",
        "objections",
    ]
    .map(|head| words.label(&format!("web-board-column-{head}")));
    let mut columns = heads.each_ref().map(|name| Column {
        name,
        number: true,
        ..Column::default()
    });
    columns[0].names_row = true;
    columns[0].number = false;
    let cells = |id: &String, counts: &Counts| {
        let name = view.names.get(id).unwrap_or(id).clone();
        let numbers = [
            counts.n_units,
            counts.n_submitted,
            counts.n_late,
            counts.n_assigned,
            counts.n_reviewed,
            counts.n_open_objections,
        ];
        let numbers = numbers.map(|n| html! { (words.count(n)) });
        std::iter::once(html! { (name) }).chain(numbers).collect()
    };
    let rows = progress.institutions.iter();
    let rows = rows.map(|(id, counts)| Row {
        cells: cells(id, counts),
        ..Row::default()
    });
    let rows: Vec<Row> = rows.collect();
    if rows.is_empty() {
        return html! { p { (words.label("web-board-no-units")) } };
    }
    table(
        words,
        &Table {
            id: "per-instansi",
            caption: &words.label("web-board-institutions"),
            columns: &columns,
            rows,
        },
    )
}

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
            (table(words, &Table { id: "per-unit", caption: &words.label("web-board-units"), columns: &columns, rows }))
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
        (false, _) => words.date(unit.submitted_at.get(..10).unwrap_or_default()),
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

/// Where things are arranged.
pub fn ways(words: Words, view: &View) -> Markup {
    let mut parts = Vec::new();
    if view.line.is_officer {
        parts.push("jadwal");
    }
    if view.arranges {
        parts.extend(["lokus", "penugasan"]);
    }
    if view.line.is_officer {
        parts.extend(["cacahan", "penetapan"]);
    }
    if parts.is_empty() {
        return html! { p { (words.label("web-board-ways-none")) } };
    }
    let board = address(&view.line.cycle.cycle);
    let written: Vec<(String, String)> = parts
        .iter()
        .map(|part| {
            (
                words.label(&format!("web-board-way-{part}")),
                localized(words.lang, &format!("{board}/{part}")),
            )
        })
        .collect();
    let all: Vec<Link> = written
        .iter()
        .map(|(name, address)| Link {
            name,
            address,
            about: "",
        })
        .collect();
    links(&all)
}
