//! Brings children's scores together: the arithmetic of each aggregate.

use prima_instrument::exact::Exact;
use prima_instrument::model::{Aggregate, Node, Rounding};

/// Children on their way to one score.
pub(crate) struct Fold<'a> {
    aggregate: &'a Aggregate,
    sum: Exact,
    weights: Exact,
    pub(crate) n: i64,
    extreme: Option<Exact>,
    factors: Vec<(Exact, Exact)>,
}

impl<'a> Fold<'a> {
    pub(crate) fn new(aggregate: &'a Aggregate) -> Fold<'a> {
        Fold {
            aggregate,
            sum: Exact::ZERO,
            weights: Exact::ZERO,
            n: 0,
            extreme: None,
            factors: Vec::new(),
        }
    }

    pub(crate) fn take(&mut self, child: &Node, score: Exact) {
        self.n += 1;
        match self.aggregate {
            Aggregate::WeightedMean { .. } => {
                if let Some(weight) = &child.weight {
                    self.sum = self.sum.plus(&weight.times(&score));
                    self.weights = self.weights.plus(weight);
                }
            }
            Aggregate::ScaledSum { .. } => {
                if let (Some(weight), Some(max)) = (&child.weight, &child.span.max) {
                    let share = weight.times(&score).divided_by(max).unwrap_or(Exact::ZERO);
                    self.sum = self.sum.plus(&share);
                }
            }
            Aggregate::Min => {
                self.extreme = Some(
                    self.extreme
                        .take()
                        .map_or_else(|| score.clone(), |least| least.min(score.clone())),
                );
            }
            Aggregate::Max => {
                self.extreme = Some(
                    self.extreme
                        .take()
                        .map_or_else(|| score.clone(), |most| most.max(score.clone())),
                );
            }
            Aggregate::GeometricMean { .. } | Aggregate::HarmonicMean => {
                self.factors
                    .push((score, child.weight.clone().unwrap_or(Exact::ONE)));
            }
            _ => self.sum = self.sum.plus(&score),
        }
    }

    /// The score; `None` where nothing counted or a divisor is 0.
    pub(crate) fn finish(&self) -> Option<Exact> {
        if self.n == 0 {
            return None;
        }
        match self.aggregate {
            Aggregate::WeightedMean { .. } => self.sum.divided_by(&self.weights),
            Aggregate::Mean => self.sum.divided_by(&Exact::whole(self.n)),
            Aggregate::Min | Aggregate::Max => self.extreme.clone(),
            Aggregate::GeometricMean { precision } => geometric(&self.factors, precision),
            Aggregate::HarmonicMean => harmonic(&self.factors),
            _ => Some(self.sum.clone()),
        }
    }
}

/// (Π score^weight)^(1/Σ weight): weights become whole exponents first.
fn geometric(factors: &[(Exact, Exact)], precision: &Rounding) -> Option<Exact> {
    let scale = (1..=1000i64).find(|scale| {
        factors
            .iter()
            .all(|(_, weight)| weight.times(&Exact::whole(*scale)).is_whole())
    })?;
    let exponents: Vec<u32> = factors
        .iter()
        .map(|(_, weight)| {
            weight
                .times(&Exact::whole(scale))
                .to_whole()
                .and_then(|whole| u32::try_from(whole).ok())
        })
        .collect::<Option<_>>()?;
    let divisor = exponents
        .iter()
        .copied()
        .fold(0, greatest_common_divisor)
        .max(1);
    let mut product = Exact::ONE;
    let mut degree = 0u32;
    for ((score, _), exponent) in factors.iter().zip(&exponents) {
        product = product.times(&score.power(exponent / divisor));
        degree += exponent / divisor;
    }
    product.root(degree, precision.mode, precision.digits)
}

fn greatest_common_divisor(a: u32, b: u32) -> u32 {
    if b == 0 {
        a
    } else {
        greatest_common_divisor(b, a % b)
    }
}

fn harmonic(factors: &[(Exact, Exact)]) -> Option<Exact> {
    let (mut weights, mut inverse) = (Exact::ZERO, Exact::ZERO);
    for (score, weight) in factors {
        if weight.is_zero() {
            continue;
        }
        if score.is_zero() {
            return Some(Exact::ZERO);
        }
        weights = weights.plus(weight);
        inverse = inverse.plus(&weight.divided_by(score)?);
    }
    weights.divided_by(&inverse)
}
