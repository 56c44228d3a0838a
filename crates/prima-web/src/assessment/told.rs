//! Statements with their sources, by kind: theme and target first, what does
//! not agree last.

use super::cite::Cite;
use super::naming;
use crate::look::{Notice, NoticeKind, Words, notice, provenance};
use maud::{Markup, html};
use prima_store::history::{Dataset, Statement};

/// Kinds of statements in the order they are told.
pub const KINDS: [&str; 6] = [
    "theme",
    "target",
    "definition",
    "fact",
    "reason",
    "mismatch",
];

/// What is said.
pub fn text<'a>(words: Words, row: &'a Statement) -> &'a str {
    naming::of(words, &row.text_id, &row.text_en)
}

/// The statements of some kinds, each with its source.
pub fn list(words: Words, datasets: &[Dataset], rows: &[&Statement], kinds: &[&str]) -> Markup {
    let of_kind = |row: &&&Statement| kinds.contains(&row.kind.as_str());
    let rows: Vec<&&Statement> = rows.iter().filter(of_kind).collect();
    html! {
        @if !rows.is_empty() {
            ul class="statements" {
                @for row in rows { li { (one(words, datasets, row)) } }
            }
        }
    }
}

fn one(words: Words, datasets: &[Dataset], row: &Statement) -> Markup {
    let dataset = datasets
        .iter()
        .find(|dataset| dataset.dataset == row.dataset);
    let cite = Cite::statement(words, dataset, row);
    html! {
        p class={ "statement " (row.kind) } { (text(words, row)) }
        (unproven(words, row))
        (provenance(words, &cite.provenance()))
    }
}

/// What a statement does not prove, where it says so.
fn unproven(words: Words, row: &Statement) -> Markup {
    html! {
        @if !row.provisional.is_empty() {
            p class="unproven" { (words.say("web-programme-unproven", &[("why", row.provisional.clone())])) }
        }
    }
}

/// Sources that do not agree, as one notice; nothing where they do.
pub fn mismatches(words: Words, datasets: &[Dataset], rows: &[&Statement]) -> Markup {
    let rows: Vec<&&Statement> = rows.iter().filter(|row| row.kind == "mismatch").collect();
    html! {
        @if !rows.is_empty() {
            (notice(words, &Notice {
                kind: NoticeKind::Mismatch,
                title: Some(&words.label("web-programme-mismatches")),
                body: html! { ul class="statements" { @for row in rows { li { (one(words, datasets, row)) } } } },
            }))
        }
    }
}

/// All statements below a heading of their kind; mismatches as a notice.
pub fn all(words: Words, datasets: &[Dataset], rows: &[&Statement]) -> Markup {
    html! {
        @for kind in KINDS {
            @if kind == "mismatch" { (mismatches(words, datasets, rows)) }
            @else if rows.iter().any(|row| row.kind == kind) {
                h3 { (words.label(&format!("web-programme-said-{kind}"))) }
                (list(words, datasets, rows, &[kind]))
            }
        }
    }
}
