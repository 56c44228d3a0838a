//! Rounding of sixteen floats at once, as the exact scorer rounds fractions.

use crate::program::{LANES, Lanes};
use prima_instrument::exact::RoundingMode;
use prima_instrument::model::Rounding;

/// How near to a half, in units of the last digit, a float counts as one:
/// 4.605 is no binary fraction, and the exact rule rounds it up.
const NEAR: f64 = 1e-7;
/// Adding this to a float below 2^51 leaves its nearest whole number, even at a half.
const WHOLE: f64 = (3u64 << 51) as f64;

/// One rounding step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rounder {
    mode: RoundingMode,
    scale: f64,
}

impl Rounder {
    /// The step of an instrument.
    pub fn new(rounding: &Rounding) -> Rounder {
        Rounder {
            mode: rounding.mode,
            scale: 10f64.powi(rounding.digits.min(15) as i32),
        }
    }

    /// Values in units of the last digit.
    #[inline]
    pub fn units(&self, values: &Lanes) -> Lanes {
        let mut units = [0.0; LANES];
        match self.mode {
            RoundingMode::HalfUp => {
                for (unit, value) in units.iter_mut().zip(values) {
                    let scaled = value * self.scale;
                    *unit = (scaled + NEAR.copysign(scaled)) + WHOLE - WHOLE;
                }
            }
            _ => {
                for (unit, value) in units.iter_mut().zip(values) {
                    *unit = self.other(value * self.scale);
                }
            }
        }
        units
    }

    /// Values brought to the digits of the step.
    #[inline]
    pub fn round(&self, values: &mut Lanes) {
        let units = self.units(values);
        for (value, unit) in values.iter_mut().zip(units) {
            *value = unit / self.scale;
        }
    }

    /// One value brought to the digits of the step.
    pub fn one(&self, value: f64) -> f64 {
        self.other(value * self.scale) / self.scale
    }

    fn other(&self, scaled: f64) -> f64 {
        let nearest = scaled.round();
        let is_half = ((scaled - scaled.trunc()).abs() - 0.5).abs() < NEAR;
        match self.mode {
            RoundingMode::HalfUp => (scaled + NEAR.copysign(scaled)).round(),
            RoundingMode::HalfEven if is_half => 2.0 * (scaled / 2.0).round(),
            RoundingMode::HalfEven => nearest,
            _ if (scaled - nearest).abs() < NEAR => nearest,
            RoundingMode::Cut => scaled.trunc(),
            RoundingMode::Up => scaled.trunc() + 1f64.copysign(scaled),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use prima_instrument::exact::Exact;

    #[test]
    fn floats_round_as_fractions_do() {
        let modes = [
            RoundingMode::HalfUp,
            RoundingMode::HalfEven,
            RoundingMode::Cut,
            RoundingMode::Up,
        ];
        for mode in modes {
            let rounder = Rounder { mode, scale: 100.0 };
            for thousandths in -9_000i64..9_000 {
                let value = thousandths as f64 / 1000.0;
                let exact = Exact::ratio(thousandths, 1000)
                    .rounded_units(mode, 2)
                    .unwrap();
                let found = rounder.units(&[value; LANES])[0];
                assert_eq!(found, exact as f64, "{mode:?} {value}");
            }
        }
    }
}
