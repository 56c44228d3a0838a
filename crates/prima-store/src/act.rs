//! One act: its changes and its audit line in one transaction.

use crate::database::Database;
use crate::error::{StoreError, doing};
use crate::table::{insert, rows, select, table};
use prima_domain::audit::{Line, seal};
use sqlx::{Any, AssertSqlSafe, Executor, Row, Transaction};

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

/// What an audit line says, before it has its number and its seal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// When, in UTC, cut to microseconds.
    pub at: String,
    /// Who acted.
    pub actor: String,
    /// What was done.
    pub act: String,
    /// To what.
    pub object: String,
    /// What else must be known.
    pub detail: String,
}

/// A change that is under way. Dropped without [`Act::finish`], nothing of it stays.
#[derive(Debug)]
pub struct Act {
    tx: Transaction<'static, Any>,
}

/// Counts the acts.
const ACTS: &str = "version";
/// Counts those of them that changed nothing the public can see.
const PRIVATE: &str = "private";

const WRITING: &str = "writing the audit line";

/// A count as it is stored.
fn number(value: &str) -> Result<i64, sqlx::Error> {
    let no_count = |_| sqlx::Error::Protocol(format!("`{value}` is no count of acts"));
    value.parse().map_err(no_count)
}

impl Act {
    /// The transaction all of this act's changes are in.
    pub(crate) fn tx(&mut self) -> &mut Transaction<'static, Any> {
        &mut self.tx
    }

    /// Writes the audit line of an act whose changes the public can see, and
    /// makes them lasting.
    pub async fn finish(
        self,
        at: &str,
        actor: &str,
        act: &str,
        object: &str,
        detail: &str,
    ) -> Result<(), StoreError> {
        let said = said(at, actor, act, object, detail);
        self.seal(&[ACTS], &[said]).await
    }

    /// Writes the audit line of an act that changed nothing the public can
    /// see, and makes its changes lasting: public pages held in memory stay.
    pub async fn finish_privately(
        self,
        at: &str,
        actor: &str,
        act: &str,
        object: &str,
        detail: &str,
    ) -> Result<(), StoreError> {
        let said = said(at, actor, act, object, detail);
        self.finish_several_privately(&[said]).await
    }

    /// Ends several acts that shared this transaction, each with an audit line
    /// of its own, in this order. None of them changed anything the public can
    /// see; either all become lasting or none.
    pub async fn finish_several_privately(self, said: &[Said]) -> Result<(), StoreError> {
        self.seal(&[ACTS, PRIVATE], said).await
    }

    /// Adds `n` to counts; gives what the count of acts is then. The rows are
    /// locked until the commit.
    async fn count(&mut self, counts: &[&'static str], n: usize) -> Result<i64, StoreError> {
        let places: Vec<String> = (0..counts.len())
            .map(|place| format!("(${}, $1)", place + 2))
            .collect();
        let sql = format!(
            "INSERT INTO setting (setting, value) VALUES {} \
             ON CONFLICT (setting) DO UPDATE SET \
             value = CAST(CAST(setting.value AS BIGINT) + CAST(excluded.value AS BIGINT) AS TEXT) \
             RETURNING setting, value",
            places.join(", ")
        );
        let counted = sqlx::query(AssertSqlSafe(sql)).bind(n.to_string());
        let counted = counts.iter().fold(counted, |query, name| query.bind(*name));
        let rows = self.tx.fetch_all(counted).await.map_err(doing(WRITING))?;
        let mut n_acts = 0;
        for row in rows {
            let setting: String = row.try_get(0).map_err(doing(WRITING))?;
            let value: String = row.try_get(1).map_err(doing(WRITING))?;
            if setting == ACTS {
                n_acts = number(&value).map_err(doing(WRITING))?;
            }
        }
        Ok(n_acts)
    }

    async fn seal(mut self, counts: &[&'static str], said: &[Said]) -> Result<(), StoreError> {
        // The count is locked until the commit, so lines are numbered without a gap.
        let last = self.count(counts, said.len()).await?;
        let mut sequence = last - i64::try_from(said.len()).unwrap_or(i64::MAX);
        let before = sqlx::query("SELECT hash FROM audit WHERE sequence = $1").bind(sequence);
        let before = self
            .tx
            .fetch_optional(before)
            .await
            .map_err(doing(WRITING))?;
        let mut hash: String = match before {
            Some(row) => row.try_get(0).map_err(doing(WRITING))?,
            None => String::new(),
        };
        let mut lines = Vec::new();
        for said in said {
            sequence += 1;
            let line = Line {
                sequence: sequence.unsigned_abs(),
                at: &said.at,
                actor: &said.actor,
                act: &said.act,
                object: &said.object,
                detail: &said.detail,
            };
            hash = seal(&hash, &line);
            lines.push(said.line(sequence, &hash));
        }
        insert(&mut self.tx, &lines).await?;
        self.tx
            .commit()
            .await
            .map_err(doing("making a change lasting"))
    }
}

impl Said {
    fn line(&self, sequence: i64, hash: &str) -> AuditLine {
        let Said {
            at,
            actor,
            act,
            object,
            detail,
        } = self.clone();
        AuditLine {
            sequence,
            at,
            actor,
            act,
            object,
            detail,
            hash: hash.to_owned(),
        }
    }
}

fn said(at: &str, actor: &str, act: &str, object: &str, detail: &str) -> Said {
    Said {
        at: at.to_owned(),
        actor: actor.to_owned(),
        act: act.to_owned(),
        object: object.to_owned(),
        detail: detail.to_owned(),
    }
}

impl Database {
    /// Begins an act.
    pub async fn act(&self) -> Result<Act, StoreError> {
        let tx = self.begin().await?;
        Ok(Act { tx })
    }

    /// The version of what the public can see: it grows with each act that
    /// changes anything of it.
    pub async fn version(&self) -> Result<u64, StoreError> {
        let (n_acts, n_private) = self.counts().await?;
        Ok(n_acts.saturating_sub(n_private))
    }

    /// How many acts there were, which is how long the audit chain must be.
    pub async fn n_acts(&self) -> Result<u64, StoreError> {
        self.counts().await.map(|(n_acts, _)| n_acts)
    }

    /// All acts, and the private ones among them, at one moment.
    async fn counts(&self) -> Result<(u64, u64), StoreError> {
        const READING: &str = "reading the number of acts";
        let sql = "SELECT setting, value FROM setting WHERE setting IN ($1, $2)";
        let found = sqlx::query(sql).bind(ACTS).bind(PRIVATE);
        let found = found.fetch_all(self.readers()).await;
        let (mut n_acts, mut n_private) = (0, 0);
        for row in found.map_err(doing(READING))? {
            let setting: String = row.try_get(0).map_err(doing(READING))?;
            let value: String = row.try_get(1).map_err(doing(READING))?;
            let value = number(&value).map_err(doing(READING))?.unsigned_abs();
            match setting == ACTS {
                true => n_acts = value,
                false => n_private = value,
            }
        }
        Ok((n_acts, n_private))
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
