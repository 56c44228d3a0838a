//! The tree as a list of sums over flat arrays, sixteen bodies at a time.
//!
//! A slot holds one number for each of sixteen bodies. The children of a node
//! stand in neighbouring slots, in the order of their coefficients, so that a
//! weighted mean is one pass over memory. What is missing was settled by the
//! exact scorer when the program was made; nothing here looks at states.

use crate::expression::Vector;
use crate::rounding::Rounder;

/// Bodies worked on together.
pub(crate) const LANES: usize = 16;
/// One number for each of them.
pub(crate) type Lanes = [f64; LANES];

/// The order of work, the same for all blocks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plan {
    /// Nodes with children, children first.
    pub steps: Vec<Step>,
}

/// One node with children.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    /// Where its score goes.
    pub slot: usize,
    /// First slot of its children, which is also their first coefficient.
    pub first: usize,
    /// How many children.
    pub n: usize,
    /// How they come together.
    pub kind: Kind,
    /// Rounding of the score.
    pub rounding: Option<Rounder>,
}

/// How children come together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    /// Σ coefficient × child, where the coefficients add up to 1.
    Mean,
    /// Σ coefficient × child.
    Sum,
    /// Least child.
    Min,
    /// Greatest child.
    Max,
    /// Π child^coefficient, rounded.
    Geometric(Rounder),
    /// 1 / Σ (coefficient / child).
    Harmonic,
    /// Mean of survey questions by their number of answers, a mask of each block.
    Pooled,
    /// A formula, of each block.
    Formula,
}

/// What is different from block to block in one step.
#[derive(Clone, Debug, Default)]
pub(crate) struct Exception {
    /// For each child 1 where it counts and 0 where it is left out; in a
    /// pooled mean the share of its answers. Empty: all count.
    pub masks: Vec<Lanes>,
    /// Scores that do not come from the children: given, not applicable, missing.
    pub fixed: Vec<(usize, f64)>,
    /// The formula, with this block's facts in it.
    pub formula: Option<Vector>,
}

impl Plan {
    /// Works out all nodes of a block. `values` holds the leaves' points and
    /// gets the nodes' scores; `exceptions` has one entry a step.
    #[inline]
    pub fn run(&self, coefficients: &[f64], exceptions: &[Exception], values: &mut [Lanes]) {
        for (step, exception) in self.steps.iter().zip(exceptions) {
            let children = step.first..step.first + step.n;
            let weights = &coefficients[children.clone()];
            let children = &values[children];
            let mut score = match (step.kind, exception.masks.as_slice()) {
                (Kind::Mean | Kind::Sum, []) => dot(weights, children),
                (Kind::Mean, masks) => masked_mean(weights, children, masks),
                (Kind::Sum, masks) => masked_sum(weights, children, masks),
                (Kind::Pooled, shares) => pooled(children, shares),
                (Kind::Min, masks) => extreme(children, masks, |a, b| a < b),
                (Kind::Max, masks) => extreme(children, masks, |a, b| a > b),
                (Kind::Geometric(precision), masks) => {
                    geometric(weights, children, masks, precision)
                }
                (Kind::Harmonic, masks) => harmonic(weights, children, masks),
                (Kind::Formula, _) => {
                    let formula = exception.formula.as_ref();
                    formula.map_or([f64::NAN; LANES], |formula| {
                        formula.work_out(values, &[f64::NAN; LANES])
                    })
                }
            };
            if let Some(rounding) = &step.rounding {
                rounding.round(&mut score);
            }
            for (lane, value) in &exception.fixed {
                score[*lane] = *value;
            }
            values[step.slot] = score;
        }
    }
}

#[inline]
fn dot(weights: &[f64], children: &[Lanes]) -> Lanes {
    let mut sum = [0.0; LANES];
    for (weight, child) in weights.iter().zip(children) {
        for (sum, value) in sum.iter_mut().zip(child) {
            *sum += weight * value;
        }
    }
    sum
}

fn masked_sum(weights: &[f64], children: &[Lanes], masks: &[Lanes]) -> Lanes {
    let mut sum = [0.0; LANES];
    for ((weight, child), mask) in weights.iter().zip(children).zip(masks) {
        for lane in 0..LANES {
            sum[lane] += weight * mask[lane] * child[lane];
        }
    }
    sum
}

fn masked_mean(weights: &[f64], children: &[Lanes], masks: &[Lanes]) -> Lanes {
    let mut mean = masked_sum(weights, children, masks);
    let counted = dot(weights, masks);
    for (mean, counted) in mean.iter_mut().zip(counted) {
        *mean /= counted;
    }
    mean
}

fn pooled(questions: &[Lanes], shares: &[Lanes]) -> Lanes {
    let mut mean = [0.0; LANES];
    for (question, share) in questions.iter().zip(shares) {
        for lane in 0..LANES {
            mean[lane] += share[lane] * question[lane];
        }
    }
    mean
}

fn extreme(children: &[Lanes], masks: &[Lanes], better: impl Fn(f64, f64) -> bool) -> Lanes {
    let mut found = [f64::NAN; LANES];
    for (place, child) in children.iter().enumerate() {
        for lane in 0..LANES {
            let counts = masks.get(place).is_none_or(|mask| mask[lane] != 0.0);
            if counts && (found[lane].is_nan() || better(child[lane], found[lane])) {
                found[lane] = child[lane];
            }
        }
    }
    found
}

fn geometric(weights: &[f64], children: &[Lanes], masks: &[Lanes], precision: Rounder) -> Lanes {
    let mut logarithm = [0.0; LANES];
    let mut counted = [0.0; LANES];
    for (place, (weight, child)) in weights.iter().zip(children).enumerate() {
        for lane in 0..LANES {
            let weight = weight * masks.get(place).map_or(1.0, |mask| mask[lane]);
            if weight > 0.0 {
                logarithm[lane] += weight * child[lane].ln();
                counted[lane] += weight;
            }
        }
    }
    let mut mean = [0.0; LANES];
    for lane in 0..LANES {
        mean[lane] = (logarithm[lane] / counted[lane]).exp();
    }
    precision.round(&mut mean);
    mean
}

fn harmonic(weights: &[f64], children: &[Lanes], masks: &[Lanes]) -> Lanes {
    let mut inverse = [0.0; LANES];
    let mut counted = [0.0; LANES];
    for (place, (weight, child)) in weights.iter().zip(children).enumerate() {
        for lane in 0..LANES {
            let weight = weight * masks.get(place).map_or(1.0, |mask| mask[lane]);
            if weight > 0.0 {
                // A child of 0 makes the sum infinite and the mean 0, as the rule says.
                inverse[lane] += weight / child[lane];
                counted[lane] += weight;
            }
        }
    }
    let mut mean = [0.0; LANES];
    for lane in 0..LANES {
        mean[lane] = counted[lane] / inverse[lane];
    }
    mean
}
