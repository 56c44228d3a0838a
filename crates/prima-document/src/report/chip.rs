//! Small signs that recur: a band in its colour, and whether two figures agree.

use crate::chart::role_class;
use crate::wording::Words;
use maud::{Markup, html};
use prima_instrument::model::Band;

/// A band's letter in its colour, with its label and zone and what stands behind them.
pub(crate) fn chip_with(words: Words, band: &Band, behind: &Markup) -> Markup {
    html! {
        span class={ "chip " (role_class(band.role)) } {
            span class="letter" { (band.code) }
            span class="chip-text" {
                (words.text(&band.label)) (behind)
                @if let Some(zone) = &band.zone {
                    span class="zone" { (words.text(zone)) }
                }
            }
        }
    }
}

/// A band's letter in its colour, with its label and zone.
pub(crate) fn chip(words: Words, band: &Band) -> Markup {
    chip_with(words, band, &html! {})
}

/// Whether a published figure and the computed one agree, or that nobody can say.
pub(crate) fn verdict(words: Words, same: Option<bool>) -> Markup {
    html! {
        @match same {
            Some(true) => span class="verdict same" { (words.label("report-same")) },
            Some(false) => span class="verdict differs" { (words.label("report-differs")) },
            None => span class="verdict open" { (words.label("report-not-comparable")) },
        }
    }
}
