//! From an exact index to its rounded value, band and gates.

use crate::evaluate::{Reader, Value, truth};
use crate::reading::Facts;
use crate::tree::{Inputs, NodeScore, Scorer};
use crate::value::State;
use prima_instrument::Instrument;
use prima_instrument::band_units;
use prima_instrument::condition::StateWord;
use prima_instrument::exact::Exact;
use prima_instrument::model::{Effect, WhenUnknown};

/// The bands of an instrument as whole numbers of the last digit.
#[derive(Clone, Debug)]
pub struct BandTable {
    units: Vec<(i64, Option<i64>)>,
}

/// What bands and gates made of an index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Band given, as a place in the instrument's bands.
    pub band: Option<usize>,
    /// Gates that took effect, as places in the instrument's gates.
    pub gates: Vec<usize>,
    /// Gates that could not be decided, as places in the instrument's gates.
    pub open: Vec<usize>,
    /// Bands that are possible where gates could not be decided, highest first.
    pub undecided: Vec<usize>,
    /// Whether a gate refused a band.
    pub refused: bool,
}

impl BandTable {
    /// Reads the edges once.
    pub fn new(instrument: &Instrument) -> BandTable {
        let digits = instrument.rounding.digits;
        BandTable {
            units: instrument
                .bands
                .iter()
                .map(|band| band_units(band, digits))
                .collect(),
        }
    }

    /// The band of a rounded index, before gates.
    pub fn find(&self, instrument: &Instrument, units: i64) -> Option<usize> {
        let holds = |(low, high): &(i64, Option<i64>)| {
            *low <= units && high.is_none_or(|high| units <= high)
        };
        (0..self.units.len())
            .find(|band| instrument.bands[*band].through.is_none() && holds(&self.units[*band]))
    }

    /// Lowest and highest rounded index of a band, in units of the last digit.
    pub fn edges(&self, band: usize) -> (i64, Option<i64>) {
        self.units[band]
    }
}

/// What gates read: the index, nodes, facts.
pub(crate) struct All<'a, 'b> {
    pub(crate) scorer: &'a Scorer<'b>,
    pub(crate) inputs: &'a Inputs<'a>,
    pub(crate) scores: &'a [NodeScore],
    pub(crate) index: Option<Exact>,
}

impl Reader for All<'_, '_> {
    fn value(&self, code: &str) -> Value {
        if code == "index" {
            return self.index.clone().map_or(Value::Unknown, Value::Number);
        }
        match self.scorer.instrument.find_node(code) {
            Some(node) => match self.scores.get(node.0) {
                Some(found) if found.state == State::Scored => Value::Number(found.score.clone()),
                _ => Value::Unknown,
            },
            None => Facts {
                scorer: self.scorer,
                inputs: self.inputs,
            }
            .value(code),
        }
    }

    fn is(&self, code: &str, state: StateWord) -> Value {
        match self.scorer.instrument.find_node(code) {
            Some(node) => match self.scores.get(node.0) {
                Some(found) => Value::Truth(found.state.word() == state.word()),
                None => Value::Unknown,
            },
            None => Facts {
                scorer: self.scorer,
                inputs: self.inputs,
            }
            .is(code, state),
        }
    }

    fn has(&self, code: &str, item: &str) -> Value {
        Facts {
            scorer: self.scorer,
            inputs: self.inputs,
        }
        .has(code, item)
    }
}

/// Band and gates of a rounded index; none where the instrument only counts.
/// `scores` is empty where only the index is known.
pub fn verdict(
    scorer: &Scorer,
    table: &BandTable,
    units: Option<i64>,
    inputs: &Inputs,
    scores: &[NodeScore],
) -> Verdict {
    let instrument = scorer.instrument;
    let band = units.and_then(|units| table.find(instrument, units));
    let mut verdict = Verdict {
        band,
        ..Verdict::default()
    };
    if instrument.gates.is_empty() {
        return verdict;
    }
    let index = units.map(|units| Exact::decimal(units, instrument.rounding.digits));
    let reader = All {
        scorer,
        inputs,
        scores,
        index,
    };
    // Every band the gates so far leave possible; none stands for no band at all.
    let mut possible = vec![band];
    let mut stage_open = false;
    for (place, gate) in instrument.gates.iter().enumerate() {
        let after: Vec<Option<usize>> = possible
            .iter()
            .map(|band| passed(&gate.effect, *band))
            .collect();
        let only_bands = matches!(gate.effect, Effect::Cap(_) | Effect::Replace { .. });
        if only_bands && after == possible {
            continue;
        }
        match (truth(&gate.when, &reader), gate.unknown) {
            (Some(false), _) | (None, WhenUnknown::Skip) => continue,
            (Some(true), _) | (None, WhenUnknown::Apply) => {
                verdict.gates.push(place);
                verdict.refused |= gate.effect == Effect::Refuse;
                possible = after;
            }
            (None, WhenUnknown::Undecided) => {
                verdict.open.push(place);
                stage_open |= matches!(gate.effect, Effect::Stage(_));
                possible.extend(after);
            }
        }
        possible.sort_unstable();
        possible.dedup();
    }
    verdict.band = match possible.as_slice() {
        [band] if !stage_open => *band,
        _ => {
            verdict.undecided = possible.into_iter().flatten().collect();
            None
        }
    };
    verdict
}

/// What a gate makes of a band when it acts.
fn passed(effect: &Effect, band: Option<usize>) -> Option<usize> {
    match (effect, band) {
        (Effect::Cap(cap), Some(given)) if given < *cap => Some(*cap),
        (Effect::Replace { band, with }, Some(given)) if given == *band => Some(*with),
        (Effect::Refuse, _) => None,
        _ => band,
    }
}
