//! What codes stand for where an expression is looked at.

use super::{Reach, Stretch};
use crate::condition::{Expression, Operator};
use crate::exact::Exact;
use crate::model::Span;
use std::collections::BTreeMap;

/// What one code stands for.
#[derive(Clone, Debug)]
pub struct Meaning {
    /// Every value it can have.
    pub reach: Reach,
    /// Items, of a checklist.
    pub items: Option<Vec<String>>,
}

/// Codes with their meanings.
pub type Codes = BTreeMap<String, Meaning>;

/// The codes that may be read in a place, and what is known of them there.
///
/// The full meanings stay as they are; a condition that holds only narrows
/// what is known, so that an option that cannot occur is still an option.
#[derive(Clone, Debug)]
pub struct Known<'a> {
    layers: Vec<&'a Codes>,
    narrowed: BTreeMap<String, Reach>,
}

impl Meaning {
    /// What has no items.
    pub fn plain(reach: Reach) -> Meaning {
        Meaning { reach, items: None }
    }

    /// A number of a span; one that holds no number at all is a fault elsewhere.
    pub fn number(span: &Span) -> Meaning {
        let empty = span.max.as_ref().is_some_and(|max| *max < span.min);
        Meaning::plain(if empty {
            Reach::Any
        } else {
            Reach::Number(Stretch::of(span))
        })
    }

    /// The number of items that are ticked.
    pub fn checklist(items: Vec<String>) -> Meaning {
        let most = Exact::whole(items.len() as i64);
        let stretch = Stretch::only(&Exact::ZERO).or(&Stretch::only(&most));
        Meaning {
            reach: Reach::Number(stretch),
            items: Some(items),
        }
    }

    /// Whether it is a yes/no fact, which may stand alone as a condition.
    pub fn is_yes_no(&self) -> bool {
        matches!(&self.reach, Reach::Words(words) if *words == ["ya", "tidak"])
    }
}

impl<'a> Known<'a> {
    /// The codes of all these layers; of one code in several, the last counts.
    pub fn new(layers: Vec<&'a Codes>) -> Known<'a> {
        Known {
            layers,
            narrowed: BTreeMap::new(),
        }
    }

    /// What a code stands for.
    pub fn meaning(&self, code: &str) -> Option<&'a Meaning> {
        self.layers.iter().rev().find_map(|layer| layer.get(code))
    }

