//! Statements with their sources, by kind: theme and target first, what does
//! not agree last.

use super::cite::Cite;
use super::naming;
use crate::look::{Notice, NoticeKind, Words, notice, provenance};
use maud::{Markup, html};
use prima_store::history::{Dataset, Statement};

/// Kinds of statements in the order they are told.
const KINDS: [&str; 6] = [
    "theme",
    "target",
    "definition",
    "fact",
    "reason",
    "mismatch",
];

/// Longest word that a definition explains.
const LONGEST_TERM: usize = 60;

/// What is said.
fn text(words: Words, row: &Statement) -> &str {
    naming::of(words, &row.text_id, &row.text_en)
}

/// The statements of some kinds; those of one source that follow one another
/// have its line once.
pub fn list(words: Words, datasets: &[Dataset], rows: &[&Statement], kinds: &[&str]) -> Markup {
    listed(words, datasets, rows, kinds, "")
}

/// The same on the page of a data set: there, its sources do not lead to it.
fn listed(
    words: Words,
    datasets: &[Dataset],
    rows: &[&Statement],
    kinds: &[&str],
    here: &str,
) -> Markup {
    let of_kind = |row: &&&Statement| kinds.contains(&row.kind.as_str());
    let rows: Vec<&Statement> = rows.iter().filter(of_kind).copied().collect();
    let origin = |row: &Statement| {
        let Statement {
            dataset,
            source,
            period,
            retrieved,
            ..
        } = row.clone();
        (dataset, source, period, retrieved)
    };
    let groups: Vec<&[&Statement]> = rows.chunk_by(|a, b| origin(a) == origin(b)).collect();
    html! {
        @if !groups.is_empty() {
            ul class="statements" {
                @for group in groups { li { (of_one_source(words, datasets, group, here)) } }
            }
        }
    }
}

/// What one source says, and the source.
fn of_one_source(words: Words, datasets: &[Dataset], rows: &[&Statement], here: &str) -> Markup {
    let Some(first) = rows.first() else {
        return html! {};
    };
    let dataset = datasets
        .iter()
        .find(|dataset| dataset.dataset == first.dataset);
    let mut cite = Cite::statement(words, dataset, first);
    if first.dataset == here {
        cite.address.clear();
    }
    html! {
        @for row in rows {
            p class={ "statement " (row.kind) } { (said(words, row)) }
            @if !row.provisional.is_empty() {
                p class="unproven" { (words.say("web-programme-unproven", &[("why", naming::of(words, &row.provisional, &row.provisional_en).to_owned())])) }
            }
        }
        (provenance(words, &cite.provenance()))
    }
}

/// The text; the word that a definition explains stands out.
fn said(words: Words, row: &Statement) -> Markup {
    let text = text(words, row);
    let term = text
        .split_once(": ")
        .filter(|(term, _)| row.kind == "definition" && term.chars().count() <= LONGEST_TERM);
    html! {
        @match term {
            Some((term, meaning)) => { strong { (term) } ": " (meaning) },
            None => (text),
        }
    }
}

/// Sources that do not agree, and figures that are odd in one, as one notice; nothing
/// where there are none.
pub fn mismatches(words: Words, datasets: &[Dataset], rows: &[&Statement]) -> Markup {
    differing(words, datasets, rows, "")
}

fn differing(words: Words, datasets: &[Dataset], rows: &[&Statement], here: &str) -> Markup {
    html! {
        @if rows.iter().any(|row| row.kind == "mismatch") {
            (notice(words, &Notice {
                kind: NoticeKind::Mismatch,
                title: Some(&words.label("web-programme-mismatches")),
                body: listed(words, datasets, rows, &["mismatch"], here),
            }))
        }
    }
}

/// All statements below a heading of their kind; mismatches as a notice. On the
/// page of the data set `here`, what is of it does not lead there.
pub fn all(words: Words, datasets: &[Dataset], rows: &[&Statement], here: &str) -> Markup {
    html! {
        @for kind in KINDS {
            @if kind == "mismatch" { (differing(words, datasets, rows, here)) }
            @else if rows.iter().any(|row| row.kind == kind) {
                h3 { (words.label(&format!("web-programme-said-{kind}"))) }
                (listed(words, datasets, rows, &[kind], here))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use prima_instrument::words::Lang;

    fn row(kind: &str, text: &str, source: &str) -> Statement {
        Statement {
            kind: kind.to_owned(),
            text_id: text.to_owned(),
            text_en: format!("{text} (en)"),
            source: source.to_owned(),
            ..Statement::default()
        }
    }

    #[test]
    fn a_source_is_named_once_for_all_it_says_in_a_row() {
        let rows = [
            row("definition", "Mobile services: bergerak", "A"),
            row("definition", "Self-services: sendiri", "A"),
            row("fact", "Naik terus", "B"),
            row("definition", "Lain: lain", "B"),
        ];
        let rows: Vec<&Statement> = rows.iter().collect();
        let words = Words { lang: Lang::Id };
        let definitions = list(words, &[], &rows, &["definition"]).into_string();
        assert_eq!(definitions.matches("class=\"provenance\"").count(), 2);
        assert!(definitions.contains("<strong>Mobile services</strong>: bergerak"));
        let whole = all(Words { lang: Lang::En }, &[], &rows, "").into_string();
        assert!(whole.contains("Naik terus (en)") && whole.contains("<h3>"));
    }
}
