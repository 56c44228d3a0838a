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
