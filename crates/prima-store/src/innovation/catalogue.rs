//! Questions about the catalogue, and its version: pages search an index in
//! memory, which is made anew only when this number changes.

use super::{Innovation, Replication};
use crate::act::Act;
use crate::database::Database;
use crate::error::{StoreError, doing};
use crate::history::places;
use crate::table::{MOST_NAMES, each, row, rows, select, sought};
use sqlx::{Executor, Row};

const READING: &str = "reading the catalogue of innovations";

/// Name of the setting that counts changes of the catalogue.
const VERSION: &str = "catalogue";

impl Database {
    /// How often the catalogue was changed.
    pub async fn catalogue_version(&self) -> Result<i64, StoreError> {
        let found = sqlx::query("SELECT value FROM setting WHERE setting = $1").bind(VERSION);
        let found = found.fetch_optional(self.readers()).await;
        let value = found.and_then(|row| row.map(|row| row.try_get::<String, _>(0)).transpose());
        let value = value.map_err(doing(READING))?.unwrap_or_default();
        Ok(value.parse().unwrap_or(0))
    }

    /// The innovation with this id.
    pub async fn innovation(&self, id: &str) -> Result<Option<Innovation>, StoreError> {
        let found = sqlx::query(select::<Innovation>("WHERE innovation = $1")).bind(sought(id));
        row(found.fetch_optional(self.readers()).await, READING)
    }

    /// Those of some ids that there are, in the order of the ids.
    pub async fn innovations_named(&self, ids: &[String]) -> Result<Vec<Innovation>, StoreError> {
        let mut found: Vec<Innovation> = Vec::new();
        for some in ids.chunks(MOST_NAMES) {
            let sql = format!("WHERE innovation IN ({})", places(1, some.len()));
            let query = some
                .iter()
                .fold(sqlx::query(select::<Innovation>(&sql)), |query, id| {
                    query.bind(sought(id))
                });
            let read: Vec<Innovation> = rows(query.fetch_all(self.readers()).await, READING)?;
            found.extend(read);
        }
        found.sort_by_key(|row| ids.iter().position(|id| *id == row.innovation));
        Ok(found)
    }

    /// Some innovations after an id in the database's own order, which is the
    /// same from call to call; empty: from the first on.
    pub async fn innovations_after(
        &self,
        id: &str,
        most: i64,
    ) -> Result<Vec<Innovation>, StoreError> {
        let sql = select::<Innovation>("WHERE innovation > $1 ORDER BY innovation LIMIT $2");
        let found = sqlx::query(sql).bind(sought(id)).bind(most);
        each(found.fetch(self.readers()), READING).await
    }

    /// Innovations that a body answers for or runs, newest first.
    pub async fn innovations_of(&self, body: &str) -> Result<Vec<Innovation>, StoreError> {
        let sql = select::<Innovation>("WHERE body = $1 OR unit = $1");
        let found = sqlx::query(sql).bind(sought(body));
        let mut found: Vec<Innovation> = rows(found.fetch_all(self.readers()).await, READING)?;
        found.sort_by(|a, b| (&b.year, &a.innovation).cmp(&(&a.year, &b.innovation)));
        Ok(found)
    }

    /// Innovations that some bodies run, newest first: those of which a body is the
    /// unit, or for which it answers where no unit is known.
    pub async fn innovations_owned_by(
        &self,
        bodies: &[String],
    ) -> Result<Vec<Innovation>, StoreError> {
        let mut found: Vec<Innovation> = Vec::new();
        for some in bodies.chunks(MOST_NAMES) {
            let places = places(1, some.len());
            for condition in [
                format!("WHERE unit IN ({places})"),
                // Not `unit = ''`: SQLite would look through all without a unit.
                format!("WHERE body IN ({places}) AND LENGTH(unit) = 0"),
            ] {
                let query = sqlx::query(select::<Innovation>(&condition));
                let query = some.iter().fold(query, |query, id| query.bind(sought(id)));
                let read: Vec<Innovation> = rows(query.fetch_all(self.readers()).await, READING)?;
                found.extend(read);
            }
        }
        found.sort_by(|a, b| (&b.year, &a.innovation).cmp(&(&a.year, &b.innovation)));
        Ok(found)
    }

    /// Innovations of a data set, in its order.
    pub async fn innovations_of_dataset(
        &self,
        dataset: &str,
    ) -> Result<Vec<Innovation>, StoreError> {
        let sql = select::<Innovation>("WHERE dataset = $1 ORDER BY ordinal");
        let found = sqlx::query(sql).bind(sought(dataset));
        rows(found.fetch_all(self.readers()).await, READING)
    }

    /// Who took what over from whom, by replica and origin.
    pub async fn replications(&self) -> Result<Vec<Replication>, StoreError> {
        let found = sqlx::query(select::<Replication>("")).fetch_all(self.readers());
        let mut found: Vec<Replication> = rows(found.await, READING)?;
        found.sort_by(|a, b| (&a.replica, &a.origin).cmp(&(&b.replica, &b.origin)));
        Ok(found)
    }
}

impl Act {
    /// Counts a change of the catalogue.
    pub async fn change_catalogue(&mut self) -> Result<(), StoreError> {
        let sql = "INSERT INTO setting (setting, value) VALUES ($1, '1') \
                   ON CONFLICT (setting) DO UPDATE SET \
                   value = CAST(CAST(setting.value AS BIGINT) + 1 AS TEXT)";
        let done = self.tx().execute(sqlx::query(sql).bind(VERSION)).await;
        done.map(|_| ())
            .map_err(doing("counting a change of the catalogue"))
    }

    /// Id and data set of all innovations, as this change sees them.
    pub async fn innovation_owners(&mut self) -> Result<Vec<(String, String)>, StoreError> {
        let sql = "SELECT innovation, dataset FROM innovation";
        let found = self.tx().fetch_all(sqlx::query(sql)).await;
        let pair = |row: &sqlx::any::AnyRow| Ok((row.try_get(0)?, row.try_get(1)?));
        let pairs = found.and_then(|rows| rows.iter().map(pair).collect());
        pairs.map_err(doing(READING))
    }

    /// Who took what over from whom, as this change sees it, in no order.
    pub async fn replications(&mut self) -> Result<Vec<Replication>, StoreError> {
        let found = self.tx().fetch_all(sqlx::query(select::<Replication>("")));
        rows(found.await, READING)
    }
}
