//! Which tables of a file are already known to be broken.
//!
//! A broken table makes others look wrong: a weight that cannot be read makes
//! the sum of weights wrong. Such echoes are kept back until the table itself
//! is mended; everything else is reported at once.

use crate::fault::Fault;
use std::collections::BTreeSet;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// Top-level tables by their places, and which of them are broken.
#[derive(Debug)]
pub struct Regions {
    /// Starts in ascending order, each with the key of its table.
    starts: Vec<(usize, String)>,
    broken: BTreeSet<usize>,
}

impl Regions {
    /// The tables of a file, broken where one of the faults says so.
    pub fn new(file: &DeTable, faults: &[Fault]) -> Regions {
        let mut starts = Vec::new();
        for (key, value) in file.iter() {
            let name = key.get_ref().to_string();
            match value.get_ref() {
                DeValue::Array(values) => {
                    starts.extend(
                        values
                            .iter()
                            .map(|value| (value.span().start, name.clone())),
                    );
                }
                // A table may have no header of its own: [laws.key].
                _ => starts.push((key.span().start.min(value.span().start), name)),
            }
        }
        starts.sort();
        let mut regions = Regions {
            starts,
            broken: BTreeSet::new(),
        };
        let breaking = faults.iter().filter(|fault| fault.breaks());
        regions.broken = breaking.filter_map(|fault| regions.of(&fault.at)).collect();
        regions
    }

    fn of(&self, at: &Range<usize>) -> Option<usize> {
        let after = self.starts.partition_point(|(start, _)| *start <= at.start);
        after.checked_sub(1)
    }

    /// Whether the table this place lies in is broken.
    pub fn is_broken(&self, at: &Range<usize>) -> bool {
        self.of(at)
            .is_some_and(|region| self.broken.contains(&region))
    }

    /// Whether any table under this key is broken.
    pub fn any_broken(&self, key: &str) -> bool {
        self.broken
            .iter()
            .any(|region| self.starts[*region].1 == key)
    }
}
