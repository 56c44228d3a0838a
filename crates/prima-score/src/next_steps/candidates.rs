//! Which answers a body could be given again, and to what.

use crate::answers::Slot;
use crate::round::Round;
use crate::tree::{Inputs, NodeScore};
use crate::value::{Outcome, State, leaf_outcome, step_points};
use prima_instrument::Instrument;
use prima_instrument::exact::{Exact, RoundingMode};
use prima_instrument::model::{Measure, Node, NodeId, Step};

/// A new answer to a leaf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// The answer.
    pub proposal: Proposal,
    /// What it earns.
    pub points: Exact,
}

/// How a new answer is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proposal {
    /// As it would be written.
    Answer(String),
    /// A checklist with this many items present.
    Items(usize),
}

/// An answer that can be changed.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    pub(super) node: NodeId,
    pub(super) slot: Slot,
    pub(super) state: State,
    pub(super) points: Option<Exact>,
    present: bool,
    /// Other answers than the present one, fewest points first.
    pub(super) candidates: Vec<Candidate>,
}

#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) proposed: Proposed,
    pub(super) outcome: Outcome,
}

/// The numbers a leaf takes, in steps of a decimal, from the worst to the best.
pub(super) struct Numbers<'a> {
    node: &'a Node,
    first: i64,
    /// How many steps the best is from the worst.
    pub(super) last: i64,
    up: bool,
    digits: u32,
}

impl Numbers<'_> {
    /// So many steps from the worst.
    pub(super) fn candidate(&self, place: i64) -> Option<Candidate> {
        let from_least = if self.up { place } else { self.last - place };
        let text = Exact::decimal(self.first + from_least, self.digits).to_string();
        let outcome = leaf_outcome(self.node, &text).ok()?;
        let Outcome::Points(points, _) = &outcome else {
            return None;
        };
        Some(Candidate {
            proposed: Proposed {
                points: points.clone(),
                proposal: Proposal::Answer(text),
            },
            outcome,
        })
    }
}

impl Leaf {
    /// The numbers it takes, if it takes numbers between two ends.
    pub(super) fn numbers<'a>(&self, instrument: &'a Instrument) -> Option<Numbers<'a>> {
        let node = instrument.node(self.node);
        let Some(Measure::Number { span, up, .. }) = node.measure() else {
            return None;
        };
        let digits = instrument.rounding.digits.max(2);
        let units = |value: &Exact| {
            let units = value.rounded_units(RoundingMode::Cut, digits)?;
            (Exact::decimal(units, digits) == *value).then_some(units)
        };
        let (first, end) = (units(&span.min)?, units(span.max.as_ref()?)?);
        Some(Numbers {
            node,
            first,
            last: end - first,
            up: *up,
            digits,
        })
    }

    /// Whether its last candidate is better than what it has, or it has nothing.
    pub(super) fn can_rise(&self) -> bool {
        let best = self.candidates.last().map(|candidate| &candidate.outcome);
        match (best, &self.points) {
            (Some(Outcome::Points(points, present)), Some(now)) => {
                (points, *present) > (now, self.present)
            }
            (best, _) => best.is_some(),
        }
    }
}

/// Leaves that can be answered anew, in the order of the tree.
pub(super) fn changeable(round: &Round, inputs: &Inputs, scores: &[NodeScore]) -> Vec<Leaf> {
    let instrument = round.instrument();
    let mut leaves = Vec::new();
    let mut stack = vec![NodeId(0)];
    while let Some(id) = stack.pop() {
        let node = instrument.node(id);
        let given = inputs.given.is_some_and(|given| given.contains_key(&id));
        let score = &scores[id.0];
        let inapplicable = score.state == State::NotApplicable
            && (node.is_leaf() || !round.scorer.applies(id, inputs));
        if given || inapplicable {
            continue;
        }
        stack.extend(node.children.iter().rev());
        let Some(slot) = round.scorer.questions.of_leaf(id) else {
            continue;
        };
        let scored = score.state == State::Scored;
        let before = round.scorer.unrounded(id, inputs, scores);
        let points = scored.then_some(before.score);
        let mut candidates = candidates(node);
        if let Some(points) = &points {
            let now = Outcome::Points(points.clone(), before.present);
            candidates.retain(|candidate| candidate.outcome != now);
        }
        if !candidates.is_empty() {
            leaves.push(Leaf {
                node: id,
                slot,
                state: score.state,
                points,
                present: before.present,
                candidates,
            });
        }
    }
    leaves
}

