//! What would lift a body to the next band: single answers, and the fewest together.
//!
//! Answers are looked for among those a body can be given again: leaves of the
//! tree that apply, are not survey questions and are not stood in for by a
//! published score. Facts and survey answers stay as they are. The search is
//! exact; where it was cut short, or could not prove its result, it says so.

mod candidates;
mod ceilings;
mod floors;
mod merge;
mod proof;
mod search;
mod tendency;
mod trial;

pub use candidates::{Proposal, Proposed};

use crate::bodies::BodyId;
use crate::round::{Origin, ResultState, Results, Round};
use crate::value::State;
use candidates::changeable;
use prima_instrument::exact::Exact;
use prima_instrument::model::NodeId;
use trial::Trial;

/// How much may be tried before the search gives up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Sets of answers that may be looked at.
    pub evaluations: usize,
}

impl Default for Effort {
    fn default() -> Effort {
        Effort {
            evaluations: 20_000,
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
    /// What the body has with every answer at its best: where that is short of
    /// the target, the gates in it are what stands in the way.
    pub at_best: Option<Reached>,
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
pub fn next_steps(round: &Round, results: &Results, body: BodyId, effort: Effort) -> NextSteps {
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
        at_best: None,
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
    let best = leaves
        .iter()
        .filter_map(|leaf| Some((leaf, leaf.candidates.last()?)));
    steps.at_best = trial.reached(&best.collect::<Vec<_>>());
    let only_best = trial.only_rises(&leaves);
    trial.singles(&leaves, only_best, &now, &mut steps);
    if steps.outlook == Outlook::Open
        && let Some(target) = steps.target
    {
        let (found, proof) = trial.smallest(&leaves, only_best, target, effort);
        steps.proof = proof;
        steps.smallest = found.map(|found| Plan {
            gain: found.reached.exact.minus(&now.exact),
            answers: found.answers,
            reached: found.reached,
        });
    }
    steps.evaluations = trial.evaluations;
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

impl Reached {
    /// Whether the band is this one or a better one.
    pub fn is_at_least(&self, target: usize) -> bool {
        self.band.is_some_and(|band| band <= target)
    }
}
