//! Builds the index, innovation by innovation.

use super::{Entry, Index, MOST_PLACES, Place, Posting, weight};
use crate::register::search::fold;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// What a word of a title, of a body's name and of a text counts.
pub(super) const OF_TITLE: u32 = 6;
pub(super) const OF_NAME: u32 = 2;
pub(super) const OF_TEXT: u32 = 1;

/// An index being built. Innovations may come in any order, each once.
#[derive(Debug, Default)]
pub struct Builder {
    index: Index,
    /// Words with the number of their stem, none for one that only joins others:
    /// a text repeats its words, and a stem takes longer than a look.
    known: HashMap<String, Option<u32>>,
    facets: BTreeMap<String, u16>,
    orders: Vec<i64>,
}

impl Builder {
    /// Adds an innovation. Beyond sixteen million nothing is added, and beyond
    /// 65,536 values of facets no new value.
    pub fn add(&mut self, entry: &Entry) {
        let Some(place) = u32::try_from(self.index.ids.len())
            .ok()
            .filter(|place| *place < MOST_PLACES)
        else {
            return;
        };
        let mut times: Vec<u32> = Vec::new();
        let mut length = 0;
        let parts = std::iter::once((entry.title, OF_TITLE))
            .chain(entry.names.iter().map(|name| (*name, OF_NAME)))
            .chain(entry.texts.iter().map(|text| (*text, OF_TEXT)));
        for (text, counts) in parts {
            let folded = fold(text);
            for word in folded.split(' ').filter(|word| !word.is_empty()) {
                if let Some(stem) = self.number(word) {
                    times.extend(std::iter::repeat_n(stem, counts as usize));
                    length += 1;
                }
            }
        }
        times.sort_unstable();
        for run in times.chunk_by(|a, b| a == b) {
            let n = u32::try_from(run.len()).unwrap_or(u32::MAX);
            self.index.postings[run[0] as usize].push(Posting::new(place, n));
        }
        let own = entry.facets.iter();
        let mut own: Vec<u16> = own.filter_map(|name| self.facet(name)).collect();
        own.sort_unstable();
        own.dedup();
        self.index.facets_of.push(own);
        self.index.ids.push(entry.id.to_owned());
        self.index.lengths.push(length);
        self.orders.push(entry.order);
    }

    /// The number of a folded word's stem, a new one where none is known.
    fn number(&mut self, word: &str) -> Option<u32> {
        if let Some(known) = self.known.get(word) {
            return *known;
        }
        let index = &mut self.index;
        let number = index.stems.stem(word).and_then(|stem| {
            if let Some(number) = index.dictionary.get(stem.as_ref()) {
                return Some(*number);
            }
            let number = u32::try_from(index.postings.len()).ok()?;
            index.spelled.push(stem.to_string());
            index.dictionary.insert(stem.into_owned(), number);
            index.postings.push(Vec::new());
            Some(number)
        });
        self.known.insert(word.to_owned(), number);
        number
    }

    fn facet(&mut self, name: &str) -> Option<u16> {
        if let Some(number) = self.facets.get(name) {
            return Some(*number);
        }
        let number = u16::try_from(self.facets.len()).ok()?;
        self.facets.insert(name.to_owned(), number);
        self.index.facets.push(name.to_owned());
        Some(number)
    }

    /// The index of all that was added.
    pub fn finish(self) -> Index {
        let mut index = self.index;
        let n = index.ids.len();
        let total: u64 = index.lengths.iter().map(|length| u64::from(*length)).sum();
        index.mean_length = u32::try_from(total / (n.max(1) as u64)).unwrap_or(u32::MAX);
        let counts = index.postings.iter();
        index.rarity = counts
            .map(|postings| weight::rarity(n, postings.len()))
            .collect();
        for postings in &mut index.postings {
            postings.shrink_to_fit();
        }
        index.norms = index.norms_of_all();
        let mut listed: Vec<Place> = (0..u32::try_from(n).unwrap_or(MOST_PLACES)).collect();
        listed.sort_by_key(|place| {
            let place = *place as usize;
            (Reverse(self.orders[place]), index.ids[place].as_str())
        });
        index.rank = vec![0; n];
        for (rank, place) in (0..).zip(&listed) {
            index.rank[*place as usize] = rank;
        }
        index.listed = listed;
        index
    }
}
