//! Checks that the bands cover the scale, each value once.

use super::{Checker, MOST_DIGITS};
use crate::exact::{Exact, RoundingMode};
use crate::model::*;

impl Checker<'_> {
    /// Bands without a gate cover the scale exactly, highest first.
    pub fn bands(&mut self, instrument: &Instrument) {
        let (Some(first), Some(last)) = (self.places.bands.first(), self.places.bands.last())
        else {
            return;
        };
        if !instrument.published_index {
            self.fault(first.clone(), "bands-without-index", vec![]);
            return;
        }
        // Edges that cannot be read leave holes that are not there.
        let readable = ["band", "rounding", "instrument"];
        if readable.iter().any(|table| self.regions.any_broken(table)) {
            return;
        }
        let grid = Grid::new(instrument);
        // What the next band's top must be; None at first: the scale's own top.
        let mut expected: Option<i64> = None;
        let mut lowest_band = None;
        for (index, band) in instrument.bands.iter().enumerate() {
            let (low, high) = band_units(band, grid.digits);
            if high.is_some_and(|high| high < low) {
                let at = self.places.bands[index].clone();
                self.fault(at, "band-empty", vec![("band", band.code.clone())]);
                return;
            }
            if let Some(gate) = band.through {
                self.through(instrument, index, gate);
                if low < grid.lowest || grid.is_above(high) {
                    self.beyond(instrument, index);
                } else {
                    self.stands_in(instrument, index, gate, (low, high), &grid);
                }
                continue;
            }
            match expected {
                None => self.top(instrument, index, high, &grid),
                Some(expected) => self.neighbour(instrument, index, high, expected, &grid),
            }
            expected = Some(low.saturating_sub(1));
            lowest_band = Some((index, low));
        }
        match lowest_band {
            Some((_, low)) if low > grid.lowest => {
                let values = vec![("values", grid.stretch(grid.lowest, low - 1))];
                self.fault(last.clone(), "band-hole", values);
            }
            Some((index, low)) if low < grid.lowest => self.beyond(instrument, index),
            _ => {}
        }
    }

    /// The highest band ends where the scale ends.
    fn top(&mut self, instrument: &Instrument, index: usize, high: Option<i64>, grid: &Grid) {
        if high == grid.highest {
            return;
        }
        let open = |end: Option<i64>| end.map_or("…".to_owned(), |end| grid.print(end));
        let arguments = vec![
            ("band", instrument.bands[index].code.clone()),
            ("found", open(high)),
            ("expected", open(grid.highest)),
        ];
        self.fault(self.places.bands[index].clone(), "band-top", arguments);
    }

    /// A band begins where the one above it ends.
    fn neighbour(
        &mut self,
        instrument: &Instrument,
        index: usize,
        high: Option<i64>,
        expected: i64,
        grid: &Grid,
    ) {
        let at = self.places.bands[index].clone();
        let mut arguments = vec![("band", instrument.bands[index].code.clone())];
        match high {
            Some(high) if high < expected => {
                let values = grid.stretch(high.saturating_add(1), expected);
                arguments.push(("values", values));
                self.fault(at, "band-hole", arguments);
            }
            high if high != Some(expected) => {
                let first = expected.saturating_add(1);
                let values = match high {
                    Some(high) => grid.stretch(first, high),
                    None => format!("{} – …", grid.print(first)),
                };
                arguments.push(("values", values));
                self.fault(at, "band-overlap", arguments);
            }
            _ => {}
        }
    }

    fn beyond(&mut self, instrument: &Instrument, index: usize) {
        let arguments = vec![("band", instrument.bands[index].code.clone())];
        let at = self.places.bands[index].clone();
        self.fault(at, "band-beyond-scale", arguments);
    }

    /// The gate that is the only way to a band must lead there.
    fn through(&mut self, instrument: &Instrument, index: usize, gate: usize) {
        let leads = match instrument.gates.get(gate).map(|gate| &gate.effect) {
            Some(Effect::Replace { with, .. }) => *with == index,
            Some(Effect::Cap(cap)) => *cap == index,
            _ => false,
        };
        if !leads && !self.regions.any_broken("gate") {
            let arguments = vec![("band", instrument.bands[index].code.clone())];
            let at = self.places.bands[index].clone();
            self.fault(at, "band-unreachable", arguments);
        }
    }

    /// A band given only in place of another is the same stretch of the index.
    fn stands_in(
        &mut self,
        instrument: &Instrument,
        index: usize,
        gate: usize,
        edges: (i64, Option<i64>),
        grid: &Grid,
    ) {
        let replaced = match instrument.gates.get(gate).map(|gate| &gate.effect) {
            Some(Effect::Replace { band, with }) if *with == index => &instrument.bands[*band],
            _ => return,
        };
        if band_units(replaced, grid.digits) != edges {
            let arguments = vec![
                ("band", instrument.bands[index].code.clone()),
                ("replaced", replaced.code.clone()),
            ];
            let at = self.places.bands[index].clone();
            self.fault(at, "band-not-the-replaced", arguments);
        }
    }
}

/// The values an index can have after rounding, in units of the last digit.
struct Grid {
    digits: u32,
    lowest: i64,
    highest: Option<i64>,
}

impl Grid {
    fn new(instrument: &Instrument) -> Grid {
        let digits = instrument.rounding.digits.min(MOST_DIGITS);
        let mode = instrument.rounding.mode;
        // Rounding may lift the greatest index above the scale's end.
        let rounded = |end: &Exact| units(&end.rounded(mode, digits), digits, true);
        let scale = &instrument.scale;
        Grid {
            digits,
            lowest: rounded(&scale.min),
            highest: scale.max.as_ref().map(rounded),
        }
    }

    fn is_above(&self, high: Option<i64>) -> bool {
        self.highest
            .is_some_and(|highest| high.is_none_or(|high| high > highest))
    }

    fn stretch(&self, first: i64, last: i64) -> String {
        if first == last {
            self.print(first)
        } else {
            format!("{} – {}", self.print(first), self.print(last))
        }
    }

    fn print(&self, units: i64) -> String {
        Exact::decimal(units, self.digits).at_digits(self.digits)
    }
}

/// Lowest and highest rounded value of a band, in units of the last digit.
pub fn band_units(band: &Band, digits: u32) -> (i64, Option<i64>) {
    let on_grid = |value: &Exact| value.rounded(RoundingMode::Cut, digits) == *value;
    let low = units(&band.lower.value, digits, true);
    let low = if !band.lower.closed && on_grid(&band.lower.value) {
        low.saturating_add(1)
    } else {
        low
    };
    let high = band.upper.as_ref().map(|upper| {
        let high = units(&upper.value, digits, false);
        if !upper.closed && on_grid(&upper.value) {
            high.saturating_sub(1)
        } else {
            high
        }
    });
    (low, high)
}

/// The first grid value from a number on (`up`) or down.
fn units(value: &Exact, digits: u32, up: bool) -> i64 {
    let away = up != value.is_negative();
    let mode = if away {
        RoundingMode::Up
    } else {
        RoundingMode::Cut
    };
    let end = if value.is_negative() {
        i64::MIN
    } else {
        i64::MAX
    };
    value.rounded_units(mode, digits).unwrap_or(end)
}
