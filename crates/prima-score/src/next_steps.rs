//! What would lift a body to the next band: single answers, and the fewest together.
//!
//! Answers are looked for among those a body can be given again: leaves of the
//! tree that apply, are not survey questions and are not stood in for by a
//! published score. Facts and survey answers stay as they are. The search is
//! exact; where it was cut short, or could not prove its result, it says so.

mod candidates;

pub use candidates::{Proposal, Proposed};

use crate::band::verdict;
use crate::bodies::BodyId;
use crate::round::{Origin, ResultState, Results, Round};
use crate::tree::{Inputs, NodeScore};
use crate::value::State;
use candidates::{Leaf, changeable};
use prima_instrument::exact::Exact;
use prima_instrument::model::NodeId;

/// How much may be tried before the search gives up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Sets of answers that may be looked at.
    pub evaluations: usize,
}

impl Default for Effort {
    fn default() -> Effort {
        Effort {
            evaluations: 50_000,
        }
    }
}

/// Why there are no next steps, or that there are some to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// There is a band above.
    Open,
    /// It has the best band.
    Best,
    /// The instrument has no bands.
    NoBands,
    /// Less is better in this instrument, so no band is up.
    LessIsBetter,
    /// The result does not come from answers of its own.
    NotFromAnswers,
    /// There is no index.
    NoIndex,
    /// A gate could not be decided, so there is no band to start from.
    Undecided,
    /// A gate refuses a band.
    Refused,
}

/// What would lift one body to the next band.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextSteps {
    /// Whether there is anything to look for.
    pub outlook: Outlook,
    /// Where the body is.
    pub now: Option<Reached>,
    /// Band to reach, or a better one: a place in the instrument's bands.
    pub target: Option<usize>,
    /// Every answer that can be changed, in the order of the tree, with what
    /// its best change would bring.
    pub leaves: Vec<LeafGain>,
    /// Single changes that reach the target: the least sufficient for each leaf.
    pub singles: Vec<Step>,
    /// The fewest changes that reach it.
    pub smallest: Option<Plan>,
    /// What is known about `smallest`.
    pub proof: Proof,
    /// Sets of answers looked at.
    pub evaluations: usize,
}

/// How sure the smallest set is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// Nothing was looked for.
    NotLooked,
    /// No fewer answers reach the target, and no other set of as many does better.
    Smallest,
    /// No set of answers reaches the target.
    Impossible,
    /// The search was cut short: the set reaches the target if there is one,
    /// but there may be a smaller or better one.
    Exhausted,
}

/// An index and its band.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// Index before rounding.
    pub exact: Exact,
    /// Index as published.
    pub rounded: Exact,
    /// Band after gates.
    pub band: Option<usize>,
    /// Gates that take effect.
    pub gates: Vec<usize>,
}

/// What one leaf can bring by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeafGain {
    /// The leaf.
    pub node: NodeId,
    /// Its state now.
    pub state: State,
    /// Its points now.
    pub points: Option<Exact>,
    /// The change that brings most, and what it brings; none where no change brings anything.
    pub best: Option<Step>,
}

/// One changed answer and what the body has with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The leaf.
    pub node: NodeId,
    /// The new answer.
    pub proposed: Proposed,
    /// What the body then has.
    pub reached: Reached,
    /// Exact index gained.
    pub gain: Exact,
}

/// Several changed answers and what the body has with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Leaves and their new answers, in the order of the tree.
    pub answers: Vec<(NodeId, Proposed)>,
    /// What the body then has.
    pub reached: Reached,
    /// Exact index gained.
    pub gain: Exact,
}

/// Works out the next steps of a body.
pub fn next_steps(
    round: &Round,
    results: &Results,
    body: BodyId,
    effort: Effort,
) -> NextSteps {
    let result = &results.bodies[body.0 as usize];
    let instrument = round.instrument();
    let band = result.band.map(usize::from);
    let mut steps = NextSteps {
        outlook: outlook(round, results, body),
        now: None,
        target: band.and_then(|band| band.checked_sub(1)),
        leaves: Vec::new(),
        singles: Vec::new(),
        smallest: None,
        proof: Proof::NotLooked,
        evaluations: 0,
    };
    if !matches!(result.origin, Origin::Own | Origin::Pooled) {
        return steps;
    }
    let mut tallies = Vec::new();
    round.tallies(body, &mut tallies);
    let inputs = round.inputs(body, &tallies);
    let mut scores = Vec::new();
    round.scorer.score(&inputs, &mut scores);
    let leaves = changeable(round, &inputs, &scores);
    let mut trial = Trial::new(round, inputs, scores);
    steps.now = trial.reached(&[]);
    let Some(now) = steps.now.clone() else {
        return steps;
    };
    if instrument.bands.is_empty() || steps.outlook == Outlook::LessIsBetter {
        steps.target = None;
    }
    trial.singles(&leaves, &now, &mut steps);
    steps.evaluations = trial.evaluations;
    let _ = effort;
    steps
}

