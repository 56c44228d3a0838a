//! Puts a scorecard together.

use super::{
    FactLine, GateLine, IndexLine, NextBand, Operand, PartLine, PlaceLine, SamplingLine, Scorecard,
    Standing, SuggestionLine,
};
use crate::band::All;
use crate::bodies::BodyId;
use crate::evaluate::{Reader, truth, unknown_codes};
use crate::reading::Facts;
use crate::round::{Origin, Results, Round};
use crate::sampling;
use crate::suggestion::suggested;
use crate::tree::{Inputs, NodeScore};
use crate::value::{Outcome, State};
use prima_instrument::condition::Expression;
use prima_instrument::exact::Exact;
use prima_instrument::model::{Fact, FactId, FactKind, Gate, NodeId};

/// Explains the result of a body.
pub fn scorecard<'a>(round: &'a Round<'a>, results: &'a Results, body: BodyId) -> Scorecard<'a> {
    let instrument = round.instrument();
    let result = &results.bodies[body.0 as usize];
    let place = results.places[body.0 as usize].as_ref();
    let mut tallies = Vec::new();
    let mut scores: Vec<NodeScore> = Vec::new();
    let scored = matches!(result.origin, Origin::Own | Origin::Pooled);
    if scored {
        round.tallies(body, &mut tallies);
    }
    let inputs = round.inputs(body, &tallies);
    if scored {
        round.scorer.score(&inputs, &mut scores);
    }
    let index = result.exact.clone().map(|exact| IndexLine {
        exact,
        rounded: result
            .units
            .map(|units| Exact::decimal(units, instrument.rounding.digits)),
        rounding: &instrument.rounding,
    });
    let explainer = Explainer {
        round,
        inputs: &inputs,
        scores: &scores,
        index: index.as_ref().and_then(|index| index.rounded.clone()),
    };
    let nodes = (0..scores.len()).map(|node| {
        let marked = result.marks().contains(&(node as u16));
        explainer.node(NodeId(node), marked)
    });
    let applied = |gate: usize| result.gates().contains(&(gate as u16));
    let gates = instrument.gates.iter().enumerate();
    let part = |child: &BodyId| PartLine {
        unit: round.bodies.id(*child),
        exact: results.bodies[child.0 as usize].exact.clone(),
    };
    let parts: Vec<PartLine> = match result.origin {
        Origin::Children => round.children(body).iter().map(part).collect(),
        _ => Vec::new(),
    };
    Scorecard {
        instrument,
        unit: round.bodies.id(body),
        name: round.bodies.name(body),
        origin: result.origin,
        state: result.state,
        standing: result
            .units
            .map(|units| standing(round, results, body, units)),
        place: place.map(|place| {
            let group = &results.groups[place.group as usize];
            PlaceLine {
                group: &group.name,
                rank: place.rank,
                of: group.ranked,
            }
        }),
        published: round.published.indices.get(&body),
        nodes: nodes.collect(),
        facts: (0..instrument.facts.len())
            .filter_map(|fact| explainer.fact(FactId(fact)))
            .collect(),
        gates: gates
            .map(|(place, gate)| explainer.gate(gate, applied(place)))
            .collect(),
        suggestions: explainer.suggestions(),
        parts,
        sampling: explainer.sampling(),
        provisional: round.provisional(body, results),
        index,
    }
}

fn standing(round: &Round, results: &Results, body: BodyId, units: i64) -> Standing {
    let instrument = round.instrument();
    let result = &results.bodies[body.0 as usize];
    let exact = |units: i64| Exact::decimal(units, instrument.rounding.digits);
    let band = result.band.map(usize::from);
    let above = |band: usize| {
        let next = band.checked_sub(1)?;
        let (from, _) = round.bands().edges(next);
        Some(NextBand {
            band: next,
            from: exact(from),
            distance: exact((from - units).max(0)),
        })
    };
    Standing {
        band,
        by_index: round.bands().find(instrument, units),
        undecided: result
            .undecided()
            .iter()
            .copied()
            .map(usize::from)
            .collect(),
        edges: band.map(|band| {
            let (low, high) = round.bands().edges(band);
            (exact(low), high.map(exact))
        }),
        next: band.and_then(above),
    }
}

