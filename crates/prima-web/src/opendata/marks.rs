//! Whether a row is real follows from its data set.

use crate::site::Known;
use std::collections::BTreeMap;

/// Mark and programme of each data set.
#[derive(Clone, Debug, Default)]
pub struct Marks(BTreeMap<String, (String, String)>);

impl Marks {
    /// Those of all data sets.
    pub fn of(known: &Known) -> Marks {
        let rows = known.datasets.iter();
        Marks(
            rows.map(|row| {
                (
                    row.dataset.clone(),
                    (row.sample.clone(), row.programme.clone()),
                )
            })
            .collect(),
        )
    }
}

impl Marks {
    /// `sample`, `generated`, or empty for real rows.
    pub fn sample(&self, dataset: &str) -> &str {
        self.0.get(dataset).map_or("", |(sample, _)| sample)
    }

    /// The mark that all of some data sets have; empty where one is real.
    pub fn sample_of_all<'a>(&self, datasets: impl Iterator<Item = &'a str>) -> String {
        let marks: Vec<&str> = datasets.map(|dataset| self.sample(dataset)).collect();
        match marks.first() {
            Some(first) if marks.iter().all(|mark| !mark.is_empty()) => (*first).to_owned(),
            _ => String::new(),
        }
    }

    /// The programme of a data set.
    pub fn programme(&self, dataset: &str) -> &str {
        self.0.get(dataset).map_or("", |(_, programme)| programme)
    }
}
