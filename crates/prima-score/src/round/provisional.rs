//! Which unproven parts of the rules a body's result rests on.
//!
//! Rather one mark too many than one too few: what a part of the tree or a
//! gate may have read counts as read.

use super::{BodyResult, Group, Origin, Place, Results, Round};
use crate::answers::Question;
use crate::bodies::BodyId;
use crate::tree::{Inputs, NodeScore};
use crate::value::State;
use prima_instrument::Instrument;
use prima_instrument::condition::Expression;
use prima_instrument::model::{Aggregate, Node, Rounding, Rule};

/// The unproven parts that every scored tree, or every gate, rests on.
#[derive(Clone, Debug)]
pub(super) struct Rules {
    nodes: Vec<String>,
    facts: Vec<usize>,
    gate_facts: Vec<usize>,
    sources: bool,
}

/// What an exact index rests on, beyond its instrument.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Unproven {
    /// The nodes and what their formulas and conditions read.
    tree: bool,
    /// A roll-up.
    rollup: bool,
    /// What a missing answer does.
    missing: bool,
    /// How several raters become one: places in the answer sources, ascending.
    sources: Vec<usize>,
}

/// What a body's result rests on. Two results that rest on the same have the same marks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct RestsOn {
    figure: Option<Unproven>,
    rounded: bool,
    band: Option<u16>,
    gates: Vec<u16>,
    peer_group: Option<usize>,
}

impl Rules {
    pub(super) fn new(instrument: &Instrument) -> Rules {
        let unproven = |node: &&Node| {
            let step = |rounding: &Rounding| rounding.provisional.is_some();
            let precision = match &node.rule {
                Rule::Aggregate(Aggregate::GeometricMean { precision }) => step(precision),
                _ => false,
            };
            node.provisional.is_some() || node.rounding.as_ref().is_some_and(step) || precision
        };
        let read_by_nodes = instrument.nodes.iter().flat_map(|node| {
            let formula = match &node.rule {
                Rule::Aggregate(Aggregate::Formula(formula)) => Some(formula),
                _ => None,
            };
            formula.into_iter().chain(&node.applies_if)
        });
        Rules {
            nodes: instrument
                .nodes
                .iter()
                .filter(unproven)
                .map(|node| node.code.clone())
                .collect(),
            facts: facts_of(instrument, read_by_nodes),
            gate_facts: facts_of(instrument, instrument.gates.iter().map(|gate| &gate.when)),
            sources: instrument
                .answer_sources
                .iter()
                .any(|source| source.provisional.is_some()),
        }
    }
}

/// Unproven facts these expressions read, in the order of the instrument.
fn facts_of<'a>(
    instrument: &Instrument,
    expressions: impl Iterator<Item = &'a Expression>,
) -> Vec<usize> {
    let mut facts: Vec<usize> = expressions
        .flat_map(Expression::references)
        .filter_map(|code| instrument.find_fact(code))
        .map(|fact| fact.0)
        .filter(|fact| instrument.facts[*fact].provisional.is_some())
        .collect();
    facts.sort_unstable();
    facts.dedup();
    facts
}

impl Unproven {
    /// Both together.
    pub(super) fn add(&mut self, other: Unproven) {
        self.tree |= other.tree;
        self.rollup |= other.rollup;
        self.missing |= other.missing;
        for source in other.sources {
            if let Err(place) = self.sources.binary_search(&source) {
                self.sources.insert(place, source);
            }
        }
    }
}

