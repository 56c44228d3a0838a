//! The ways in which what was typed can be read: short forms spelled out, words
//! joined or split, errors in short forms mended.

use super::MOST_WORDS;
use super::lookup::Lookup;
use super::short_forms::ShortForms;
use super::split::split;

/// A word sure to be meant, in thousandths.
pub const SURE: u32 = 1_000;
/// Trust in a word that was typed joined with others, or in pieces.
pub const REJOINED: u32 = 950;

/// Most readings of one query.
const MOST_READINGS: usize = 8;
/// Fewest letters of a short form that is still being typed.
const SHORTEST_BEGINNING: usize = 3;
/// Longest word that is joined.
const LONGEST_JOINED: usize = 40;
/// Fewest letters of joined words that may be mistyped.
const SHORTEST_MISTYPED: usize = 8;

const INCOMPLETE_SHORT_FORM: u32 = 900;
const MISTYPED_SHORT_FORM: u32 = 850;
/// What a word that no name holds costs against other readings of it.
const UNKNOWN: u32 = 300;

/// One word of a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    /// Its letters, folded.
    pub text: String,
    /// Whether it may go on: it is the last, and people are still typing.
    pub is_typing: bool,
    /// How sure it is that this word is meant, up to [`SURE`].
    pub trust: u32,
}

/// One way to read the first words of a query.
#[derive(Clone, Debug, Default)]
struct Reading {
    words: Vec<Sought>,
    /// What it takes to read it so.
    cost: u32,
}

/// The readings of a query, the likeliest first.
pub fn readings(typed: &[String], forms: &ShortForms, lookup: &mut Lookup) -> Vec<Vec<Sought>> {
    // What is at place `i` ends before word `i`.
    let mut upto: Vec<Vec<Reading>> = vec![Vec::new(); typed.len() + 1];
    upto[0].push(Reading::default());
    for place in 0..typed.len() {
        let options = options(&typed[place..], forms, lookup);
        let mut readings = std::mem::take(&mut upto[place]);
        readings.sort_by_key(|reading| reading.cost);
        readings.truncate(MOST_READINGS);
        for reading in &readings {
            for (taken, option) in &options {
                upto[place + taken].push(Reading {
                    words: [reading.words.as_slice(), &option.words].concat(),
                    cost: reading.cost + option.cost,
                });
            }
        }
    }
    let mut whole = upto.pop().unwrap_or_default();
    whole.sort_by_key(|reading| reading.cost);
    whole.truncate(MOST_READINGS);
    let words = whole.into_iter().map(|mut reading| {
        reading.words.truncate(MOST_WORDS);
        reading.words
    });
    words.collect()
}

/// The ways to read the first of these words, each with how many it takes.
fn options(rest: &[String], forms: &ShortForms, lookup: &mut Lookup) -> Vec<(usize, Reading)> {
    let word = &rest[0];
    let is_last = rest.len() == 1;
    let mut options = Vec::new();
    if let Some((taken, meanings)) = forms.leading(rest) {
        options.extend(
            meanings
                .iter()
                .map(|meaning| (taken, spelled(meaning, SURE))),
        );
        // A last word can be the beginning of another one: "pa" of "palembang".
        if !is_last {
            return options;
        }
    }
    let is_known = lookup.is_known(word, is_last);
    options.push((1, as_typed(word, is_last, is_known)));
    if is_last && word.len() >= SHORTEST_BEGINNING {
        let meanings = forms.beginning(word);
        options.extend(meanings.map(|meaning| (1, spelled(meaning, INCOMPLETE_SHORT_FORM))));
    }
    if lookup.word(word).is_none() && forms.meanings(word).is_empty() {
        let meanings = forms.near(word);
        options.extend(meanings.map(|meaning| (1, spelled(meaning, MISTYPED_SHORT_FORM))));
    }
    let split = split(word, is_last, forms, lookup);
    options.extend(split.map(|words| (1, rejoined(words))));
    if let Some(next) = rest.get(1) {
        let joined = format!("{word}{next}");
        let joined = joined_readings(&joined, rest.len() == 2, is_known, forms, lookup);
        options.extend(joined.into_iter().map(|reading| (2, reading)));
    }
    options
}

fn as_typed(word: &str, is_last: bool, is_known: bool) -> Reading {
    Reading {
        words: vec![Sought {
            text: word.to_owned(),
            is_typing: is_last,
            trust: SURE,
        }],
        cost: if is_known { 0 } else { UNKNOWN },
    }
}

fn spelled(words: &[String], trust: u32) -> Reading {
    let words = words.iter().map(|word| Sought {
        text: word.clone(),
        is_typing: false,
        trust,
    });
    Reading {
        words: words.collect(),
        cost: SURE - trust,
    }
}

fn rejoined(words: Vec<Sought>) -> Reading {
    Reading {
        words,
        cost: SURE - REJOINED,
    }
}

/// Two words typed where one is meant: "banyu wangi".
fn joined_readings(
    joined: &str,
    is_last: bool,
    is_known: bool,
    forms: &ShortForms,
    lookup: &mut Lookup,
) -> Vec<Reading> {
    if joined.len() > LONGEST_JOINED {
        return Vec::new();
    }
    let meanings = forms.meanings(joined).iter();
    let mut readings: Vec<Reading> = meanings.map(|meaning| spelled(meaning, REJOINED)).collect();
    let is_meant = lookup.word(joined).is_some()
        || is_last && lookup.is_beginning(joined)
        || !is_known && joined.len() >= SHORTEST_MISTYPED && lookup.is_known(joined, is_last);
    if is_meant {
        readings.push(rejoined(vec![Sought {
            text: joined.to_owned(),
            is_typing: is_last,
            trust: REJOINED,
        }]));
    }
    readings
}
