//! What bodies ask the owners of innovations for, and how they are mentored.

use super::Innovation;
use crate::cycle::{Keyed, Reading};
use crate::database::Database;
use crate::error::{StoreError, doing};
use crate::history::places;
use crate::people::GrantRow;
use crate::table::{MOST_NAMES, table};
use sqlx::any::AnyRow;
use sqlx::{Executor, Row};

table! {
    /// What a body asks the owner of an innovation for.
    ReplicationRequest = "replication_request" {
        /// The innovation.
        innovation: String,
        /// Number within it, from 1.
        number: i64,
        /// The body that asks.
        body: String,
        /// `replicate` or `mentor`.
        kind: String,
        /// What it asks for, and why.
        words: String,
        /// `open`, `accepted`, `declined` or `withdrawn`.
        state: String,
        /// Who asked for the body.
        person: String,
        /// When, in UTC.
        at: String,
        /// What the owner answered; empty: not yet.
        answer: String,
        /// Who answered.
        answered_by: String,
        /// When, in UTC.
        answered_at: String,
        /// Why it was withdrawn; empty: it was not.
        reason: String,
        /// Who withdrew it.
        withdrawn_by: String,
        /// When, in UTC.
        withdrawn_at: String,
        /// The replication that came of it; empty: none has.
        replica: String,
    }
}

table! {
    /// That a request was mentored on a day, as one side says.
    MentoringNote = "mentoring_note" {
        /// The innovation.
        innovation: String,
        /// Number of the request.
        number: i64,
        /// Number within the request, from 1.
        place: i64,
        /// `owner` or `asker`.
        side: String,
        /// The day it took place.
        day: String,
        /// What was done.
        content: String,
        /// Who wrote it.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

/// That a request was mentored on a day, without its words and persons.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Meeting {
    /// The innovation.
    pub innovation: String,
    /// Number of the request.
    pub number: i64,
    /// The day.
    pub day: String,
    /// The body that asked.
    pub body: String,
}

impl Database {
    /// All days on which requests were mentored, each once for a request, by
    /// innovation. Both sides write of the same meeting.
    pub async fn meetings(&self) -> Result<Vec<Meeting>, StoreError> {
        const READING: &str = "reading on which days requests were mentored";
        let sql = "SELECT DISTINCT mentoring_note.innovation, mentoring_note.number, \
                   mentoring_note.day, replication_request.body \
                   FROM mentoring_note JOIN replication_request \
                   ON replication_request.innovation = mentoring_note.innovation \
                   AND replication_request.number = mentoring_note.number";
        let found = self
            .readers()
            .fetch_all(sql)
            .await
            .map_err(doing(READING))?;
        let meeting = |row: &AnyRow| {
            Ok(Meeting {
                innovation: row.try_get(0)?,
                number: row.try_get(1)?,
                day: row.try_get(2)?,
                body: row.try_get(3)?,
            })
        };
        let read: Result<Vec<Meeting>, sqlx::Error> = found.iter().map(meeting).collect();
        let mut meetings = read.map_err(doing(READING))?;
        // The engines sort text differently.
        meetings.sort();
        Ok(meetings)
    }
}

impl Keyed for ReplicationRequest {
    const N_KEYS: usize = 2;
}

impl Keyed for MentoringNote {
    const N_KEYS: usize = 3;
}

/// Defines questions: a condition and the rows it names, in the order of their columns.
macro_rules! questions {
    ($($(#[$doc:meta])* $name:ident($($argument:ident),*) -> $row:ident = $condition:literal;)*) => {
        impl Reading<'_> {
            $($(#[$doc])*
            pub async fn $name(&mut self, $($argument: &str),*) -> Result<Vec<$row>, StoreError> {
                self.find($condition, &[$($argument),*]).await
            })*
        }
    };
}

questions! {
    /// The innovation with this id; none or one.
    innovation_with(innovation) -> Innovation = "WHERE innovation = $1";
    /// What an innovation was asked for, by number.
    requests_of_innovation(innovation) -> ReplicationRequest = "WHERE innovation = $1";
    /// All requests that wait for an answer, by innovation and number.
    open_requests() -> ReplicationRequest = "WHERE state = 'open'";
    /// How requests to an innovation were mentored, by request and note.
    notes_of_innovation(innovation) -> MentoringNote = "WHERE innovation = $1";
    /// Innovations of bodies that have officers of their own, by id.
    innovations_with_officers() -> Innovation = "WHERE unit IN (SELECT scope FROM person_grant WHERE scope_kind = 'body' AND role = 'unit_officer') OR (unit = '' AND body IN (SELECT scope FROM person_grant WHERE scope_kind = 'body' AND role = 'unit_officer'))";
    /// Who speaks for a body or for all below it: its officers and coordinators,
    /// by person.
    speakers_of(body) -> GrantRow = "WHERE scope_kind = 'body' AND scope = $1 AND role IN ('unit_officer', 'coordinator')";
}

impl Reading<'_> {
    /// What these bodies asked for, by innovation and number.
    pub async fn requests_by_bodies(
        &mut self,
        bodies: &[String],
    ) -> Result<Vec<ReplicationRequest>, StoreError> {
        self.requests_with("body", bodies).await
    }

    /// What these innovations were asked for, by innovation and number.
    pub async fn requests_of_innovations(
        &mut self,
        innovations: &[String],
    ) -> Result<Vec<ReplicationRequest>, StoreError> {
        self.requests_with("innovation", innovations).await
    }

    async fn requests_with(
        &mut self,
        column: &'static str,
        ids: &[String],
    ) -> Result<Vec<ReplicationRequest>, StoreError> {
        let mut found = Vec::new();
        for some in ids.chunks(MOST_NAMES) {
            let condition = format!("WHERE {column} IN ({})", places(1, some.len()));
            let some: Vec<&str> = some.iter().map(String::as_str).collect();
            found.extend(self.find(&condition, &some).await?);
        }
        found.sort();
        Ok(found)
    }
}
