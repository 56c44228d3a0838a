//! A band as a chip. Its letter, shape and words say what its colour says.

use maud::{Markup, html};
use prima_document::chart::{Shape, role_class};
use prima_document::wording::Words;
use prima_instrument::model::{Band, Role};

/// A band to be shown.
#[derive(Clone, Copy, Debug)]
pub struct Chip<'a> {
    /// How it is coloured, and by which shape it is known in charts.
    pub role: Role,
    /// Its letter or code.
    pub letter: &'a str,
    /// Its name in words; empty where the letter says it all.
    pub label: &'a str,
    /// The zone it lies in.
    pub zone: Option<&'a str>,
}

impl<'a> Chip<'a> {
    /// The chip of an instrument's band.
    pub fn of(words: Words, band: &'a Band) -> Chip<'a> {
        Chip {
            role: band.role,
            letter: &band.code,
            label: words.text(&band.label),
            zone: band.zone.as_ref().map(|zone| words.text(zone)),
        }
    }
}

/// The chip.
pub fn chip(chip: &Chip) -> Markup {
    html! {
        span class={ "chip " (role_class(chip.role)) } {
            (sign(chip.role, chip.letter))
            @if !chip.label.is_empty() || chip.zone.is_some() {
                " "
                span class="chip-text" {
                    (chip.label)
                    @if let Some(zone) = chip.zone {
                        " " span class="zone" { (zone) }
                    }
                }
            }
        }
    }
}

/// The coloured part of a chip: shape and letter.
pub(super) fn sign(role: Role, letter: &str) -> Markup {
    html! {
        span class="sign" {
            svg width="10" height="10" viewBox="-9 -9 18 18" aria-hidden="true" {
                path d=(Shape::of(Some(role)).path()) {}
            }
            (letter)
        }
    }
}
