//! The most a node can come to, from the most its children can, one child at a
//! time.
//!
//! Children share a budget of changes: for each number of changes the best way
//! to share it out is kept. What an aggregate divides by depends on which
//! children count, so ways with different divisors are kept apart.

use crate::tree::{NodeScore, action};
use crate::value::State;
use prima_instrument::exact::Exact;
use prima_instrument::model::{Aggregate, MissingAction, Node, Rule};

/// Ways kept apart by what they divide by; beyond that a weaker bound is used.
const MOST_DIVISORS: usize = 24;

/// Most a node can come to with at most so many changes below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// By number of changes; none: it cannot have a score with so few.
    pub(super) top: Vec<Option<Exact>>,
    /// State it has without a change, if it has no score.
    pub(super) idle: Option<State>,
    /// Whether it may stay without a score, in any state, after a change.
    pub(super) restless: bool,
    /// Whether no most is known.
    pub(super) open: bool,
}

impl Table {
    /// What a node has that nothing can change.
    pub(super) fn fixed(score: &NodeScore) -> Table {
        let scored = score.state == State::Scored;
        Table {
            top: vec![scored.then(|| score.score.clone())],
            idle: (!scored).then_some(score.state),
            restless: false,
            open: false,
        }
    }

    /// The most with at most so many changes.
    pub(super) fn at(&self, changes: usize) -> Option<&Exact> {
        self.top[changes.min(self.top.len() - 1)].as_ref()
    }
}

/// How one child can enter its parent.
pub(super) struct Entering<'a> {
    child: &'a Node,
    /// Greatest score by number of changes.
    scores: Vec<Option<Exact>>,
    /// Fewest changes with which it can be left out.
    left_from: Option<usize>,
}

impl<'a> Entering<'a> {
    /// Its greatest score with at most so many changes.
    pub(super) fn at(&self, changes: usize) -> Option<&Exact> {
        self.scores[changes.min(self.scores.len() - 1)].as_ref()
    }

    /// How a child with this table can enter.
    pub(super) fn new(
        aggregate: &Aggregate,
        child: &'a Node,
        score: &NodeScore,
        table: &Table,
    ) -> Entering<'a> {
        let counts = matches!(aggregate, Aggregate::Count);
        // What comes to a score counts as present, unless it was published as 0.
        let present = score.state != State::Scored || score.present;
        let value = |top: &Exact| match (&child.rule, counts) {
            (Rule::Aggregate(Aggregate::Count), _) | (_, false) => top.clone(),
            // The table of a leaf under a count holds 1 or 0 already.
            (Rule::Measure(_), true) => top.clone(),
            (Rule::Aggregate(_), true) if present => Exact::ONE,
            (Rule::Aggregate(_), true) => Exact::ZERO,
        };
        let mut scores: Vec<Option<Exact>> = table
            .top
            .iter()
            .map(|top| top.as_ref().map(value))
            .collect();
        let mut left_from = None;
        let mut stand_in = |from: usize, action: MissingAction| match action {
            MissingAction::Bottom | MissingAction::Zero => {
                let value = match (counts, action) {
                    (false, MissingAction::Bottom) => child.span.min.clone(),
                    _ => Exact::ZERO,
                };
                for found in scores.iter_mut().skip(from) {
                    if found.as_ref().is_none_or(|found| *found < value) {
                        *found = Some(value.clone());
                    }
                }
            }
            MissingAction::Drop => left_from = left_from.or(Some(from)),
            MissingAction::Block => {}
        };
        if let Some(state) = table.idle {
            stand_in(0, action(&child.enters, state));
        }
        if table.restless {
            for state in [
                State::NotAnswered,
                State::NotApplicable,
                State::Rejected,
                State::NotAssessed,
            ] {
                stand_in(1, action(&child.enters, state));
            }
        }
        Entering {
            child,
            scores,
            left_from,
        }
    }
}

/// What an aggregate adds up, and what it divides by.
#[derive(Clone, Debug)]
struct Way {
    divisor: Exact,
    sums: Vec<Option<Exact>>,
}

