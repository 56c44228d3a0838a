//! Parts of a whole, one bar a period.

use super::{Caption, across, frame, pattern, patterns, px, role_class};
use maud::{Markup, html};
use prima_instrument::model::Role;

const HEAD: f64 = 22.0;
const BAR: f64 = 34.0;
const GAP: f64 = 16.0;
/// Least share that has room for its number, in per cent.
const NUMBER_ROOM: f64 = 18.0;

/// One part of a bar.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Share in per cent.
    pub share: f64,
    /// The share as written.
    pub text: String,
    /// How it is coloured.
    pub role: Role,
}

/// One bar.
#[derive(Clone, Debug)]
pub struct Bar {
    /// What it is called, such as its period.
    pub name: String,
    /// Said at the right, such as how many there are in all.
    pub aside: String,
    /// Left to right.
    pub pieces: Vec<Piece>,
}

/// Bars below one another.
#[derive(Clone, Debug)]
pub struct Shares {
    /// Its names.
    pub caption: Caption,
    /// Top to bottom.
    pub bars: Vec<Bar>,
}

impl Shares {
    /// The chart as SVG.
    pub fn draw(&self) -> Markup {
        let step = HEAD + BAR + GAP;
        let drawing = html! {
            (patterns(&self.caption.id))
            @for (place, bar) in self.bars.iter().enumerate() {
                (self.bar(bar, place as f64 * step))
            }
        };
        frame(&self.caption, self.bars.len() as f64 * step, &drawing)
    }

    fn bar(&self, bar: &Bar, top: f64) -> Markup {
        let mut start = 0.0;
        let placed: Vec<(f64, &Piece)> = bar
            .pieces
            .iter()
            .map(|piece| {
                let from = start;
                start += piece.share;
                (from, piece)
            })
            .collect();
        html! {
            text class="name strong" x="0" y=(px(top + 14.0)) { (bar.name) }
            text class="value" x="100%" y=(px(top + 14.0)) text-anchor="end" { (bar.aside) }
            @for (from, piece) in &placed {
                rect class={ "stretch " (role_class(piece.role)) } x=(across(*from)) width=(across(piece.share)) y=(px(top + HEAD)) height=(px(BAR)) fill=(pattern(&self.caption.id, piece.role)) {}
                @if piece.share >= NUMBER_ROOM {
                    text class="in-bar halo" paint-order="stroke" x=(across(from + piece.share / 2.0)) y=(px(top + HEAD + BAR / 2.0 + 5.0)) text-anchor="middle" { (piece.text) }
                }
            }
        }
    }
}
