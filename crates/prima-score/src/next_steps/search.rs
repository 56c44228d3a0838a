//! Finds the fewest answers that lift a body, and the best set of that many.
//!
//! Sizes are tried in turn. Within a size, leaves are taken or left in the
//! order of the tree, and a branch is given up as soon as the bounds say that
//! it cannot reach the target, or not do better than what was found.

use super::candidates::{Candidate, Leaf, Proposed};
use super::ceilings::{Bound, Ceilings, Choice};
use super::trial::{NewAnswers, Trial};
use super::{Effort, Proof, Reached};
use crate::answers::Slot;
use crate::tree::{Inputs, NodeScore};
use crate::value::Outcome;
use prima_instrument::exact::Exact;
use prima_instrument::model::NodeId;

/// A set of answers that reaches the target.
pub(super) struct Found {
    /// Leaves and their new answers, in the order of the tree.
    pub(super) answers: Vec<(NodeId, Proposed)>,
    /// What the body then has.
    pub(super) reached: Reached,
}

/// Leaves, each with one of its candidates, and what the body has with them.
#[derive(Clone, Debug)]
struct Set {
    answers: Vec<(usize, usize)>,
    reached: Reached,
}

pub(super) struct Search<'a, 'b> {
    trial: &'b mut Trial<'a>,
    leaves: &'b [Leaf],
    ceilings: Ceilings<'b>,
    /// Whether each leaf need only be tried at its last candidate.
    only_best: bool,
    target: usize,
    effort: Effort,
    /// Leaves taken so far, each at its last candidate.
    chosen: Vec<usize>,
    instead: Vec<(Slot, Outcome)>,
    scores: Vec<NodeScore>,
    found: Option<Set>,
    /// No set can do better than this.
    limit: Option<Exact>,
    stopped: bool,
}

impl<'a, 'b> Search<'a, 'b> {
    pub(super) fn new(
        trial: &'b mut Trial<'a>,
        leaves: &'b [Leaf],
        ceilings: Ceilings<'b>,
        only_best: bool,
        target: usize,
        effort: Effort,
    ) -> Search<'a, 'b> {
        Search {
            scores: trial.base.clone(),
            trial,
            leaves,
            ceilings,
            only_best,
            target,
            effort,
            chosen: Vec::new(),
            instead: Vec::new(),
            found: None,
            limit: None,
            stopped: false,
        }
    }

    /// The smallest set, as far as it was found, and what is known about it.
    pub(super) fn run(mut self) -> (Option<Found>, Proof) {
        let n = self.leaves.len();
        self.fill(n);
        let could = |size: &usize| self.ceilings.bound(*size) != Bound::Never;
        let first = (1..=n).find(could).unwrap_or(n + 1);
        for size in first..=n {
            self.fill(size);
            self.limit = match self.ceilings.bound(size) {
                Bound::Most(most) => Some(most),
                Bound::Never | Bound::Open => None,
            };
            self.descend(0, size);
            if self.found.is_some() || self.stopped {
                break;
            }
        }
        let proof = match (&self.found, self.stopped) {
            (_, true) => Proof::Exhausted,
            (Some(_), false) => Proof::Smallest,
            (None, false) => Proof::Impossible,
        };
        if self.stopped && self.found.is_none() {
            self.found = self.some_set();
        }
        let found = self.found.take().map(|found| self.reduced(found));
        (found, proof)
    }

    fn fill(&mut self, budget: usize) {
        self.ceilings.fill(budget, &self.trial.inputs, &self.scores);
    }

    /// Nothing that is found from here on could be better.
    fn is_settled(&self) -> bool {
        match (&self.found, &self.limit) {
            _ if self.stopped => true,
            (Some(found), Some(limit)) => found.reached.exact >= *limit,
            _ => false,
        }
    }

    /// Decides about the leaves from `at` on, `left` of which are to be taken.
    fn descend(&mut self, at: usize, left: usize) {
        if self.is_settled() || self.leaves.len() - at < left {
            return;
        }
        self.trial.evaluations += 1;
        if self.trial.evaluations > self.effort.evaluations {
            self.stopped = true;
            return;
        }
        match (self.ceilings.bound(left), &self.found) {
            (Bound::Never, _) => return,
            (Bound::Most(most), Some(found)) if most <= found.reached.exact => return,
            _ => {}
        }
        if left == 0 {
            self.complete();
            return;
        }
        self.take(at);
        self.descend(at + 1, left - 1);
        self.put_back(at);
        if !self.is_settled() {
            self.decide(at, Choice::Left);
            self.descend(at + 1, left);
            self.decide(at, Choice::Free);
        }
    }

    fn take(&mut self, leaf: usize) {
        let best = self.leaves[leaf].candidates.last();
        let outcome = best.expect("a leaf without candidates is not changeable");
        self.chosen.push(leaf);
        self.instead
            .push((self.leaves[leaf].slot, outcome.outcome.clone()));
        self.rescore(leaf);
        self.decide(leaf, Choice::Chosen);
    }

