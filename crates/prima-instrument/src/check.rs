//! Rules that tie the parts of an instrument together.
//!
//! Weights add up, bands cover the scale, conditions can hold, every code is
//! known. Also works out the span of every node, bottom up.

mod bands;
mod conditions;
mod nodes;
mod spans;

pub use bands::band_units;

use crate::build::Places;
use crate::exact::Exact;
use crate::fault::Fault;
use crate::model::*;
use crate::reach::{Codes, Meaning, Reach};
use crate::regions::Regions;
use std::ops::Range;

/// Decimals a rounding may keep.
pub const MOST_DIGITS: u32 = 9;

/// Levels a node may lie below the root, so that walking the tree is safe.
pub const DEEPEST: usize = 40;

/// Reports what does not go together, and fills in the nodes' spans.
pub fn check(
    instrument: &mut Instrument,
    places: &Places,
    regions: &Regions,
    faults: &mut Vec<Fault>,
) {
    let mut checker = Checker {
        places,
        regions,
        faults,
        facts: Codes::new(),
        numbers_are_sound: !regions.any_broken("node") && !regions.any_broken("fact"),
    };
    checker.learn_facts(instrument);
    if !checker.depths(instrument) {
        return;
    }
    // Children stand after their parent, so their spans are known first.
    for id in (0..instrument.nodes.len()).rev().map(NodeId) {
        checker.node(instrument, id);
        let span = checker.span(instrument, id);
        instrument.nodes[id.0].span = span;
    }
    checker.facts(instrument);
    checker.scale(instrument);
    checker.bands(instrument);
    checker.conditions(instrument);
    checker.results(instrument);
}

struct Checker<'a> {
    places: &'a Places,
    regions: &'a Regions,
    faults: &'a mut Vec<Fault>,
    facts: Codes,
    /// Whether the span of the root can be trusted.
    numbers_are_sound: bool,
}

impl Checker<'_> {
    /// Reports a fault, unless it may be the echo of another in its table.
    fn fault(
        &mut self,
        at: Range<usize>,
        key: &'static str,
        arguments: Vec<(&'static str, String)>,
    ) {
        if !self.regions.is_broken(&at) {
            self.faults.push(Fault::new(at, key, arguments));
        }
    }

    /// Reports a fault that makes spans doubtful.
    fn unsound(
        &mut self,
        at: Range<usize>,
        key: &'static str,
        arguments: Vec<(&'static str, String)>,
    ) {
        self.numbers_are_sound = false;
        self.fault(at, key, arguments);
    }

    /// What conditions may know of the facts.
    fn learn_facts(&mut self, instrument: &Instrument) {
        for (fact, at) in instrument.facts.iter().zip(&self.places.facts) {
            let codes = |codes: Vec<&String>| codes.into_iter().cloned().collect::<Vec<String>>();
            let meaning = match &fact.kind {
                _ if self.regions.is_broken(at) => Meaning::plain(Reach::Any),
                FactKind::YesNo { .. } => {
                    let words = vec!["ya".to_owned(), "tidak".to_owned()];
                    Meaning::plain(Reach::Words(words))
                }
                FactKind::Number { span, .. } => Meaning::number(span),
                FactKind::Choice(options) => {
                    let options = options.iter().map(|option| &option.code);
                    Meaning::plain(Reach::Words(codes(options.collect())))
                }
                FactKind::Checklist(items) => {
                    Meaning::checklist(codes(items.iter().map(|item| &item.code).collect()))
                }
                FactKind::Text => continue,
            };
            self.facts.insert(fact.code.clone(), meaning);
        }
    }

    fn facts(&mut self, instrument: &Instrument) {
        for (fact, at) in instrument.facts.iter().zip(&self.places.facts) {
            let FactKind::Number { span, default, .. } = &fact.kind else {
                continue;
            };
            let code = || vec![("code", fact.code.clone())];
            let beyond = |value: &Exact| span.max.as_ref().is_some_and(|max| value > max);
            if beyond(&span.min) {
                self.fault(at.clone(), "min-above-max", code());
            } else if default
                .as_ref()
                .is_some_and(|value| *value < span.min || beyond(value))
            {
                self.fault(at.clone(), "default-outside", code());
            }
        }
    }

    /// The stated scale is what the tree can reach.
    fn scale(&mut self, instrument: &Instrument) {
        let root = instrument.root();
        if instrument.rounding.digits > MOST_DIGITS {
            let arguments = vec![
                ("code", root.code.clone()),
                ("most", MOST_DIGITS.to_string()),
            ];
            self.fault(self.places.digits.clone(), "too-many-digits", arguments);
        }
        let reached = &root.span;
        if *reached != instrument.scale && self.numbers_are_sound {
            let print = |span: &Span| {
                let max = span.max.as_ref().map_or("…".to_owned(), Exact::to_string);
                format!("{} – {max}", span.min)
            };
            let arguments = vec![
                ("stated", print(&instrument.scale)),
                ("reached", print(reached)),
            ];
            self.fault(self.places.scale.clone(), "scale", arguments);
        }
    }

    /// Roll-up and ranking need what they work on.
    fn results(&mut self, instrument: &Instrument) {
        let surveyed = instrument
            .nodes
            .iter()
            .any(|node| matches!(node.measure(), Some(Measure::Survey(_))));
        if instrument.rollup.kind == RollupKind::Pooled && !surveyed {
            self.fault(self.places.rollup.clone(), "pooled-nothing", vec![]);
        }
        if instrument.ranking.ranked && !instrument.published_index {
            self.fault(self.places.ranking.clone(), "ranking-without-index", vec![]);
        }
    }
}
