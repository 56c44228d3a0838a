//! What a reader asks of the catalogue, and what is found.

use super::{Index, weight};
use crate::register::search::fold;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Bound;

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted<'a> {
    /// Words to look for; empty: all there is.
    pub query: &'a str,
    /// Facets it must have: of each group at least one.
    pub facets: &'a [Vec<String>],
    /// How many to pass over.
    pub skip: usize,
    /// How many to give.
    pub limit: usize,
}

/// What is found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found<'a> {
    /// Ids, best first; those that fit equally well as a list has them.
    pub ids: Vec<&'a str>,
    /// How many there are in all.
    pub total: usize,
    /// How many words were looked for, joining ones left out.
    pub n_words: usize,
    /// How many of them each innovation found has; fewer than all where none
    /// has all.
    pub n_matched: usize,
    /// Stems that were looked for, to mark them in a text.
    pub stems: Vec<String>,
}

/// Words of a query that are looked at.
const MOST_WORDS: usize = 24;
/// Stems that one word can stand for.
const MOST_STEMS: usize = 24;
/// Letters of a word that is taken for the beginning of others, and of a stem for
/// which others that resemble it are taken.
const LEAST_BEGINNING: usize = 3;
/// Letters of a word in which one may be wrong.
const LEAST_MISTAKEN: usize = 5;
/// Letters of a word that are looked at for a mistake: longer ones are no words.
const MOST_LETTERS: usize = 40;