/// Every answer that may earn something else, fewest points first; of answers
/// that earn the same, the first.
fn candidates(node: &Node) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut add = |proposal: Proposal, outcome: Outcome| {
        let Outcome::Points(points, _) = &outcome else {
            return;
        };
        if found.iter().all(|candidate| candidate.outcome != outcome) {
            let points = points.clone();
            found.push(Candidate {
                proposed: Proposed { proposal, points },
                outcome,
            });
        }
    };
    for text in texts(node) {
        if let Ok(outcome) = leaf_outcome(node, &text) {
            add(Proposal::Answer(text), outcome);
        }
    }
    if let Some(Measure::Checklist { items, steps }) = node.measure() {
        for n in 0..=items.len() {
            let number = Exact::whole(n as i64);
            let points = match steps.is_empty() {
                true => number,
                false => step_points(steps, &number),
            };
            let present = points > Exact::ZERO;
            add(Proposal::Items(n), Outcome::Points(points, present));
        }
    }
    let order = |candidate: &Candidate| match &candidate.outcome {
        Outcome::Points(points, present) => (points.clone(), *present),
        _ => (Exact::ZERO, false),
    };
    found.sort_by_key(order);
    found
}

/// Answers to try, as they would be written; none for checklists and surveys.
fn texts(node: &Node) -> Vec<String> {
    match node.measure() {
        Some(Measure::Levels(levels)) => {
            levels.iter().map(|level| level.value.to_string()).collect()
        }
        Some(Measure::Rating(options)) => {
            options.iter().map(|option| option.code.clone()).collect()
        }
        Some(Measure::YesNo { .. }) => vec!["tidak".to_owned(), "ya".to_owned()],
        Some(Measure::Count { span, steps }) => {
            let starts = steps.iter().map(|step| first_whole(step, &span.min));
            starts.map(|start| start.to_string()).collect()
        }
        Some(Measure::Ratio { steps }) => (0..steps.len())
            .map(|place| first_ratio(steps, place).to_string())
            .collect(),
        Some(Measure::Number { span, up, .. }) => {
            // Without an upper end there is no best number to propose.
            let best = span
                .max
                .as_ref()
                .map(|max| if *up { max } else { &span.min });
            best.map(Exact::to_string).into_iter().collect()
        }
        Some(Measure::Checklist { .. } | Measure::Survey(_)) | None => Vec::new(),
    }
}

/// The fewest that reach a step.
fn first_whole(step: &Step, least: &Exact) -> Exact {
    let mut start = step.edge.rounded(RoundingMode::Cut, 0);
    while start < step.edge || (start == step.edge && !step.closed) {
        start = start.plus(&Exact::ONE);
    }
    start.max(least.clone())
}

/// The start of a step; of one that starts above its edge, a hundredth of a
/// per cent beyond it, or halfway to the next edge where that is nearer.
fn first_ratio(steps: &[Step], place: usize) -> Exact {
    let step = &steps[place];
    if step.closed {
        return step.edge.clone();
    }
    let beyond = step.edge.plus(&Exact::ratio(1, 100));
    let halfway = |end: &Exact| {
        let sum = step.edge.plus(end);
        sum.divided_by(&Exact::whole(2)).unwrap_or(sum)
    };
    match steps.get(place + 1) {
        Some(next) => beyond.min(halfway(&next.edge)),
        None => beyond,
    }
}
