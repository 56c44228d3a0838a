//! Which values an expression can take, from the values its parts can take.
//!
//! Finds conditions that can never hold or never fail, and the span of a
//! formula. It may say "possible" too often, never "impossible" wrongly.

use crate::condition::{Expression, Operator};
use crate::exact::Exact;
use std::collections::BTreeMap;

/// Values an expression can take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Numbers between two ends; `None` is an open end.
    Number(Option<Exact>, Option<Exact>),
    /// Truth: whether it can be true, whether it can be false.
    Truth(bool, bool),
    /// One of these words; a yes/no fact has `ya` and `tidak`.
    Words(Vec<String>),
}

/// An expression that puts things together that do not go together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// A code nobody knows.
    UnknownCode(String),
    /// A word that is no option of the fact it is compared with.
    UnknownWord(String, Vec<String>),
    /// A number where a truth is needed, or the other way round; the part is named.
    Kind(String),
}

/// What codes stand for while an expression is looked at.
pub type Known = BTreeMap<String, Reach>;

/// Items of each checklist, by its code.
pub type Items = BTreeMap<String, Vec<String>>;

/// Works out what an expression can be.
pub fn reach(expression: &Expression, known: &Known, items: &Items) -> Result<Reach, Mismatch> {
    let look = |code: &str| {
        known
            .get(code)
            .cloned()
            .ok_or_else(|| Mismatch::UnknownCode(code.to_owned()))
    };
    match expression {
        Expression::Number(number) => Ok(Reach::Number(Some(number.clone()), Some(number.clone()))),
        Expression::Word(word) => Ok(Reach::Words(vec![word.clone()])),
        Expression::Reference(code) => look(code),
        Expression::Is(code, _) => look(code).map(|_| Reach::Truth(true, true)),
        Expression::Has(code, item) => {
            look(code)?;
            match items.get(code) {
                None => Err(Mismatch::Kind(expression.to_string())),
                Some(items) if items.contains(item) => Ok(Reach::Truth(true, true)),
                Some(items) => Err(Mismatch::UnknownWord(item.clone(), items.clone())),
            }
        }
        Expression::Not(inner) => {
            let (yes, no) = truth(inner, known, items)?;
            Ok(Reach::Truth(no, yes))
        }
        Expression::Negative(inner) => {
            let (low, high) = number(inner, known, items)?;
            Ok(Reach::Number(
                high.map(|end| end.negated()),
                low.map(|end| end.negated()),
            ))
        }
        Expression::Binary(left, Operator::And, right) => {
            let (left_yes, left_no) = truth(left, known, items)?;
            // What holds on the left may be taken for granted on the right.
            let (right_yes, right_no) = match narrowed(left, true, known) {
                Some(narrower) => truth(right, &narrower, items)?,
                None => (false, truth(right, known, items)?.1),
            };
            Ok(Reach::Truth(left_yes && right_yes, left_no || right_no))
        }
        Expression::Binary(left, Operator::Or, right) => {
            let ((left_yes, left_no), (right_yes, right_no)) =
                (truth(left, known, items)?, truth(right, known, items)?);
            Ok(Reach::Truth(left_yes || right_yes, left_no && right_no))
        }
        Expression::Binary(left, operator, right) if operator.compares() => {
            compare(left, *operator, right, known, items)
        }
        Expression::Binary(left, operator, right) => {
            let (a, b) = (number(left, known, items)?, number(right, known, items)?);
            Ok(arithmetic(a, *operator, b))
        }
        Expression::If(condition, then, otherwise) => {
            truth(condition, known, items)?;
            let branch = |holds: bool, part: &Expression| match narrowed(condition, holds, known) {
                Some(narrower) => reach(part, &narrower, items).map(Some),
                None => reach(part, known, items).map(|_| None),
            };
            match (branch(true, then)?, branch(false, otherwise)?) {
                (Some(one), None) | (None, Some(one)) => Ok(one),
                (Some(Reach::Number(a, b)), Some(Reach::Number(c, d))) => {
                    let low = a.zip(c).map(|(a, c)| a.min(c));
                    Ok(Reach::Number(low, b.zip(d).map(|(b, d)| b.max(d))))
                }
                (Some(Reach::Truth(a, b)), Some(Reach::Truth(c, d))) => {
                    Ok(Reach::Truth(a || c, b || d))
                }
                _ => Err(Mismatch::Kind(expression.to_string())),
            }
        }
    }
}

fn truth(part: &Expression, known: &Known, items: &Items) -> Result<(bool, bool), Mismatch> {
    match reach(part, known, items)? {
        Reach::Truth(yes, no) => Ok((yes, no)),
        // A yes/no fact may stand alone as a condition.
        Reach::Words(words)
            if matches!(part, Expression::Reference(_)) && words == ["ya", "tidak"] =>
        {
            Ok((true, true))
        }
        Reach::Words(words) if matches!(part, Expression::Reference(_)) && words == ["ya"] => {
            Ok((true, false))
        }
        Reach::Words(words) if matches!(part, Expression::Reference(_)) && words == ["tidak"] => {
            Ok((false, true))
        }
        _ => Err(Mismatch::Kind(part.to_string())),
    }
}

