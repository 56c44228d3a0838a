//! The parts of the board of a round.

use super::View;
use crate::assessment::work::framed::address;
use crate::assessment::work::schedule_fields::capital;
use crate::desk::{Visit, moment};
use crate::frame::localized;
use crate::look::{Column, Empty, Link, Row, Table, Words, empty, links, stacked, table};
use maud::{Markup, html};
use prima_workflow::assessment::read::CycleLine;
use prima_workflow::assessment::{Counts, Progress, stage_name};

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
    let caption = words.label("web-board-schedule-caption");
    let rows = rows.collect();
    html! {
        (stacked(words, &Table { id: "jadwal", caption: &caption, columns: &columns, rows }))
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

/// In place of everything about units, where none takes part yet.
pub fn no_units(words: Words, view: &View) -> Markup {
    let title = words.label("web-board-no-units");
    let about = words.label("web-round-no-units-about");
    let name = words.label("web-round-choose-loci");
    let to = format!("{}/lokus", address(&view.line.cycle.cycle));
    let to = localized(words.lang, &to);
    let action = view.arranges.then_some(Link {
        name: &name,
        address: &to,
        about: "",
    });
    empty(&Empty {
        title: &title,
        about: &about,
        action,
    })
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
            caption: &words.label("web-board-institutions-caption"),
            columns: &columns,
            rows,
        },
    )
}

/// Where things are arranged; none where there is nothing to arrange.
pub fn ways(words: Words, view: &View) -> Option<Markup> {
    let mut parts = Vec::new();
    if view.line.is_officer {
        parts.push("jadwal");
    }
    if view.arranges {
        parts.extend(["lokus", "penugasan"]);
    }
    // Without a unit, only officers of the whole programme have anybody to remind.
    let has_units = view.progress.is_some_and(|all| !all.units.is_empty());
    if view.line.is_officer || (view.arranges && has_units) {
        parts.push("pengingat");
    }
    if view.line.is_officer {
        parts.extend(["cacahan", "indeks", "penilaian-ulang", "penetapan"]);
    }
    if view
        .progress
        .is_some_and(|progress| !progress.units.is_empty())
    {
        parts.push("lke");
    }
    if view.oversight.changes {
        parts.push("perubahan");
    }
    if view.oversight.evaluators {
        parts.push("penilai");
    }
    if parts.is_empty() {
        return None;
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
    Some(html! { div class="ways" { (links(&all)) } })
}
