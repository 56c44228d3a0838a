//! Bands or zones as shares of a whole, one bar a year.

use super::{About, Drawn, head_of_names, swatch};
use maud::{Markup, html};
use prima_document::chart::shares as drawn;
use prima_document::wording::Words;
use prima_instrument::model::Role;

/// Bars below one another.
#[derive(Clone, Debug)]
pub struct Shares<'a> {
    /// Names and source.
    pub about: About<'a>,
    /// Every class with its name, in the order of the pieces.
    pub classes: Vec<(Role, &'a str)>,
    /// Top to bottom.
    pub bars: Vec<Bar<'a>>,
}

/// One bar.
#[derive(Clone, Debug)]
pub struct Bar<'a> {
    /// Its year, or what else it is.
    pub name: &'a str,
    /// How many there are in all, as written; may be empty.
    pub whole: &'a str,
    /// One a class.
    pub pieces: Vec<Piece>,
}

/// One part of a bar.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Share in per cent.
    pub share: f64,
    /// The share as written.
    pub text: String,
}

/// The chart.
pub fn shares(words: Words, shares: &Shares) -> Markup {
    let whole = |bar: &Bar| match bar.whole {
        "" => String::new(),
        whole => words.say("web-shares-of", &[("n", whole.to_owned())]),
    };
    let told = shares.bars.iter().map(|bar| told(words, shares, bar));
    let chart = drawn::Shares {
        caption: shares.about.caption(told.collect::<Vec<_>>().join("; ")),
        bars: shares
            .bars
            .iter()
            .map(|bar| drawn::Bar {
                name: bar.name.to_owned(),
                aside: whole(bar),
                pieces: bar
                    .pieces
                    .iter()
                    .zip(&shares.classes)
                    .map(|(piece, (role, _))| drawn::Piece {
                        share: piece.share,
                        text: piece.text.clone(),
                        role: *role,
                    })
                    .collect(),
            })
            .collect(),
    };
    Drawn {
        about: &shares.about,
        legend: legend(shares),
        drawing: chart.draw(),
        note: String::new(),
        rows: rows(words, shares),
    }
    .figure(words)
}

fn told(words: Words, shares: &Shares, bar: &Bar) -> String {
    let pieces = bar.pieces.iter().zip(&shares.classes);
    let pieces = pieces.map(|(piece, (_, label))| format!("{label} {}", piece.text));
    let arguments = [
        ("name", bar.name.to_owned()),
        ("shares", pieces.collect::<Vec<_>>().join(", ")),
    ];
    words.say("web-shares-bar", &arguments)
}

fn legend(shares: &Shares) -> Markup {
    html! {
        ul class="legend" {
            @for (role, label) in &shares.classes {
                li { (swatch(shares.about.id, *role)) (label) }
            }
        }
    }
}

fn rows(words: Words, shares: &Shares) -> Markup {
    let has_whole = shares.bars.iter().any(|bar| !bar.whole.is_empty());
    html! {
        thead {
            tr {
                th scope="col" { (head_of_names(words, shares.bars.iter().map(|bar| bar.name))) }
                @for (_, label) in &shares.classes { th scope="col" class="number" { (label) } }
                @if has_whole { th scope="col" class="number" { (words.label("web-shares-column-whole")) } }
            }
        }
        tbody {
            @for bar in &shares.bars {
                tr {
                    th scope="row" { (bar.name) }
                    @for piece in &bar.pieces { td class="number" { (piece.text) } }
                    @if has_whole { td class="number" { (bar.whole) } }
                }
            }
        }
    }
}
