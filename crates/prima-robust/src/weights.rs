//! Weights moved within a range, the same for all bodies of a replicate.

use crate::chance::Chance;
use prima_instrument::Instrument;
use prima_instrument::model::{Aggregate, NodeId, Rule};

/// How each child enters its parent: a coefficient, in the order of slots.
///
/// A mean has coefficients that add up to 1, a sum has ones, and a scaled sum
/// has weight over maximum. Only weights that the instrument states move:
/// those of a plain mean or sum are the rule itself.
#[derive(Clone, Debug)]
pub(crate) struct Weights {
    /// Coefficients with the weights as stated.
    pub stated: Vec<f64>,
    parents: Vec<Weighed>,
}

/// Children of one parent that weighs.
#[derive(Clone, Debug)]
struct Weighed {
    first: usize,
    /// Stated weights.
    weights: Vec<f64>,
    /// What a share of the weights is multiplied by.
    factors: Vec<f64>,
}

impl Weights {
    /// Reads the weights. `first` is the slot of each parent's first child.
    pub fn new(instrument: &Instrument, first: &[usize], n_slots: usize) -> Weights {
        let mut weights = Weights {
            stated: vec![0.0; n_slots],
            parents: Vec::new(),
        };
        for (node, first) in instrument.nodes.iter().zip(first) {
            let Rule::Aggregate(aggregate) = &node.rule else {
                continue;
            };
            let own = |child: &NodeId| {
                instrument
                    .node(*child)
                    .weight
                    .as_ref()
                    .map(|weight| weight.to_f64())
            };
            let n = node.children.len() as f64;
            match aggregate {
                Aggregate::Mean => weights.set(*first, node.children.iter().map(|_| 1.0 / n)),
                Aggregate::GeometricMean { .. } | Aggregate::HarmonicMean
                    if node.children.iter().all(|child| own(child).is_none()) =>
                {
                    weights.set(*first, node.children.iter().map(|_| 1.0 / n));
                }
                Aggregate::GeometricMean { .. } | Aggregate::HarmonicMean => {
                    let stated = node.children.iter().map(|child| own(child).unwrap_or(1.0));
                    weights.weigh(
                        *first,
                        stated.collect(),
                        node.children.iter().map(|_| 1.0).collect(),
                    );
                }
                Aggregate::WeightedMean { .. } => {
                    let stated = node.children.iter().map(|child| own(child).unwrap_or(0.0));
                    weights.weigh(
                        *first,
                        stated.collect(),
                        node.children.iter().map(|_| 1.0).collect(),
                    );
                }
                Aggregate::ScaledSum { .. } => {
                    let stated: Vec<f64> = node
                        .children
                        .iter()
                        .map(|child| own(child).unwrap_or(0.0))
                        .collect();
                    let total: f64 = stated.iter().sum();
                    let scaled = |child: &NodeId| {
                        let max = instrument
                            .node(*child)
                            .span
                            .max
                            .as_ref()
                            .map_or(0.0, |max| max.to_f64());
                        if max == 0.0 { 0.0 } else { total / max }
                    };
                    let factors = node.children.iter().map(scaled).collect();
                    weights.weigh(*first, stated, factors);
                }
                _ => weights.set(*first, node.children.iter().map(|_| 1.0)),
            }
        }
        weights
    }

    /// Whether any weight could move: somewhere two children are weighed.
    pub fn can_move(&self) -> bool {
        let moves = |parent: &Weighed| {
            parent
                .weights
                .iter()
                .filter(|weight| **weight > 0.0)
                .count()
                > 1
        };
        self.parents.iter().any(moves)
    }

    /// Draws coefficients with each weight moved uniformly by up to `range` of
    /// itself and brought back to the same total within its parent.
    pub fn moved(&self, range: f64, chance: &mut Chance, coefficients: &mut [f64]) {
        coefficients.copy_from_slice(&self.stated);
        for parent in &self.parents {
            let drawn = &mut coefficients[parent.first..parent.first + parent.weights.len()];
            for (drawn, weight) in drawn.iter_mut().zip(&parent.weights) {
                *drawn = weight * (1.0 + range * chance.symmetric());
            }
            shares(drawn, &parent.factors);
        }
    }

    fn set(&mut self, first: usize, coefficients: impl Iterator<Item = f64>) {
        for (place, coefficient) in coefficients.enumerate() {
            self.stated[first + place] = coefficient;
        }
    }

    fn weigh(&mut self, first: usize, weights: Vec<f64>, factors: Vec<f64>) {
        let mut stated = weights.clone();
        shares(&mut stated, &factors);
        self.set(first, stated.into_iter());
        self.parents.push(Weighed {
            first,
            weights,
            factors,
        });
    }
}

/// Turns weights into shares of their sum, times factors.
fn shares(weights: &mut [f64], factors: &[f64]) {
    let total: f64 = weights.iter().sum();
    if total > 0.0 {
        for (weight, factor) in weights.iter_mut().zip(factors) {
            *weight *= factor / total;
        }
    }
}
