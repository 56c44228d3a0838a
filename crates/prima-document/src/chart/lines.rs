//! Values over periods, one line a series.
//!
//! Periods stand at equal distances; where years are missing between two, the
//! line is dashed, so that a gap is not read as a trend.

use super::{Axis, Caption, Shape, across, frame, mark, px};
use maud::{Markup, html};

const TOP: f64 = 26.0;
const HEIGHT: f64 = 230.0;
/// Room a number needs above or below its mark.
const NUMBER: f64 = 16.0;

/// A value of a series.
#[derive(Clone, Debug)]
pub(crate) struct Value {
    pub value: f64,
    /// The value as written.
    pub text: String,
}

/// One line.
#[derive(Clone, Debug)]
pub(crate) struct Series {
    /// One entry a period.
    pub values: Vec<Option<Value>>,
}

/// Lines over the same periods.
#[derive(Clone, Debug)]
pub(crate) struct Lines {
    pub caption: Caption,
    pub periods: Vec<String>,
    pub series: Vec<Series>,
    pub axis: Axis,
    pub ticks: Vec<(f64, String)>,
}

impl Lines {
    pub fn draw(&self) -> Markup {
        let bottom = TOP + HEIGHT;
        let drawing = html! {
            @for (value, text) in &self.ticks {
                @let y = px(self.down(*value));
                line class="grid" x1="0" x2="100%" y1=(y) y2=(y) {}
                text class="tick-text halo" paint-order="stroke" x="0" y=(px(self.down(*value) - 4.0)) { (text) }
            }
            @for (place, period) in self.periods.iter().enumerate() {
                text class="period" x=(across(self.right(place))) y=(px(bottom + 26.0)) text-anchor="middle" { (period) }
            }
            @for (index, series) in self.series.iter().enumerate() { (self.line(index, series)) }
            @for (index, series) in self.series.iter().enumerate() { (self.marks(index, series)) }
        };
        frame(&self.caption, bottom + 34.0, &drawing)
    }

    fn right(&self, period: usize) -> f64 {
        let last = self.periods.len().saturating_sub(1).max(1) as f64;
        14.0 + period as f64 / last * 76.0
    }

    fn down(&self, value: f64) -> f64 {
        TOP + HEIGHT * (1.0 - self.axis.at(value) / 100.0)
    }

    fn line(&self, index: usize, series: &Series) -> Markup {
        let known: Vec<(usize, &Value)> = series
            .values
            .iter()
            .enumerate()
            .filter_map(|(place, value)| value.as_ref().map(|value| (place, value)))
            .collect();
        html! {
            @for pair in known.windows(2) {
                @let ((from, first), (to, second)) = (pair[0], pair[1]);
                @let gap = self.is_gap(from, to);
                line class={ "series series-" (index % 5) @if gap { " gap" } }
                    x1=(across(self.right(from))) y1=(px(self.down(first.value)))
                    x2=(across(self.right(to))) y2=(px(self.down(second.value))) {}
            }
        }
    }

    /// Whether any line is dashed.
    pub fn has_gap(&self) -> bool {
        self.series.iter().any(|series| {
            let values = series.values.iter().enumerate();
            let known: Vec<usize> = values
                .filter(|(_, value)| value.is_some())
                .map(|(place, _)| place)
                .collect();
            known.windows(2).any(|pair| self.is_gap(pair[0], pair[1]))
        })
    }

    /// Whether years are missing between two periods.
    fn is_gap(&self, from: usize, to: usize) -> bool {
        let year = |place: usize| self.periods[place].parse::<i64>().ok();
        match (year(from), year(to)) {
            (Some(first), Some(second)) => second - first > 1,
            _ => to - from > 1,
        }
    }

    fn marks(&self, index: usize, series: &Series) -> Markup {
        let values = series.values.iter().enumerate();
        let class = format!("series-{}", index % 5);
        html! {
            @for (place, value) in values {
                @if let Some(value) = value {
                    @let y = self.down(value.value);
                    (mark(Shape::of_series(index), &class, self.right(place), y))
                    text class="value halo" paint-order="stroke" x=(across(self.right(place))) y=(px(self.number(index, place, y))) text-anchor="middle" { (value.text) }
                }
            }
        }
    }

    /// Where a number goes: above its mark, or below where that is freer.
    fn number(&self, index: usize, place: usize, y: f64) -> f64 {
        let others = self
            .series
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != index)
            .filter_map(|(_, series)| series.values.get(place)?.as_ref())
            .map(|value| self.down(value.value));
        let (mut above, mut below) = (f64::INFINITY, f64::INFINITY);
        for other in others {
            if other <= y {
                above = above.min(y - other);
            } else {
                below = below.min(other - y);
            }
        }
        if above < 2.0 * NUMBER && below > above {
            y + NUMBER + 5.0
        } else {
            y - NUMBER + 4.0
        }
    }
}
