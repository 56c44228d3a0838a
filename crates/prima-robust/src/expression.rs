//! Conditions and formulas over sixteen bodies at a time.
//!
//! What does not depend on a node or the index was settled by the exact
//! scorer. A truth is 1 or 0; what is not known is not a number.

use crate::program::{LANES, Lanes};
use prima_instrument::condition::Operator;

/// Numbers nearer than this are equal: sums of floats differ in the last bits.
const NEAR: f64 = 1e-9;

/// An expression with one block's facts in it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Vector {
    /// The same in every replicate.
    Settled(Box<Lanes>),
    /// A slot's number where the second is 1; not known where it is not a number.
    Slot(usize, Box<Lanes>),
    /// The rounded index.
    Index,
    /// Turned truth.
    Not(Box<Vector>),
    /// Turned sign.
    Negative(Box<Vector>),
    /// Two operands.
    Binary(Box<Vector>, Operator, Box<Vector>),
    /// Condition, then, otherwise.
    If(Box<Vector>, Box<Vector>, Box<Vector>),
}

impl Vector {
    /// Works it out.
    pub fn work_out(&self, values: &[Lanes], index: &Lanes) -> Lanes {
        match self {
            Vector::Settled(lanes) => **lanes,
            Vector::Slot(slot, known) => {
                let mut lanes = values[*slot];
                for (value, known) in lanes.iter_mut().zip(known.iter()) {
                    *value *= known;
                }
                lanes
            }
            Vector::Index => *index,
            Vector::Not(inner) => inner.work_out(values, index).map(|truth| 1.0 - truth),
            Vector::Negative(inner) => inner.work_out(values, index).map(|number| -number),
            Vector::Binary(left, operator, right) => {
                let mut left = left.work_out(values, index);
                let right = right.work_out(values, index);
                operate(&mut left, *operator, &right);
                left
            }
            Vector::If(condition, then, otherwise) => {
                let condition = condition.work_out(values, index);
                let mut found = then.work_out(values, index);
                let otherwise = otherwise.work_out(values, index);
                for lane in 0..LANES {
                    if condition[lane].is_nan() {
                        found[lane] = f64::NAN;
                    } else if condition[lane] == 0.0 {
                        found[lane] = otherwise[lane];
                    }
                }
                found
            }
        }
    }
}

fn operate(left: &mut Lanes, operator: Operator, right: &Lanes) {
    match operator {
        Operator::Plus => each(left, right, |a, b| a + b),
        Operator::Minus => each(left, right, |a, b| a - b),
        Operator::Times => each(left, right, |a, b| a * b),
        Operator::Over => each(
            left,
            right,
            |a, b| if b.abs() < NEAR { f64::NAN } else { a / b },
        ),
        Operator::Equal => compare(left, right, |difference| difference.abs() <= NEAR),
        Operator::NotEqual => compare(left, right, |difference| difference.abs() > NEAR),
        Operator::Less => compare(left, right, |difference| difference < -NEAR),
        Operator::LessOrEqual => compare(left, right, |difference| difference <= NEAR),
        Operator::Greater => compare(left, right, |difference| difference > NEAR),
        Operator::GreaterOrEqual => compare(left, right, |difference| difference >= -NEAR),
        // One side that decides is enough, although the other is not known.
        Operator::And => each(
            left,
            right,
            |a, b| if a == 0.0 || b == 0.0 { 0.0 } else { a * b },
        ),
        Operator::Or => each(
            left,
            right,
            |a, b| if a == 1.0 || b == 1.0 { 1.0 } else { a + b },
        ),
    }
}

#[inline]
fn each(left: &mut Lanes, right: &Lanes, of: impl Fn(f64, f64) -> f64) {
    for (left, right) in left.iter_mut().zip(right) {
        *left = of(*left, *right);
    }
}

#[inline]
fn compare(left: &mut Lanes, right: &Lanes, holds: impl Fn(f64) -> bool) {
    for (left, right) in left.iter_mut().zip(right) {
        let difference = *left - right;
        let truth = if holds(difference) { 1.0 } else { 0.0 };
        *left = if difference.is_nan() { f64::NAN } else { truth };
    }
}