impl Index {
    /// The innovations that fit. Each has as many of the words as any has: all of
    /// them, where one innovation has all.
    pub fn find(&self, wanted: &Wanted) -> Found<'_> {
        let Some(facets) = self.wanted_facets(wanted.facets) else {
            return self.nothing(wanted);
        };
        let words = self.words(wanted.query);
        if words.is_empty() {
            return match fold(wanted.query).is_empty() {
                true => self.all(wanted, &facets),
                false => self.nothing(wanted),
            };
        }
        let mut points = vec![0_u32; self.ids.len()];
        let mut n_matched = vec![0_u8; self.ids.len()];
        let mut best_of_word = vec![0_u32; self.ids.len()];
        for stems in &words {
            best_of_word.fill(0);
            for (stem, part) in stems {
                self.score(*stem, *part, &mut best_of_word);
            }
            for (place, best) in best_of_word.iter().enumerate() {
                if *best > 0 {
                    points[place] += best;
                    n_matched[place] += 1;
                }
            }
        }
        let fitting = (0..self.ids.len()).filter(|place| n_matched[*place] > 0);
        let fitting: Vec<usize> = fitting.filter(|place| self.has(*place, &facets)).collect();
        let most = fitting.iter().map(|place| n_matched[*place]).max();
        let most = most.unwrap_or_default();
        let ranked = fitting
            .into_iter()
            .filter(|place| n_matched[*place] == most)
            .map(|place| (Reverse(points[place]), self.rank[place], place));
        let mut ranked: Vec<(Reverse<u32>, u32, usize)> = ranked.collect();
        let total = ranked.len();
        let end = wanted.skip.saturating_add(wanted.limit);
        if end < total {
            ranked.select_nth_unstable(end);
            ranked.truncate(end);
        }
        ranked.sort_unstable();
        let ids = ranked.iter().skip(wanted.skip).take(wanted.limit);
        Found {
            ids: ids.map(|(.., place)| self.ids[*place].as_str()).collect(),
            total,
            n_words: words.len(),
            n_matched: most.into(),
            stems: self.stems_of(&words),
        }
    }

    /// Adds up what a stem is worth in each innovation that has it; `part` of it,
    /// in quarters, where it only resembles the word.
    fn score(&self, stem: u32, part: u32, best: &mut [u32]) {
        let rarity = self.rarity[stem as usize];
        for posting in &self.postings[stem as usize] {
            let place = posting.place();
            let counted = weight::counted(posting.times(), self.lengths[place], self.mean_length);
            let worth = (rarity * counted * part / 64).max(1);
            best[place] = best[place].max(worth);
        }
    }

    /// The stems each word of a query stands for, each with how near it is, in
    /// quarters. A word nobody wrote stands for none, and is still a word.
    fn words(&self, query: &str) -> Vec<Vec<(u32, u32)>> {
        let folded = fold(query);
        let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        words.truncate(MOST_WORDS);
        let spelled = words.iter().enumerate().filter_map(|(place, word)| {
            let stem = self.stems.stem(word)?;
            let mut found = Vec::new();
            if let Some(number) = self.dictionary.get(stem.as_ref()) {
                found.push((*number, 4));
            }
            // The last word may still be being typed.
            if place + 1 == words.len() || found.is_empty() {
                found.extend(self.beginning_with(word));
            }
            if found.is_empty() && word.chars().count() >= LEAST_MISTAKEN {
                found.extend(self.resembling(&stem));
            }
            if found.is_empty() && word.chars().count() >= LEAST_MISTAKEN {
                found.extend(self.mistyped(word));
            }
            found.sort_unstable_by_key(|(number, part)| (*number, Reverse(*part)));
            found.dedup_by_key(|(number, _)| *number);
            Some(found)
        });
        spelled.collect()
    }

    fn beginning_with(&self, word: &str) -> Vec<(u32, u32)> {
        if word.chars().count() < LEAST_BEGINNING {
            return Vec::new();
        }
        let from = (Bound::Excluded(word), Bound::Unbounded);
        let stems = self.dictionary.range::<str, _>(from);
        let beginning = stems.take_while(|(stem, _)| stem.starts_with(word));
        beginning
            .map(|(_, number)| (*number, 2))
            .take(MOST_STEMS)
            .collect()
    }

    fn resembling(&self, stem: &str) -> Vec<(u32, u32)> {
        let wanted: Vec<char> = stem.chars().collect();
        if wanted.len() < LEAST_BEGINNING {
            return Vec::new();
        }
        let near = self.dictionary.iter();
        let near = near.filter(|(known, _)| is_one_apart(&wanted, known));
        near.map(|(_, number)| (*number, 1))
            .take(MOST_STEMS)
            .collect()
    }

    /// Stems of the words that a word becomes by one letter more, one less, one
    /// other, or two that change places. A mistake can keep the stem of a word with
    /// a prefix from being seen ("bergrak" has none of "bergerak"), so the words
    /// are put right first, and stemmed then.
    fn mistyped(&self, word: &str) -> Vec<(u32, u32)> {
        let letters: Vec<char> = word.chars().take(MOST_LETTERS).collect();
        let mut found: BTreeSet<u32> = BTreeSet::new();
        let mut look = |letters: &[char]| {
            let word: String = letters.iter().collect();
            let stem = self.stems.stem(&word);
            let stem = stem.filter(|stem| stem.chars().count() >= LEAST_BEGINNING);
            found.extend(stem.and_then(|stem| self.dictionary.get(stem.as_ref()).copied()));
        };
        for place in 0..=letters.len() {
            let mut longer = letters.clone();
            longer.insert(place, 'a');
            for letter in 'a'..='z' {
                longer[place] = letter;
                look(&longer);
            }
        }
        for place in 0..letters.len() {
            let mut other = letters.clone();
            for letter in 'a'..='z' {
                other[place] = letter;
                look(&other);
            }
            let mut shorter = letters.clone();
            shorter.remove(place);
            look(&shorter);
            if place + 1 < letters.len() {
                let mut turned = letters.clone();
                turned.swap(place, place + 1);
                look(&turned);
            }
        }
        let found = found.into_iter().take(MOST_STEMS);
        found.map(|number| (number, 1)).collect()
    }

    fn stems_of(&self, words: &[Vec<(u32, u32)>]) -> Vec<String> {
        let numbers = words.iter().flatten();
        numbers
            .map(|(number, _)| self.spelled[*number as usize].clone())
            .collect()
    }

    fn all(&self, wanted: &Wanted, facets: &[Vec<u16>]) -> Found<'_> {
        let listed = self.listed.iter().map(|place| *place as usize);
        let fitting: Vec<usize> = listed.filter(|place| self.has(*place, facets)).collect();
        let ids = fitting.iter().skip(wanted.skip).take(wanted.limit);
        Found {
            ids: ids.map(|place| self.ids[*place].as_str()).collect(),
            total: fitting.len(),
            ..Found::default()
        }
    }

    fn nothing(&self, wanted: &Wanted) -> Found<'_> {
        Found {
            n_words: self.words(wanted.query).len(),
            ..Found::default()
        }
    }

    /// The facets' numbers; none where a group has no value that is known, so
    /// that nothing can fit.
    fn wanted_facets(&self, groups: &[Vec<String>]) -> Option<Vec<Vec<u16>>> {
        let number = |name: &String| {
            let place = self.facets.iter().position(|known| known == name)?;
            u16::try_from(place).ok()
        };
        let groups = groups.iter().filter(|group| !group.is_empty());
        let mut known = Vec::new();
        for group in groups {
            let numbers: Vec<u16> = group.iter().filter_map(number).collect();
            if numbers.is_empty() {
                return None;
            }
            known.push(numbers);
        }
        Some(known)
    }

    fn has(&self, place: usize, groups: &[Vec<u16>]) -> bool {
        let own = &self.facets_of[place];
        groups
            .iter()
            .all(|group| group.iter().any(|facet| own.binary_search(facet).is_ok()))
    }
}

/// Whether two words differ by one letter that is other, missing or too much, or
/// by two that changed places.
fn is_one_apart(wanted: &[char], known: &str) -> bool {
    // Most words are far apart, and their lengths in bytes show it.
    if known.len().abs_diff(wanted.len()) > 3 {
        return false;
    }
    let known: Vec<char> = known.chars().collect();
    if known.len().abs_diff(wanted.len()) > 1 {
        return false;
    }
    let pairs = wanted.iter().zip(&known);
    let same = pairs.take_while(|(a, b)| a == b).count();
    let (a, b) = (&wanted[same..], &known[same..]);
    match (a, b) {
        ([], _) | (_, []) => true,
        ([x, y, a @ ..], [v, w, b @ ..]) if x == w && y == v && a == b => true,
        ([_, a @ ..], [_, b @ ..]) if a.len() == b.len() => a == b,
        ([_, a @ ..], b) if a.len() == b.len() => a == b,
        (a, [_, b @ ..]) => a == b,
    }
}
