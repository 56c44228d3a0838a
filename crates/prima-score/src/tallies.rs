//! Counts of survey answers, in as little room as they need.
//!
//! Most units have few answers to a question, so a count takes four bits at
//! first. Counts that do not fit stand apart; where they are many, the whole
//! table gets wider.

use crate::bodies::BodyId;
use std::collections::HashMap;

/// Counts of survey answers per body, question and option.
#[derive(Clone, Debug)]
pub struct Tallies {
    n_cells: usize,
    n_bodies: usize,
    counts: Counts,
    /// Counts that do not fit; their cell holds the width's greatest value.
    large: HashMap<usize, u64>,
}

/// One count a cell, of a fixed width. The greatest value means "stands apart".
#[derive(Clone, Debug)]
enum Counts {
    /// Two cells a byte.
    Half(Vec<u8>),
    Byte(Vec<u8>),
    Word(Vec<u32>),
}

/// Of this many cells one may stand apart before the table is widened.
const APART: usize = 64;

impl Counts {
    fn most(&self) -> u64 {
        match self {
            Counts::Half(_) => 15,
            Counts::Byte(_) => 255,
            Counts::Word(_) => u64::from(u32::MAX),
        }
    }

    #[inline]
    fn get(&self, at: usize) -> u64 {
        match self {
            Counts::Half(cells) => cells
                .get(at / 2)
                .map_or(0, |pair| u64::from((pair >> (at % 2 * 4)) & 15)),
            Counts::Byte(cells) => cells.get(at).copied().map_or(0, u64::from),
            Counts::Word(cells) => cells.get(at).copied().map_or(0, u64::from),
        }
    }

    /// Sets a cell to a value of at most [`Counts::most`].
    #[inline]
    fn set(&mut self, at: usize, value: u64) {
        match self {
            Counts::Half(cells) => {
                let shift = at % 2 * 4;
                cells[at / 2] = (cells[at / 2] & !(15 << shift)) | ((value as u8) << shift);
            }
            Counts::Byte(cells) => cells[at] = value as u8,
            Counts::Word(cells) => cells[at] = value as u32,
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Counts::Half(cells) | Counts::Byte(cells) => cells.is_empty(),
            Counts::Word(cells) => cells.is_empty(),
        }
    }
}

impl Tallies {
    /// No answers yet.
    pub fn new(n_cells: usize, n_bodies: usize) -> Tallies {
        Tallies {
            n_cells,
            n_bodies,
            counts: Counts::Half(Vec::new()),
            large: HashMap::new(),
        }
    }

    /// Adds answers to a cell of a body.
    #[inline]
    pub fn add(&mut self, body: BodyId, cell: usize, count: u64) {
        if self.counts.is_empty() {
            self.counts = Counts::Half(vec![0; (self.n_cells * self.n_bodies).div_ceil(2)]);
        }
        let at = body.0 as usize * self.n_cells + cell;
        let sum = self.at(at) + count;
        self.put(at, sum);
        if self.large.len() > self.n_cells * self.n_bodies / APART + APART {
            self.widen();
        }
    }

    fn put(&mut self, at: usize, count: u64) {
        let most = self.counts.most();
        if count < most {
            self.counts.set(at, count);
        } else {
            self.counts.set(at, most);
            self.large.insert(at, count);
        }
    }

    fn at(&self, at: usize) -> u64 {
        let count = self.counts.get(at);
        if count < self.counts.most() {
            count
        } else {
            self.large.get(&at).copied().unwrap_or(count)
        }
    }

    fn widen(&mut self) {
        let n = self.n_cells * self.n_bodies;
        let wider = match &self.counts {
            Counts::Half(_) => Counts::Byte(vec![0; n]),
            Counts::Byte(_) => Counts::Word(vec![0; n]),
            Counts::Word(_) => return,
        };
        let narrow = Tallies {
            n_cells: self.n_cells,
            n_bodies: self.n_bodies,
            counts: std::mem::replace(&mut self.counts, wider),
            large: std::mem::take(&mut self.large),
        };
        for at in 0..n {
            let count = narrow.at(at);
            if count > 0 {
                self.put(at, count);
            }
        }
    }

    /// Count in a cell of a body.
    #[inline]
    pub fn get(&self, body: BodyId, cell: usize) -> u64 {
        self.at(body.0 as usize * self.n_cells + cell)
    }

    /// Writes a body's counts over `row`.
    pub fn row(&self, body: BodyId, row: &mut Vec<u64>) {
        row.clear();
        row.extend((0..self.n_cells).map(|cell| self.get(body, cell)));
    }

    /// Whether the body has any survey answer.
    pub fn has_any(&self, body: BodyId) -> bool {
        (0..self.n_cells).any(|cell| self.get(body, cell) != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_of_every_size_are_kept() {
        let (n_cells, n_bodies) = (3, 400);
        let mut tallies = Tallies::new(n_cells, n_bodies);
        let mut expected = vec![0u64; n_cells * n_bodies];
        // Small counts first, then ever larger ones, so that the table widens twice.
        for (round, step) in [
            (0u64, 1u64),
            (1, 9),
            (2, 200),
            (3, 70_000),
            (4, 5_000_000_000),
        ] {
            for body in 0..n_bodies as u32 {
                for cell in 0..n_cells {
                    if (u64::from(body) + cell as u64).is_multiple_of(round + 1) {
                        tallies.add(BodyId(body), cell, step);
                        expected[body as usize * n_cells + cell] += step;
                    }
                }
            }
            for body in 0..n_bodies as u32 {
                for cell in 0..n_cells {
                    let place = body as usize * n_cells + cell;
                    assert_eq!(
                        tallies.get(BodyId(body), cell),
                        expected[place],
                        "body {body}, cell {cell}, step {step}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_body_without_answers_has_none() {
        let mut tallies = Tallies::new(2, 3);
        assert!(!tallies.has_any(BodyId(1)));
        tallies.add(BodyId(1), 1, 1);
        assert!(
            tallies.has_any(BodyId(1))
                && !tallies.has_any(BodyId(0))
                && !tallies.has_any(BodyId(2))
        );
    }
}
