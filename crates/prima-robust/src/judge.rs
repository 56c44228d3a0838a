//! Rounded index, band and gates in a replicate.

use crate::expression::Vector;
use crate::program::{LANES, Lanes};
use crate::rounding::Rounder;
use prima_instrument::Instrument;
use prima_instrument::model::{Effect, WhenUnknown};
use prima_score::band::BandTable;

/// No band was given.
pub(crate) const NO_BAND: u16 = u16::MAX;

/// The bit that stands for "no band"; an instrument has fewer bands than that.
const NONE: u64 = 1 << 63;

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
            bands: (0..bands.min(63)).filter(open).map(band).collect(),
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
        // One bit a band that the gates so far leave possible.
        let mut possible = [NONE; LANES];
        // From the last to the first: where two hold an index the first one counts.
        for (low, high, place) in self.bands.iter().rev() {
            for lane in 0..LANES {
                if *low <= units[lane] && units[lane] <= *high {
                    possible[lane] = 1 << place;
                }
            }
        }
        let mut stage_open = [false; LANES];
        for ((effect, unknown), condition) in self.gates.iter().zip(gates) {
            let after = possible.map(|bands| passed(effect, bands));
            let is_stage = matches!(effect, Effect::Stage(_));
            if after == possible && !(is_stage && *unknown == WhenUnknown::Undecided) {
                continue;
            }
            let holds = condition.work_out(values, &units.map(|units| units / self.scale));
            for lane in 0..LANES {
                if holds[lane].is_nan() {
                    match unknown {
                        WhenUnknown::Skip => {}
                        WhenUnknown::Apply => possible[lane] = after[lane],
                        WhenUnknown::Undecided => {
                            possible[lane] |= after[lane];
                            stage_open[lane] |= is_stage;
                        }
                    }
                } else if holds[lane] != 0.0 {
                    possible[lane] = after[lane];
                }
            }
        }
        let mut given = [NO_BAND; LANES];
        for lane in 0..LANES {
            let bands = possible[lane];
            if bands.count_ones() == 1 && bands != NONE && !stage_open[lane] {
                given[lane] = bands.trailing_zeros() as u16;
            }
        }
        given
    }
}

/// What a gate makes of the possible bands when it acts.
fn passed(effect: &Effect, bands: u64) -> u64 {
    match effect {
        Effect::Cap(cap) => {
            let above = bands & ((1 << cap) - 1);
            if above == 0 {
                bands
            } else {
                (bands ^ above) | 1 << cap
            }
        }
        Effect::Replace { band, with } if bands >> band & 1 == 1 => {
            (bands ^ (1 << band)) | 1 << with
        }
        Effect::Refuse => NONE,
        Effect::Replace { .. } | Effect::Stage(_) => bands,
    }
}
