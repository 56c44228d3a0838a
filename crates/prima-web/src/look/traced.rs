//! Sentences whose every figure can be followed to its source row on the page.

use super::linked;
use maud::{Markup, html};
use prima_document::wording::Words;

/// A source as a row.
#[derive(Clone, Debug)]
pub struct SourceRow<'a> {
    /// Its name, with an address in it where it has one.
    pub name: &'a str,
    /// What is taken from it, for which period, and when.
    pub about: Markup,
}

/// A paragraph that rests on the source rows with these numbers, from 1.
pub fn traced(words: Words, text: &Markup, numbers: &[usize]) -> Markup {
    html! {
        p class="traced" {
            (text)
            @for number in numbers { (note_mark(words, *number)) }
        }
    }
}

/// A small mark that leads to source row `number`.
pub fn note_mark(words: Words, number: usize) -> Markup {
    html! {
        sup { a class="note-mark" href={ "#sumber-" (number) } aria-label=(words.say("web-source-row", &[("n", words.count(number))])) { (number) } }
    }
}

/// The source rows, numbered as the marks are.
pub fn sources(rows: &[SourceRow]) -> Markup {
    html! {
        ol class="sources" {
            @for (place, row) in rows.iter().enumerate() {
                li id={ "sumber-" (place + 1) } {
                    p class="source-name" { (linked(row.name)) }
                    div class="source-about" { (row.about) }
                }
            }
        }
    }
}