/// The most an aggregate can come to, by number of changes up to `budget`.
/// `None` where no bound is known.
pub(super) fn merged(
    aggregate: &Aggregate,
    children: &[Entering],
    budget: usize,
) -> Option<Vec<Option<Exact>>> {
    let exponents = match aggregate {
        Aggregate::GeometricMean { .. } | Aggregate::HarmonicMean => {
            let negative = |score: &Option<Exact>| score.as_ref().is_some_and(Exact::is_negative);
            if children
                .iter()
                .any(|child| child.scores.iter().any(negative))
            {
                return None;
            }
            exponents(children)?
        }
        _ => vec![1; children.len()],
    };
    let mut ways = vec![Way {
        divisor: Exact::ZERO,
        sums: vec![Some(Exact::ZERO); budget + 1],
    }];
    for (child, exponent) in children.iter().zip(exponents) {
        ways = taken(aggregate, ways, child, exponent, budget);
        if ways.len() > MOST_DIVISORS {
            return Some(greatest_child(children, budget));
        }
    }
    let zero_from = match aggregate {
        Aggregate::HarmonicMean => fewest_for_all(children),
        _ => None,
    };
    let mut tops: Vec<Option<Exact>> = Vec::with_capacity(budget + 1);
    for changes in 0..=budget {
        let found = ways.iter().filter_map(|way| {
            let sum = way.sums[changes].as_ref()?;
            finished(aggregate, sum, &way.divisor)
        });
        let zero = zero_from.is_some_and(|from| from <= changes);
        tops.push(found.max().or(zero.then_some(Exact::ZERO)));
    }
    Some(tops)
}

fn taken(
    aggregate: &Aggregate,
    ways: Vec<Way>,
    child: &Entering,
    exponent: u32,
    budget: usize,
) -> Vec<Way> {
    let mut after: Vec<Way> = Vec::new();
    for way in &ways {
        if let Some(from) = child.left_from {
            let mut sums = vec![None; budget + 1];
            sums[from.min(budget + 1)..].clone_from_slice(&way.sums[..budget + 1 - from]);
            // Counting takes what is left out for absent, not for nothing.
            let divisor = match aggregate {
                Aggregate::Count => Exact::ONE,
                _ => way.divisor.clone(),
            };
            keep(&mut after, Way { divisor, sums });
        }
        let mut sums: Vec<Option<Exact>> = vec![None; budget + 1];
        let parts: Vec<Option<Exact>> = child
            .scores
            .iter()
            .map(|score| part(aggregate, child.child, score.as_ref()?, exponent))
            .collect();
        for (spent, part) in parts.iter().enumerate().take(budget + 1) {
            let Some(part) = part else { continue };
            for before in 0..=budget - spent {
                let Some(sum) = &way.sums[before] else {
                    continue;
                };
                let joined = joined(aggregate, sum, &way.divisor, part);
                let place = &mut sums[before + spent];
                if place.as_ref().is_none_or(|known| *known < joined) {
                    *place = Some(joined);
                }
            }
        }
        // More changes allow what fewer do.
        for changes in 1..=budget {
            if sums[changes] < sums[changes - 1] {
                sums[changes] = sums[changes - 1].clone();
            }
        }
        let divisor = divisor(aggregate, &way.divisor, child.child, exponent);
        keep(&mut after, Way { divisor, sums });
    }
    after
}

/// Adds a way, or joins it with the one that divides by the same.
fn keep(ways: &mut Vec<Way>, way: Way) {
    if way.sums.iter().all(Option::is_none) {
        return;
    }
    let same = ways.iter_mut().find(|known| known.divisor == way.divisor);
    match same {
        Some(known) => {
            for (place, sum) in known.sums.iter_mut().zip(way.sums) {
                if *place < sum {
                    *place = sum;
                }
            }
        }
        None => ways.push(way),
    }
}

