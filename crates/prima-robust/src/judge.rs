//! Rounded index, band and gates in a replicate.

use crate::expression::Vector;
use crate::program::{LANES, Lanes};
use crate::rounding::Rounder;
use prima_instrument::Instrument;
use prima_instrument::model::{Effect, WhenUnknown};
use prima_score::band::BandTable;

/// No band was given.
pub(crate) const NO_BAND: u16 = u16::MAX;

/// What turns an index into a band.
#[derive(Clone, Debug)]
pub(crate) struct Judge {
    /// Rounding of the index.
    pub index: Rounder,
    /// Lowest and highest rounded index and place of each band open to all, highest first.
    bands: Vec<(f64, f64, u16)>,
    gates: Vec<(Effect, WhenUnknown)>,
    scale: f64,
}

impl Judge {
    /// Reads bands and gates.
    pub fn new(instrument: &Instrument, table: &BandTable) -> Judge {
        let open = |place: &usize| instrument.bands[*place].through.is_none();
        let band = |place: usize| {
            let (low, high) = table.edges(place);
            (
                low as f64,
                high.map_or(f64::INFINITY, |high| high as f64),
                place as u16,
            )
        };
        let bands = if instrument.published_index {
            instrument.bands.len()
        } else {
            0
        };
        Judge {
            index: Rounder::new(&instrument.rounding),
            bands: (0..bands).filter(open).map(band).collect(),
            gates: instrument
                .gates
                .iter()
                .map(|gate| (gate.effect.clone(), gate.unknown))
                .collect(),
            scale: 10f64.powi(instrument.rounding.digits.min(15) as i32),
        }
    }

    /// Whether the instrument gives bands at all.
    pub fn has_bands(&self) -> bool {
        !self.bands.is_empty()
    }

    /// Bands of rounded indices, in units of the last digit. `gates` holds the
    /// conditions of this block and `values` its nodes.
    #[inline]
    pub fn bands(&self, units: &Lanes, gates: &[Vector], values: &[Lanes]) -> [u16; LANES] {
        let mut given = [NO_BAND; LANES];
        // From the last to the first: where two hold an index the first one counts.
        for (low, high, place) in self.bands.iter().rev() {
            for lane in 0..LANES {
                if *low <= units[lane] && units[lane] <= *high {
                    given[lane] = *place;
                }
            }
        }
        for ((effect, unknown), condition) in self.gates.iter().zip(gates) {
            let changed = match effect {
                Effect::Cap(cap) => given.map(|band| {
                    if usize::from(band) < *cap {
                        *cap as u16
                    } else {
                        band
                    }
                }),
                Effect::Replace { band, with } => given.map(|found| {
                    if usize::from(found) == *band {
                        *with as u16
                    } else {
                        found
                    }
                }),
                Effect::Refuse => [NO_BAND; LANES],
                Effect::Stage(_) => continue,
            };
            if changed == given {
                continue;
            }
            let holds = condition.work_out(values, &units.map(|units| units / self.scale));
            for lane in 0..LANES {
                if changed[lane] == given[lane] {
                    continue;
                }
                if holds[lane].is_nan() {
                    match unknown {
                        WhenUnknown::Skip => {}
                        WhenUnknown::Apply => given[lane] = changed[lane],
                        WhenUnknown::Undecided => given[lane] = NO_BAND,
                    }
                } else if holds[lane] != 0.0 {
                    given[lane] = changed[lane];
                }
            }
        }
        given
    }
}
