//! Statements as canonical N-Quads (RDFC-1.0), which is what is signed.
//!
//! RDFC-1.0 gives a nameless node the next free label in the order of a hash
//! over the statements about it. Where two hashes are equal it tries all orders;
//! our documents have no two nameless nodes alike, so that part is left out, and
//! a document that would need it is refused.

use crate::manifest::hex;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// What a statement is about, or what it says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term {
    /// An address.
    Iri(String),
    /// A node without a name, numbered within its document.
    Nameless(usize),
    /// A text.
    Text {
        /// The text.
        text: String,
        /// Its type; none: plain text.
        datatype: Option<&'static str>,
    },
}

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quad {
    /// What it is about; never a text.
    pub subject: Term,
    /// What it tells of it.
    pub predicate: &'static str,
    /// What it says.
    pub object: Term,
}

/// The canonical form; `None` where two nameless nodes are alike.
pub fn canonical(quads: &[Quad]) -> Option<String> {
    let mut nameless = BTreeSet::new();
    for quad in quads {
        for term in [&quad.subject, &quad.object] {
            if let Term::Nameless(number) = term {
                nameless.insert(*number);
            }
        }
    }
    let mut by_hash = BTreeMap::new();
    for number in &nameless {
        if by_hash
            .insert(first_degree(quads, *number), *number)
            .is_some()
        {
            return None;
        }
    }
    let labels: BTreeMap<usize, String> = by_hash
        .into_values()
        .enumerate()
        .map(|(place, number)| (number, format!("c14n{place}")))
        .collect();
    let label = |number: usize| labels[&number].clone();
    // Bytes of UTF-8 sort as code points do, and a statement counts once.
    let lines: BTreeSet<String> = quads.iter().map(|quad| line(quad, &label)).collect();
    Some(lines.into_iter().collect())
}

/// The hash over all statements with a nameless node, it called `a` and others `z`.
fn first_degree(quads: &[Quad], number: usize) -> String {
    let has = |term: &Term| *term == Term::Nameless(number);
    let label = |other: usize| if other == number { "a" } else { "z" }.to_owned();
    let mut lines: Vec<String> = quads
        .iter()
        .filter(|quad| has(&quad.subject) || has(&quad.object))
        .map(|quad| line(quad, &label))
        .collect();
    lines.sort();
    hex(&Sha256::digest(lines.concat()))
}

fn line(quad: &Quad, label: &dyn Fn(usize) -> String) -> String {
    let term = |term: &Term| match term {
        Term::Iri(iri) => format!("<{iri}>"),
        Term::Nameless(number) => format!("_:{}", label(*number)),
        Term::Text { text, datatype } => match datatype {
            Some(datatype) => format!("\"{}\"^^<{datatype}>", escaped(text)),
            None => format!("\"{}\"", escaped(text)),
        },
    };
    let (subject, object) = (term(&quad.subject), term(&quad.object));
    format!("{subject} <{}> {object} .\n", quad.predicate)
}

/// A text with the escapes canonical N-Quads have, and no others.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            '\0'..='\u{1f}' | '\u{7f}' => out.push_str(&format!("\\u{:04X}", u32::from(letter))),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(subject: Term, predicate: &'static str, text: &str) -> Quad {
        Quad {
            subject,
            predicate,
            object: Term::Text {
                text: text.to_owned(),
                datatype: None,
            },
        }
    }

    #[test]
    fn only_what_must_be_is_escaped() {
        let written = escaped("\u{1}\u{7f}\"\\\n\t é \u{301} 🏅 \u{202e}عربي\u{2028}\u{85}");
        assert_eq!(
            written,
            "\\u0001\\u007F\\\"\\\\\\n\\t é \u{301} 🏅 \u{202e}عربي\u{2028}\u{85}"
        );
    }

    #[test]
    fn nameless_nodes_are_labelled_by_what_is_said_of_them() {
        let quads = |first: usize, second: usize| {
            [
                about(Term::Nameless(first), "urn:p", "x"),
                about(Term::Nameless(second), "urn:p", "y"),
            ]
        };
        let one = canonical(&quads(0, 1)).expect("they differ");
        assert_eq!(Some(one.clone()), canonical(&quads(7, 3)));
        assert!(one.contains("_:c14n0") && one.contains("_:c14n1"), "{one}");
    }

    #[test]
    fn nodes_that_cannot_be_told_apart_are_refused() {
        let quads = [
            about(Term::Nameless(0), "urn:p", "x"),
            about(Term::Nameless(1), "urn:p", "x"),
        ];
        assert_eq!(canonical(&quads), None);
    }

    #[test]
    fn a_statement_that_is_said_twice_counts_once() {
        let quad = about(Term::Iri("urn:a".to_owned()), "urn:p", "x");
        let twice = canonical(&[quad.clone(), quad]);
        assert_eq!(twice.as_deref(), Some("<urn:a> <urn:p> \"x\" .\n"));
    }
}