impl Round<'_> {
    /// Whether a missing answer of the body was dealt with by an unproven rule.
    pub(super) fn unproven_missing(&self, inputs: &Inputs, scores: &[NodeScore]) -> bool {
        self.instrument().missing_provisional.is_some() && self.missing_acted(inputs, scores)
    }

    /// Whether a node without a score had to enter its parent under a rule.
    fn missing_acted(&self, inputs: &Inputs, scores: &[NodeScore]) -> bool {
        let nodes = &self.instrument().nodes;
        let published = |mut at: Option<prima_instrument::model::NodeId>| {
            let given = inputs.given?;
            while let Some(node) = at {
                if given.contains_key(&node) {
                    return Some(());
                }
                at = nodes[node.0].parent;
            }
            None
        };
        scores.iter().zip(nodes).any(|(score, node)| {
            score.state != State::Scored
                && node.parent.is_some()
                // What is below a published score had no part in it.
                && published(node.parent).is_none()
        })
    }

    /// What the exact index of a body rests on.
    pub(super) fn figure_rests_on(&self, body: BodyId, result: &BodyResult) -> Unproven {
        let mut figure = Unproven {
            tree: matches!(result.origin, Origin::Own | Origin::Pooled),
            rollup: matches!(result.origin, Origin::Children | Origin::Pooled),
            missing: result.unproven_missing,
            ..Unproven::default()
        };
        if let Some(details) = &result.details {
            figure.add(details.unproven.clone());
        }
        if self.rules.sources {
            let instrument = self.instrument();
            let from = self.answers.several(body).filter_map(|slot| {
                match self.scorer.questions.all[slot.0 as usize] {
                    Question::Leaf(node) => instrument.node(node).from,
                    Question::Fact(fact) => Some(instrument.facts[fact.0].from),
                }
            });
            let sources =
                from.filter(|source| instrument.answer_sources[*source].provisional.is_some());
            for source in sources {
                figure.add(Unproven {
                    sources: vec![source],
                    ..Unproven::default()
                });
            }
        }
        figure
    }

    /// What a body's result rests on.
    pub fn rests_on(&self, body: BodyId, results: &Results) -> RestsOn {
        let result = &results.bodies[body.0 as usize];
        if result.exact.is_none() {
            return RestsOn::default();
        }
        let ranked = |place: &Place| place.rank.is_some();
        let rule = |group: &Group| group.rule;
        let mut gates: Vec<u16> = [result.gates(), result.open_gates()].concat();
        gates.sort_unstable();
        RestsOn {
            figure: Some(self.figure_rests_on(body, result)),
            rounded: result.units.is_some(),
            band: result.band,
            gates,
            peer_group: results.places[body.0 as usize]
                .filter(ranked)
                .map(|place| rule(&results.groups[place.group as usize])),
        }
    }

    /// Keys of the unproven parts a body's result rests on, in the order they act.
    pub fn provisional(&self, body: BodyId, results: &Results) -> Vec<String> {
        self.provisional_keys(&self.rests_on(body, results))
    }

    /// Keys of the unproven parts among what a result rests on, in the order they act.
    pub fn provisional_keys(&self, rests_on: &RestsOn) -> Vec<String> {
        let instrument = self.instrument();
        let Some(figure) = &rests_on.figure else {
            return Vec::new();
        };
        let mut keys = Vec::new();
        let mut key_where = |unproven: bool, key: &str| {
            if unproven {
                keys.push(key.to_owned());
            }
        };
        key_where(instrument.provisional.is_some(), "instrument");
        for node in &self.rules.nodes {
            key_where(figure.tree, node);
        }
        key_where(figure.missing, "missing");
        let mut facts = self.rules.gate_facts.clone();
        if figure.tree {
            facts.extend(&self.rules.facts);
            facts.sort_unstable();
            facts.dedup();
        }
        for fact in facts {
            key_where(true, &format!("fact:{}", instrument.facts[fact].code));
        }
        for source in &figure.sources {
            let code = &instrument.answer_sources[*source].code;
            key_where(true, &format!("source:{code}"));
        }
        key_where(
            rests_on.rounded && instrument.rounding.provisional.is_some(),
            "rounding",
        );
        key_where(
            figure.rollup && instrument.rollup.provisional.is_some(),
            "rollup",
        );
        if let Some(band) = rests_on
            .band
            .map(|band| &instrument.bands[usize::from(band)])
        {
            key_where(band.provisional.is_some(), &format!("band:{}", band.code));
        }
        for gate in &rests_on.gates {
            let gate = &instrument.gates[usize::from(*gate)];
            key_where(gate.provisional.is_some(), &format!("gate:{}", gate.code));
        }
        if let Some(rule) = rests_on.peer_group {
            let unproven = instrument.peer_groups[rule].provisional.is_some();
            key_where(unproven, "peer_group");
            key_where(instrument.ranking.provisional.is_some(), "ranking");
        }
        keys
    }
}
