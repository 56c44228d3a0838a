//! Values over periods, one line a series.
//!
//! Years stand to scale, other periods at equal distances; where years are
//! missing between two, the line is dashed, so that a gap is not read as a trend.

use super::dots::Stretch;
use super::{Axis, Caption, Shape, across, frame, mark, px, role_class};
use maud::{Markup, html};

const TOP: f64 = 26.0;
const HEIGHT: f64 = 230.0;
/// Room a name of a period needs on a phone, in per cent of the width.
const NAME_ROOM: f64 = 10.0;
/// Height of a row of names; those too near to one another stand in two.
const NAME: f64 = 18.0;
/// Room a number needs above or below its mark, and beside another one in per
/// cent of the width.
const NUMBER: f64 = 16.0;
const NUMBER_ROOM: f64 = 10.5;

/// Most characters of a band's letter that stand beside the last year.
const LETTER: usize = 3;

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
    /// Bands that lie behind the lines; empty: none.
    pub bands: Vec<Stretch>,
    /// The stretch of values that is shown, bottom to top.
    pub axis: Axis,
    /// Values named along the axis.
    pub ticks: Vec<(f64, String)>,
}

impl Lines {
    /// The chart as SVG.
    pub fn draw(&self) -> Markup {
        let bottom = TOP + HEIGHT;
        let rows = self.name_rows();
        let named = rows.iter().enumerate();
        let named = named.filter_map(|(place, row)| Some((place, bottom + 26.0 + NAME * (*row)?)));
        let lowest = rows.iter().flatten().copied().fold(0.0, f64::max);
        let drawing = html! {
            @for band in &self.bands { (self.band(band)) }
            @for (value, text) in &self.ticks {
                @let y = px(self.down(*value));
                line class="grid" x1="0" x2="100%" y1=(y) y2=(y) {}
                text class="tick-text halo" paint-order="stroke" x="0" y=(px(self.down(*value) - 4.0)) { (text) }
            }
            @for (place, y) in named {
                text class="period" x=(across(self.right(place))) y=(px(y)) text-anchor="middle" { (self.periods[place]) }
            }
            @if let Some(reference) = &self.reference { (self.reference(reference)) }
            @for (index, series) in self.series.iter().enumerate() { (self.line("series series-", index, series)) }
            @for (index, series) in self.series.iter().enumerate() { (self.marks(index, series)) }
            (self.numbers())
        };
        frame(&self.caption, bottom + 34.0 + NAME * lowest, &drawing)
    }

    /// A band from one end of the years to the other, as far as the axis shows it,
    /// with its letter at the right where there is room for it.
    fn band(&self, band: &Stretch) -> Markup {
        let top = match band.high >= self.axis.high {
            true => TOP,
            false => self.down(band.high),
        };
        let bottom = match band.low <= self.axis.low {
            true => TOP + HEIGHT,
            false => self.down(band.low),
        };
        html! {
            @if bottom > top {
                rect class={ "band " (role_class(band.role)) } width="100%" y=(px(top)) height=(px(bottom - top)) {}
                @if bottom - top >= NUMBER && band.letter.chars().count() <= LETTER {
                    text class="tick-text" x="100%" y=(px((top + bottom) / 2.0 + 4.0)) text-anchor="end" { (band.letter) }
                }
            }
        }
    }

    /// The row of each period's name, from 0; none where neither has room on a
    /// phone. The last one is always named.
    fn name_rows(&self) -> Vec<Option<f64>> {
        let mut free = [f64::INFINITY; 2];
        let mut rows = vec![None; self.periods.len()];
        for place in (0..rows.len()).rev() {
            let at = self.right(place);
            let row = free.iter().position(|next| next - at >= NAME_ROOM);
            if let Some(row) = row {
                free[row] = at;
                rows[place] = Some(row as f64);
            }
        }
        rows
    }

    /// Where a period stands: years to scale, others one step apart.
    fn right(&self, period: usize) -> f64 {
        let years: Option<Vec<i64>> = self.periods.iter().map(|year| year.parse().ok()).collect();
        let (at, last) = match years.as_deref() {
            Some(years @ [first, .., last]) if first < last => {
                (years[period] - first, last - first)
            }
            _ => (period as i64, self.periods.len().saturating_sub(1) as i64),
        };
        14.0 + at as f64 / last.max(1) as f64 * 76.0
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
        let class = format!("series-{}", index % 5);
        html! {
            @for (place, value) in known(series) {
                (mark(Shape::of_series(index), &class, self.right(place), self.down(value.value)))
            }
        }
    }

    /// The values, the last ones first; one that would stand upon another is left
    /// out, and the table beside the chart has both.
    fn numbers(&self) -> Markup {
        let mut shown: Vec<(f64, f64, &str)> = Vec::new();
        for place in (0..self.periods.len()).rev() {
            for (index, series) in self.series.iter().enumerate() {
                let Some(Some(value)) = series.values.get(place) else {
                    continue;
                };
                let x = self.right(place);
                let y = self.number(index, place, self.down(value.value));
                let is_free = |(other_x, other_y, _): &(f64, f64, &str)| {
                    (other_x - x).abs() >= NUMBER_ROOM || (other_y - y).abs() >= NUMBER
                };
                if shown.iter().all(is_free) {
                    shown.push((x, y, &value.text));
                }
            }
        }
        html! {
            @for (x, y, text) in &shown {
                text class="value halo" paint-order="stroke" x=(across(*x)) y=(px(*y)) text-anchor="middle" { (text) }
            }
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(periods: &str) -> Lines {
        Lines {
            caption: Caption {
                id: "x".to_owned(),
                title: String::new(),
                description: String::new(),
            },
            periods: periods.split_whitespace().map(str::to_owned).collect(),
            series: Vec::new(),
            reference: None,
            bands: Vec::new(),
            axis: Axis {
                low: 0.0,
                high: 100.0,
                room: 6.0,
            },
            ticks: Vec::new(),
        }
    }

    #[test]
    fn years_stand_to_scale_and_other_periods_one_step_apart() {
        for (periods, places) in [
            // 14 + 8/9 of 76.
            ("2014 2022 2023", "14.00 81.56 90.00"),
            ("2021 2022 2023", "14.00 52.00 90.00"),
            ("2023/1 2023/2 2024/2", "14.00 52.00 90.00"),
            ("2024", "14.00"),
        ] {
            let lines = lines(periods);
            let at = (0..lines.periods.len()).map(|place| format!("{:.2}", lines.right(place)));
            assert_eq!(at.collect::<Vec<_>>().join(" "), places, "{periods}");
        }
    }

    #[test]
    fn names_that_are_too_near_stand_in_a_second_row() {
        for (periods, rows) in [
            ("2014 2022 2023", vec![Some(0.0), Some(1.0), Some(0.0)]),
            ("2021 2022 2023", vec![Some(0.0); 3]),
            // 3.8 per cent apart: of three, two have room.
            (
                "2004 2022 2023 2024",
                vec![Some(0.0), None, Some(1.0), Some(0.0)],
            ),
        ] {
            assert_eq!(lines(periods).name_rows(), rows, "{periods}");
        }
    }
}
