//! Bodies as dots on a stretch of the scale, with the bands behind them.

use super::{Axis, Caption, Shape, across, frame, lines_of, mark, px, role_class};
use maud::{Markup, html};
use prima_instrument::model::Role;

/// Characters of a name that stand beside its value on a phone.
const NAME_WIDTH: usize = 29;
const LINE: f64 = 18.0;
const LANE: f64 = 16.0;
const GAP: f64 = 16.0;
const HEAD: f64 = 30.0;

/// One body, or one part of a score.
#[derive(Clone, Debug)]
pub struct Dot {
    /// What it is called.
    pub name: String,
    /// The value as it is written.
    pub value: String,
    /// Where it stands on the axis.
    pub at: f64,
    /// The role of its band; without one it is drawn plain.
    pub role: Option<Role>,
    /// Whether it is what the page is about.
    pub emphasis: bool,
    /// Where the value may also lie.
    pub interval: Option<(f64, f64)>,
}

/// A band on the axis.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// Its letter.
    pub letter: String,
    /// Where it begins.
    pub low: f64,
    /// Where it ends.
    pub high: f64,
    /// How it is coloured.
    pub role: Role,
}

/// Dots below one another, each in its lane.
#[derive(Clone, Debug)]
pub struct Dots {
    /// Its names.
    pub caption: Caption,
    /// Top to bottom.
    pub dots: Vec<Dot>,
    /// The bands behind the lanes; none leaves plain lanes.
    pub bands: Vec<Stretch>,
    /// The stretch of the scale that is shown.
    pub axis: Axis,
    /// Values named along the axis.
    pub ticks: Vec<(f64, String)>,
}

impl Dots {
    /// The chart as SVG.
    pub fn draw(&self) -> Markup {
        let mut y = if self.bands.is_empty() { 4.0 } else { HEAD };
        let mut rows = Vec::new();
        for dot in &self.dots {
            let lines = lines_of(&dot.name, NAME_WIDTH);
            let lane = y + lines.len() as f64 * LINE;
            rows.push(self.row(dot, &lines, y, lane));
            y = lane + LANE + GAP;
        }
        let foot = y - GAP + 6.0;
        let drawing = html! {
            @for band in &self.bands { (self.edge(band, foot)) }
            @for band in &self.bands { (self.head(band)) }
            @for row in &rows { (row) }
            (self.ticks(foot))
        };
        frame(&self.caption, foot + 24.0, &drawing)
    }

    /// Letter of a band above the lanes, where there is room for it.
    fn head(&self, band: &Stretch) -> Markup {
        let (from, to) = (self.axis.at(band.low), self.axis.at(band.high));
        html! {
            @if to - from >= 3.5 {
                text class="band-letter halo" paint-order="stroke" x=(across((from + to) / 2.0)) y="16" text-anchor="middle" { (band.letter) }
            }
        }
    }

    /// The line where a band begins, through all lanes.
    fn edge(&self, band: &Stretch, foot: f64) -> Markup {
        html! {
            @if band.low > self.axis.low {
                @let x = across(self.axis.at(band.low));
                line class="edge" x1=(x) x2=(x) y1="6" y2=(px(foot - 6.0)) {}
            }
        }
    }

    fn row(&self, dot: &Dot, lines: &[String], top: f64, lane: f64) -> Markup {
        let middle = lane + LANE / 2.0;
        let x = self.axis.at(dot.at);
        let class = dot.role.map_or("plain", role_class);
        html! {
            @for (place, line) in lines.iter().enumerate() {
                text class=(if dot.emphasis { "name halo strong" } else { "name halo" }) paint-order="stroke" x="0" y=(px(top + place as f64 * LINE + 12.0)) { (line) }
            }
            text class=(if dot.emphasis { "value halo strong" } else { "value halo" }) paint-order="stroke" x="100%" y=(px(lane - 6.0)) text-anchor="end" { (dot.value) }
            @if self.bands.is_empty() {
                line class="lane" x1=(across(self.axis.at(self.axis.low))) x2=(across(self.axis.at(self.axis.high))) y1=(px(middle)) y2=(px(middle)) {}
            }
            @for band in &self.bands {
                @let (from, to) = (self.axis.at(band.low), self.axis.at(band.high));
                rect class={ "tint " (role_class(band.role)) } x=(across(from)) width=(across(to - from)) y=(px(lane + 4.0)) height=(px(LANE - 8.0)) {}
            }
            @if let Some((low, high)) = dot.interval {
                line class="interval" x1=(across(self.axis.at(low))) x2=(across(self.axis.at(high))) y1=(px(middle)) y2=(px(middle)) {}
            }
            (mark(Shape::of(dot.role), if dot.emphasis { format!("{class} strong") } else { class.to_owned() }.as_str(), x, middle))
        }
    }

    fn ticks(&self, y: f64) -> Markup {
        html! {
            @for (value, text) in &self.ticks {
                @let x = across(self.axis.at(*value));
                line class="tick" x1=(x) x2=(x) y1=(px(y - 4.0)) y2=(px(y)) {}
                text class="tick-text" x=(x) y=(px(y + 14.0)) text-anchor="middle" { (text) }
            }
        }
    }
}