    fn put_back(&mut self, leaf: usize) {
        self.chosen.pop();
        self.instead.pop();
        self.rescore(leaf);
        self.decide(leaf, Choice::Free);
    }

    fn rescore(&mut self, leaf: usize) {
        let inputs = Inputs {
            instead: &self.instead,
            ..self.trial.inputs
        };
        let scorer = &self.trial.round.scorer;
        scorer.rescore(&inputs, &[self.leaves[leaf].node], &mut self.scores);
    }

    fn decide(&mut self, leaf: usize, choice: Choice) {
        self.ceilings
            .decide(leaf, choice, &self.trial.inputs, &self.scores);
    }

    /// Scores the set that is chosen, at its best values or at all.
    fn complete(&mut self) {
        let last = |leaf: &usize| (*leaf, self.leaves[*leaf].candidates.len() - 1);
        let mut answers: Vec<(usize, usize)> = self.chosen.iter().map(last).collect();
        if self.only_best {
            self.offer(&answers);
            return;
        }
        loop {
            if self.trial.evaluations > self.effort.evaluations {
                self.stopped = true;
                return;
            }
            self.offer(&answers);
            // The next combination: the last leaf's values fall first.
            let Some(place) = answers.iter().rposition(|(_, value)| *value > 0) else {
                return;
            };
            answers[place].1 -= 1;
            for (leaf, value) in &mut answers[place + 1..] {
                *value = self.leaves[*leaf].candidates.len() - 1;
            }
        }
    }

    /// Keeps a set if it reaches the target and is better than what was found.
    fn offer(&mut self, answers: &[(usize, usize)]) {
        let Some(reached) = self.reached(answers) else {
            return;
        };
        let best = self.found.as_ref().map(|found| &found.reached.exact);
        if best.is_none_or(|best| reached.exact > *best) {
            self.found = Some(Set {
                answers: answers.to_vec(),
                reached,
            });
        }
    }

    /// What the body has with these answers, if that is the target or better.
    fn reached(&mut self, answers: &[(usize, usize)]) -> Option<Reached> {
        let leaves = self.leaves;
        let changes: Vec<(&Leaf, &Candidate)> = answers
            .iter()
            .map(|(leaf, value)| (&leaves[*leaf], &leaves[*leaf].candidates[*value]))
            .collect();
        let reached = self.trial.reached(&changes)?;
        reached.is_at_least(self.target).then_some(reached)
    }

    /// Brings each answer, in the order of the tree, to the least that still reaches the target.
    fn reduced(&mut self, set: Set) -> Found {
        let leaves = self.leaves;
        let mut reached = set.reached;
        let mut answers: Vec<(&Leaf, Candidate)> = set
            .answers
            .iter()
            .map(|(leaf, value)| (&leaves[*leaf], leaves[*leaf].candidates[*value].clone()))
            .collect();
        let whole: Vec<_> = answers
            .iter()
            .map(|(leaf, answer)| (*leaf, answer))
            .collect();
        let only_best = self.only_best || self.trial.rises_with(&whole);
        for (place, (leaf, value)) in set.answers.iter().enumerate() {
            let leaf = &leaves[*leaf];
            let (before, rest) = answers.split_at(place);
            let before: Vec<_> = before
                .iter()
                .map(|(leaf, answer)| (*leaf, answer))
                .collect();
            let after: Vec<_> = rest[1..]
                .iter()
                .map(|(leaf, answer)| (*leaf, answer))
                .collect();
            let least = self
                .least(&before, leaf, *value, &after)
                .or_else(|| match only_best {
                    true => self.trial.least_number(&before, leaf, &after, self.target),
                    false => None,
                });
            if let Some((candidate, with_it)) = least {
                answers[place].1 = candidate;
                reached = with_it;
            }
        }
        Found {
            answers: answers
                .into_iter()
                .map(|(leaf, answer)| (leaf.node, answer.proposed))
                .collect(),
            reached,
        }
    }

    /// The first of a leaf's candidates before `value` that is enough beside the others.
    fn least(
        &mut self,
        before: &NewAnswers,
        leaf: &Leaf,
        value: usize,
        after: &NewAnswers,
    ) -> Option<(Candidate, Reached)> {
        leaf.candidates[..value].iter().find_map(|candidate| {
            let changes = [before, &[(leaf, candidate)], after].concat();
            let reached = self.trial.reached(&changes)?;
            reached
                .is_at_least(self.target)
                .then(|| (candidate.clone(), reached))
        })
    }

    /// A set that reaches the target, not known to be small: all leaves at
    /// their best, less those that are not needed.
    fn some_set(&mut self) -> Option<Set> {
        let last = |leaf: usize| (leaf, self.leaves[leaf].candidates.len() - 1);
        let mut answers: Vec<(usize, usize)> = (0..self.leaves.len()).map(last).collect();
        let mut reached = self.reached(&answers)?;
        let mut place = answers.len();
        while place > 0 {
            place -= 1;
            let without = answers.remove(place);
            match self.reached(&answers) {
                Some(fewer) => reached = fewer,
                None => answers.insert(place, without),
            }
        }
        Some(Set { answers, reached })
    }
}
