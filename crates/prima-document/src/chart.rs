//! Charts as SVG that is read as text, too.
//!
//! Each chart names itself in `<title>` and tells its content in `<desc>`; a
//! table with the same figures stands beside it on the page. Places across are
//! per cent of the width and places down are pixels, so a chart fits a phone
//! and a desk without its letters growing or shrinking. Colour never stands
//! alone: bands have letters and patterns, bodies have shapes.

pub mod descent;
pub mod dots;
pub mod funnel;
pub mod lines;
pub mod scale;
pub mod shares;

use maud::{Markup, html};
use prima_instrument::model::Role;

/// What every chart has: an id unique in its page, a title, a description.
#[derive(Clone, Debug)]
pub struct Caption {
    /// First part of every id in the chart.
    pub id: String,
    /// Name of the chart.
    pub title: String,
    /// What the chart shows, told in words.
    pub description: String,
}

/// Sets the drawing of a chart into its frame.
pub fn frame(caption: &Caption, height: f64, drawing: &Markup) -> Markup {
    let (title, description) = (
        format!("{}-title", caption.id),
        format!("{}-text", caption.id),
    );
    html! {
        svg class="chart" role="img" width="100%" height=(px(height)) aria-labelledby=(title) aria-describedby=(description) {
            title id=(title) { (caption.title) }
            desc id=(description) { (caption.description) }
            (drawing)
        }
    }
}

/// A stretch of values laid across a chart, with room at both ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// Value at the left end.
    pub low: f64,
    /// Value at the right end.
    pub high: f64,
    /// Room at each end, in per cent of the width.
    pub room: f64,
}

impl Axis {
    /// An axis with round ends around two values.
    pub fn around(least: f64, most: f64, room: f64) -> Axis {
        let step = nice((most - least) / 5.0);
        Axis {
            low: (least / step + 1e-9).floor() * step,
            high: (most / step - 1e-9).ceil() * step,
            room,
        }
    }

    /// Place of a value, in per cent of the width.
    pub fn at(self, value: f64) -> f64 {
        let width = self.high - self.low;
        if width <= 0.0 {
            return 50.0;
        }
        let share = ((value - self.low) / width).clamp(0.0, 1.0);
        self.room + share * (100.0 - 2.0 * self.room)
    }

    /// Round values along the axis, at most `most` steps, with the decimals they need.
    pub fn ticks(self, most: usize) -> (Vec<f64>, usize) {
        let width = self.high - self.low;
        if width <= 0.0 {
            return (vec![self.low], 2);
        }
        let step = nice(width / most as f64);
        let first = (self.low / step - 1e-9).ceil() as i64;
        let last = (self.high / step + 1e-9).floor() as i64;
        let decimals = if step >= 0.999 {
            0
        } else if step >= 0.0999 {
            1
        } else {
            2
        };
        let ticks = (first..=last).map(|tick| tick as f64 * step).collect();
        (ticks, decimals)
    }
}

/// The least of 0.01, 0.02, 0.05, 0.1 … that is at least `least`.
fn nice(least: f64) -> f64 {
    let mut step = 0.01;
    let mut grow = [2.0, 2.5, 2.0].iter().cycle();
    while step < least * (1.0 - 1e-9) {
        step *= grow.next().copied().unwrap_or(2.0);
    }
    step
}

/// A place across, as an attribute.
pub fn across(percent: f64) -> String {
    format!("{percent:.2}%")
}

/// A length in pixels, as an attribute.
pub fn px(length: f64) -> String {
    let text = format!("{length:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// The class that colours a role.
pub fn role_class(role: Role) -> &'static str {
    match role {
        Role::Best => "best",
        Role::Good => "good",
        Role::Fair => "fair",
        Role::Weak => "weak",
        Role::Poor => "poor",
    }
}

/// Shape of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A disc.
    Circle,
    /// A square.
    Square,
    /// A square on its corner.
    Diamond,
    /// A triangle that points up.
    Triangle,
    /// An upright bar.
    Bar,
}

impl Shape {
    const ALL: [Shape; 5] = [
        Shape::Circle,
        Shape::Square,
        Shape::Diamond,
        Shape::Triangle,
        Shape::Bar,
    ];

