//! A big number with all that makes it mean something.

use super::{Chip, Provenance, chip, provenance};
use maud::{Markup, html};
use prima_document::wording::Words;

/// One number.
#[derive(Clone, Copy, Debug)]
pub struct Figure<'a> {
    /// What is measured.
    pub name: &'a str,
    /// The number as written.
    pub value: &'a str,
    /// What it is counted in or out of, such as `dari 100`; may be empty.
    pub unit: &'a str,
    /// One sentence that says what the number means.
    pub what: &'a str,
    /// The band it falls into.
    pub chip: Option<Chip<'a>>,
    /// Where it comes from.
    pub provenance: Option<Provenance<'a>>,
}

/// The number as a block.
pub fn figure(words: Words, figure: &Figure) -> Markup {
    html! {
        div class="figure" {
            p class="figure-name" { (figure.name) }
            p class="figure-value" {
                span class="figure-number" { (figure.value) }
                @if !figure.unit.is_empty() { " " span class="figure-unit" { (figure.unit) } }
            }
            @if let Some(band) = &figure.chip { p { (chip(band)) } }
            @if !figure.what.is_empty() { p class="figure-what" { (figure.what) } }
            @if let Some(source) = &figure.provenance { (provenance(words, source)) }
        }
    }
}

/// Numbers side by side; the first may be what the page is about.
pub fn figures(words: Words, all: &[Figure]) -> Markup {
    html! {
        div class="figures" {
            @for one in all { (figure(words, one)) }
        }
    }
}
