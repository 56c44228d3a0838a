//! One act: its changes and its audit line in one transaction.

use crate::database::Database;
use crate::error::{StoreError, doing};
use crate::table::{insert, rows, select, table};
use prima_domain::audit::{Line, seal};
use sqlx::{Any, Executor, Row, Transaction};

table! {
    /// A line of the audit chain.
    AuditLine = "audit" {
        /// Number, from 1, without a gap.
        sequence: i64,
        /// When, in UTC, cut to microseconds.
        at: String,
        /// Who acted.
        actor: String,
        /// What was done.
        act: String,
        /// To what.
        object: String,
        /// What else must be known.
        detail: String,
        /// Hash over this line and the hash before it; see [`prima_domain::audit::seal`].
        hash: String,
    }
}

/// A change that is under way. Dropped without [`Act::finish`], nothing of it stays.
#[derive(Debug)]
pub struct Act {
    tx: Transaction<'static, Any>,
}

/// Counts the acts, for caches that must notice one.
const VERSION: &str = "version";

impl Act {
    /// The transaction all of this act's changes are in.
    pub(crate) fn tx(&mut self) -> &mut Transaction<'static, Any> {
        &mut self.tx
    }

    /// Writes the act's audit line and makes its changes lasting.
    pub async fn finish(
        mut self,
        at: &str,
        actor: &str,
        act: &str,
        object: &str,
        detail: &str,
    ) -> Result<(), StoreError> {
        const WRITING: &str = "writing the audit line";
        // The row is locked until the commit, so lines are numbered without a gap.
        let counted = sqlx::query(
            "INSERT INTO setting (setting, value) VALUES ($1, '1') \
             ON CONFLICT (setting) DO UPDATE SET value = CAST(CAST(setting.value AS BIGINT) + 1 AS TEXT) \
             RETURNING value",
        )
        .bind(VERSION);
        let row = self.tx.fetch_one(counted).await.map_err(doing(WRITING))?;
        let number: String = row.try_get(0).map_err(doing(WRITING))?;
        let sequence: i64 = number.parse().map_err(|_| {
            doing(WRITING)(sqlx::Error::Protocol(format!(
                "`{number}` is no count of acts"
            )))
        })?;
        let before = sqlx::query("SELECT hash FROM audit WHERE sequence = $1").bind(sequence - 1);
        let before = self
            .tx
            .fetch_optional(before)
            .await
            .map_err(doing(WRITING))?;
        let before: String = match before {
            Some(row) => row.try_get(0).map_err(doing(WRITING))?,
            None => String::new(),
        };
        let hash = seal(
            &before,
            &Line {
                sequence: sequence.unsigned_abs(),
                at,
                actor,
                act,
                object,
                detail,
            },
        );
        let line = AuditLine {
            sequence,
            at: at.to_owned(),
            actor: actor.to_owned(),
            act: act.to_owned(),
            object: object.to_owned(),
            detail: detail.to_owned(),
            hash,
        };
        insert(&mut self.tx, &[line]).await?;
        self.tx
            .commit()
            .await
            .map_err(doing("making a change lasting"))
    }
}

impl Database {
    /// Begins an act.
    pub async fn act(&self) -> Result<Act, StoreError> {
        let tx = self.begin().await?;
        Ok(Act { tx })
    }

    /// How many acts there were; it grows with each change.
    pub async fn version(&self) -> Result<u64, StoreError> {
        const READING: &str = "reading the number of acts";
        let found = sqlx::query("SELECT value FROM setting WHERE setting = $1").bind(VERSION);
        let row = found
            .fetch_optional(self.readers())
            .await
            .map_err(doing(READING))?;
        let Some(row) = row else { return Ok(0) };
        let value: String = row.try_get(0).map_err(doing(READING))?;
        value.parse().map_err(|_| {
            doing(READING)(sqlx::Error::Protocol(format!(
                "`{value}` is no count of acts"
            )))
        })
    }

    /// The audit chain from a line on, oldest first, at most `limit` lines.
    pub async fn audit_from(&self, from: i64, limit: i64) -> Result<Vec<AuditLine>, StoreError> {
        let sql = select::<AuditLine>("WHERE sequence >= $1 ORDER BY sequence LIMIT $2");
        let found = sqlx::query(sql).bind(from).bind(limit.max(0));
        rows(
            found.fetch_all(self.readers()).await,
            "reading the audit chain",
        )
    }
}
