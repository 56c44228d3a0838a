//! What verifying a bundle found, in plain words, with every problem at its place.

mod signature;

use super::Origin;
use crate::look::{Column, Notice, NoticeKind, Row, Table, Words, notice, section, summary, table};
use maud::{Markup, html};
use prima_exchange::problem::{Problem, ProblemGroup};
use prima_exchange::verify::Verification;

/// The verdict as a title.
pub fn title(words: Words, found: &Verification) -> String {
    words.label(if found.is_good() {
        "web-verify-good"
    } else {
        "web-verify-bad"
    })
}

/// The verdict, what was done, and the problems.
pub fn markup(
    words: Words,
    name: &str,
    root: &str,
    origin: Option<Origin>,
    found: &Verification,
) -> Markup {
    let good = found.is_good();
    let n_problems = usize::try_from(found.problems.count()).unwrap_or(usize::MAX);
    let about = match good {
        true => words.say("web-verify-good-about", &[("name", name.to_owned())]),
        false => words.counted(
            "web-verify-bad-about",
            n_problems,
            &[("name", name.to_owned())],
        ),
    };
    html! {
        (notice(words, &Notice {
            kind: if good { NoticeKind::Agreement } else { NoticeKind::Mismatch },
            title: Some(&title(words, found)),
            body: html! {
                p { (about) }
                (signature::told(words, origin, found))
            },
        }))
        (section("hasil", &words.label("web-verify-done"), &done(words, found)))
        (signature::section_of(words, found))
        @if !good { (section("masalah", &words.label("web-verify-problems"), &problems(words, root, found))) }
    }
}

fn done(words: Words, found: &Verification) -> Markup {
    let names =
        ["hashed", "recomputed", "engine"].map(|key| words.label(&format!("web-verify-{key}")));
    let nothing = || words.label("web-verify-none");
    let outputs = match found.recomputed.is_empty() {
        true => nothing(),
        false => found.recomputed.join(", "),
    };
    let engine = if found.engine.is_empty() {
        nothing()
    } else {
        found.engine.clone()
    };
    summary(&[
        (&names[0], html! { (words.count(found.n_hashed)) }),
        (&names[1], html! { (outputs) }),
        (&names[2], html! { (engine) }),
    ])
}

fn problems(words: Words, root: &str, found: &Verification) -> Markup {
    let names = ["file", "line", "column", "what"]
        .map(|key| words.label(&format!("web-verify-column-{key}")));
    let columns = [
        Column {
            name: &names[0],
            names_row: true,
            ..Column::default()
        },
        Column {
            name: &names[1],
            number: true,
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
    let rows = found
        .problems
        .groups()
        .into_iter()
        .flat_map(|group| rows(words, root, group))
        .collect();
    let caption = words.label("web-verify-problems-caption");
    table(
        words,
        &Table {
            id: "masalah-bundel",
            caption: &caption,
            columns: &columns,
            rows,
        },
    )
}

/// The first places of one kind of problem, and how many more there are.
fn rows(words: Words, root: &str, group: &ProblemGroup) -> Vec<Row> {
    let mut rows: Vec<Row> = group
        .first
        .iter()
        .map(|problem| row(words, root, problem))
        .collect();
    let more = group.count.saturating_sub(group.first.len() as u64);
    if let (1.., Some(first)) = (more, group.first.first()) {
        let n = usize::try_from(more).unwrap_or(usize::MAX);
        let cells = vec![
            html! { (first.file.replace(root, "")) },
            html! {},
            html! {},
            html! { (words.counted("web-verify-more", n, &[])) },
        ];
        rows.push(Row {
            cells,
            ..Row::default()
        });
    }
    rows
}

fn row(words: Words, root: &str, problem: &Problem) -> Row {
    let line = problem.row.and_then(|row| usize::try_from(row).ok());
    Row {
        cells: vec![
            html! { (problem.file.replace(root, "")) },
            html! { @if let Some(line) = line { (words.count(line)) } },
            html! { @if let Some(column) = &problem.column { (column) } },
            html! { (problem.message(words.lang).replace(root, "")) },
        ],
        ..Row::default()
    }
}
