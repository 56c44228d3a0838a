//! A formula with numbers in place of its codes, as a reader would reckon it.

use crate::wording::Words;
use prima_instrument::condition::{Expression, Operator};

/// Writes a formula; `value` gives the number of a code, and where it has none
/// the code stands.
pub fn with(formula: &Expression, value: &impl Fn(&str) -> Option<String>, words: Words) -> String {
    write(formula, value, words, 0)
}

/// How tightly an operator binds.
fn strength(operator: Operator) -> u8 {
    match operator {
        Operator::Plus | Operator::Minus => 1,
        Operator::Times | Operator::Over => 2,
        _ => 0,
    }
}

fn sign(operator: Operator) -> &'static str {
    match operator {
        Operator::Minus => "−",
        Operator::Times => "×",
        Operator::Over => "÷",
        other => other.sign(),
    }
}

/// Writes a formula that stands beside an operator of strength `beside`.
fn write(
    formula: &Expression,
    value: &impl Fn(&str) -> Option<String>,
    words: Words,
    beside: u8,
) -> String {
    match formula {
        Expression::Number(number) => words.figure(number),
        Expression::Reference(code) => value(code).unwrap_or_else(|| code.clone()),
        Expression::Negative(inner) => format!("−{}", write(inner, value, words, 3)),
        Expression::Binary(left, operator, right) => {
            let own = strength(*operator);
            let left = write(left, value, words, own);
            // a − (b + c) and a ÷ (b × c) keep their brackets.
            let right = write(right, value, words, own + 1);
            let text = format!("{left} {} {right}", sign(*operator));
            if own < beside {
                format!("({text})")
            } else {
                text
            }
        }
        other => words.label(match other {
            Expression::If(..) => "report-formula-if",
            _ => "report-formula-condition",
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use prima_instrument::words::Lang;

    #[test]
    fn brackets_stand_where_they_are_needed() {
        let check = |formula: &str, expected: &str| {
            let parsed = Expression::parse(formula).expect("test formulas are well formed");
            let value = |code: &str| (code != "x").then(|| code.to_uppercase());
            let written = with(&parsed, &value, Words { lang: Lang::Id });
            assert_eq!(written, expected, "{formula}");
        };
        check("[a] / [b] * 100", "A ÷ B × 100");
        check("([a] + [b]) / 2.5", "(A + B) ÷ 2,5");
        check("[a] - ([b] - [c])", "A − (B − C)");
        check("[a] / ([b] * [x])", "A ÷ (B × x)");
    }
}