type Ends = (Option<Exact>, Option<Exact>);

fn number(part: &Expression, known: &Known, items: &Items) -> Result<Ends, Mismatch> {
    match reach(part, known, items)? {
        Reach::Number(low, high) => Ok((low, high)),
        _ => Err(Mismatch::Kind(part.to_string())),
    }
}

fn compare(
    left: &Expression,
    operator: Operator,
    right: &Expression,
    known: &Known,
    items: &Items,
) -> Result<Reach, Mismatch> {
    match (reach(left, known, items)?, reach(right, known, items)?) {
        (Reach::Words(a), Reach::Words(b)) => {
            if !matches!(operator, Operator::Equal | Operator::NotEqual) {
                return Err(Mismatch::Kind(right.to_string()));
            }
            let (options, word) = match (left, right) {
                (Expression::Reference(_), Expression::Word(word)) => (&a, word),
                (Expression::Word(word), Expression::Reference(_)) => (&b, word),
                _ => return Err(Mismatch::Kind(right.to_string())),
            };
            // Narrowing may have taken options away; the word must have been one.
            let full = match (left, right) {
                (Expression::Reference(code), _) | (_, Expression::Reference(code)) => {
                    known.get(&format!("{code}\u{0}"))
                }
                _ => None,
            };
            let all = match full {
                Some(Reach::Words(all)) => all,
                _ => options,
            };
            if !all.contains(word) {
                return Err(Mismatch::UnknownWord(word.clone(), all.clone()));
            }
            let (can, cannot) = (
                options.contains(word),
                options.iter().any(|option| option != word),
            );
            Ok(if operator == Operator::Equal {
                Reach::Truth(can, cannot)
            } else {
                Reach::Truth(cannot, can)
            })
        }
        (Reach::Number(a, b), Reach::Number(c, d)) => {
            let (yes, no) = match operator {
                Operator::Less => (below(&a, &d, false), below(&c, &b, true)),
                Operator::LessOrEqual => (below(&a, &d, true), below(&c, &b, false)),
                Operator::Greater => (below(&c, &b, false), below(&a, &d, true)),
                Operator::GreaterOrEqual => (below(&c, &b, true), below(&a, &d, false)),
                _ => {
                    let meet = below(&a, &d, true) && below(&c, &b, true);
                    let differ = !(a.is_some() && a == b && a == c && c == d);
                    if operator == Operator::Equal {
                        (meet, differ)
                    } else {
                        (differ, meet)
                    }
                }
            };
            Ok(Reach::Truth(yes, no))
        }
        _ => Err(Mismatch::Kind(format!(
            "{left} {} {right}",
            operator.sign()
        ))),
    }
}

/// Whether some value from `low` on can lie below (or on) some value up to `high`.
fn below(low: &Option<Exact>, high: &Option<Exact>, or_equal: bool) -> bool {
    match (low, high) {
        (Some(low), Some(high)) => low < high || (or_equal && low == high),
        _ => true,
    }
}

fn arithmetic((a, b): Ends, operator: Operator, (c, d): Ends) -> Reach {
    let both = |x: &Option<Exact>, y: &Option<Exact>, apply: fn(&Exact, &Exact) -> Exact| {
        x.as_ref().zip(y.as_ref()).map(|(x, y)| apply(x, y))
    };
    match operator {
        Operator::Plus => Reach::Number(both(&a, &c, Exact::plus), both(&b, &d, Exact::plus)),
        Operator::Minus => Reach::Number(both(&a, &d, Exact::minus), both(&b, &c, Exact::minus)),
        Operator::Times => match (&a, &b, &c, &d) {
            (Some(a), Some(b), Some(c), Some(d)) => {
                let mut products = [a.times(c), a.times(d), b.times(c), b.times(d)];
                products.sort();
                let [low, .., high] = products;
                Reach::Number(Some(low), Some(high))
            }
            (Some(a), _, Some(c), _) if !a.is_negative() && !c.is_negative() => {
                Reach::Number(Some(a.times(c)), both(&b, &d, Exact::times))
            }
            _ => Reach::Number(None, None),
        },
        _ => match (&a, &c) {
            // A divisor of 0 gives no value at all, so only those above 0 count.
            (Some(a), Some(c)) if !a.is_negative() && !c.is_negative() => {
                let low = match &d {
                    Some(d) => a.divided_by(d),
                    None => Some(Exact::ZERO),
                };
                let high = b.as_ref().and_then(|b| b.divided_by(c));
                Reach::Number(low.or(Some(Exact::ZERO)), high)
            }
            _ => Reach::Number(None, None),
        },
    }
}

