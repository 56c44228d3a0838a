//! People: their accounts, what they are granted and tied to, and the doors
//! they come in by.
//!
//! What is known of a person stays here; no other table names one but by id.

mod account;
mod arriving;
mod doors;
mod ending;
mod passkey;

pub use arriving::Holders;
pub use doors::{Attempt, Invitation, RecoveryToken, Session};
pub use ending::TieEnding;
pub use passkey::{Ceremony, Passkey};

use crate::act::Act;
use crate::error::{StoreError, doing};
use crate::secret::Secret;
use crate::table::{Table, insert, row, rows, select, sought, table};
use sqlx::{Any, AssertSqlSafe, Executor};

table! {
    /// Somebody who can sign in. Moments are seconds since 1970 in UTC.
    Person = "person" {
        /// Id; says nothing about the person.
        person: String,
        /// Name, as the person writes it.
        name: String,
        /// E-mail address in small letters, unique.
        email: String,
        /// Hash of the password in the PHC form; empty: no password yet.
        password_hash: Secret,
        /// Secret of the second factor in base 32; empty: none set up.
        totp_secret: Secret,
        /// Last step of the second factor that was accepted; 0: none.
        totp_step: i64,
        /// `active` or `closed`.
        state: String,
        /// Sign-ins that failed one after the other.
        failures: i64,
        /// When the last one failed; 0: never.
        last_failure: i64,
        /// Language of the pages: `id`, `en`.
        lang: String,
        /// Since when there is the account.
        created_at: i64,
    }
}

table! {
    /// A role and where it holds.
    GrantRow = "person_grant" {
        /// Who holds it.
        person: String,
        /// Code of the role.
        role: String,
        /// `everywhere`, `programme`, `body`.
        scope_kind: String,
        /// Code of the programme or id of the body; empty: everywhere.
        scope: String,
        /// Who granted it; empty: the command line.
        granted_by: String,
        /// When.
        granted_at: i64,
    }
}

table! {
    /// A bond between a person and a body.
    TieRow = "tie" {
        /// The person.
        person: String,
        /// The body.
        body: String,
        /// Code of the kind.
        kind: String,
        /// Last day on which it holds; empty: it has not ended.
        valid_to: String,
        /// 1 where the person declared it, 0 where it was recorded.
        declared: i64,
        /// Who wrote it down.
        declared_by: String,
        /// When.
        at: i64,
    }
}

table! {
    /// What lifts a conflict, once a second officer has confirmed it.
    OverrideRow = "conflict_override" {
        /// Id.
        conflict_override: String,
        /// Whose conflict.
        person: String,
        /// With which unit.
        body: String,
        /// Why.
        reason: String,
        /// The programme whose officers ask and confirm.
        programme: String,
        /// The officer who asked.
        asked_by: String,
        /// When.
        asked_at: i64,
        /// The second officer; empty: not confirmed.
        confirmed_by: String,
        /// When; 0: not confirmed.
        confirmed_at: i64,
    }
}

table! {
    /// A code written down on paper, for when the second factor is lost.
    RecoveryCode = "recovery_code" {
        /// Whose.
        person: String,
        /// SHA-256 of the code.
        code_hash: String,
        /// When it was used; 0: not yet.
        used_at: i64,
    }
}

const READING: &str = "reading about people";
const WRITING: &str = "writing about people";

/// The row that the rest of a question finds, if any.
async fn one<'c, T: Table>(
    database: impl Executor<'c, Database = Any>,
    rest: &str,
    values: &[&str],
) -> Result<Option<T>, StoreError> {
    let query = sqlx::query(select::<T>(rest));
    let query = values
        .iter()
        .fold(query, |query, value| query.bind(sought(value)));
    row(query.fetch_optional(database).await, READING)
}

/// The rows that the rest of a question finds.
async fn many<'c, T: Table>(
    database: impl Executor<'c, Database = Any>,
    rest: &str,
    values: &[&str],
) -> Result<Vec<T>, StoreError> {
    let query = sqlx::query(select::<T>(rest));
    let query = values
        .iter()
        .fold(query, |query, value| query.bind(sought(value)));
    rows(query.fetch_all(database).await, READING)
}

impl Act {
    /// Puts a row in place of the one with the same key, or adds it.
    async fn put_in_place<T: Table>(
        &mut self,
        row: T,
        key: &[(&str, &str)],
    ) -> Result<(), StoreError> {
        self.remove_in_place::<T>(key).await?;
        insert(self.tx(), &[row]).await
    }

    /// Removes the rows with a key; says how many there were.
    async fn remove_in_place<T: Table>(&mut self, key: &[(&str, &str)]) -> Result<u64, StoreError> {
        let places = key.iter().enumerate();
        let places = places.map(|(place, (column, _))| format!("{column} = ${}", place + 1));
        let places = places.collect::<Vec<_>>().join(" AND ");
        let sql = AssertSqlSafe(format!("DELETE FROM {} WHERE {places}", T::NAME));
        let query = sqlx::query(sql);
        let query = key
            .iter()
            .fold(query, |query, (_, value)| query.bind(sought(value)));
        let done = self.tx().execute(query).await.map_err(doing(WRITING))?;
        Ok(done.rows_affected())
    }
}
