//! Finds registered bodies and regions by what people type.
//!
//! A name is found whatever the order of its words, while it is still being
//! typed, with typing errors, with words joined or split, and by the short
//! forms people use. Nothing here knows a name: official words such as
//! "kabupaten" weigh little because they are frequent, not because they are listed.

mod distance;
mod gather;
mod lookup;
mod matching;
mod names;
mod reading;
mod short_forms;
mod split;
mod words;

use gather::gather;
use lookup::Lookup;
use names::Names;
use short_forms::ShortForms;
use std::cmp::Reverse;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use words::Words;

/// What can be found: a body or a region under all its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Identifies it among all entries.
    pub id: String,
    /// Official name, short name, aliases, former names; in any order. Words after
    /// the first 32 of a name are not looked at.
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

/// Most words of a name or query that are looked at; those after it are ignored.
const MOST_WORDS: usize = 32;
/// How often the same word of a name or query is looked at.
const MOST_REPEATED: usize = 2;
/// Most characters of a name or query that are looked at.
const MOST_CHARACTERS: usize = 1_000;
/// Least part of the best hit's points that another must have, in tenths.
const LEAST_OF_BEST: u32 = 6;

/// Everything that can be found, prepared for finding.
#[derive(Debug)]
pub struct Index {
    /// Ascending; the place here is an entry's number everywhere else.
    ids: Vec<String>,
    weights: Vec<u32>,
    short_forms: ShortForms,
    words: Words,
    names: Names,
}

impl Index {
    /// Prepares entries for finding.
    ///
    /// Entries with the same id are one, with all their names and the greatest
    /// weight. `expansions` are short forms with what they stand for, each of one
    /// or several words: "kejati" stands for "kejaksaan tinggi". They hold in names
    /// and in queries; one given twice has both meanings.
    pub fn new(entries: impl IntoIterator<Item = Entry>, expansions: &[(String, String)]) -> Index {
        let folded = |text: &String| typed_words(text).join(" ");
        let pairs = expansions.iter();
        let short_forms = ShortForms::new(pairs.map(|(short, long)| (folded(short), folded(long))));
        let gathered = gather(entries, &short_forms);
        Index {
            ids: gathered.ids,
            weights: gathered.weights,
            short_forms,
            words: gathered.words,
            names: gathered.names,
        }
    }

    /// The entries that fit what was typed, best first and by id where they fit
    /// equally well; at most `limit`.
    ///
    /// The same entries and query give the same answer, in whatever order the
    /// entries came. Nothing fits a query without letters or digits.
    pub fn find(&self, query: &str, limit: usize) -> Vec<Hit<'_>> {
        let typed = typed_words(query);
        let mut lookup = Lookup::new(&self.words, &self.names);
        let mut points = vec![0; self.ids.len()];
        for reading in reading::readings(&typed, &self.short_forms, &mut lookup) {
            matching::raise(&mut points, &reading, &mut lookup);
        }
        self.best(&points, limit)
    }

    fn best(&self, points: &[u32], limit: usize) -> Vec<Hit<'_>> {
        let most = points.iter().copied().max().unwrap_or_default();
        let least = (most.min(matching::MOST) * LEAST_OF_BEST / 10).max(1);
        let fitting = points
            .iter()
            .zip(0..)
            .filter(|(points, _)| **points >= least);
        let weighed = fitting.map(|(points, entry)| (Reverse(points + self.weights[entry]), entry));
        let mut ranked: Vec<(Reverse<u32>, usize)> = weighed.collect();
        if limit < ranked.len() {
            ranked.select_nth_unstable(limit);
            ranked.truncate(limit);
        }
        ranked.sort_unstable();
        let hits = ranked.into_iter().map(|(Reverse(score), entry)| Hit {
            id: &self.ids[entry],
            score,
            exact: points[entry] == matching::EXACT,
        });
        hits.collect()
    }
}

/// A text as it is compared: lower case, diacritics off, punctuation to space,
/// single spaces, none at the ends.
///
/// What is neither letter nor digit counts as punctuation.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut add = |c: char| {
        if c.is_alphanumeric() {
            folded.push(c);
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    };
    if text.is_ascii() {
        text.chars().for_each(|c| add(c.to_ascii_lowercase()));
    } else {
        // Lower case comes after: some signs decompose into capitals.
        let letters = text.nfkd().flat_map(char::to_lowercase);
        letters.filter(|c| !is_combining_mark(*c)).for_each(add);
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The words of a name or query, folded, as far as they are looked at. Initials
/// make one word: "D.I. Yogyakarta" is "di yogyakarta". A word that comes again
/// and again counts twice.
fn typed_words(text: &str) -> Vec<String> {
    let end = text.char_indices().nth(MOST_CHARACTERS);
    let folded = fold(end.map_or(text, |(end, _)| &text[..end]));
    let mut words: Vec<String> = Vec::new();
    let mut after_initial = false;
    for word in folded.split(' ').filter(|word| !word.is_empty()) {
        let is_initial = word.len() == 1 && word.as_bytes()[0].is_ascii_alphabetic();
        let n_before = words.iter().filter(|other| *other == word).count();
        match words.last_mut() {
            Some(initials) if is_initial && after_initial => initials.push_str(word),
            _ if n_before < MOST_REPEATED => words.push(word.to_owned()),
            _ => {}
        }
        after_initial = is_initial;
    }
    words.truncate(MOST_WORDS);
    words
}

#[cfg(test)]
mod tests;
