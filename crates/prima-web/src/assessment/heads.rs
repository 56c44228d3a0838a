//! The heads of a table's columns, from their keys.

use crate::look::{Column, Words};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// The name of each row.
    Name,
    /// Texts.
    Text,
    /// Numbers, which end at the right.
    Number,
}

/// Heads in words, to be borrowed by [`columns`].
pub type Heads = Vec<(String, Holds)>;

/// The heads with these keys.
pub fn heads(words: Words, keys: &[(&str, Holds)]) -> Heads {
    let head = |(key, holds): &(&str, Holds)| (words.label(key), *holds);
    keys.iter().map(head).collect()
}

/// The columns below some heads.
pub fn columns(heads: &Heads) -> Vec<Column<'_>> {
    heads
        .iter()
        .map(|(name, holds)| Column {
            name,
            number: *holds == Holds::Number,
            names_row: *holds == Holds::Name,
            sort: None,
        })
        .collect()
}