    /// Every code that may be read.
    pub fn codes(&self) -> Vec<&'a str> {
        let layers = self.layers.iter().flat_map(|layer| layer.keys());
        layers.map(String::as_str).collect()
    }

    /// The values of a code that are still possible here.
    pub fn reach(&self, meaning: &Meaning, code: &str) -> Reach {
        self.narrowed.get(code).unwrap_or(&meaning.reach).clone()
    }

    /// What is known where a condition holds (or fails); `None` where that cannot be.
    pub fn narrowed(&self, condition: &Expression, holds: bool) -> Option<Known<'a>> {
        match condition {
            Expression::Not(inner) => self.narrowed(inner, !holds),
            Expression::Binary(left, Operator::And, right) if holds => {
                self.narrowed(left, true)?.narrowed(right, true)
            }
            Expression::Binary(left, Operator::Or, right) if !holds => {
                self.narrowed(left, false)?.narrowed(right, false)
            }
            Expression::Binary(left, operator, right) if operator.compares() => {
                let operator = if holds {
                    *operator
                } else {
                    opposite(*operator)
                };
                match (left.as_ref(), right.as_ref()) {
                    (Expression::Reference(code), value) => self.compared(code, operator, value),
                    (value, Expression::Reference(code)) => {
                        self.compared(code, mirrored(operator), value)
                    }
                    _ => Some(self.clone()),
                }
            }
            Expression::Reference(code) => {
                let word = if holds { "ya" } else { "tidak" };
                self.chosen(code, word, true)
            }
            _ => Some(self.clone()),
        }
    }

    fn compared(&self, code: &str, operator: Operator, value: &Expression) -> Option<Known<'a>> {
        match (self.meaning(code), value) {
            (Some(meaning), Expression::Number(value)) => match self.reach(meaning, code) {
                Reach::Number(stretch) => {
                    let narrower = stretch.where_it_is(operator, value)?;
                    Some(self.with(code, Reach::Number(narrower)))
                }
                _ => Some(self.clone()),
            },
            (Some(_), Expression::Word(word)) => {
                self.chosen(code, word, operator == Operator::Equal)
            }
            _ => Some(self.clone()),
        }
    }

    /// A fact is this word, or is not.
    fn chosen(&self, code: &str, word: &str, is: bool) -> Option<Known<'a>> {
        let reach = self.meaning(code).map(|meaning| self.reach(meaning, code));
        let Some(Reach::Words(mut words)) = reach else {
            return Some(self.clone());
        };
        words.retain(|option| (option == word) == is);
        if words.is_empty() {
            return None;
        }
        Some(self.with(code, Reach::Words(words)))
    }

    fn with(&self, code: &str, reach: Reach) -> Known<'a> {
        let mut narrower = self.clone();
        narrower.narrowed.insert(code.to_owned(), reach);
        narrower
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
    use super::super::{Mismatch, reach};
    use super::*;

    fn codes() -> Codes {
        let number = |low: i64, high: i64| {
            let ends = [Exact::whole(low), Exact::whole(high)].map(|end| Stretch::only(&end));
            Meaning::plain(Reach::Number(ends[0].or(&ends[1])))
        };
        let words = |words: &[&str]| {
            let words = words.iter().map(|word| (*word).to_owned());
            Meaning::plain(Reach::Words(words.collect()))
        };
        let items = vec!["RAMP".to_owned(), "TOILET".to_owned()];
        BTreeMap::from([
            ("x".to_owned(), number(0, 5)),
            ("y".to_owned(), number(0, 100)),
            ("ok".to_owned(), words(&["ya", "tidak"])),
            ("often".to_owned(), words(&["weekly", "monthly", "never"])),
            ("list".to_owned(), Meaning::checklist(items)),
            ("broken".to_owned(), Meaning::plain(Reach::Any)),
        ])
    }

    fn reached(text: &str) -> Result<Reach, Mismatch> {
        let expression = Expression::parse(text).expect("test expressions are well formed");
        let codes = codes();
        reach(&expression, &Known::new(vec![&codes]))
    }

    #[test]
    fn conditions_that_cannot_hold_or_fail_are_seen() {
        for (text, can, can_fail) in [
            ("[x] > 5", false, true),
            ("[x] >= 5", true, true),
            ("[x] <= 5", true, false),
            ("[x] < 0 or [x] > 5", false, true),
            ("[x] > 3 and [x] < 2", false, true),
            ("[x] > 3 and [x] <= 3", false, true),
            ("[x] >= 3 and [x] <= 3", true, true),
            ("[x] < 3 or [x] >= 3", true, false),
            ("[x] < 3 or [x] > 3", true, true),
            ("[x] != 2 or [x] = 2", true, false),
            ("5 < [x]", false, true),
            ("[ok] = ya and [ok] = tidak", false, true),
            ("[ok] and not [ok]", false, true),
            ("[ok] or not [ok]", true, false),
            ("not [ok] or [x] = 2", true, true),
            ("[often] != weekly and [often] = weekly", false, true),
            (
                "[often] = weekly or [often] = monthly or [often] = never",
                true,
                false,
            ),
            ("[list] has RAMP", true, true),
            ("[list] > 2", false, true),
            ("[x] is scored", true, true),
            ("[broken] > 7 and [broken] = ya", true, true),
            ("if [ok] then [x] > 5 else [x] < 0", false, true),
        ] {
            assert_eq!(reached(text), Ok(Reach::Truth(can, can_fail)), "{text}");
        }
    }

    #[test]
    fn formulas_have_a_span() {
        for (text, min, max) in [
            ("if [y] <= 0 then 0 else [x] / [y] * 100", "0", None),
            ("[x] * 25", "0", Some("125")),
            ("[x] - [y]", "-100", Some("5")),
            ("[y] / 20 + 1", "1", Some("6")),
            ("if [x] > 3 then [x] else 3", "3", Some("5")),
            ("-[x] * -2", "0", Some("10")),
        ] {
            let exact = |text: &str| Exact::parse(text).expect("test numbers are well formed");
            let Ok(Reach::Number(stretch)) = reached(text) else {
                panic!("{text} is no number");
            };
            let span = stretch.span().expect("a bottom");
            assert_eq!((span.min, span.max), (exact(min), max.map(exact)), "{text}");
        }
    }

    #[test]
    fn what_does_not_go_together_is_named() {
        let kind = |part: &str| Mismatch::Kind(part.to_owned());
        let word = |word: &str, all: &[&str]| {
            let all = all.iter().map(|word| (*word).to_owned());
            Mismatch::Word(word.to_owned(), all.collect())
        };
        for (text, mismatch) in [
            ("[nothing] > 1", Mismatch::Code("nothing".to_owned())),
            ("[x] and [ok]", kind("[x]")),
            ("[often] and [ok]", kind("[often]")),
            ("[often] > weekly", kind("weekly")),
            ("[x] = ya", kind("[x] = ya")),
            ("[x] has RAMP", kind("[x] has RAMP")),
            ("[ok] + 1 > 2", kind("[ok]")),
            (
                "[often] = dailly",
                word("dailly", &["weekly", "monthly", "never"]),
            ),
            ("[list] has LIFT", word("LIFT", &["RAMP", "TOILET"])),
            // The word is looked up among all options, also where it cannot occur.
            ("[ok] = tidak and [ok] = yes", word("yes", &["ya", "tidak"])),
        ] {
            assert_eq!(reached(text), Err(mismatch), "{text}");
        }
    }
}