    /// The shape of a band's bodies.
    pub fn of(role: Option<Role>) -> Shape {
        role.map_or(Shape::Circle, |role| Shape::ALL[role as usize])
    }

    /// The shape of a series; the sixth looks like the first.
    pub fn of_series(index: usize) -> Shape {
        Shape::ALL[index % Shape::ALL.len()]
    }

    /// The outline, around the point 0,0.
    pub fn path(self) -> &'static str {
        match self {
            Shape::Circle => "M-6.5 0a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0 -13 0z",
            Shape::Square => "M-5.7 -5.7h11.4v11.4h-11.4z",
            Shape::Diamond => "M0 -7.8L7.8 0L0 7.8L-7.8 0z",
            Shape::Triangle => "M0 -7.4L7.4 5.6H-7.4z",
            Shape::Bar => "M-3.4 -8h6.8v16h-6.8z",
        }
    }
}

/// A mark at a place.
pub fn mark(shape: Shape, class: &str, x: f64, y: f64) -> Markup {
    html! {
        svg x=(across(x)) y=(px(y)) overflow="visible" {
            path class={ "mark " (class) } d=(shape.path()) {}
        }
    }
}

/// A small picture of a mark for a legend beside a chart.
pub fn legend_mark(shape: Shape, class: &str) -> Markup {
    html! {
        svg class="legend-mark" width="20" height="20" viewBox="-10 -10 20 20" aria-hidden="true" {
            path class={ "mark " (class) } d=(shape.path()) {}
        }
    }
}

/// The five patterns of the roles, under ids that begin with `id`.
pub fn patterns(id: &str) -> Markup {
    let lines = |role: Role| match role {
        Role::Best => "",
        Role::Good => "M0 8L8 0M-2 2L2 -2M6 10L10 6",
        Role::Fair => "M4 2v4M2 4h4",
        Role::Weak => "M0 4h8",
        Role::Poor => "M0 0L8 8M8 0L0 8",
    };
    html! {
        defs {
            @for role in [Role::Best, Role::Good, Role::Fair, Role::Weak, Role::Poor] {
                pattern id={ (id) "-" (role_class(role)) } width="8" height="8" patternUnits="userSpaceOnUse" {
                    rect class={ "tint " (role_class(role)) } width="8" height="8" {}
                    @if !lines(role).is_empty() {
                        path class={ "hatch " (role_class(role)) } d=(lines(role)) {}
                    }
                }
            }
        }
    }
}

/// What fills an area in the pattern of a role.
pub fn pattern(id: &str, role: Role) -> String {
    format!("url(#{id}-{})", role_class(role))
}

/// Breaks a text into lines of at most `width` characters, where it has spaces.
pub fn lines_of(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let n_word = word.chars().count();
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + n_word <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_lie_between_the_ends_of_their_axis() {
        let axis = Axis {
            low: 50.0,
            high: 100.0,
            room: 5.0,
        };
        for (value, place) in [(50.0, 5.0), (75.0, 50.0), (100.0, 95.0), (120.0, 95.0)] {
            assert_eq!(axis.at(value), place, "place of {value}");
        }
    }

    #[test]
    fn ticks_are_round_and_few() {
        let ticks = |low, high| {
            let axis = Axis {
                low,
                high,
                room: 0.0,
            };
            let (ticks, decimals) = axis.ticks(6);
            let written: Vec<String> = ticks
                .iter()
                .map(|tick| format!("{tick:.decimals$}"))
                .collect();
            written.join(" ")
        };
        assert_eq!(ticks(70.0, 100.0), "70 75 80 85 90 95 100");
        assert_eq!(ticks(0.0, 100.0), "0 20 40 60 80 100");
        assert_eq!(ticks(4.5, 5.0), "4.5 4.6 4.7 4.8 4.9 5.0");
        assert_eq!(ticks(3.0, 3.0), "3.00");
    }

    #[test]
    fn a_long_name_is_broken_between_words() {
        let name = "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu";
        assert_eq!(
            lines_of(name, 24),
            [
                "Dinas Penanaman Modal",
                "dan Pelayanan Terpadu",
                "Satu Pintu"
            ]
        );
        assert_eq!(lines_of("Pelayananterpadusatupintu", 5).len(), 1);
        assert!(lines_of("", 5).is_empty());
    }
}
