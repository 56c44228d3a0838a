//! History as a change under way sees it, its own part included.

use super::{Dataset, Event, Honour, Outcome};
use crate::act::Act;
use crate::database::Database;
use crate::error::{StoreError, doing};
use crate::table::{Table, rows, select, sought};
use sqlx::any::AnyRow;
use sqlx::{Executor, Row};
use std::collections::BTreeMap;

const READING: &str = "reading what was imported before";

impl Act {
    /// All data sets, by id.
    pub async fn datasets(&mut self) -> Result<Vec<Dataset>, StoreError> {
        let mut datasets: Vec<Dataset> = self.all_of().await?;
        datasets.sort_by(|a, b| a.dataset.cmp(&b.dataset));
        Ok(datasets)
    }

    /// All events and their categories, in no order.
    pub async fn events(&mut self) -> Result<Vec<Event>, StoreError> {
        self.all_of().await
    }

    /// All honours, in no order.
    pub async fn honours(&mut self) -> Result<Vec<Honour>, StoreError> {
        self.all_of().await
    }

    /// Programmes and periods in which a body has a result.
    pub async fn cycles_of(&mut self, body: &str) -> Result<Vec<(String, String)>, StoreError> {
        let sql = "SELECT DISTINCT programme, period FROM result WHERE body = $1";
        let query = sqlx::query(sql).bind(sought(body));
        let found = self.tx().fetch_all(query).await;
        let pair = |row: &AnyRow| Ok((row.try_get(0)?, row.try_get(1)?));
        let pairs = found.and_then(|rows| rows.iter().map(pair).collect());
        pairs.map_err(doing(READING))
    }

    /// The bodies with an index in each data set of a programme and period.
    pub async fn indices_of_cycle(
        &mut self,
        programme: &str,
        period: &str,
    ) -> Result<BTreeMap<String, Vec<String>>, StoreError> {
        let sql = "SELECT dataset, body FROM result \
                   WHERE programme = $1 AND period = $2 AND index_order IS NOT NULL";
        let query = sqlx::query(sql)
            .bind(sought(programme))
            .bind(sought(period));
        let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let rows = self.tx().fetch_all(query).await;
        for row in rows.map_err(doing(READING))? {
            let pair = row
                .try_get(0)
                .and_then(|dataset| Ok((dataset, row.try_get(1)?)));
            let (dataset, body) = pair.map_err(doing(READING))?;
            found.entry(dataset).or_default().push(body);
        }
        Ok(found)
    }

    /// The text of one file of a data set.
    pub async fn dataset_text(
        &mut self,
        dataset: &str,
        name: &str,
    ) -> Result<Option<String>, StoreError> {
        let sql = "SELECT content FROM dataset_file WHERE dataset = $1 AND name = $2";
        let query = sqlx::query(sql).bind(sought(dataset)).bind(sought(name));
        let found = self.tx().fetch_optional(query).await;
        let text = found.and_then(|row| row.map(|row| row.try_get(0)).transpose());
        text.map_err(doing(READING))
    }

    async fn all_of<T: Table>(&mut self) -> Result<Vec<T>, StoreError> {
        let found = self.tx().fetch_all(sqlx::query(select::<T>(""))).await;
        rows(found, READING)
    }
}

impl Database {
    /// All results of a programme and period, by data set and body.
    pub async fn results_of_cycle(
        &self,
        programme: &str,
        period: &str,
    ) -> Result<Vec<Outcome>, StoreError> {
        let sql = select::<Outcome>("WHERE programme = $1 AND period = $2");
        let found = sqlx::query(sql)
            .bind(sought(programme))
            .bind(sought(period));
        let found = found.fetch_all(self.readers()).await;
        let mut results: Vec<Outcome> = rows(found, "reading published history")?;
        results.sort_by(|a, b| (&a.dataset, &a.body).cmp(&(&b.dataset, &b.body)));
        Ok(results)
    }
}
