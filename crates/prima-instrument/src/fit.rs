//! Holds a parsed file against [`crate::shape`] and reports what does not fit.

use crate::condition::{Expression, LONGEST};
use crate::exact::Exact;
use crate::fault::Fault;
use crate::shape::{Field, Section, Shape};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Parses a TOML text; `None` where it is none, which is reported.
pub fn parse<'a>(text: &'a str, faults: &mut Vec<Fault>) -> Option<Spanned<DeValue<'a>>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let at = error.span().unwrap_or(0..0);
        let message = vec![("message", error.message().to_owned())];
        faults.push(Fault::new(at, "toml", message));
    }
    let span = table.span();
    let table = DeValue::Table(table.into_inner());
    errors.is_empty().then(|| Spanned::new(span, table))
}

/// Reports every key that is unknown, missing or of the wrong shape.
pub fn fit(table: &DeTable, at: Range<usize>, section: &'static Section, faults: &mut Vec<Fault>) {
    for (key, _) in table.iter() {
        let name: &str = key.get_ref();
        if !section.fields.iter().any(|field| field.name == name) {
            let known: Vec<&str> = section.fields.iter().map(|field| field.name).collect();
            let near = nearest(name, &known);
            let at = key.span();
            let key = match near {
                Some(_) => "unknown-key-near",
                None => "unknown-key",
            };
            let arguments = vec![
                ("key", name.to_owned()),
                ("near", near.unwrap_or_default().to_owned()),
                ("known", known.join(", ")),
            ];
            faults.push(Fault::new(at, key, arguments));
        }
    }
    for field in section.fields {
        match table.get(field.name) {
            Some(value) => fit_value(value, field, faults),
            None if field.needed => {
                let arguments = vec![("key", field.name.to_owned())];
                faults.push(Fault::new(at.clone(), "missing-key", arguments));
            }
            None => {}
        }
    }
}

fn fit_value(value: &Spanned<DeValue>, field: &'static Field, faults: &mut Vec<Fault>) {
    let wrong = |expected: &str, faults: &mut Vec<Fault>| {
        faults.push(Fault::new(
            value.span(),
            "wrong-type",
            vec![
                ("key", field.name.to_owned()),
                ("expected", expected.to_owned()),
            ],
        ));
    };
    match (&field.shape, value.get_ref()) {
        (Shape::Line, DeValue::String(text)) => {
            if text.trim().is_empty() {
                faults.push(Fault::new(
                    value.span(),
                    "empty-text",
                    vec![("key", field.name.to_owned())],
                ));
            }
        }
        (Shape::Line, _) => wrong("\"…\"", faults),
        (Shape::Code, DeValue::String(text)) => fit_code(text, value.span(), faults),
        (Shape::Code, _) => wrong("\"1.a.Ak\"", faults),
        (Shape::Words, DeValue::Table(words)) => fit_words(words, value.span(), field.name, faults),
        (Shape::Words, _) => wrong("{ id = \"…\", en = \"…\" }", faults),
        (Shape::Number, found) => {
            if number(found).is_none() {
                wrong("21.85 / \"1/9\"", faults);
            }
        }
        (Shape::Whole, found) => {
            if number(found)
                .and_then(|number| number.to_whole())
                .is_none_or(|whole| whole < 0)
            {
                wrong("0, 1, 2 …", faults);
            }
        }
        (Shape::Flag, DeValue::Boolean(_)) => {}
        (Shape::Flag, _) => wrong("true / false", faults),
        (Shape::Condition, DeValue::String(text)) => {
            if let Err(error) = Expression::parse(text) {
                let at = inside(value.span(), text, error.at, error.found.len());
                let key = if error.too_long {
                    "condition-long"
                } else if error.found.is_empty() {
                    "condition-end"
                } else {
                    "condition"
                };
                let arguments = vec![("found", error.found), ("most", LONGEST.to_string())];
                faults.push(Fault::new(at, key, arguments));
            }
        }
        (Shape::Condition, _) => wrong("\"[18.c.K] >= 3\"", faults),
        (Shape::OneOf(words), DeValue::String(text)) => {
            fit_word(text, words, value.span(), field.name, faults);
        }
        (Shape::OneOf(words), _) => wrong(&words.join(" | "), faults),
        (Shape::Lines, DeValue::Array(values)) => {
            for value in values
                .iter()
                .filter(|value| value.get_ref().as_str().is_none())
            {
                wrong_item(value, field.name, "\"…\"", faults);
            }
        }
        (Shape::Lines, _) => wrong("[\"…\", \"…\"]", faults),
        (Shape::ListOf(words), DeValue::Array(values)) => {
            for value in values.iter() {
                match value.get_ref().as_str() {
                    Some(text) => fit_word(text, words, value.span(), field.name, faults),
                    None => wrong_item(value, field.name, &words.join(" | "), faults),
                }
            }
        }
        (Shape::ListOf(_), _) => wrong("[\"…\", \"…\"]", faults),
        (Shape::Table(section), DeValue::Table(table)) => fit(table, value.span(), section, faults),
        (Shape::Table(_) | Shape::Keyed(_) | Shape::Kinds(_), found)
            if found.as_table().is_none() =>
        {
            wrong("{ … }", faults);
        }
        (Shape::Tables(section), DeValue::Array(values)) => {
            if values.is_empty() {
                faults.push(Fault::new(
                    value.span(),
                    "empty-list",
                    vec![("key", field.name.to_owned())],
                ));
            }
            for value in values.iter() {
                match value.get_ref().as_table() {
                    Some(table) => fit(table, value.span(), section, faults),
                    None => wrong_item(value, field.name, "{ … }", faults),
                }
            }
        }
        (Shape::Tables(_), _) => wrong("[ { … } ]", faults),
        (Shape::Keyed(section), DeValue::Table(table)) => {
            for (key, value) in table.iter() {
                fit_code(key.get_ref(), key.span(), faults);
                match value.get_ref().as_table() {
                    Some(table) => fit(table, key.span(), section, faults),
                    None => wrong_item(value, field.name, "{ … }", faults),
                }
            }
        }
        (Shape::Kinds(kinds), DeValue::Table(table)) => {
            let names: Vec<&str> = kinds.iter().map(|(name, _)| *name).collect();
            match table
                .get("kind")
                .map(|kind| (kind.span(), kind.get_ref().as_str()))
            {
                None => faults.push(Fault::new(
                    value.span(),
                    "missing-key",
                    vec![("key", "kind".to_owned())],
                )),
                Some((span, None)) => {
                    let expected = names.join(" | ");
                    faults.push(Fault::new(
                        span,
                        "wrong-type",
                        vec![("key", "kind".into()), ("expected", expected)],
                    ));
                }
                Some((span, Some(kind))) => match kinds.iter().find(|(name, _)| *name == kind) {
                    Some((_, section)) => fit(table, value.span(), section, faults),
                    None => fit_word(kind, &names, span, "kind", faults),
                },
            }
        }
        (Shape::Table(_) | Shape::Keyed(_) | Shape::Kinds(_), _) => {}
    }
}

