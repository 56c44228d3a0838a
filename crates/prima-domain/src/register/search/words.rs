//! The distinct words of all names, in alphabetical order.

use super::distance::{LONGEST, begins_nearly, errors, letters, may_be_near};
use std::ops::Range;

/// A word's place in the alphabetical list.
pub type WordId = u32;

/// The list of words: one text, cut at `ends`.
#[derive(Debug, Default)]
pub struct Words {
    text: String,
    ends: Vec<u32>,
    /// What [`letters`] says of each word.
    letters: Vec<u64>,
}

impl Words {
    /// The list of these words.
    ///
    /// They come in alphabetical order, each once.
    pub fn new<'a>(sorted: impl Iterator<Item = &'a str>) -> Words {
        let mut words = Words::default();
        for word in sorted {
            words.text.push_str(word);
            words.ends.push(words.text.len() as u32);
            words.letters.push(letters(word.as_bytes()));
        }
        words.text.shrink_to_fit();
        words.ends.shrink_to_fit();
        words.letters.shrink_to_fit();
        words
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The letters of a word.
    pub fn text(&self, word: WordId) -> &str {
        let word = word as usize;
        let start = word.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[word] as usize]
    }

    /// The word that is written so.
    pub fn get(&self, text: &str) -> Option<WordId> {
        let place = self.first_where(0, |word| word >= text);
        ((place as usize) < self.len() && self.text(place) == text).then_some(place)
    }

    /// The words that begin so.
    pub fn beginning(&self, text: &str) -> Range<WordId> {
        let start = self.first_where(0, |word| word >= text);
        start..self.first_where(start, |word| !word.starts_with(text))
    }

    /// The words that may be meant by one that is mistyped, with the number of
    /// errors, in alphabetical order. The longer it is, the more it may have: in
    /// three letters one may be missing, from eight letters on there may be two.
    pub fn near(&self, mistyped: &str) -> Vec<(WordId, usize)> {
        let typed = mistyped.as_bytes();
        let most = match typed.len() {
            3..=7 => 1,
            8..=LONGEST => 2,
            _ => return Vec::new(),
        };
        let is_short = typed.len() <= 4;
        let wanted = letters(typed);
        let near = self.letters.iter().zip(0..).filter_map(|(letters, word)| {
            if !may_be_near(*letters, wanted, most) {
                return None;
            }
            let text = self.text(word).as_bytes();
            // Short words are too alike to be told apart without their first letter.
            if is_short && (typed.first() != text.first() || text.len() < 4) {
                return None;
            }
            Some((word, errors(typed, text, most)?))
        });
        near.collect()
    }

    /// The words whose beginning may be meant by one that is mistyped and not
    /// yet complete: one error, and none in the first two letters.
    pub fn beginning_nearly(&self, mistyped: &str) -> Vec<WordId> {
        let typed = mistyped.as_bytes();
        match mistyped.get(..2) {
            Some(start) if (5..LONGEST).contains(&typed.len()) => self
                .beginning(start)
                .filter(|word| begins_nearly(typed, self.text(*word).as_bytes()))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The first word from `start` on for which `holds`, which holds for all
    /// after it as well.
    fn first_where(&self, start: WordId, holds: impl Fn(&str) -> bool) -> WordId {
        let (mut low, mut high) = (start, self.len() as WordId);
        while low < high {
            let middle = low.midpoint(high);
            if holds(self.text(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        Words::new(["bandung", "batu", "komering", "kota", "palembang", "palu"].into_iter())
    }

    fn check_near(mistyped: &str, expected: &[(&str, usize)]) {
        let words = words();
        let near: Vec<(&str, usize)> = words
            .near(mistyped)
            .into_iter()
            .map(|(word, errors)| (words.text(word), errors))
            .collect();
        assert_eq!(near, expected, "{mistyped}");
    }

    #[test]
    fn a_word_is_found_by_all_its_letters() {
        let words = words();
        for text in ["bandung", "batu", "komering", "kota", "palembang", "palu"] {
            assert_eq!(words.get(text).map(|word| words.text(word)), Some(text));
        }
        for text in ["", "a", "pal", "palus", "zz"] {
            assert_eq!(words.get(text), None, "{text}");
        }
    }

    #[test]
    fn words_are_found_by_their_beginning() {
        let words = words();
        assert_eq!(words.beginning("pal"), 4..6);
        assert_eq!(words.beginning("ko"), 2..4);
        assert_eq!(words.beginning(""), 0..6);
        assert!(words.beginning("zz").is_empty());
    }

    #[test]
    fn longer_words_may_have_more_errors() {
        check_near("pau", &[("palu", 1)]);
        check_near("pla", &[]);
        check_near("alu", &[]);
        check_near("plau", &[("palu", 1)]);
        check_near("aplu", &[]);
        check_near("bandugn", &[("bandung", 1)]);
        check_near("badugn", &[]);
        check_near("palembnga", &[("palembang", 2)]);
    }

    #[test]
    fn an_incomplete_word_may_have_one_error() {
        let words = words();
        assert_eq!(words.beginning_nearly("palme"), [4]);
        assert_eq!(words.beginning_nearly("aplem"), [] as [WordId; 0]);
        assert_eq!(words.beginning_nearly("palm"), [] as [WordId; 0]);
    }
}