/// What one body's lines are made from.
pub(super) struct Explainer<'a, 'b> {
    pub(super) round: &'a Round<'a>,
    pub(super) inputs: &'b Inputs<'b>,
    pub(super) scores: &'b [NodeScore],
    index: Option<Exact>,
}

impl<'a> Explainer<'a, '_> {
    fn fact(&self, id: FactId) -> Option<FactLine<'a>> {
        let instrument = self.round.instrument();
        let slot = self.round.scorer.questions.of_fact(id);
        let written = self.round.answers.texts(self.inputs.body, slot);
        let fact: &Fact = &instrument.facts[id.0];
        let outcome = self.round.scorer.fact(&fact.code, self.inputs)?;
        // A written "not answered" is replaced by the default as well.
        let default = matches!(
            fact.kind,
            FactKind::YesNo { default: Some(_) }
                | FactKind::Number {
                    default: Some(_),
                    ..
                }
        );
        let unanswered = written
            .iter()
            .all(|(_, text)| State::from_value(text) == Some(State::NotAnswered));
        let by_default = default && unanswered && !matches!(outcome, Outcome::State(_));
        (by_default || !written.is_empty()).then_some(FactLine {
            id,
            written,
            outcome,
            by_default,
        })
    }

    fn gate(&self, gate: &'a Gate, applied: bool) -> GateLine<'a> {
        let reader = All {
            scorer: &self.round.scorer,
            inputs: self.inputs,
            scores: self.scores,
            index: self.index.clone(),
        };
        GateLine {
            gate,
            holds: truth(&gate.when, &reader),
            applied,
            operands: self.operands(&gate.when, &reader),
            missing: unknown_codes(&gate.when, &reader),
        }
    }

    /// Each code an expression reads, once, with its value.
    pub(super) fn operands(
        &self,
        expression: &'a Expression,
        reader: &impl Reader,
    ) -> Vec<Operand<'a>> {
        let mut operands: Vec<Operand> = Vec::new();
        for code in expression.references() {
            if operands.iter().any(|operand| operand.code == code) {
                continue;
            }
            operands.push(Operand {
                code,
                value: reader.value(code),
                state: self.state(code),
            });
        }
        operands
    }

    fn state(&self, code: &str) -> Option<State> {
        if let Some(node) = self.round.instrument().find_node(code) {
            return self.scores.get(node.0).map(|score| score.state);
        }
        match self.round.scorer.fact(code, self.inputs)? {
            Outcome::State(state) => Some(state),
            _ => Some(State::Scored),
        }
    }

    fn suggestions(&self) -> Vec<SuggestionLine<'a>> {
        let facts = Facts {
            scorer: &self.round.scorer,
            inputs: self.inputs,
        };
        let mut lines = Vec::new();
        for (index, node) in self.round.instrument().nodes.iter().enumerate() {
            if node.suggest.is_empty() || self.scores.is_empty() {
                continue;
            }
            lines.push(SuggestionLine {
                id: NodeId(index),
                suggested: suggested(node, &facts),
            });
        }
        lines
    }

    fn sampling(&self) -> Option<SamplingLine> {
        let rule = self.round.instrument().sampling.as_ref()?.rule;
        if self.scores.is_empty() {
            return None;
        }
        let questions = self.round.scorer.questions.survey();
        let answered = questions.iter().map(|question| {
            let cells = question.first..question.first + question.points.len();
            cells.filter_map(|cell| self.inputs.tallies.get(cell)).sum()
        });
        let population = self.round.bodies.population(self.inputs.body);
        Some(SamplingLine {
            have: answered.max().unwrap_or(0),
            need: sampling::required(rule, population.and_then(|number| number.to_whole())),
        })
    }
}
