//! Where a figure comes from: source, reference period, day it was taken, and
//! whether Prima recomputed it.

use super::linked;
use maud::{Markup, html};
use prima_document::wording::Words;

/// How Prima came by a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Taken from a publication; it cannot be recomputed.
    Imported,
    /// Computed from its parts, and equal to what was published.
    Recomputed,
    /// Computed from its parts, and different from what was published.
    Differs,
    /// Computed from its parts; nobody published it.
    Computed,
    /// Made up to show how Prima works.
    Sample,
}

impl Origin {
    /// Class and last part of its key.
    fn name(self) -> &'static str {
        match self {
            Origin::Imported => "imported",
            Origin::Recomputed => "recomputed",
            Origin::Differs => "differs",
            Origin::Computed => "computed",
            Origin::Sample => "sample",
        }
    }
}

/// Where a figure comes from.
#[derive(Clone, Copy, Debug)]
pub struct Provenance<'a> {
    /// Name of the source.
    pub source: &'a str,
    /// Where it stands in the portal, or its row on this page (`#sumber-1`); may be
    /// empty: then an address in its name leads there.
    pub address: &'a str,
    /// What time the figure is about; may be empty.
    pub period: &'a str,
    /// Day it was taken, written out; may be empty.
    pub retrieved: &'a str,
    /// How Prima came by it.
    pub origin: Origin,
}

/// The line below a figure.
pub fn provenance(words: Words, about: &Provenance) -> Markup {
    let argument = |name, value: &str| [(name, value.to_owned())];
    html! {
        p class="provenance" {
            span class={ "origin " (about.origin.name()) } { (words.label(&format!("web-origin-{}", about.origin.name()))) }
            " "
            span {
                (words.label("web-source")) ": "
                @if about.address.is_empty() { (linked(about.source)) }
                @else { a href=(about.address) { (about.source) } }
            }
            @if !about.period.is_empty() { " " span class="unbroken" { (words.say("web-period", &argument("period", about.period))) } }
            @if !about.retrieved.is_empty() { " " span class="unbroken" { (words.say("web-retrieved", &argument("day", about.retrieved))) } }
        }
    }
}
