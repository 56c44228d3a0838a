//! Puts a data set and what is derived from it in place of an earlier import.

use super::{
    Dataset, DatasetFile, Event, FamilyFile, FigureRow, HintRow, Honour, Outcome, Statement,
    Summary, SummaryBand,
};
use crate::act::Act;
use crate::error::{StoreError, doing};
use crate::innovation::{Innovation, Replication};
use crate::table::{delete, each, insert, row, select, sought};
use sqlx::{AssertSqlSafe, Executor, Row};
use std::collections::BTreeMap;

/// Everything that is derived from a data set's files.
#[derive(Clone, Debug, Default)]
pub struct Derived {
    /// Files of its bundle.
    pub files: Vec<DatasetFile>,
    /// Rows of its files by family.
    pub families: Vec<FamilyFile>,
    /// Results.
    pub results: Vec<Outcome>,
    /// Figures.
    pub figures: Vec<FigureRow>,
    /// Hints.
    pub hints: Vec<HintRow>,
    /// Statements.
    pub statements: Vec<Statement>,
    /// Events and categories.
    pub events: Vec<Event>,
    /// Honours.
    pub honours: Vec<Honour>,
    /// Innovations.
    pub innovations: Vec<Innovation>,
    /// Which of them were taken over from which.
    pub replications: Vec<Replication>,
}

/// Tables with rows of one data set.
const DERIVED: [&str; 10] = [
    "dataset_file",
    "family_file",
    "result",
    "figure",
    "hint",
    "statement",
    "event",
    "honour",
    "innovation",
    "replication",
];

/// Those the catalogue of innovations is made of.
const CATALOGUE: [&str; 2] = ["innovation", "replication"];

const READING: &str = "reading what was imported before";

impl Act {
    /// The data set as it was before this change.
    pub async fn dataset(&mut self, id: &str) -> Result<Option<Dataset>, StoreError> {
        let found = sqlx::query(select::<Dataset>("WHERE dataset = $1")).bind(sought(id));
        row(self.tx().fetch_optional(found).await, READING)
    }

    /// Name and text of the files it had before this change, by name.
    pub async fn dataset_texts(&mut self, id: &str) -> Result<Vec<(String, String)>, StoreError> {
        let sql = "SELECT name, content FROM dataset_file WHERE dataset = $1";
        let found = self.tx().fetch_all(sqlx::query(sql).bind(sought(id))).await;
        let pairs = found.and_then(|rows| {
            let pair = |row: &sqlx::any::AnyRow| Ok((row.try_get(0)?, row.try_get(1)?));
            rows.iter()
                .map(pair)
                .collect::<Result<Vec<(String, String)>, _>>()
        });
        let mut pairs = pairs.map_err(doing(READING))?;
        pairs.sort();
        Ok(pairs)
    }

    /// Puts a data set in place of what it was before, and numbers the import.
    pub async fn replace_dataset(
        &mut self,
        mut dataset: Dataset,
        derived: &Derived,
    ) -> Result<(), StoreError> {
        let mut n_innovations = 0;
        for table in DERIVED {
            let n = delete(self.tx(), table, "dataset", &dataset.dataset).await?;
            if CATALOGUE.contains(&table) {
                n_innovations += n;
            }
        }
        n_innovations += (derived.innovations.len() + derived.replications.len()) as u64;
        if n_innovations > 0 {
            self.change_catalogue().await?;
        }
        delete(self.tx(), "dataset", "dataset", &dataset.dataset).await?;
        let newest = self
            .tx()
            .fetch_one(sqlx::query("SELECT MAX(import) FROM dataset"))
            .await;
        let newest: Option<i64> = newest
            .and_then(|row| row.try_get(0))
            .map_err(doing(READING))?;
        dataset.import = newest.unwrap_or(0) + 1;
        insert(self.tx(), &[dataset]).await?;
        insert(self.tx(), &derived.files).await?;
        insert(self.tx(), &derived.families).await?;
        insert(self.tx(), &derived.results).await?;
        insert(self.tx(), &derived.figures).await?;
        insert(self.tx(), &derived.hints).await?;
        insert(self.tx(), &derived.statements).await?;
        insert(self.tx(), &derived.events).await?;
        insert(self.tx(), &derived.honours).await?;
        insert(self.tx(), &derived.innovations).await?;
        insert(self.tx(), &derived.replications).await
    }

    /// The results of a programme and period, as this change sees them, by data set and body.
    pub async fn results_of_cycle(
        &mut self,
        programme: &str,
        period: &str,
    ) -> Result<Vec<Outcome>, StoreError> {
        let sql = select::<Outcome>("WHERE programme = $1 AND period = $2");
        let found = sqlx::query(sql)
            .bind(sought(programme))
            .bind(sought(period));
        let found = found.fetch(&mut **self.tx());
        let mut results: Vec<Outcome> = each(found, READING).await?;
        results.sort_by(|a, b| (&a.dataset, &a.body).cmp(&(&b.dataset, &b.body)));
        Ok(results)
    }

    /// What the data sets of a programme and period are: `sample`, `generated`, or empty.
    pub async fn samples_of_cycle(
        &mut self,
        programme: &str,
        period: &str,
    ) -> Result<BTreeMap<String, String>, StoreError> {
        let sql = "SELECT dataset, sample FROM dataset WHERE programme = $1 AND period = $2";
        let query = sqlx::query(sql)
            .bind(sought(programme))
            .bind(sought(period));
        let found = self.tx().fetch_all(query).await;
        let pairs = found.and_then(|rows| {
            let pair = |row: &sqlx::any::AnyRow| Ok((row.try_get(0)?, row.try_get(1)?));
            rows.iter().map(pair).collect()
        });
        pairs.map_err(doing(READING))
    }

    /// Each body's place in the alphabet.
    pub async fn name_orders(&mut self) -> Result<BTreeMap<String, i64>, StoreError> {
        let sql = "SELECT body, name_order FROM body";
        let found = self.tx().fetch_all(sqlx::query(sql)).await;
        let pairs = found.and_then(|rows| {
            let pair = |row: &sqlx::any::AnyRow| Ok((row.try_get(0)?, row.try_get(1)?));
            rows.iter().map(pair).collect()
        });
        pairs.map_err(doing(READING))
    }

    /// Puts results of a programme and period in place of all it had.
    pub async fn replace_results_of_cycle(
        &mut self,
        programme: &str,
        period: &str,
        results: &[Outcome],
    ) -> Result<(), StoreError> {
        self.clear_cycle("result", programme, period).await?;
        insert(self.tx(), results).await
    }

    /// Puts the means and bands of a programme and period in place of what they were.
    pub async fn replace_summaries(
        &mut self,
        programme: &str,
        period: &str,
        summaries: &[Summary],
        bands: &[SummaryBand],
    ) -> Result<(), StoreError> {
        self.clear_cycle("summary", programme, period).await?;
        self.clear_cycle("summary_band", programme, period).await?;
        insert(self.tx(), summaries).await?;
        insert(self.tx(), bands).await
    }

    async fn clear_cycle(
        &mut self,
        table: &'static str,
        programme: &str,
        period: &str,
    ) -> Result<(), StoreError> {
        let sql = format!("DELETE FROM {table} WHERE programme = $1 AND period = $2");
        let query = sqlx::query(AssertSqlSafe(sql))
            .bind(sought(programme))
            .bind(sought(period));
        let done = self.tx().execute(query).await;
        done.map(|_| ()).map_err(doing("removing earlier results"))
    }
}