fn outlook(round: &Round, results: &Results, body: BodyId) -> Outlook {
    let result = &results.bodies[body.0 as usize];
    let instrument = round.instrument();
    if instrument.bands.is_empty() {
        Outlook::NoBands
    } else if !instrument.ranking.high {
        Outlook::LessIsBetter
    } else if !matches!(result.origin, Origin::Own | Origin::Pooled) {
        Outlook::NotFromAnswers
    } else {
        match (result.state, result.band) {
            (ResultState::Undecided, _) => Outlook::Undecided,
            (ResultState::Refused, _) => Outlook::Refused,
            (_, Some(0)) => Outlook::Best,
            (_, Some(_)) => Outlook::Open,
            (_, None) => Outlook::NoIndex,
        }
    }
}

/// Scores a body with some answers changed.
struct Trial<'a> {
    round: &'a Round<'a>,
    inputs: Inputs<'a>,
    /// Scores as they are.
    base: Vec<NodeScore>,
    /// Scores with changes, for use again.
    changed: Vec<NodeScore>,
    evaluations: usize,
}

impl<'a> Trial<'a> {
    fn new(round: &'a Round<'a>, inputs: Inputs<'a>, base: Vec<NodeScore>) -> Trial<'a> {
        Trial {
            round,
            inputs,
            changed: base.clone(),
            base,
            evaluations: 0,
        }
    }

    /// What the body has with these changes; none where it has no index.
    fn reached(&mut self, changes: &[(&Leaf, usize)]) -> Option<Reached> {
        self.evaluations += 1;
        let instead: Vec<_> = changes
            .iter()
            .map(|(leaf, choice)| (leaf.slot, leaf.candidates[*choice].outcome.clone()))
            .collect();
        let nodes: Vec<NodeId> = changes.iter().map(|(leaf, _)| leaf.node).collect();
        let inputs = Inputs {
            instead: &instead,
            ..self.inputs
        };
        self.round
            .scorer
            .rescore(&inputs, &nodes, &mut self.changed);
        let reached = self.judged(&inputs);
        // Only what was touched has to be put back.
        for leaf in &nodes {
            let mut at = Some(*leaf);
            while let Some(node) = at {
                self.changed[node.0].clone_from(&self.base[node.0]);
                at = self.round.instrument().node(node).parent;
            }
        }
        reached
    }

    fn judged(&self, inputs: &Inputs) -> Option<Reached> {
        let instrument = self.round.instrument();
        let root = &self.changed[0];
        let rounding = &instrument.rounding;
        if root.state != State::Scored || !instrument.published_index {
            return None;
        }
        let units = root.score.rounded_units(rounding.mode, rounding.digits)?;
        let found = verdict(
            &self.round.scorer,
            self.round.bands(),
            Some(units),
            inputs,
            &self.changed,
        );
        Some(Reached {
            exact: root.score.clone(),
            rounded: Exact::decimal(units, rounding.digits),
            band: found.band,
            gates: found.gates,
        })
    }

    /// Tries every single change.
    fn singles(&mut self, leaves: &[Leaf], now: &Reached, steps: &mut NextSteps) {
        for leaf in leaves {
            let mut best: Option<Step> = None;
            let mut sufficient = false;
            for choice in 0..leaf.candidates.len() {
                let Some(reached) = self.reached(&[(leaf, choice)]) else {
                    continue;
                };
                let step = Step {
                    node: leaf.node,
                    proposed: leaf.candidates[choice].proposed.clone(),
                    gain: reached.exact.minus(&now.exact),
                    reached,
                };
                if !sufficient && reaches(&step.reached, steps.target) {
                    sufficient = true;
                    steps.singles.push(step.clone());
                }
                let least = best.as_ref().map_or(&Exact::ZERO, |best| &best.gain);
                if step.gain > *least {
                    best = Some(step);
                }
            }
            steps.leaves.push(LeafGain {
                node: leaf.node,
                state: leaf.state,
                points: leaf.points.clone(),
                best,
            });
        }
    }
}

/// Whether a band is the target or a better one.
fn reaches(reached: &Reached, target: Option<usize>) -> bool {
    match (reached.band, target) {
        (Some(band), Some(target)) => band <= target,
        _ => false,
    }
}
