//! Finds innovations by the words of their texts, and those that are like a text.
//!
//! One index in memory answers both. It holds stems, no texts: for each stem the
//! innovations that have it and how often. Whole numbers only, so that the same
//! innovations give the same order everywhere. It is built from all innovations
//! at once; its size is about four bytes for each stem of each innovation.
//!
//! Why not the full-text search of the database: SQLite and PostgreSQL have
//! different ones, and likeness needs the stems' weights as well.

mod build;
mod like;
mod query;
mod weight;

pub use build::Builder;
pub use like::Like;
pub use query::{Found, Wanted};

use super::stems::Stems;
use std::collections::BTreeMap;

/// One innovation as it is found.
#[derive(Clone, Debug, Default)]
pub struct Entry<'a> {
    /// Identifies it among all.
    pub id: &'a str,
    /// Its title, whose words weigh more than others.
    pub title: &'a str,
    /// Names of the bodies that run it.
    pub names: &'a [&'a str],
    /// Its texts.
    pub texts: &'a [&'a str],
    /// What a list can be narrowed by, such as `sektor:kesehatan`.
    pub facets: &'a [String],
    /// Where it stands in a list that is not searched: higher first, then by id.
    pub order: i64,
}

/// An innovation's place in the index.
type Place = u32;

/// One innovation that has a stem: its place, and how much the stem counts in it.
#[derive(Clone, Copy, Debug)]
struct Posting(u32);

/// Places that fit into a [`Posting`].
const MOST_PLACES: u32 = 1 << 24;

impl Posting {
    fn new(place: Place, times: u32) -> Posting {
        Posting((place << 8) | times.min(255))
    }

    fn place(self) -> usize {
        (self.0 >> 8) as usize
    }

    fn times(self) -> u32 {
        self.0 & 255
    }
}

/// Everything that can be found, prepared for finding.
#[derive(Debug, Default)]
pub struct Index {
    stems: Stems,
    ids: Vec<String>,
    /// Ascending; a stem's place here is its number everywhere else.
    dictionary: BTreeMap<String, u32>,
    /// The stems by number.
    spelled: Vec<String>,
    /// By number of the stem, each in the order of places.
    postings: Vec<Vec<Posting>>,
    /// By number of the stem, how much it tells; see [`weight::rarity`].
    rarity: Vec<u32>,
    /// By place, how many stems the innovation has, and their mean.
    lengths: Vec<u32>,
    mean_length: u32,
    /// By place, the length of its weights; see [`like`].
    norms: Vec<u64>,
    /// Names of facets by number, and by place the numbers of each.
    facets: Vec<String>,
    facets_of: Vec<Vec<u16>>,
    /// Places in the order of a list that is not searched, and back.
    listed: Vec<Place>,
    rank: Vec<u32>,
}

impl Index {
    /// How many innovations it holds.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The values of a facet that innovations have, in order, and how many have
    /// each: of `sektor` those that are written `sektor:…`.
    pub fn values(&self, facet: &str) -> Vec<(&str, usize)> {
        let mut counts = vec![0; self.facets.len()];
        for number in self.facets_of.iter().flatten() {
            counts[usize::from(*number)] += 1;
        }
        let named = self.facets.iter().zip(counts);
        let mut values: Vec<(&str, usize)> = named
            .filter_map(|(name, count)| {
                let (own, value) = name.split_once(':')?;
                (own == facet).then_some((value, count))
            })
            .collect();
        values.sort_unstable();
        values
    }

    /// How words are stemmed here, to mark in a text what was found.
    pub fn stems(&self) -> &Stems {
        &self.stems
    }
}

#[cfg(test)]
mod tests;
