//! Questions about one round as a whole: who leads, and what does not agree.

use super::ranking::ranked;
use super::{Outcome, RankedResult};
use crate::database::Database;
use crate::error::{StoreError, doing};
use crate::table::{Table, columns, sought};
use sqlx::AssertSqlSafe;

/// The first of so many peer groups, or so many disagreements, are given.
const MOST: i64 = 200;

impl Database {
    /// The institutions that are first of a peer group of two or more, best first.
    pub async fn leaders(
        &self,
        programme: &str,
        period: &str,
    ) -> Result<Vec<RankedResult>, StoreError> {
        let first = "result.kind = 'institution' AND result.rank = 1 AND result.rank_of > 1";
        self.of_round(programme, period, first).await
    }

    /// The results whose published index, band or rank may not be what was
    /// computed, best first; which of them is, the caller sees in the row.
    pub async fn disagreements(
        &self,
        programme: &str,
        period: &str,
    ) -> Result<Vec<RankedResult>, StoreError> {
        let other = "(result.difference <> '' \
             OR (result.published_band <> '' AND result.published_band <> result.band) \
             OR result.published_rank <> '')";
        self.of_round(programme, period, other).await
    }

    async fn of_round(
        &self,
        programme: &str,
        period: &str,
        which: &'static str,
    ) -> Result<Vec<RankedResult>, StoreError> {
        let sql = AssertSqlSafe(format!(
            "SELECT body.name, body.short, body.region, {} FROM result \
             JOIN body ON body.body = result.body \
             WHERE result.programme = $1 AND result.period = $2 AND {which} \
             ORDER BY result.place LIMIT {MOST}",
            columns::<Outcome>(Outcome::NAME)
        ));
        let found = sqlx::query(sql)
            .bind(sought(programme))
            .bind(sought(period));
        let rows = found.fetch_all(self.readers()).await;
        let rows = rows.and_then(|rows| rows.iter().map(ranked).collect());
        rows.map_err(doing("reading a round"))
    }
}