/// What is known where a condition holds (or fails); `None` where that cannot be.
fn narrowed(condition: &Expression, holds: bool, known: &Known) -> Option<Known> {
    match condition {
        Expression::Not(inner) => narrowed(inner, !holds, known),
        Expression::Binary(left, Operator::And, right) if holds => {
            narrowed(right, true, &narrowed(left, true, known)?)
        }
        Expression::Binary(left, Operator::Or, right) if !holds => {
            narrowed(right, false, &narrowed(left, false, known)?)
        }
        Expression::Binary(left, operator, right) if operator.compares() => {
            let (code, value, operator) = match (left.as_ref(), right.as_ref()) {
                (Expression::Reference(code), value) => (code, value, *operator),
                (value, Expression::Reference(code)) => (code, value, mirrored(*operator)),
                _ => return Some(known.clone()),
            };
            let operator = if holds { operator } else { opposite(operator) };
            let mut narrower = known.clone();
            match (known.get(code), value) {
                (Some(Reach::Number(low, high)), Expression::Number(value)) => {
                    let above = |low: &Option<Exact>| {
                        low.clone()
                            .map_or(value.clone(), |low| low.max(value.clone()))
                    };
                    let under = |high: &Option<Exact>| {
                        high.clone()
                            .map_or(value.clone(), |high| high.min(value.clone()))
                    };
                    let (low, high) = match operator {
                        Operator::Less | Operator::LessOrEqual => (low.clone(), Some(under(high))),
                        Operator::Greater | Operator::GreaterOrEqual => {
                            (Some(above(low)), high.clone())
                        }
                        Operator::Equal => (Some(above(low)), Some(under(high))),
                        _ => (low.clone(), high.clone()),
                    };
                    if low
                        .as_ref()
                        .zip(high.as_ref())
                        .is_some_and(|(low, high)| low > high)
                    {
                        return None;
                    }
                    narrower.insert(code.clone(), Reach::Number(low, high));
                }
                (Some(Reach::Words(words)), Expression::Word(word)) => {
                    narrower
                        .entry(format!("{code}\u{0}"))
                        .or_insert_with(|| Reach::Words(words.clone()));
                    let equal = operator == Operator::Equal;
                    let rest: Vec<String> = words
                        .iter()
                        .filter(|option| (*option == word) == equal)
                        .cloned()
                        .collect();
                    if rest.is_empty() {
                        return None;
                    }
                    narrower.insert(code.clone(), Reach::Words(rest));
                }
                _ => {}
            }
            Some(narrower)
        }
        Expression::Reference(code) => {
            let mut narrower = known.clone();
            if let Some(Reach::Words(words)) = known.get(code) {
                let word = if holds { "ya" } else { "tidak" };
                if !words.iter().any(|option| option == word) {
                    return None;
                }
                narrower
                    .entry(format!("{code}\u{0}"))
                    .or_insert_with(|| Reach::Words(words.clone()));
                narrower.insert(code.clone(), Reach::Words(vec![word.to_owned()]));
            }
            Some(narrower)
        }
        _ => Some(known.clone()),
    }
}

fn mirrored(operator: Operator) -> Operator {
    match operator {
        Operator::Less => Operator::Greater,
        Operator::LessOrEqual => Operator::GreaterOrEqual,
        Operator::Greater => Operator::Less,
        Operator::GreaterOrEqual => Operator::LessOrEqual,
        same => same,
    }
}

fn opposite(operator: Operator) -> Operator {
    match operator {
        Operator::Less => Operator::GreaterOrEqual,
        Operator::LessOrEqual => Operator::Greater,
        Operator::Greater => Operator::LessOrEqual,
        Operator::GreaterOrEqual => Operator::Less,
        Operator::Equal => Operator::NotEqual,
        _ => Operator::Equal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Known {
        let number =
            |low: i64, high: i64| Reach::Number(Some(Exact::whole(low)), Some(Exact::whole(high)));
        BTreeMap::from([
            ("x".to_owned(), number(0, 5)),
            ("y".to_owned(), number(0, 100)),
            (
                "ok".to_owned(),
                Reach::Words(vec!["ya".to_owned(), "tidak".to_owned()]),
            ),
        ])
    }

    fn check(text: &str, expected: Reach) {
        let expression = Expression::parse(text).expect("test expressions are well formed");
        assert_eq!(
            reach(&expression, &known(), &Items::new()),
            Ok(expected),
            "{text}"
        );
    }

    #[test]
    fn conditions_that_cannot_hold_are_seen() {
        check("[x] > 5", Reach::Truth(false, true));
        check("[x] >= 5", Reach::Truth(true, true));
        check("[x] > 3 and [x] < 2", Reach::Truth(false, true));
        check("[ok] = ya and [ok] = tidak", Reach::Truth(false, true));
        check("[ok] and not [ok]", Reach::Truth(false, true));
        check("[x] <= 5", Reach::Truth(true, false));
        check("not [ok] or [x] = 2", Reach::Truth(true, true));
    }

    #[test]
    fn formulas_have_a_span() {
        check(
            "if [y] <= 0 then 0 else [x] / [y] * 100",
            Reach::Number(Some(Exact::ZERO), None),
        );
        check(
            "[x] * 25",
            Reach::Number(Some(Exact::ZERO), Some(Exact::whole(125))),
        );
    }
}
