//! Finds every change worth trying in the text of an instrument.
//!
//! What a value is comes from the language's own shape, so a key added to the
//! language is tried without a line here. Words that people read carry no rule.

use std::ops::Range;

use prima_instrument::shape::{FILE, Field, Section, Shape};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::condition;
use super::layout::Layout;
use super::mutant::{Mutant, neighbours};

type Value<'a> = Spanned<DeValue<'a>>;

/// Keys that carry no rule, wherever they stand: they are shown, or say where
/// a rule comes from.
const WITHOUT_RULE: &[&str] = &["laws", "source", "status", "role", "pillar"];

/// Tables whose `kind` says what may be answered; another kind needs other keys.
const KIND_IS_FORM: &[&str] = &["fact", "answer_source"];

/// Keys that hold a code or words, and yet are a rule by being there.
const RULE_BY_PRESENCE: &[&str] = &["mark", "through", "tie_breakers"];

/// Edges, and the key of the same edge with its own value left in or out.
const EDGES: &[(&str, &str)] = &[
    ("from", "above"),
    ("above", "from"),
    ("to", "below"),
    ("below", "to"),
];

/// Every mutant of an instrument, in the order of the text.
pub fn mutants(text: &str) -> Result<Vec<Mutant>, String> {
    let file = DeTable::parse(text).map_err(|error| format!("not valid TOML: {error}"))?;
    let mut walk = Walk {
        text,
        layout: Layout::new(text, file.get_ref()),
        parents: parents(file.get_ref()),
        mutants: Vec::new(),
    };
    walk.table(file.get_ref(), &FILE, "", true);
    walk.mutants.sort_by_key(|mutant| mutant.at.start);
    let mut names: Vec<String> = walk.mutants.iter().map(Mutant::what).collect();
    names.sort_unstable();
    match names.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(format!("two mutants are called `{}`", pair[0])),
        None => Ok(walk.mutants),
    }
}

/// Codes of nodes that are some node's parent.
fn parents(file: &DeTable) -> Vec<String> {
    let nodes = file
        .get("node")
        .and_then(|nodes| nodes.get_ref().as_array());
    let nodes = nodes.into_iter().flat_map(|nodes| nodes.iter());
    nodes
        .filter_map(|node| node.get_ref().as_table()?.get("parent")?.get_ref().as_str())
        .map(str::to_owned)
        .collect()
}

struct Walk<'a> {
    text: &'a str,
    layout: Layout<'a>,
    parents: Vec<String>,
    mutants: Vec<Mutant>,
}

impl Walk<'_> {
    fn push(&mut self, at: Range<usize>, instead: &str, place: &str, change: String) {
        self.mutants.push(Mutant {
            at,
            instead: instead.to_owned(),
            place: place.to_owned(),
            change,
        });
    }

    fn table(&mut self, table: &DeTable, section: &'static Section, place: &str, headed: bool) {
        for (key, value) in table.iter() {
            let name: &str = key.get_ref();
            let Some(field) = section.fields.iter().find(|field| field.name == name) else {
                continue;
            };
            let is_form = name == "kind" && KIND_IS_FORM.iter().any(|top| place.starts_with(top));
            if WITHOUT_RULE.contains(&name) || is_form {
                continue;
            }
            let joint = if place.is_empty() { "" } else { " / " };
            let place = format!("{place}{joint}{name}");
            if is_rule(field) {
                let entry = key.span().start..value.span().end;
                let at = if self.layout.has_header(value) {
                    self.layout.section(value)
                } else if headed {
                    self.layout.lines(entry)
                } else {
                    self.layout.element(entry)
                };
                self.push(at, "", &place, "deleted".to_owned());
            }
            if let Some((_, other)) = EDGES.iter().find(|(edge, _)| *edge == name)
                && section.fields.iter().any(|field| field.name == *other)
            {
                self.push(key.span(), other, &place, format!("{name} → {other}"));
            }
            self.value(value, field, &place);
        }
    }

    fn value(&mut self, value: &Value, field: &'static Field, place: &str) {
        match (&field.shape, value.get_ref()) {
            (Shape::Number | Shape::Whole, _) => self.number(value, place),
            (Shape::Flag, DeValue::Boolean(flag)) => {
                let other = (!flag).to_string();
                self.push(value.span(), &other, place, format!("{flag} → {other}"));
            }
            (Shape::OneOf(words), DeValue::String(word)) => {
                for other in words.iter().filter(|other| *other != word) {
                    let change = format!("{word} → {other}");
                    self.push(value.span(), &format!("\"{other}\""), place, change);
                }
            }
            (Shape::Condition, DeValue::String(condition)) => {
                self.condition(value, condition, place);
            }
            (Shape::ListOf(_), DeValue::Array(values)) => {
                for value in values.iter() {
                    let word = value.get_ref().as_str().unwrap_or_default();
                    let at = self.layout.element(value.span());
                    self.push(at, "", place, format!("{word} deleted"));
                }
            }
            (Shape::Table(section), DeValue::Table(table)) => {
                let headed = self.layout.has_header(value);
                self.table(table, section, place, headed);
            }
            (Shape::Tables(section), DeValue::Array(values)) => {
                for (index, value) in values.iter().enumerate() {
                    self.element(value, section, place, index);
                }
            }
            (Shape::Kinds(kinds), DeValue::Table(table)) => {
                let kind = table.get("kind").and_then(|kind| kind.get_ref().as_str());
                let section = kinds.iter().find(|(name, _)| Some(*name) == kind);
                if let Some((_, section)) = section {
                    let headed = self.layout.has_header(value);
                    self.table(table, section, place, headed);
                }
            }
            _ => {}
        }
    }

    fn number(&mut self, value: &Value, place: &str) {
        let written = &self.text[value.span()];
        let bare = written.trim_matches(['"', '\'']);
        for other in neighbours(bare) {
            let change = format!("{bare} → {other}");
            self.push(value.span(), &written.replace(bare, &other), place, change);
        }
    }

    fn condition(&mut self, value: &Value, condition: &str, place: &str) {
        // Conditions have nothing to escape, so the text is the condition in quotes.
        let start = value.span().start + 1;
        if self.text.get(start..start + condition.len()) != Some(condition) {
            return;
        }
        for (at, instead) in condition::changes(condition) {
            let changed = format!(
                "{}{instead}{}",
                &condition[..at.start],
                &condition[at.end..]
            );
            let at = start + at.start..start + at.end;
            self.push(at, &instead, place, format!("→ {changed}"));
        }
    }

    /// One table of a list: itself deleted, unless others hang on it, and what
    /// is in it changed.
    fn element(&mut self, value: &Value, section: &'static Section, list: &str, index: usize) {
        let Some(table) = value.get_ref().as_table() else {
            return;
        };
        let label = label(table).unwrap_or_else(|| (index + 1).to_string());
        let place = format!("{list} {label}");
        let carries = match list {
            "node" => !self.parents.contains(&label),
            // A fact no condition reads is shown only; one that is read cannot go.
            "fact" => false,
            _ => true,
        };
        let headed = self.layout.has_header(value);
        if carries {
            let at = if headed {
                self.layout.section(value)
            } else {
                self.layout.element(value.span())
            };
            self.push(at, "", &place, "deleted".to_owned());
        }
        self.table(table, section, &place, headed);
    }
}

