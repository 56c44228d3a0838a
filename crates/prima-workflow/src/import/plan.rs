//! What an import changes, row by row.

use super::derive::DerivedDataset;
use crate::failure::WorkflowError;
use prima_exchange::Note;
use prima_exchange::row_changes::{RowChange, WhatChanged, row_changes};
use prima_exchange::write::push_line;
use prima_store::Act;
use prima_store::history::{Dataset, DatasetFile};

/// What an import changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Tables with changes, in the order they are taken.
    pub tables: Vec<TablePlan>,
    /// Data sets that are already there as they are.
    pub unchanged: Vec<String>,
    /// What was accepted in files of the register but must be said.
    pub notes: Vec<Note>,
}

/// The changes of one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TablePlan {
    /// The table: of the register (`bodies`), or of a data set
    /// (`sumatera-selatan-2023/published.csv`), or what is said of the data
    /// set as a whole (`sumatera-selatan-2023`).
    pub table: String,
    /// Its rows that differ.
    pub changes: Vec<RowChange>,
}

impl TablePlan {
    /// How many rows are new.
    pub fn added(&self) -> usize {
        self.count(|what| matches!(what, WhatChanged::Added(_) | WhatChanged::AddedByKey))
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
        self.changes
            .iter()
            .filter(|change| is(&change.what))
            .count()
    }
}

/// Columns that name a row in the tables of a bundle.
const KEYS: [(&str, &[&str]); 11] = [
    ("units.csv", &["unit"]),
    ("published.csv", &["unit"]),
    ("published-nodes.csv", &["unit", "code"]),
    ("answers.csv", &["unit", "source", "rater", "code"]),
    ("tallies.csv", &["unit", "question", "option"]),
    ("figures.csv", &["figure"]),
    ("statements.csv", &["statement"]),
    ("events.csv", &["event", "category"]),
    ("honours.csv", &["honour"]),
    ("innovations.csv", &["innovation"]),
    ("replications.csv", &["replica", "origin"]),
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
        self.tables.iter().map(TablePlan::added).sum()
    }

    /// How many rows are others.
    pub fn changed(&self) -> usize {
        self.tables.iter().map(TablePlan::changed).sum()
    }

    /// How many rows are gone.
    pub fn removed(&self) -> usize {
        self.tables.iter().map(TablePlan::removed).sum()
    }

    /// Adds the changes of a data set; `false` where it is already there as it is.
    pub(super) async fn compare_dataset(
        &mut self,
        act: &mut Act,
        dataset: &DerivedDataset,
    ) -> Result<bool, WorkflowError> {
        let id = &dataset.dataset.dataset;
        let row = act.dataset(id).await?;
        let before = act.dataset_texts(id).await?;
        let text = |name: &str| before.iter().find(|(known, _)| known == name);
        let files = &dataset.derived.files;
        let is_same_file =
            |file: &DatasetFile| text(&file.name).is_some_and(|(_, old)| *old == file.content);
        let (old, new) = (row.as_ref().map(description), description(&dataset.dataset));
        let is_same = old.as_ref() == Some(&new)
            && before.len() == files.len()
            && files.iter().all(is_same_file);
        if is_same {
            self.unchanged.push(id.clone());
            return Ok(false);
        }
        let found = self.tables.len();
        self.take(id, &old.unwrap_or_default(), &new, &["dataset"]);
        for (name, key) in KEYS {
            let after = files.iter().find(|file| file.name == name);
            let old = text(name).map_or("", |(_, text)| text.as_str());
            let new = after.map_or("", |file| file.content.as_str());
            self.take(&format!("{id}/{name}"), old, new, key);
        }
        if self.tables.len() == found {
            // Its rules or the program's version changed, none of its rows.
            self.tables.push(TablePlan {
                table: id.clone(),
                changes: Vec::new(),
            });
        }
        Ok(true)
    }
}

/// What is said of a data set as a whole, as a table of one row.
fn description(dataset: &Dataset) -> String {
    let values = [
        ("dataset", &dataset.dataset),
        ("programme", &dataset.programme),
        ("instrument", &dataset.instrument),
        ("period", &dataset.period),
        ("title_id", &dataset.title_id),
        ("title_en", &dataset.title_en),
        ("note_id", &dataset.note_id),
        ("note_en", &dataset.note_en),
        ("sample", &dataset.sample),
    ];
    let mut text = String::new();
    push_line(values.map(|(name, _)| name), &mut text);
    push_line(values.map(|(_, value)| value.as_str()), &mut text);
    text
}