fn wrong_item(value: &Spanned<DeValue>, key: &str, expected: &str, faults: &mut Vec<Fault>) {
    let arguments = vec![("key", key.to_owned()), ("expected", expected.to_owned())];
    faults.push(Fault::new(value.span(), "wrong-type", arguments));
}

fn fit_word(text: &str, words: &[&str], at: Range<usize>, key: &str, faults: &mut Vec<Fault>) {
    if !words.contains(&text) {
        let arguments = vec![
            ("key", key.to_owned()),
            ("found", text.to_owned()),
            ("words", words.join(", ")),
        ];
        faults.push(Fault::new(at, "unknown-word", arguments));
    }
}

fn fit_code(text: &str, at: Range<usize>, faults: &mut Vec<Fault>) {
    if !is_code(text) {
        faults.push(Fault::new(at, "bad-code", vec![("code", text.to_owned())]));
    }
}

fn fit_words(words: &DeTable, at: Range<usize>, key: &str, faults: &mut Vec<Fault>) {
    for lang in ["id", "en"] {
        let filled = words
            .get(lang)
            .and_then(|text| text.get_ref().as_str())
            .is_some_and(|text| !text.trim().is_empty());
        if !filled {
            let arguments = vec![("key", key.to_owned()), ("lang", lang.to_owned())];
            faults.push(Fault::new(at.clone(), "missing-translation", arguments));
        }
    }
    for (name, _) in words.iter() {
        let name_text: &str = name.get_ref();
        if !matches!(name_text, "id" | "en") {
            let arguments = vec![
                ("key", name_text.to_owned()),
                ("known", "id, en".to_owned()),
            ];
            faults.push(Fault::new(name.span(), "unknown-key", arguments));
        }
    }
}

/// Whether a text may be a code: letters, digits, `.`, `-`, `_`.
pub fn is_code(text: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    !text.is_empty() && text.chars().all(plain)
}

/// The exact number a TOML value writes, bare or in quotes.
pub fn number(value: &DeValue) -> Option<Exact> {
    match value {
        DeValue::Integer(integer) if integer.radix() == 10 => Exact::parse(integer.as_str()),
        DeValue::Float(float) => Exact::parse(float.as_str()),
        DeValue::String(text) => Exact::parse(text),
        _ => None,
    }
}

/// Bytes of a part of a one-line string value; the whole value where escapes shift it.
pub fn inside(value: Range<usize>, text: &str, at: usize, length: usize) -> Range<usize> {
    if value.len() != text.len() + 2 {
        return value;
    }
    let start = value.start + 1 + at;
    start..(start + length.max(1)).min(value.end)
}

/// The known word nearest to a mistyped one, within a third of its letters;
/// of those equally near, one that differs only in capitals.
pub fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let n_letters = word.chars().count();
    let limit = (n_letters.max(3) / 3).min(n_letters.saturating_sub(1));
    let small = word.to_lowercase();
    known
        .iter()
        .map(|candidate| (distance(&small, &candidate.to_lowercase()), *candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(small_distance, candidate)| (*small_distance, distance(word, candidate)))
        .map(|(_, candidate)| candidate)
}

/// Levenshtein distance in characters.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, right) in b.iter().enumerate() {
            let substituted = diagonal + usize::from(left != *right);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}
