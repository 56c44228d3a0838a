//! Works out conditions and formulas, with "not known" as a third answer.

use prima_instrument::condition::{Expression, Operator, StateWord};
use prima_instrument::exact::Exact;

/// What an expression comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Number(Exact),
    /// True or false.
    Truth(bool),
    /// A word.
    Word(String),
    /// Something it reads is missing, or a divisor is 0.
    Unknown,
}

/// Where an expression gets its values from.
pub trait Reader {
    /// Value of a fact, node or `index`.
    fn value(&self, code: &str) -> Value;
    /// State of a fact or node.
    fn is(&self, code: &str, state: StateWord) -> Value;
    /// Whether an item of a checklist is present.
    fn has(&self, code: &str, item: &str) -> Value;
}

/// Works out an expression.
pub fn evaluate(expression: &Expression, reader: &impl Reader) -> Value {
    match expression {
        Expression::Number(number) => Value::Number(number.clone()),
        Expression::Word(word) => Value::Word(word.clone()),
        Expression::Reference(code) => reader.value(code),
        Expression::Is(code, state) => reader.is(code, *state),
        Expression::Has(code, item) => reader.has(code, item),
        Expression::Not(inner) => match truth(inner, reader) {
            Some(truth) => Value::Truth(!truth),
            None => Value::Unknown,
        },
        Expression::Negative(inner) => match evaluate(inner, reader) {
            Value::Number(number) => Value::Number(number.negated()),
            _ => Value::Unknown,
        },
        Expression::Binary(left, Operator::And, right) => both(left, right, false, reader),
        Expression::Binary(left, Operator::Or, right) => both(left, right, true, reader),
        Expression::Binary(left, operator, right) => {
            operate(evaluate(left, reader), *operator, evaluate(right, reader))
        }
        Expression::If(condition, then, otherwise) => match truth(condition, reader) {
            Some(true) => evaluate(then, reader),
            Some(false) => evaluate(otherwise, reader),
            None => Value::Unknown,
        },
    }
}

/// Whether a condition holds; `None` where that is not known.
pub fn truth(condition: &Expression, reader: &impl Reader) -> Option<bool> {
    match evaluate(condition, reader) {
        Value::Truth(truth) => Some(truth),
        // A yes/no fact may stand alone.
        Value::Word(word) if word == "ya" => Some(true),
        Value::Word(word) if word == "tidak" => Some(false),
        _ => None,
    }
}

/// Codes that would have to be known for an expression to be worked out, in
/// order of appearance; empty where it is known already.
pub fn unknown_codes<'a>(expression: &'a Expression, reader: &impl Reader) -> Vec<&'a str> {
    let mut codes = Vec::new();
    add_unknown_codes(expression, reader, &mut codes);
    codes
}

fn add_unknown_codes<'a>(
    expression: &'a Expression,
    reader: &impl Reader,
    codes: &mut Vec<&'a str>,
) {
    // A part that is known keeps nothing else from being known.
    if evaluate(expression, reader) != Value::Unknown {
        return;
    }
    match expression {
        Expression::Reference(code) | Expression::Is(code, _) | Expression::Has(code, _) => {
            if !codes.contains(&code.as_str()) {
                codes.push(code);
            }
        }
        Expression::Not(inner) | Expression::Negative(inner) => {
            add_unknown_codes(inner, reader, codes);
        }
        Expression::Binary(left, _, right) => {
            add_unknown_codes(left, reader, codes);
            add_unknown_codes(right, reader, codes);
        }
        Expression::If(condition, then, otherwise) => match truth(condition, reader) {
            None => add_unknown_codes(condition, reader, codes),
            Some(true) => add_unknown_codes(then, reader, codes),
            Some(false) => add_unknown_codes(otherwise, reader, codes),
        },
        Expression::Number(_) | Expression::Word(_) => {}
    }
}

/// `and` and `or`: one side can decide although the other is not known.
fn both(left: &Expression, right: &Expression, decisive: bool, reader: &impl Reader) -> Value {
    let left = truth(left, reader);
    if left == Some(decisive) {
        return Value::Truth(decisive);
    }
    match (left, truth(right, reader)) {
        (_, Some(right)) if right == decisive => Value::Truth(decisive),
        (Some(_), Some(_)) => Value::Truth(!decisive),
        _ => Value::Unknown,
    }
}

fn operate(left: Value, operator: Operator, right: Value) -> Value {
    match (left, right) {
        (Value::Number(a), Value::Number(b)) => match operator {
            Operator::Plus => Value::Number(a.plus(&b)),
            Operator::Minus => Value::Number(a.minus(&b)),
            Operator::Times => Value::Number(a.times(&b)),
            Operator::Over => a.divided_by(&b).map_or(Value::Unknown, Value::Number),
            Operator::Equal => Value::Truth(a == b),
            Operator::NotEqual => Value::Truth(a != b),
            Operator::Less => Value::Truth(a < b),
            Operator::LessOrEqual => Value::Truth(a <= b),
            Operator::Greater => Value::Truth(a > b),
            Operator::GreaterOrEqual => Value::Truth(a >= b),
            Operator::And | Operator::Or => Value::Unknown,
        },
        (Value::Word(a), Value::Word(b)) => match operator {
            Operator::Equal => Value::Truth(a == b),
            Operator::NotEqual => Value::Truth(a != b),
            _ => Value::Unknown,
        },
        _ => Value::Unknown,
    }
}
