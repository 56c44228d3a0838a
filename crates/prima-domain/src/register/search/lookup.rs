//! Which words of the names may be meant by a word that was typed.

use super::names::Names;
use super::words::{WordId, Words};
use std::collections::BTreeMap;
use std::ops::Range;

/// How well a word fits when it is written the same, in thousandths.
pub const SAME: u32 = 1_000;

/// How well a word fits at least that is not mistyped.
pub const SURELY_TYPED: u32 = ABBREVIATION;

/// Fit of a word that is still being typed; a nearly complete one has
/// [`COMPLETENESS`] more.
const BEGINNING: u32 = 860;
/// Fit of a beginning that stands before other words, or is a word itself.
const ABBREVIATION: u32 = 760;
const COMPLETENESS: u32 = 100;
const ONE_ERROR: u32 = 750;
const TWO_ERRORS: u32 = 600;
const MISTYPED_BEGINNING: u32 = 620;
/// Fewest letters of a beginning that stands before other words.
const SHORTEST_ABBREVIATION: usize = 3;
/// Fewest letters of a word of its own that may be meant for another.
const SHORTEST_MISTAKEN: usize = 6;
/// Letters from which on an unknown word says as much as the rarest known one.
const TELLING_LETTERS: usize = 5;

/// The words that one typed word may mean.
#[derive(Debug)]
pub struct Candidates {
    /// The word written the same.
    pub same: Option<WordId>,
    /// How much the typed word says of what is sought.
    pub weight: u32,
    beginning: Range<WordId>,
    beginning_fit: u32,
    length: usize,
    /// Mistyped words with their fit, ascending, none of them in `beginning`.
    near: Vec<(WordId, u32)>,
}

/// Looks words up, each once for a query.
pub struct Lookup<'a> {
    words: &'a Words,
    names: &'a Names,
    found: BTreeMap<(String, bool), Candidates>,
}

impl<'a> Lookup<'a> {
    /// A lookup that has found nothing yet.
    pub fn new(words: &'a Words, names: &'a Names) -> Lookup<'a> {
        Lookup {
            words,
            names,
            found: BTreeMap::new(),
        }
    }

    /// What a word may mean, which may go on where people are still typing it.
    pub fn candidates(&mut self, text: &str, is_typing: bool) -> &Candidates {
        let key = (text.to_owned(), is_typing);
        let (words, names) = (self.words, self.names);
        let found = self.found.entry(key);
        found.or_insert_with(|| Candidates::new(text, is_typing, words, names))
    }

    /// What [`Lookup::candidates`] has found before.
    pub fn found(&self, text: &str, is_typing: bool) -> Option<&Candidates> {
        self.found.get(&(text.to_owned(), is_typing))
    }

    /// Whether a word may mean anything at all.
    pub fn is_known(&mut self, text: &str, is_typing: bool) -> bool {
        !self.candidates(text, is_typing).is_empty()
    }

    /// All words.
    pub fn words(&self) -> &'a Words {
        self.words
    }

    /// All names.
    pub fn names(&self) -> &'a Names {
        self.names
    }

    /// The word that is written so.
    pub fn word(&self, text: &str) -> Option<WordId> {
        self.words.get(text)
    }

    /// Whether some word begins so.
    pub fn is_beginning(&self, text: &str) -> bool {
        !self.words.beginning(text).is_empty()
    }

    /// Whether some name holds all of these words.
    pub fn hold_together(&self, words: &[WordId]) -> bool {
        self.names.hold_together(words)
    }
}

impl Candidates {
    fn new(text: &str, is_typing: bool, words: &Words, names: &Names) -> Candidates {
        let same = words.get(text);
        let may_go_on = is_typing || text.len() >= SHORTEST_ABBREVIATION;
        let beginning = if may_go_on {
            words.beginning(text)
        } else {
            0..0
        };
        let mut near = Vec::new();
        if same.is_none() || text.len() >= SHORTEST_MISTAKEN {
            let words = words.near(text).into_iter();
            let words = words.filter(|(word, _)| !beginning.contains(word) && Some(*word) != same);
            near.extend(words.map(|(word, errors)| match errors {
                1 => (word, ONE_ERROR),
                _ => (word, TWO_ERRORS),
            }));
        }
        if is_typing && beginning.is_empty() {
            for word in words.beginning_nearly(text) {
                if let Err(place) = near.binary_search_by_key(&word, |(near, _)| *near) {
                    near.insert(place, (word, MISTYPED_BEGINNING));
                }
            }
        }
        let mut candidates = Candidates {
            same,
            weight: 0,
            beginning,
            beginning_fit: match same {
                None if is_typing => BEGINNING,
                _ => ABBREVIATION,
            },
            length: text.len(),
            near,
        };
        let rarity = names.rarity(candidates.n_holders(names));
        let n_letters = text.len().min(TELLING_LETTERS) as u32;
        candidates.weight = match candidates.is_empty() {
            true => rarity * n_letters / TELLING_LETTERS as u32,
            false => rarity,
        };
        candidates
    }

    /// All words that may be meant.
    pub fn words(&self) -> impl Iterator<Item = WordId> {
        let same = self.same.filter(|same| !self.beginning.contains(same));
        let near = self.near.iter().map(|(word, _)| *word);
        same.into_iter().chain(self.beginning.clone()).chain(near)
    }

    /// Whether nothing may be meant.
    pub fn is_empty(&self) -> bool {
        self.words().next().is_none()
    }

    /// How well a word of a name fits, up to [`SAME`]; 0 where it is not meant.
    pub fn fit(&self, word: WordId, words: &Words) -> u32 {
        if Some(word) == self.same {
            return SAME;
        }
        if self.beginning.contains(&word) {
            let length = words.text(word).len();
            return self.beginning_fit + COMPLETENESS * self.length as u32 / length as u32;
        }
        let place = self.near.binary_search_by_key(&word, |(near, _)| *near);
        place.map_or(0, |place| self.near[place].1)
    }

    /// In how many names the typed word may stand; mistyped only where nothing
    /// else is meant.
    fn n_holders(&self, names: &Names) -> usize {
        let n_words = self.words().count();
        // The mistyped ones come last.
        let n_counted = match n_words - self.near.len() {
            0 => n_words,
            n_certain => n_certain,
        };
        let counted = self.words().take(n_counted);
        counted.map(|word| names.holders(word).len()).sum()
    }
}
