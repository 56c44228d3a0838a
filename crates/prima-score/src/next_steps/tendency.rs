//! Which way an expression moves when scores rise.
//!
//! Where every part of a rule only rises, the best answer to each question is
//! the best for the whole; where that is not proven, all answers are tried.

use crate::evaluate::{Reader, Value, evaluate, truth};
use prima_instrument::Instrument;
use prima_instrument::condition::{Expression, Operator};
use prima_instrument::exact::Exact;

/// The way a value moves when the scores it reads rise; "true" is above "false".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tendency {
    /// Not at all.
    Fixed,
    /// Up, or not at all.
    Rises,
    /// Down, or not at all.
    Falls,
    /// Not known.
    Any,
}

impl Tendency {
    fn turned(self) -> Tendency {
        match self {
            Tendency::Rises => Tendency::Falls,
            Tendency::Falls => Tendency::Rises,
            same => same,
        }
    }

    fn with(self, other: Tendency) -> Tendency {
        match (self, other) {
            (Tendency::Fixed, other) => other,
            (same, Tendency::Fixed) => same,
            (a, b) if a == b => a,
            _ => Tendency::Any,
        }
    }
}

/// What an expression is looked at with: which codes can move, and what those
/// that cannot are.
pub(super) struct Look<'a, R: Reader> {
    pub(super) instrument: &'a Instrument,
    pub(super) moving: &'a [bool],
    pub(super) reader: R,
    /// Whether nodes are known to keep within their spans.
    pub(super) in_span: bool,
}

impl<R: Reader> Look<'_, R> {
    fn moves(&self, code: &str) -> bool {
        let node = self.instrument.find_node(code);
        code == "index" || node.is_some_and(|node| self.moving[node.0])
    }

    /// Whether nothing an expression reads can move.
    pub(super) fn fixed(&self, expression: &Expression) -> bool {
        expression.references().iter().all(|code| !self.moves(code))
    }

    /// The number a fixed expression is.
    pub(super) fn number(&self, expression: &Expression) -> Option<Exact> {
        match evaluate(expression, &self.reader) {
            Value::Number(number) if self.fixed(expression) => Some(number),
            _ => None,
        }
    }

    /// Which way an expression moves.
    pub(super) fn tendency(&self, expression: &Expression) -> Tendency {
        if self.fixed(expression) {
            return Tendency::Fixed;
        }
        match expression {
            Expression::Reference(_) => Tendency::Rises,
            Expression::Not(inner) | Expression::Negative(inner) => self.tendency(inner).turned(),
            Expression::Binary(left, operator, right) => self.operation(left, *operator, right),
            Expression::If(condition, then, otherwise) if self.fixed(condition) => {
                match truth(condition, &self.reader) {
                    Some(true) => self.tendency(then),
                    Some(false) => self.tendency(otherwise),
                    None => Tendency::Fixed,
                }
            }
            _ => Tendency::Any,
        }
    }

    fn operation(&self, left: &Expression, operator: Operator, right: &Expression) -> Tendency {
        let (a, b) = (self.tendency(left), self.tendency(right));
        match operator {
            Operator::And | Operator::Or | Operator::Plus => a.with(b),
            Operator::Minus | Operator::Greater | Operator::GreaterOrEqual => a.with(b.turned()),
            Operator::Less | Operator::LessOrEqual => a.turned().with(b),
            Operator::Times => match (self.number(left), self.number(right)) {
                (Some(factor), _) => scaled(b, &factor),
                (_, Some(factor)) => scaled(a, &factor),
                _ => Tendency::Any,
            },
            Operator::Over => match self.number(right) {
                Some(divisor) => scaled(a, &divisor),
                None => Tendency::Any,
            },
            Operator::Equal => self.equality(left, right),
            Operator::NotEqual => self.equality(left, right).turned(),
        }
    }

    /// Equality with an end of a node's span is a comparison in disguise.
    fn equality(&self, left: &Expression, right: &Expression) -> Tendency {
        let (code, number) = match (left, right) {
            (Expression::Reference(code), other) | (other, Expression::Reference(code)) => {
                (code, self.number(other))
            }
            _ => return Tendency::Any,
        };
        let node = self.instrument.find_node(code);
        match (node.map(|node| &self.instrument.node(node).span), number) {
            (Some(span), Some(number)) if self.in_span && number <= span.min => Tendency::Falls,
            (Some(span), Some(number))
                if self.in_span && span.max.as_ref().is_some_and(|max| number >= *max) =>
            {
                Tendency::Rises
            }
            _ => Tendency::Any,
        }
    }
}

fn scaled(tendency: Tendency, factor: &Exact) -> Tendency {
    if factor.is_zero() {
        Tendency::Fixed
    } else if factor.is_negative() {
        tendency.turned()
    } else {
        tendency
    }
}
