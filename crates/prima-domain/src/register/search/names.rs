//! All names of all entries as words, and in which names each word stands.

use super::words::WordId;
use std::ops::Range;

/// A name's place in the list.
pub type NameId = u32;

/// What a word that stands in every name still says.
const LEAST_RARITY: u32 = 16;

/// The names, and their words turned around.
#[derive(Debug, Default)]
pub struct Names {
    /// Words of all names one after the other, cut at `ends`.
    words: Vec<WordId>,
    ends: Vec<u32>,
    /// The entry that each name belongs to.
    owners: Vec<u32>,
    /// Names of all words one after the other, ascending for each, cut at `holder_ends`.
    holders: Vec<NameId>,
    holder_ends: Vec<u32>,
    /// What each word says by itself.
    rarities: Vec<u16>,
}

impl Names {
    /// The names, each with its entry's place, made of `n_words` distinct words.
    pub fn new(names: &[(u32, Vec<WordId>)], n_words: usize) -> Names {
        let mut list = Names::default();
        let mut ends = vec![0; n_words];
        for (owner, words) in names {
            list.words.extend(words);
            list.ends.push(list.words.len() as u32);
            list.owners.push(*owner);
            for word in distinct(words) {
                ends[word as usize] += 1;
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            // For now the start of each word's stretch; filling moves it to the end.
            let start = sum;
            sum += *end;
            *end = start;
        }
        list.holders = vec![0; sum as usize];
        for ((_, words), name) in names.iter().zip(0..) {
            for word in distinct(words) {
                let end = &mut ends[word as usize];
                list.holders[*end as usize] = name;
                *end += 1;
            }
        }
        list.holder_ends = ends;
        list.words.shrink_to_fit();
        let words = 0..n_words as WordId;
        let rarities = words.map(|word| list.rarity(list.holders(word).len()) as u16);
        list.rarities = rarities.collect();
        list
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The words of a name, in its order.
    pub fn words(&self, name: NameId) -> &[WordId] {
        &self.words[stretch(&self.ends, name)]
    }

    /// Place of the entry that a name belongs to.
    pub fn owner(&self, name: NameId) -> u32 {
        self.owners[name as usize]
    }

    /// The names that hold a word, ascending.
    pub fn holders(&self, word: WordId) -> &[NameId] {
        &self.holders[stretch(&self.holder_ends, word)]
    }

    /// Whether some name holds all of these words.
    pub fn hold_together(&self, words: &[WordId]) -> bool {
        let rarest = words.iter().min_by_key(|word| self.holders(**word).len());
        rarest.is_some_and(|rarest| {
            let mut names = self.holders(*rarest).iter();
            names.any(|name| words.iter().all(|word| self.words(*name).contains(word)))
        })
    }

    /// How much a word says: [`Names::rarity`] of those that hold it.
    pub fn rarity_of(&self, word: WordId) -> u32 {
        u32::from(self.rarities[word as usize])
    }

    /// How much a word says when `n_holders` names hold it: 16 more for each
    /// time that the number of names halves.
    pub fn rarity(&self, n_holders: usize) -> u32 {
        let n_names = self.len().max(1);
        LEAST_RARITY + sixteenths(n_names) - sixteenths(n_holders.clamp(1, n_names))
    }
}

fn stretch(ends: &[u32], place: u32) -> Range<usize> {
    let place = place as usize;
    let start = place.checked_sub(1).map_or(0, |before| ends[before]);
    start as usize..ends[place] as usize
}

/// Each word where it stands first; names are too short to be worth a set.
fn distinct(words: &[WordId]) -> impl Iterator<Item = WordId> {
    let first = |place: usize, word: &WordId| !words[..place].contains(word);
    let words = words.iter().enumerate();
    words
        .filter(move |(place, word)| first(*place, word))
        .map(|(_, word)| *word)
}

/// The logarithm to base two in sixteenths, for numbers from 1; never falling.
fn sixteenths(number: usize) -> u32 {
    let whole = number.ilog2();
    let part = ((number as u128) << 4 >> whole) as u32 - 16;
    whole * 16 + part
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        Names::new(&[(0, vec![2, 0]), (0, vec![1, 1]), (1, vec![2, 1, 2])], 4)
    }

    #[test]
    fn each_word_knows_the_names_that_hold_it() {
        let names = names();
        let expected: [&[NameId]; 4] = [&[0], &[1, 2], &[0, 2], &[]];
        for (word, expected) in (0..).zip(expected) {
            assert_eq!(names.holders(word), expected, "{word}");
        }
        assert_eq!(names.words(2), [2, 1, 2]);
        assert_eq!((names.owner(1), names.owner(2)), (0, 1));
    }

    #[test]
    fn words_hold_together_only_within_one_name() {
        let names = names();
        assert!(names.hold_together(&[1, 2]));
        assert!(!names.hold_together(&[0, 1]));
        assert!(!names.hold_together(&[3]) && !names.hold_together(&[]));
    }

    #[test]
    fn a_rarer_word_says_more() {
        let words = (0..1024).map(|owner| (owner, vec![0]));
        let names = Names::new(&words.collect::<Vec<_>>(), 1);
        assert_eq!(names.rarity(1024), 16);
        assert_eq!(names.rarity(512), 32);
        assert_eq!(names.rarity(1), 176);
        assert_eq!(names.rarity(0), 176);
        assert!((1..1024).all(|n| names.rarity(n) >= names.rarity(n + 1)));
    }
}
