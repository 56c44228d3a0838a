//! Which innovations are like a text: by the angle between the weights of their
//! stems (TF-IDF with the root of how often a stem comes), in whole numbers.

use super::Index;
use super::build::{OF_TEXT, OF_TITLE};
use crate::register::search::fold;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// An innovation that is like a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Like {
    /// Its id.
    pub id: String,
    /// How like, in thousandths: 1000 is the same stems equally often.
    pub alike: u32,
    /// Stems that make it so, those that weigh most first.
    pub shared: Vec<String>,
}

/// Stems that are named for each innovation.
const MOST_SHARED: usize = 8;

impl Index {
    /// The innovations most like a title and a text, the most alike first, at
    /// least `least` thousandths alike, at most `limit`.
    pub fn like(&self, title: &str, text: &str, least: u32, limit: usize) -> Vec<Like> {
        let mut times: BTreeMap<u32, u32> = BTreeMap::new();
        for (part, counts) in [(title, OF_TITLE), (text, OF_TEXT)] {
            let folded = fold(part);
            for word in folded.split(' ').filter(|word| !word.is_empty()) {
                let stem = self.stems.stem(word);
                let number = stem.and_then(|stem| self.dictionary.get(stem.as_ref()).copied());
                if let Some(number) = number {
                    *times.entry(number).or_default() += counts;
                }
            }
        }
        let own: Vec<(u32, u64)> = times
            .into_iter()
            .map(|(number, times)| (number, self.worth(number, times.min(255))))
            .collect();
        let norm: u64 = own
            .iter()
            .map(|(_, worth)| worth * worth)
            .sum::<u64>()
            .isqrt();
        if norm == 0 {
            return Vec::new();
        }
        let mut sums = vec![0_u64; self.ids.len()];
        for (number, worth) in &own {
            for posting in &self.postings[*number as usize] {
                sums[posting.place()] += worth * self.worth(*number, posting.times());
            }
        }
        let alike = sums.iter().enumerate().map(|(place, sum)| {
            let alike = sum * 1_000 / (norm * self.norms[place]).max(1);
            (
                Reverse(u32::try_from(alike).unwrap_or(1_000).min(1_000)),
                place,
            )
        });
        let mut alike: Vec<(Reverse<u32>, usize)> = alike
            .filter(|(Reverse(alike), _)| *alike >= least.max(1))
            .collect();
        alike.sort_unstable_by_key(|(alike, place)| (*alike, self.ids[*place].as_str()));
        alike.truncate(limit);
        let like = alike.into_iter().map(|(Reverse(alike), place)| Like {
            id: self.ids[place].clone(),
            alike,
            shared: self.shared(&own, place),
        });
        like.collect()
    }

    /// The weight of a stem that comes some times: its rarity times the root of
    /// how often it comes, in quarters.
    fn worth(&self, number: u32, times: u32) -> u64 {
        u64::from(self.rarity[number as usize]) * u64::from(times * 16).isqrt()
    }

    pub(super) fn norms_of_all(&self) -> Vec<u64> {
        let mut sums = vec![0_u64; self.ids.len()];
        for (number, postings) in (0..).zip(&self.postings) {
            for posting in postings {
                let worth = self.worth(number, posting.times());
                sums[posting.place()] += worth * worth;
            }
        }
        sums.into_iter().map(u64::isqrt).collect()
    }

    fn shared(&self, own: &[(u32, u64)], place: usize) -> Vec<String> {
        let mut shared: Vec<(Reverse<u64>, u32)> = Vec::new();
        for (number, worth) in own {
            let postings = &self.postings[*number as usize];
            let found = postings.binary_search_by_key(&place, |posting| posting.place());
            if let Ok(at) = found {
                let both = worth * self.worth(*number, postings[at].times());
                shared.push((Reverse(both), *number));
            }
        }
        shared.sort_unstable();
        shared.truncate(MOST_SHARED);
        let names = shared.into_iter();
        names
            .map(|(_, number)| self.spelled[number as usize].clone())
            .collect()
    }
}
