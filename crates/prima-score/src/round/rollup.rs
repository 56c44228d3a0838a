//! Makes a parent's result from its children.

use super::provisional::Unproven;
use super::{BodyResult, Details, Origin, Parts, ResultState, Round};
use crate::bodies::{Bodies, BodyId};
use prima_instrument::exact::Exact;

/// Survey answers of a parent's descendants together.
#[derive(Clone, Debug)]
pub(super) struct Pool {
    pub(super) row: Vec<u64>,
    pub(super) parts: Parts,
}

/// Children of each body, in one list.
#[derive(Clone, Debug)]
pub(super) struct Children {
    starts: Vec<u32>,
    list: Vec<BodyId>,
}

impl Children {
    pub(super) fn new(bodies: &Bodies) -> Children {
        let mut starts = vec![0u32; bodies.len() + 1];
        for parent in bodies.iter().filter_map(|body| bodies.parent(body)) {
            starts[parent.0 as usize + 1] += 1;
        }
        for index in 0..bodies.len() {
            starts[index + 1] += starts[index];
        }
        let mut next = starts.clone();
        let mut list = vec![BodyId(0); *starts.last().unwrap_or(&0) as usize];
        for body in bodies.iter() {
            if let Some(parent) = bodies.parent(body) {
                let at = &mut next[parent.0 as usize];
                list[*at as usize] = body;
                *at += 1;
            }
        }
        Children { starts, list }
    }

    pub(super) fn of(&self, body: BodyId) -> &[BodyId] {
        let at = body.0 as usize;
        &self.list[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

impl Round<'_> {
    /// Sums the survey answers of descendants into parents without their own.
    pub(super) fn pool(&mut self) {
        let minimum = self.instrument().rollup.minimum_units;
        for parent in self.bodies.children_first() {
            if self.answers.has_any(parent) || self.published.nodes.contains_key(&parent) {
                continue;
            }
            let mut row = vec![0u64; self.scorer.questions.n_cells()];
            let mut one = Vec::new();
            let mut answered = 0;
            for child in self.children.of(parent) {
                let counts = match self.pooled.get(child) {
                    Some(pool) => &pool.row,
                    None => {
                        self.answers.tallies().row(*child, &mut one);
                        &one
                    }
                };
                answered += usize::from(counts.iter().any(|count| *count != 0));
                row.iter_mut()
                    .zip(counts)
                    .for_each(|(sum, count)| *sum += count);
            }
            if answered >= minimum {
                let parts = Parts {
                    counted: answered as u32,
                    all: self.children.of(parent).len() as u32,
                };
                self.pooled.insert(parent, Pool { row, parts });
            }
        }
    }

    pub(super) fn rolled_up(&self, parent: BodyId, bodies: &[BodyResult]) -> BodyResult {
        let mut sum = Exact::ZERO;
        let mut n = 0;
        let mut unproven = Unproven::default();
        for child in self.children.of(parent) {
            let result = &bodies[child.0 as usize];
            if let Some(exact) = &result.exact {
                sum = sum.plus(exact);
                n += 1;
                unproven.add(self.figure_rests_on(*child, result));
            }
        }
        let details = Details {
            parts: Some(Parts {
                counted: n as u32,
                all: self.children.of(parent).len() as u32,
            }),
            unproven,
            ..Details::default()
        };
        if n < self.instrument().rollup.minimum_units {
            let printed = self
                .published
                .indices
                .get(&parent)
                .and_then(|published| published.index.clone());
            return match printed {
                // A publication without its parts still stands, as published.
                Some(index) if n == 0 => self.index_only(
                    parent,
                    Some(index),
                    Origin::Published,
                    ResultState::Imported,
                ),
                _ => BodyResult::empty(Origin::Children, ResultState::TooFewUnits).with(details),
            };
        }
        let mean = sum.divided_by(&Exact::whole(n as i64));
        self.index_only(parent, mean, Origin::Children, ResultState::RolledUp)
            .with(details)
    }
}
