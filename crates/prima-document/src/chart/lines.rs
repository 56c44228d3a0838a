//! Values over periods, one line a series.
//!
//! Periods stand at equal distances; where years are missing between two, the
//! line is dashed, so that a gap is not read as a trend.

use super::{Axis, Caption, Shape, across, frame, mark, px};
use maud::{Markup, html};

const TOP: f64 = 26.0;
const HEIGHT: f64 = 230.0;
/// Most periods whose names have room beside one another on a phone.
const MOST_NAMED: usize = 8;
/// Room a number needs above or below its mark.
const NUMBER: f64 = 16.0;

/// A value of a series.
#[derive(Clone, Debug)]
pub struct Value {
    /// Where it stands.
    pub value: f64,
    /// The value as written.
    pub text: String,
}

/// One line.
#[derive(Clone, Debug)]
pub struct Series {
    /// One entry a period.
    pub values: Vec<Option<Value>>,
}

/// Lines over the same periods.
#[derive(Clone, Debug)]
pub struct Lines {
    /// Its names.
    pub caption: Caption,
    /// Left to right.
    pub periods: Vec<String>,
    /// One line each.
    pub series: Vec<Series>,
    /// What the series are held against, such as the nation: a line without
    /// marks, with a number at each end.
    pub reference: Option<Series>,
    /// The stretch of values that is shown, bottom to top.
    pub axis: Axis,
    /// Values named along the axis.
    pub ticks: Vec<(f64, String)>,
}

impl Lines {
    /// The chart as SVG.
    pub fn draw(&self) -> Markup {
        let bottom = TOP + HEIGHT;
        let drawing = html! {
            @for (value, text) in &self.ticks {
                @let y = px(self.down(*value));
                line class="grid" x1="0" x2="100%" y1=(y) y2=(y) {}
                text class="tick-text halo" paint-order="stroke" x="0" y=(px(self.down(*value) - 4.0)) { (text) }
            }
            @for (place, period) in self.periods.iter().enumerate().filter(|(place, _)| self.is_named(*place)) {
                text class="period" x=(across(self.right(place))) y=(px(bottom + 26.0)) text-anchor="middle" { (period) }
            }
            @if let Some(reference) = &self.reference { (self.reference(reference)) }
            @for (index, series) in self.series.iter().enumerate() { (self.line("series series-", index, series)) }
            @for (index, series) in self.series.iter().enumerate() { (self.marks(index, series)) }
        };
        frame(&self.caption, bottom + 34.0, &drawing)
    }

    /// Whether a period has its name and its numbers written: the last one, and
    /// as many before it as have room on a phone.
    fn is_named(&self, period: usize) -> bool {
        let step = self.periods.len().div_ceil(MOST_NAMED).max(1);
        (self.periods.len() - 1 - period).is_multiple_of(step)
    }

    fn right(&self, period: usize) -> f64 {
        let last = self.periods.len().saturating_sub(1).max(1) as f64;
        14.0 + period as f64 / last * 76.0
    }

    fn down(&self, value: f64) -> f64 {
        TOP + HEIGHT * (1.0 - self.axis.at(value) / 100.0)
    }

    fn reference(&self, series: &Series) -> Markup {
        let known = known(series);
        let ends = [known.first(), known.last()];
        html! {
            (self.line("reference reference-", 0, series))
            @for (place, value) in ends.into_iter().flatten().take(known.len()) {
                @let y = self.down(value.value);
                text class="value reference halo" paint-order="stroke" x=(across(self.right(*place))) y=(px(self.number(usize::MAX, *place, y))) text-anchor="middle" { (value.text) }
            }
        }
    }

    /// The line of a series; its class ends with its place.
    fn line(&self, class: &str, index: usize, series: &Series) -> Markup {
        let known = known(series);
        html! {
            @for pair in known.windows(2) {
                @let ((from, first), (to, second)) = (pair[0], pair[1]);
                @let gap = self.is_gap(from, to);
                line class={ (class) (index % 5) @if gap { " gap" } }
                    x1=(across(self.right(from))) y1=(px(self.down(first.value)))
                    x2=(across(self.right(to))) y2=(px(self.down(second.value))) {}
            }
        }
    }

    /// Whether any line is dashed.
    pub fn has_gap(&self) -> bool {
        self.series.iter().chain(&self.reference).any(|series| {
            known(series)
                .windows(2)
                .any(|pair| self.is_gap(pair[0].0, pair[1].0))
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
                    @let number = self.number(index, place, y);
                    @if self.is_named(place) && !self.is_covered(index, place, number) {
                        text class="value halo" paint-order="stroke" x=(across(self.right(place))) y=(px(number)) text-anchor="middle" { (value.text) }
                    }
                }
            }
        }
    }

    /// Whether the number of an earlier series stands where this one would; the
    /// table beside the chart has both.
    fn is_covered(&self, index: usize, place: usize, at: f64) -> bool {
        let earlier = self.series[..index].iter().enumerate();
        earlier
            .filter_map(|(other, series)| Some((other, series.values.get(place)?.as_ref()?)))
            .any(|(other, value)| {
                let number = self.number(other, place, self.down(value.value));
                (number - at).abs() < NUMBER
            })
    }

    /// Where a number goes: above its mark, or below where that is freer.
    fn number(&self, index: usize, place: usize, y: f64) -> f64 {
        let reference = self.reference.iter().filter(|_| index != usize::MAX);
        let others = self.series.iter().enumerate();
        let others = others.filter(|(other, _)| *other != index);
        let others = others
            .map(|(_, series)| series)
            .chain(reference)
            .filter_map(|series| series.values.get(place)?.as_ref())
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

/// The values that are there, with their places.
fn known(series: &Series) -> Vec<(usize, &Value)> {
    let values = series.values.iter().enumerate();
    values
        .filter_map(|(place, value)| value.as_ref().map(|value| (place, value)))
        .collect()
}
