//! Gathers entries into numbered words and names that no longer depend on the
//! order in which the entries came.

use super::names::Names;
use super::short_forms::ShortForms;
use super::words::{WordId, Words};
use super::{Entry, MOST_WEIGHT, typed_words};
use std::collections::HashMap;

/// Entries by ascending id, with their weights, words and names.
pub struct Gathered {
    /// Id of each entry.
    pub ids: Vec<String>,
    /// Weight of each entry, limited.
    pub weights: Vec<u32>,
    /// The distinct words of all names.
    pub words: Words,
    /// The names, short forms spelled out.
    pub names: Names,
}

/// Words as they come; each keeps the number it got first.
#[derive(Default)]
struct Vocabulary {
    numbers: HashMap<String, u32>,
    texts: Vec<String>,
}

struct Numbered {
    id: String,
    weight: u32,
    names: Vec<Vec<u32>>,
}

/// Gathers entries; those with the same id become one.
pub fn gather(entries: impl IntoIterator<Item = Entry>, short_forms: &ShortForms) -> Gathered {
    let mut vocabulary = Vocabulary::default();
    let numbered = entries.into_iter().map(|entry| {
        let names = entry.names.iter().map(|name| typed_words(name));
        let ways = names.flat_map(|name| short_forms.spelled_out(&name));
        let ways = ways.filter(|way| !way.is_empty());
        Numbered {
            names: ways.map(|way| vocabulary.numbers(way)).collect(),
            id: entry.id,
            weight: entry.weight.min(MOST_WEIGHT),
        }
    });
    let mut numbered: Vec<Numbered> = numbered.collect();
    numbered.sort_by(|a, b| a.id.cmp(&b.id));
    numbered.dedup_by(|same, kept| {
        let is_same = same.id == kept.id;
        if is_same {
            kept.names.append(&mut same.names);
            kept.weight = kept.weight.max(same.weight);
        }
        is_same
    });

    let (words, ranks) = vocabulary.sorted();
    let mut names: Vec<(u32, Vec<WordId>)> = Vec::new();
    for (entry, owner) in numbered.iter().zip(0..) {
        let ranked = entry
            .names
            .iter()
            .map(|name| name.iter().map(|word| ranks[*word as usize]));
        let mut ranked: Vec<Vec<WordId>> = ranked.map(Iterator::collect).collect();
        ranked.sort_unstable();
        ranked.dedup();
        names.extend(ranked.into_iter().map(|name| (owner, name)));
    }
    Gathered {
        names: Names::new(&names, words.len()),
        words,
        weights: numbered.iter().map(|entry| entry.weight).collect(),
        ids: numbered.into_iter().map(|entry| entry.id).collect(),
    }
}

impl Vocabulary {
    /// The numbers of the words of one name, as far as they are looked at.
    fn numbers(&mut self, mut words: Vec<String>) -> Vec<u32> {
        words.truncate(super::MOST_WORDS);
        words.into_iter().map(|word| self.number(word)).collect()
    }

    fn number(&mut self, word: String) -> u32 {
        if let Some(number) = self.numbers.get(&word) {
            return *number;
        }
        let number = self.texts.len() as u32;
        self.texts.push(word.clone());
        self.numbers.insert(word, number);
        number
    }

    /// The words in alphabetical order, and the place there of each number.
    fn sorted(self) -> (Words, Vec<WordId>) {
        let mut order: Vec<u32> = (0..self.texts.len() as u32).collect();
        order.sort_unstable_by_key(|number| &self.texts[*number as usize]);
        let mut ranks = vec![0; order.len()];
        for (number, rank) in order.iter().zip(0..) {
            ranks[*number as usize] = rank;
        }
        let texts = order
            .iter()
            .map(|number| self.texts[*number as usize].as_str());
        (Words::new(texts), ranks)
    }
}
