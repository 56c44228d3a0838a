//! What an import changes, row by row.

use super::derive::DerivedDataset;
use crate::failure::WorkflowError;
use prima_exchange::row_changes::{RowChange, WhatChanged, row_changes};
use prima_store::Act;

/// What an import changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Tables with changes, in the order they are taken.
    pub tables: Vec<TablePlan>,
    /// Data sets that are already there as they are.
    pub unchanged: Vec<String>,
}

/// The changes of one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TablePlan {
    /// The table: of the register (`bodies`), or of a data set
    /// (`sumatera-selatan-2023/published.csv`).
    pub table: String,
    /// Its rows that differ.
    pub changes: Vec<RowChange>,
}

/// Columns that name a row in the tables of a bundle.
const KEYS: [(&str, &[&str]); 9] = [
    ("units.csv", &["unit"]),
    ("published.csv", &["unit"]),
    ("published-nodes.csv", &["unit", "code"]),
    ("answers.csv", &["unit", "source", "rater", "code"]),
    ("tallies.csv", &["unit", "question", "option"]),
    ("figures.csv", &["figure"]),
    ("statements.csv", &["statement"]),
    ("events.csv", &["event", "category"]),
    ("honours.csv", &["honour"]),
];

impl Plan {
    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.tables.is_empty()
    }

    /// Adds the changes of a table, where there are any.
    pub fn take(&mut self, table: &str, before: &str, after: &str, key: &[&str]) {
        let changes = row_changes(before, after, key);
        if !changes.is_empty() {
            self.tables.push(TablePlan {
                table: table.to_owned(),
                changes,
            });
        }
    }

    /// How many rows are new.
    pub fn added(&self) -> usize {
        self.count(|what| matches!(what, WhatChanged::Added))
    }

    /// How many rows are others.
    pub fn changed(&self) -> usize {
        self.count(|what| matches!(what, WhatChanged::Changed(_)))
    }

    /// How many rows are gone.
    pub fn removed(&self) -> usize {
        self.count(|what| matches!(what, WhatChanged::Removed))
    }

    fn count(&self, is: impl Fn(&WhatChanged) -> bool) -> usize {
        let changes = self.tables.iter().flat_map(|table| &table.changes);
        changes.filter(|change| is(&change.what)).count()
    }

    /// Adds the changes of a data set; `false` where it is already there as it is.
    pub(super) async fn compare_dataset(
        &mut self,
        act: &mut Act,
        dataset: &DerivedDataset,
    ) -> Result<bool, WorkflowError> {
        let id = &dataset.dataset.dataset;
        let before = act.dataset_texts(id).await?;
        let text = |name: &str| before.iter().find(|(known, _)| known == name);
        let files = &dataset.derived.files;
        let same = before.len() == files.len()
            && files
                .iter()
                .all(|file| text(&file.name).is_some_and(|(_, old)| *old == file.content));
        if same {
            self.unchanged.push(id.clone());
            return Ok(false);
        }
        let found = self.tables.len();
        for (name, key) in KEYS {
            let after = files.iter().find(|file| file.name == name);
            let old = text(name).map_or("", |(_, text)| text.as_str());
            let new = after.map_or("", |file| file.content.as_str());
            self.take(&format!("{id}/{name}"), old, new, key);
        }
        if self.tables.len() == found {
            // Its rules or its description changed, none of its rows.
            self.tables.push(TablePlan {
                table: id.clone(),
                changes: Vec::new(),
            });
        }
        Ok(true)
    }
}
