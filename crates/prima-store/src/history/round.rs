//! Questions about one round as a whole: who leads, and what does not agree.

use super::ranking::ranked;
use super::{Outcome, Ranking};
use crate::database::Database;
use crate::error::{StoreError, doing};
use crate::table::{Table, columns, sought};
use sqlx::{AssertSqlSafe, Row};

/// The first of so many peer groups, or so many disagreements, are given.
const MOST: i64 = 200;

const READING: &str = "reading a round";

/// Whose published index, band or rank is not what was computed. A rank is
/// compared where there is one to compare with.
const OTHER: &str = "((result.difference <> '' AND result.published_index <> '') \
     OR (result.published_band <> '' AND result.band <> '' AND result.published_band <> result.band) \
     OR (result.published_rank <> '' AND result.rank_of IS NOT NULL \
         AND result.published_rank <> CAST(result.rank AS TEXT)))";

impl Database {
    /// The institutions that are first of a peer group of two or more, best
    /// first: the first of them, and how many there are.
    pub async fn leaders(&self, programme: &str, period: &str) -> Result<Ranking, StoreError> {
        let first = "result.kind = 'institution' AND result.rank = 1 AND result.rank_of > 1";
        self.of_round(programme, period, first).await
    }

    /// The results whose published index, band or rank is not what was computed,
    /// best first: the first of them, and how many there are.
    pub async fn disagreements(
        &self,
        programme: &str,
        period: &str,
    ) -> Result<Ranking, StoreError> {
        self.of_round(programme, period, OTHER).await
    }

    async fn of_round(
        &self,
        programme: &str,
        period: &str,
        which: &'static str,
    ) -> Result<Ranking, StoreError> {
        let of = format!("WHERE result.programme = $1 AND result.period = $2 AND {which}");
        let count = AssertSqlSafe(format!("SELECT COUNT(*) FROM result {of}"));
        let count = sqlx::query(count)
            .bind(sought(programme))
            .bind(sought(period));
        let row = count.fetch_one(self.readers()).await;
        let total = row.and_then(|row| row.try_get(0)).map_err(doing(READING))?;
        let sql = AssertSqlSafe(format!(
            "SELECT body.name, body.short, body.region, {} FROM result \
             JOIN body ON body.body = result.body {of} ORDER BY result.place LIMIT {MOST}",
            columns::<Outcome>(Outcome::NAME)
        ));
        let found = sqlx::query(sql)
            .bind(sought(programme))
            .bind(sought(period));
        let rows = found.fetch_all(self.readers()).await;
        let rows = rows.and_then(|rows| rows.iter().map(ranked).collect());
        Ok(Ranking {
            rows: rows.map_err(doing(READING))?,
            total,
        })
    }
}
