//! Whether better answers can only help a body, so that only the best have to be tried.

use super::candidates::Leaf;
use super::ceilings::{Bound, Ceilings};
use super::tendency::{Look, Tendency};
use crate::evaluate::{Reader, Value};
use crate::round::Round;
use crate::tree::{Inputs, NodeScore};
use crate::value::{Outcome, State};
use prima_instrument::exact::Exact;
use prima_instrument::model::{Aggregate, Effect, Gate, NodeId, Rule, WhenUnknown};

/// Whether, for any set of changed leaves, no index and no band is better than
/// with each leaf at its last candidate.
pub(super) fn only_rises<R: Reader>(
    look: &Look<R>,
    ceilings: &Ceilings,
    leaves: &[Leaf],
    inputs: &Inputs,
    scores: &[NodeScore],
) -> bool {
    let nodes = (0..scores.len()).filter(|node| look.moving[*node]);
    let rules = nodes
        .into_iter()
        .all(|node| rule_rises(look, ceilings, NodeId(node), inputs, scores));
    rules
        && leaves.iter().all(last_is_best)
        && look
            .instrument
            .gates
            .iter()
            .all(|gate| gate_allows(look, gate, scores))
}

/// Whether no index can come to lie above the best band: a rounding step may
/// lift it over the scale's end, and what is beyond has no band.
pub(super) fn stays_in_bands(round: &Round, most: &Bound) -> bool {
    let rounding = &round.instrument().rounding;
    let (_, end) = round.bands().edges(0);
    match (most, end) {
        (_, None) | (Bound::Never, _) => true,
        (Bound::Open, _) => false,
        (Bound::Most(most), Some(end)) => most
            .rounded_units(rounding.mode, rounding.digits)
            .is_some_and(|units| units <= end),
    }
}

/// Candidates stand in the order of points; the last must be present if any is.
fn last_is_best(leaf: &Leaf) -> bool {
    let present = |outcome: &Outcome| matches!(outcome, Outcome::Points(_, true));
    let last = leaf.candidates.last();
    let any = leaf
        .candidates
        .iter()
        .any(|candidate| present(&candidate.outcome));
    last.is_none_or(|last| present(&last.outcome) == any)
}

fn rule_rises<R: Reader>(
    look: &Look<R>,
    ceilings: &Ceilings,
    id: NodeId,
    inputs: &Inputs,
    scores: &[NodeScore],
) -> bool {
    let node = look.instrument.node(id);
    let Rule::Aggregate(aggregate) = &node.rule else {
        return true;
    };
    match aggregate {
        Aggregate::WeightedMean { .. }
        | Aggregate::Mean
        | Aggregate::Sum
        | Aggregate::ScaledSum { .. }
        | Aggregate::Min
        | Aggregate::Max
        | Aggregate::PooledMean
        | Aggregate::Count => true,
        Aggregate::GeometricMean { .. } | Aggregate::HarmonicMean => {
            let negative = |child: &NodeId| {
                let span = &look.instrument.node(*child).span;
                !look.in_span || span.min.is_negative() || scores[child.0].score < Exact::ZERO
            };
            !node.children.iter().any(negative)
        }
        Aggregate::Formula(formula) => ceilings.rises(node, formula, inputs, scores),
    }
}

/// Whether a gate can only be passed more easily with better scores.
fn gate_allows<R: Reader>(look: &Look<R>, gate: &Gate, scores: &[NodeScore]) -> bool {
    let tendency = look.tendency(&gate.when);
    let falls = matches!(tendency, Tendency::Falls | Tendency::Fixed);
    let rises = matches!(tendency, Tendency::Rises | Tendency::Fixed);
    let direction = match gate.effect {
        Effect::Stage(_) => return true,
        // A refusal, like a gate left open, gives no band whatever the index.
        Effect::Refuse => return falls,
        Effect::Cap(_) => falls,
        Effect::Replace { band, with } if with == band + 1 => falls,
        Effect::Replace { band, with } if with + 1 == band => rises,
        Effect::Replace { .. } => false,
    };
    direction && (gate.unknown != WhenUnknown::Undecided || stays_known(look, gate, scores))
}

/// Whether all that a condition reads is known, and stays so: what has a score
/// keeps one. One known part is not enough: it may stop deciding for the rest.
fn stays_known<R: Reader>(look: &Look<R>, gate: &Gate, scores: &[NodeScore]) -> bool {
    let known = |code: &&str| match look.instrument.find_node(code) {
        _ if *code == "index" => true,
        Some(node) => scores[node.0].state == State::Scored,
        None => look.reader.value(code) != Value::Unknown,
    };
    gate.when.references().iter().all(known)
}
