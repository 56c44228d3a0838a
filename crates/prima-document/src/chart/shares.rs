//! Parts of a whole, one bar a period.

use super::{Caption, across, frame, pattern, patterns, px, role_class};
use maud::{Markup, html};
use prima_instrument::model::Role;

const HEAD: f64 = 22.0;
const BAR: f64 = 34.0;
const GAP: f64 = 16.0;
/// Least share that has room for its number, in per cent.
const NUMBER_ROOM: f64 = 18.0;
/// Room for the numbers of narrower parts, below their bar.
const BELOW: f64 = 18.0;

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
        let has_narrow = self
            .bars
            .iter()
            .any(|bar| !narrow(&bar.placed()).is_empty());
        let step = HEAD + BAR + GAP + if has_narrow { BELOW } else { 0.0 };
        let drawing = html! {
            (patterns(&self.caption.id))
            @for (place, bar) in self.bars.iter().enumerate() {
                (self.bar(bar, place as f64 * step))
            }
        };
        frame(&self.caption, self.bars.len() as f64 * step, &drawing)
    }

    fn bar(&self, bar: &Bar, top: f64) -> Markup {
        let placed = bar.placed();
        html! {
            text class="name strong" x="0" y=(px(top + 14.0)) { (bar.name) }
            text class="value" x="100%" y=(px(top + 14.0)) text-anchor="end" { (bar.aside) }
            @for (from, piece) in &placed {
                rect class={ "stretch " (role_class(piece.role)) } x=(across(*from)) width=(across(piece.share)) y=(px(top + HEAD)) height=(px(BAR)) fill=(pattern(&self.caption.id, piece.role)) {}
                @if piece.share >= NUMBER_ROOM {
                    text class="in-bar halo" paint-order="stroke" x=(across(from + piece.share / 2.0)) y=(px(top + HEAD + BAR / 2.0 + 5.0)) text-anchor="middle" { (piece.text) }
                }
            }
            @for (from, to, text) in narrow(&placed) {
                @let (anchor, at) = anchored(from, to);
                text class="value" x=(across(at)) y=(px(top + HEAD + BAR + 15.0)) text-anchor=(anchor) { (text) }
            }
        }
    }
}

impl Bar {
    /// The parts with where each starts.
    fn placed(&self) -> Vec<(f64, &Piece)> {
        let mut start = 0.0;
        let mut placed = Vec::new();
        for piece in &self.pieces {
            placed.push((start, piece));
            start += piece.share;
        }
        placed
    }
}

/// The numbers of the parts that have no room for them, those of neighbours
/// together, and from where to where these go.
fn narrow(placed: &[(f64, &Piece)]) -> Vec<(f64, f64, String)> {
    let mut found: Vec<(f64, f64, String)> = Vec::new();
    let mut is_beside = false;
    for (from, piece) in placed.iter().filter(|(_, piece)| piece.share > 0.0) {
        let is_narrow = piece.share < NUMBER_ROOM;
        let to = from + piece.share;
        match found.last_mut().filter(|_| is_narrow && is_beside) {
            Some((_, end, text)) => {
                *end = to;
                *text = format!("{text} · {}", piece.text);
            }
            None if is_narrow => found.push((*from, to, piece.text.clone())),
            None => {}
        }
        is_beside = is_narrow;
    }
    found
}

/// Where numbers below a bar stand: in the middle of their parts, but never
/// beyond an end of the bar.
fn anchored(from: f64, to: f64) -> (&'static str, f64) {
    match (from + to) / 2.0 {
        middle if middle < NUMBER_ROOM => ("start", from),
        middle if middle > 100.0 - NUMBER_ROOM => ("end", to.min(100.0)),
        middle => ("middle", middle),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(shares: &[f64]) -> Bar {
        let piece = |share: &f64| Piece {
            share: *share,
            text: format!("{share}%"),
            role: Role::Best,
        };
        Bar {
            name: String::new(),
            aside: String::new(),
            pieces: shares.iter().map(piece).collect(),
        }
    }

    #[test]
    fn every_part_has_its_number_in_the_bar_or_below_it() {
        let check = |shares: &[f64], expected: &[(f64, f64, &str)]| {
            let bar = bar(shares);
            let found = narrow(&bar.placed());
            let found: Vec<(f64, f64, &str)> = found
                .iter()
                .map(|(from, to, text)| (*from, *to, text.as_str()))
                .collect();
            assert_eq!(found, expected, "{shares:?}");
        };
        check(&[50.0, 30.0, 20.0], &[]);
        check(&[84.0, 12.0, 4.0], &[(84.0, 100.0, "12% · 4%")]);
        check(&[46.0, 43.0, 11.0], &[(89.0, 100.0, "11%")]);
        check(
            &[10.0, 80.0, 10.0],
            &[(0.0, 10.0, "10%"), (90.0, 100.0, "10%")],
        );
        check(&[100.0, 0.0], &[]);
        assert_eq!(anchored(84.0, 100.0), ("end", 100.0));
        assert_eq!(anchored(0.0, 10.0), ("start", 0.0));
        assert_eq!(anchored(40.0, 50.0), ("middle", 45.0));
    }
}