/// Whether a key is a rule that goes when the key is deleted.
fn is_rule(field: &Field) -> bool {
    match field.shape {
        Shape::Line | Shape::Code | Shape::Words | Shape::Lines => {
            RULE_BY_PRESENCE.contains(&field.name)
        }
        // Its tables are deleted one by one.
        Shape::Tables(_) | Shape::Keyed(_) => false,
        _ => true,
    }
}

/// What tells a table of a list from the others.
fn label(table: &DeTable) -> Option<String> {
    let keys = ["code", "level", "value", "from", "above"];
    let (key, value) = keys.iter().find_map(|key| Some((key, table.get(*key)?)))?;
    let written = match value.get_ref() {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        _ => return None,
    };
    Some(if *key == "above" {
        format!("above {written}")
    } else {
        written
    })
}

#[cfg(test)]
mod tests {
    use super::mutants;

    const TEXT: &str = r#"
[rounding]
mode = "cut"
digits = 2

[[node]]
code = "I"
aggregate = "mean"

[[node]]
code = "1"
parent = "I"
title = { id = "Tahun 2023", en = "Year 2023" }
applies_if = "[a] > 1"
measure = { kind = "count", min = 0, steps = [ { from = 0, points = 0 }, { above = 8.5, points = 1 } ] }

[[band]]
code = "A"
from = 4.51
"#;

    /// Every change to the line that holds `part`.
    fn check(part: &str, expected: &[&str]) {
        let found = mutants(TEXT).unwrap();
        let line = TEXT.lines().position(|line| line.contains(part)).unwrap() + 1;
        let found: Vec<String> = found
            .iter()
            .filter(|mutant| mutant.line(TEXT) == line)
            .map(super::Mutant::what)
            .collect();
        assert_eq!(found, expected, "{part}");
    }

    #[test]
    fn a_word_of_a_choice_gives_way_to_each_other_word() {
        check(
            "mode",
            &[
                "rounding / mode: deleted",
                "rounding / mode: cut → half_up",
                "rounding / mode: cut → half_even",
                "rounding / mode: cut → up",
            ],
        );
    }

    #[test]
    fn an_edge_moves_opens_and_goes() {
        check(
            "4.51",
            &[
                "band A / from: deleted",
                "band A / from: from → above",
                "band A / from: 4.51 → 4.52",
                "band A / from: 4.51 → 4.50",
            ],
        );
    }

    #[test]
    fn a_title_is_left_alone_and_a_condition_is_not() {
        check("title", &[]);
        check(
            "applies_if",
            &[
                "node 1 / applies_if: deleted",
                "node 1 / applies_if: → [a] >= 1",
                "node 1 / applies_if: → [a] > 2",
                "node 1 / applies_if: → [a] > 0",
            ],
        );
    }

    #[test]
    fn a_leaf_is_deleted_and_a_parent_is_not() {
        let deleted: Vec<String> = mutants(TEXT)
            .unwrap()
            .iter()
            .map(super::Mutant::what)
            .filter(|what| {
                what.starts_with("node") && what.ends_with("deleted") && !what.contains('/')
            })
            .collect();
        assert_eq!(deleted, ["node 1: deleted"]);
    }

    #[test]
    fn every_mutant_differs_from_the_text_and_from_the_others() {
        let mut texts: Vec<String> = mutants(TEXT)
            .unwrap()
            .iter()
            .map(|mutant| mutant.apply(TEXT))
            .collect();
        assert!(!texts.contains(&TEXT.to_owned()));
        let all = texts.len();
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), all);
    }
}
