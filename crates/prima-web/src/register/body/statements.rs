//! What others say about a body, and where what they say does not agree.

use super::section::Section;
use super::view::BodyView;
use crate::assessment::naming;
use crate::look::{Notice, NoticeKind, note_mark, notice};
use crate::register::notes::{self, Notes};
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_store::history::Statement;

/// Where sources or figures do not agree; none where they do.
pub fn mismatches(words: Words, view: &BodyView, notes: &mut Notes) -> Option<Section> {
    let rows: Vec<&Statement> = view
        .statements
        .iter()
        .filter(|row| row.kind == "mismatch")
        .collect();
    let rows: Vec<Markup> = rows.into_iter().map(|row| one(words, row, notes)).collect();
    let mut found: Vec<Markup> = Vec::new();
    for result in view.newest() {
        for sentence in result.mismatches(words) {
            let mark = note_mark(words, notes.result(&result.outcome));
            found.push(html! { p { (result.programme(words)) " " (naming::period(words, &result.outcome.period)) ": " (sentence) (mark) } });
        }
    }
    (!rows.is_empty() || !found.is_empty()).then(|| Section {
        id: "tidak-cocok",
        heading: words.label("web-body-mismatches"),
        body: notice(
            words,
            &Notice {
                kind: NoticeKind::Mismatch,
                title: Some(&words.label("web-body-mismatches-title")),
                body: html! {
                    @for one in &found { (one) }
                    @for row in &rows { (row) }
                },
            },
        ),
    })
}

/// All other statements; none where there are none.
pub fn section(words: Words, view: &BodyView, notes: &mut Notes) -> Option<Section> {
    let rows: Vec<&Statement> = view
        .statements
        .iter()
        .filter(|row| row.kind != "mismatch")
        .collect();
    if rows.is_empty() {
        return None;
    }
    let rows: Vec<Markup> = rows.into_iter().map(|row| one(words, row, notes)).collect();
    Some(Section {
        id: "keterangan",
        heading: words.label("web-body-statements"),
        body: html! {
            p { (words.label("web-body-statements-about")) }
            @for row in &rows { (row) }
        },
    })
}

fn one(words: Words, row: &Statement, notes: &mut Notes) -> Markup {
    let number = notes.number(notes::of_statement(row), "web-body-what-statement");
    html! {
        p class="traced" {
            (naming::of(words, &row.text_id, &row.text_en))
            " " span class="muted" { "(" (words.say("web-period", &[("period", naming::period(words, &row.period))])) ")" }
            (note_mark(words, number))
            @if !row.provisional.is_empty() {
                br; span class="muted" { (words.say("web-body-statement-unproven", &[("why", naming::of(words, &row.provisional, &row.provisional_en).to_owned())])) }
            }
        }
    }
}
