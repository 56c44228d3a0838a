//! Ties that end sooner than they were known to, and how they were before.
//!
//! A row is never removed: it is what remains of the tie as it was.

use super::{many, one};
use crate::act::Act;
use crate::database::Database;
use crate::error::StoreError;
use crate::table::table;

table! {
    /// A tie that is to end sooner, or does once a second officer confirmed it.
    TieEnding = "tie_ending" {
        /// Id.
        tie_ending: String,
        /// Whose tie.
        person: String,
        /// To which body.
        body: String,
        /// Code of its kind.
        kind: String,
        /// Its last day before; empty: it had not ended.
        was_until: String,
        /// 1 where the person had declared it.
        was_declared: i64,
        /// Who had written it down.
        was_declared_by: String,
        /// When.
        was_at: i64,
        /// Its last day from now on.
        until: String,
        /// Why.
        reason: String,
        /// Who asked for it.
        asked_by: String,
        /// When.
        asked_at: i64,
        /// Who confirmed it; empty: nobody yet.
        confirmed_by: String,
        /// When; 0: not confirmed.
        confirmed_at: i64,
    }
}

impl Database {
    /// All of them, oldest first, those not confirmed among them.
    pub async fn tie_endings(&self) -> Result<Vec<TieEnding>, StoreError> {
        let mut found: Vec<TieEnding> = many(self.readers(), "", &[]).await?;
        found.sort_by(|a, b| (a.asked_at, &a.tie_ending).cmp(&(b.asked_at, &b.tie_ending)));
        Ok(found)
    }
}

impl Act {
    /// The one with this id, as this change sees it.
    pub async fn tie_ending(&mut self, id: &str) -> Result<Option<TieEnding>, StoreError> {
        one(&mut **self.tx(), "WHERE tie_ending = $1", &[id]).await
    }

    /// Writes one.
    pub async fn put_tie_ending(&mut self, row: TieEnding) -> Result<(), StoreError> {
        let id = row.tie_ending.clone();
        self.put_in_place(row, &[("tie_ending", &id)]).await
    }
}
