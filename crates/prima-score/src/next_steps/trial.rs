//! Scores one body again with some of its answers changed.

use super::candidates::{Candidate, Leaf};
use super::ceilings::{Bound, Ceilings, moving};
use super::floors::{Demand, demands};
use super::proof::{only_rises, stays_in_bands};
use super::search::{Found, Search};
use super::tendency::Look;
use super::{Effort, LeafGain, NextSteps, Proof, Reached, Step};
use crate::band::{All, verdict};
use crate::round::Round;
use crate::tree::{Inputs, NodeScore};
use crate::value::State;
use prima_instrument::exact::Exact;
use prima_instrument::model::NodeId;

/// Leaves with the answer each is given.
pub(super) type NewAnswers<'a> = [(&'a Leaf, &'a Candidate)];

/// A body, its scores, and room to try others.
pub(super) struct Trial<'a> {
    pub(super) round: &'a Round<'a>,
    pub(super) inputs: Inputs<'a>,
    /// Scores as they are.
    pub(super) base: Vec<NodeScore>,
    /// Scores with changes, for use again.
    changed: Vec<NodeScore>,
    pub(super) evaluations: usize,
}

impl<'a> Trial<'a> {
    pub(super) fn new(round: &'a Round<'a>, inputs: Inputs<'a>, base: Vec<NodeScore>) -> Trial<'a> {
        Trial {
            round,
            inputs,
            changed: base.clone(),
            base,
            evaluations: 0,
        }
    }

    /// What the body has with these changes; none where it has no index.
    pub(super) fn reached(&mut self, changes: &NewAnswers) -> Option<Reached> {
        self.evaluations += 1;
        let instead: Vec<_> = changes
            .iter()
            .map(|(leaf, candidate)| (leaf.slot, candidate.outcome.clone()))
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

    /// Whether better answers can only help, whichever are changed.
    pub(super) fn only_rises(&self, leaves: &[Leaf]) -> bool {
        self.rises_from(&self.base, leaves)
    }

    /// Whether better answers can only help once all of these are given.
    pub(super) fn rises_with(&self, changes: &NewAnswers) -> bool {
        let instead: Vec<_> = changes
            .iter()
            .map(|(leaf, candidate)| (leaf.slot, candidate.outcome.clone()))
            .collect();
        let nodes: Vec<NodeId> = changes.iter().map(|(leaf, _)| leaf.node).collect();
        let inputs = Inputs {
            instead: &instead,
            ..self.inputs
        };
        let mut scores = self.base.clone();
        self.round.scorer.rescore(&inputs, &nodes, &mut scores);
        let leaves: Vec<Leaf> = changes.iter().map(|(leaf, _)| (*leaf).clone()).collect();
        self.rises_from(&scores, &leaves)
    }

    fn rises_from(&self, scores: &[NodeScore], leaves: &[Leaf]) -> bool {
        if self.round.instrument().bands.is_empty() {
            return false;
        }
        let moving = moving(&self.round.scorer, leaves);
        let mut ceilings = Ceilings::new(&self.round.scorer, leaves, vec![Demand::NONE]);
        ceilings.fill(leaves.len(), &self.inputs, scores);
        let most: Bound = ceilings.bound(leaves.len());
        let look = self.look(&moving, scores);
        stays_in_bands(self.round, &most)
            && only_rises(&look, &ceilings, leaves, &self.inputs, scores)
    }

    /// Looks for the fewest changes that reach the target.
    pub(super) fn smallest(
        &mut self,
        leaves: &[Leaf],
        only_best: bool,
        target: usize,
        effort: Effort,
    ) -> (Option<Found>, Proof) {
        // Where better answers only help, a leaf at its best has nothing to give.
        let worth = |leaf: &&Leaf| !only_best || leaf.can_rise();
        let leaves: Vec<Leaf> = leaves.iter().filter(worth).cloned().collect();
        let moving = moving(&self.round.scorer, &leaves);
        let demands = demands(&self.look(&moving, &self.base), self.round.bands(), target);
        let round = self.round;
        let ceilings = Ceilings::new(&round.scorer, &leaves, demands);
        Search::new(self, &leaves, ceilings, only_best, target, effort).run()
    }

    fn look<'b>(&'b self, moving: &'b [bool], scores: &'b [NodeScore]) -> Look<'b, All<'b, 'a>> {
        Look {
            instrument: self.round.instrument(),
            moving,
            // A published score may lie anywhere.
            in_span: self.inputs.given.is_none(),
            reader: All {
                scorer: &self.round.scorer,
                inputs: &self.inputs,
                scores,
                index: None,
            },
        }
    }

    /// Tries every single change.
    pub(super) fn singles(
        &mut self,
        leaves: &[Leaf],
        only_best: bool,
        now: &Reached,
        steps: &mut NextSteps,
    ) {
        let step = |leaf: &Leaf, candidate: &Candidate, reached: Reached| Step {
            node: leaf.node,
            proposed: candidate.proposed.clone(),
            gain: reached.exact.minus(&now.exact),
            reached,
        };
        for leaf in leaves {
            let mut best: Option<Step> = None;
            let mut sufficient = false;
            for candidate in &leaf.candidates {
                let Some(reached) = self.reached(&[(leaf, candidate)]) else {
                    continue;
                };
                if let Some(target) = steps.target
                    && !sufficient
                    && reached.is_at_least(target)
                {
                    sufficient = true;
                    let (least, reached) = self.least(leaf, candidate, &reached, only_best, target);
                    steps.singles.push(step(leaf, &least, reached));
                }
                let tried = step(leaf, candidate, reached);
                let gained = best.as_ref().map_or(&Exact::ZERO, |best| &best.gain);
                if tried.gain > *gained {
                    best = Some(tried);
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

    fn least(
        &mut self,
        leaf: &Leaf,
        enough: &Candidate,
        reached: &Reached,
        only_best: bool,
        target: usize,
    ) -> (Candidate, Reached) {
        let alone = leaf.numbers(self.round.instrument()).is_some()
            && (only_best || self.rises_with(&[(leaf, enough)]));
        let found = match alone {
            true => self.least_number(&[], leaf, &[], target),
            false => None,
        };
        found.unwrap_or_else(|| (enough.clone(), reached.clone()))
    }

    /// The least number, in steps of the index's digits (at least hundredths),
    /// with which a number's leaf still reaches the target beside others'
    /// answers. Only where better answers can only help.
    pub(super) fn least_number(
        &mut self,
        before: &NewAnswers,
        leaf: &Leaf,
        after: &NewAnswers,
        target: usize,
    ) -> Option<(Candidate, Reached)> {
        let numbers = leaf.numbers(self.round.instrument())?;
        let try_number = |trial: &mut Trial, place: i64| {
            let candidate = numbers.candidate(place)?;
            let mut changes = before.to_vec();
            changes.push((leaf, &candidate));
            changes.extend_from_slice(after);
            let reached = trial.reached(&changes)?;
            reached.is_at_least(target).then_some((candidate, reached))
        };
        // Enough at `high`, not enough below `low`.
        let (mut low, mut high) = (0, numbers.last);
        let mut found = try_number(self, high)?;
        while low < high {
            let middle = low + (high - low) / 2;
            match try_number(self, middle) {
                Some(less) => {
                    found = less;
                    high = middle;
                }
                None => low = middle + 1,
            }
        }
        Some(found)
    }
}