/// The divisor with one child more; 1 where nothing is divided, once something counts.
fn divisor(aggregate: &Aggregate, before: &Exact, child: &Node, exponent: u32) -> Exact {
    match aggregate {
        Aggregate::WeightedMean { .. } | Aggregate::HarmonicMean => {
            let plain = match aggregate {
                Aggregate::HarmonicMean => Exact::ONE,
                _ => Exact::ZERO,
            };
            before.plus(child.weight.as_ref().unwrap_or(&plain))
        }
        Aggregate::GeometricMean { .. } => before.plus(&Exact::whole(i64::from(exponent))),
        Aggregate::Mean => before.plus(&Exact::ONE),
        _ => Exact::ONE,
    }
}

/// What a child's score adds to the sum; `None` where it spoils the whole.
fn part(aggregate: &Aggregate, child: &Node, score: &Exact, exponent: u32) -> Option<Exact> {
    let weight = || child.weight.clone();
    match aggregate {
        Aggregate::WeightedMean { .. } => Some(weight().unwrap_or(Exact::ZERO).times(score)),
        Aggregate::ScaledSum { .. } => {
            let share = weight()?.times(score).divided_by(child.span.max.as_ref()?);
            Some(share.unwrap_or(Exact::ZERO))
        }
        // A sum of inverses is least where its negative is greatest.
        Aggregate::HarmonicMean => {
            let weight = weight().unwrap_or(Exact::ONE);
            if weight.is_zero() {
                return Some(Exact::ZERO);
            }
            Some(weight.divided_by(score)?.negated())
        }
        Aggregate::GeometricMean { .. } => Some(score.power(exponent)),
        _ => Some(score.clone()),
    }
}

fn joined(aggregate: &Aggregate, sum: &Exact, divisor: &Exact, part: &Exact) -> Exact {
    let first = divisor.is_zero();
    match aggregate {
        Aggregate::Min if !first => sum.min(part).clone(),
        Aggregate::Max if !first => sum.max(part).clone(),
        Aggregate::Min | Aggregate::Max => part.clone(),
        Aggregate::GeometricMean { .. } if !first => sum.times(part),
        Aggregate::GeometricMean { .. } => part.clone(),
        _ => sum.plus(part),
    }
}

fn finished(aggregate: &Aggregate, sum: &Exact, divisor: &Exact) -> Option<Exact> {
    if divisor.is_zero() {
        return None;
    }
    match aggregate {
        Aggregate::WeightedMean { .. } | Aggregate::Mean => sum.divided_by(divisor),
        Aggregate::HarmonicMean => divisor.divided_by(&sum.negated()),
        Aggregate::GeometricMean { precision } => {
            let degree = u32::try_from(divisor.to_whole()?).ok()?;
            sum.root(degree, precision.mode, precision.digits)
        }
        _ => Some(sum.clone()),
    }
}

/// Weights as whole exponents in lowest terms.
fn exponents(children: &[Entering]) -> Option<Vec<u32>> {
    let weights: Vec<Exact> = children
        .iter()
        .map(|child| child.child.weight.clone().unwrap_or(Exact::ONE))
        .collect();
    let whole = |scale: i64| -> Option<Vec<u32>> {
        let scaled = weights.iter().map(|weight| {
            let scaled = weight.times(&Exact::whole(scale)).to_whole()?;
            u32::try_from(scaled).ok()
        });
        scaled.collect()
    };
    let exponents = (1..=1000).find_map(whole)?;
    let divisor = exponents.iter().copied().fold(0, common_divisor).max(1);
    Some(
        exponents
            .iter()
            .map(|exponent| exponent / divisor)
            .collect(),
    )
}

fn common_divisor(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

/// A mean is never above the greatest of its children.
fn greatest_child(children: &[Entering], budget: usize) -> Vec<Option<Exact>> {
    let best = |changes: usize| {
        let scores = children.iter().filter_map(|child| child.at(changes));
        scores.max().cloned()
    };
    (0..=budget).map(best).collect()
}

/// Fewest changes with which every child can enter somehow.
fn fewest_for_all(children: &[Entering]) -> Option<usize> {
    children.iter().try_fold(0, |sum, child| {
        let scored = child.scores.iter().position(Option::is_some);
        let fewest = match (scored, child.left_from) {
            (Some(a), Some(b)) => a.min(b),
            (a, b) => a.or(b)?,
        };
        Some(sum + fewest)
    })
}
