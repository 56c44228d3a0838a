//! Those who come with a session, several at once.

use super::account::{sorted_grants, sorted_overrides, sorted_ties};
use super::{GrantRow, OverrideRow, Person, READING, Session, TieRow, many};
use crate::database::Database;
use crate::error::{StoreError, doing};
use crate::history::places;
use crate::table::padded;

/// Sessions, and what is known of whose they are.
#[derive(Clone, Debug, Default)]
pub struct Holders {
    /// The sessions that were found, ended ones among them.
    pub sessions: Vec<Session>,
    /// Whose they are.
    pub people: Vec<Person>,
    /// What those are granted, by role and scope.
    pub grants: Vec<GrantRow>,
    /// What ties them, by body and kind.
    pub ties: Vec<TieRow>,
    /// Overrides for them, oldest first, those not confirmed among them.
    pub overrides: Vec<OverrideRow>,
}

impl Database {
    /// The sessions with these hashes and their holders: on one connection, and in
    /// as many questions as for one of them.
    pub async fn holders(&self, hashes: &[&str]) -> Result<Holders, StoreError> {
        let hashes = padded(hashes);
        let named = format!("session_hash IN ({})", places(1, hashes.len()));
        let theirs = format!("WHERE person IN (SELECT person FROM session WHERE {named})");
        let mut reader = self.readers().acquire().await.map_err(doing(READING))?;
        let sessions = many(&mut *reader, &format!("WHERE {named}"), &hashes).await?;
        Ok(Holders {
            sessions,
            people: many(&mut *reader, &theirs, &hashes).await?,
            grants: sorted_grants(many(&mut *reader, &theirs, &hashes).await?),
            ties: sorted_ties(many(&mut *reader, &theirs, &hashes).await?),
            overrides: sorted_overrides(many(&mut *reader, &theirs, &hashes).await?),
        })
    }
}
