//! The whole scale with its bands, and where the bodies stand on it.

use super::dots::Stretch;
use super::{Axis, Caption, Shape, across, frame, mark, pattern, patterns, px, role_class};
use maud::{Markup, html};
use prima_instrument::model::Role;

const STRIP_TOP: f64 = 30.0;
const STRIP: f64 = 34.0;
/// Least room between two edges that are both named, in per cent of the width.
const EDGE_ROOM: f64 = 12.5;

/// Bands side by side, bodies above them.
#[derive(Clone, Debug)]
pub struct Scale {
    /// Its names.
    pub caption: Caption,
    /// Lowest first.
    pub bands: Vec<Stretch>,
    /// Where bands begin and end, as written.
    pub edges: Vec<(f64, String)>,
    /// The whole scale.
    pub axis: Axis,
    /// Value and role of each body, and whether it is what the page is about.
    pub bodies: Vec<(f64, Option<Role>, bool)>,
}

impl Scale {
    /// The chart as SVG.
    pub fn draw(&self) -> Markup {
        let bottom = STRIP_TOP + STRIP;
        let drawing = html! {
            (patterns(&self.caption.id))
            @for band in &self.bands { (self.band(band)) }
            @for (value, role, emphasis) in &self.bodies {
                @let class = role.map_or("plain", role_class);
                @let class = if *emphasis { format!("{class} strong") } else { class.to_owned() };
                (mark(Shape::of(*role), &class, self.axis.at(*value), STRIP_TOP - 12.0))
            }
            @for (value, text) in self.named() {
                @let x = across(self.axis.at(*value));
                line class="tick" x1=(x) x2=(x) y1=(px(bottom)) y2=(px(bottom + 5.0)) {}
                text class="tick-text" x=(x) y=(px(bottom + 20.0)) text-anchor="middle" { (text) }
            }
        };
        frame(&self.caption, bottom + 28.0, &drawing)
    }

    fn band(&self, band: &Stretch) -> Markup {
        let (from, to) = (self.axis.at(band.low), self.axis.at(band.high));
        html! {
            rect class={ "stretch " (role_class(band.role)) } x=(across(from)) width=(across(to - from)) y=(px(STRIP_TOP)) height=(px(STRIP)) fill=(pattern(&self.caption.id, band.role)) {}
            @if to - from >= 6.0 {
                text class="band-letter halo" paint-order="stroke" x=(across((from + to) / 2.0)) y=(px(STRIP_TOP + STRIP / 2.0 + 5.0)) text-anchor="middle" { (band.letter) }
            }
        }
    }

    /// Edges that have room for their number: both ends, and what fits between from the top down.
    fn named(&self) -> Vec<&(f64, String)> {
        let mut named: Vec<&(f64, String)> = Vec::new();
        let low = self.edges.first().map(|(value, _)| self.axis.at(*value));
        for edge in self.edges.iter().rev() {
            let at = self.axis.at(edge.0);
            let above = named
                .last()
                .is_none_or(|last| self.axis.at(last.0) - at >= EDGE_ROOM);
            let is_low = low == Some(at);
            let clear_of_low = low.is_some_and(|low| at - low >= EDGE_ROOM);
            if (above && clear_of_low) || is_low {
                named.push(edge);
            }
        }
        named
    }
}
