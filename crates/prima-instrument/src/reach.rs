//! Which values an expression can take, from the values its parts can take.
//!
//! Finds conditions that can never hold or never fail, and the span of a
//! formula. It may say "possible" too often, never "impossible" wrongly.

mod known;
mod stretch;
#[cfg(test)]
mod tests;

pub use known::{Codes, Known, Meaning};
pub use stretch::Stretch;

use crate::condition::{Expression, Operator};

/// Values an expression can take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Nobody can say, because what it reads is itself at fault.
    Any,
    /// Numbers of a stretch.
    Number(Stretch),
    /// Truth: whether it can be true, whether it can be false.
    Truth(bool, bool),
    /// One of these words; a yes/no fact has `ya` and `tidak`.
    Words(Vec<String>),
}

/// An expression that puts things together that do not go together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// A code that may not be read here, or that nobody knows.
    Code(String),
    /// A word that is no option of the fact it is compared with.
    Word(String, Vec<String>),
    /// A number where a truth is needed, or the other way round; the part is named.
    Kind(String),
}

/// Works out what an expression can be.
pub fn reach(expression: &Expression, known: &Known) -> Result<Reach, Mismatch> {
    match expression {
        Expression::Number(number) => Ok(Reach::Number(Stretch::only(number))),
        Expression::Word(word) => Ok(Reach::Words(vec![word.clone()])),
        Expression::Reference(code) => Ok(known.reach(look(code, known)?, code)),
        Expression::Is(code, _) => look(code, known).map(|_| Reach::Truth(true, true)),
        Expression::Has(code, item) => has(expression, code, item, known),
        Expression::Not(inner) => {
            let (yes, no) = truth(inner, known)?;
            Ok(Reach::Truth(no, yes))
        }
        Expression::Negative(inner) => Ok(Reach::Number(number(inner, known)?.negated())),
        Expression::Binary(left, Operator::And, right) => {
            let (left_yes, left_no) = truth(left, known)?;
            let (right_yes, right_no) = after(left, true, right, known)?;
            Ok(Reach::Truth(left_yes && right_yes, left_no || right_no))
        }
        Expression::Binary(left, Operator::Or, right) => {
            let (left_yes, left_no) = truth(left, known)?;
            let (right_yes, right_no) = after(left, false, right, known)?;
            Ok(Reach::Truth(left_yes || right_yes, left_no && right_no))
        }
        Expression::Binary(left, operator, right) if operator.compares() => {
            compare(left, *operator, right, known)
        }
        Expression::Binary(left, operator, right) => {
            let (a, b) = (number(left, known)?, number(right, known)?);
            Ok(Reach::Number(match operator {
                Operator::Plus => a.plus(&b),
                Operator::Minus => a.plus(&b.negated()),
                Operator::Times => a.times(&b),
                _ => a.over(&b),
            }))
        }
        Expression::If(condition, then, otherwise) => {
            truth(condition, known)?;
            let branch = |holds: bool, part: &Expression| match known.narrowed(condition, holds) {
                Some(narrower) => reach(part, &narrower).map(Some),
                None => reach(part, known).map(|_| None),
            };
            match (branch(true, then)?, branch(false, otherwise)?) {
                (Some(one), None) | (None, Some(one)) => Ok(one),
                (Some(Reach::Number(a)), Some(Reach::Number(b))) => Ok(Reach::Number(a.or(&b))),
                (Some(Reach::Truth(a, b)), Some(Reach::Truth(c, d))) => {
                    Ok(Reach::Truth(a || c, b || d))
                }
                (Some(Reach::Any), _) | (_, Some(Reach::Any)) => Ok(Reach::Any),
                _ => Err(Mismatch::Kind(expression.to_string())),
            }
        }
    }
}

/// Whether a condition can hold and whether it can fail.
pub fn truth(part: &Expression, known: &Known) -> Result<(bool, bool), Mismatch> {
    match reach(part, known)? {
        Reach::Any => Ok((true, true)),
        Reach::Truth(yes, no) => Ok((yes, no)),
        // A yes/no fact may stand alone as a condition.
        Reach::Words(words) => match part {
            Expression::Reference(code) if look(code, known)?.is_yes_no() => {
                let may = |word: &str| words.iter().any(|found| found == word);
                Ok((may("ya"), may("tidak")))
            }
            _ => Err(Mismatch::Kind(part.to_string())),
        },
        Reach::Number(_) => Err(Mismatch::Kind(part.to_string())),
    }
}

/// The truth of the right side, where the left side holds or fails.
fn after(
    left: &Expression,
    holds: bool,
    right: &Expression,
    known: &Known,
) -> Result<(bool, bool), Mismatch> {
    match known.narrowed(left, holds) {
        Some(narrower) => truth(right, &narrower),
        // The right side is never looked at, but must still make sense.
        None => truth(right, known).map(|_| (!holds, holds)),
    }
}

fn look<'a>(code: &str, known: &Known<'a>) -> Result<&'a Meaning, Mismatch> {
    let unknown = || Mismatch::Code(code.to_owned());
    known.meaning(code).ok_or_else(unknown)
}

fn has(expression: &Expression, code: &str, item: &str, known: &Known) -> Result<Reach, Mismatch> {
    let meaning = look(code, known)?;
    match &meaning.items {
        _ if meaning.reach == Reach::Any => Ok(Reach::Truth(true, true)),
        None => Err(Mismatch::Kind(expression.to_string())),
        Some(items) if items.iter().any(|known| known == item) => Ok(Reach::Truth(true, true)),
        Some(items) => Err(Mismatch::Word(item.to_owned(), items.clone())),
    }
}

fn number(part: &Expression, known: &Known) -> Result<Stretch, Mismatch> {
    match reach(part, known)? {
        Reach::Number(stretch) => Ok(stretch),
        Reach::Any => Ok(Stretch::everything()),
        _ => Err(Mismatch::Kind(part.to_string())),
    }
}

fn compare(
    left: &Expression,
    operator: Operator,
    right: &Expression,
    known: &Known,
) -> Result<Reach, Mismatch> {
    match (reach(left, known)?, reach(right, known)?) {
        (Reach::Any, _) | (_, Reach::Any) => Ok(Reach::Truth(true, true)),
        (Reach::Words(a), Reach::Words(b)) => {
            let (code, options, word) = match (left, right) {
                (Expression::Reference(code), Expression::Word(word)) => (code, a, word),
                (Expression::Word(word), Expression::Reference(code)) => (code, b, word),
                _ => return Err(Mismatch::Kind(right.to_string())),
            };
            if !matches!(operator, Operator::Equal | Operator::NotEqual) {
                return Err(Mismatch::Kind(right.to_string()));
            }
            // Narrowing may have taken options away; the word must have been one.
            if let Reach::Words(all) = &look(code, known)?.reach
                && !all.contains(word)
            {
                return Err(Mismatch::Word(word.clone(), all.clone()));
            }
            let can = options.contains(word);
            let cannot = options.iter().any(|option| option != word);
            Ok(if operator == Operator::Equal {
                Reach::Truth(can, cannot)
            } else {
                Reach::Truth(cannot, can)
            })
        }
        (Reach::Number(a), Reach::Number(b)) => {
            let (yes, no) = a.compared(operator, &b);
            Ok(Reach::Truth(yes, no))
        }
        _ => Err(Mismatch::Kind(format!(
            "{left} {} {right}",
            operator.sign()
        ))),
    }
}
