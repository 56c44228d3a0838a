//! Notices: who was told what, who has read it, and what became of the letter.
//!
//! That a notice was read, or its letter sent, is no act: nothing rests on it, and
//! the audit trail is no diary of what people read.

use super::Keyed;
use crate::database::Database;
use crate::error::{StoreError, doing};
use crate::history::places;
use crate::table::{MOST_NAMES, rows, select, sought, table};
use sqlx::AssertSqlSafe;

table! {
    /// Something that somebody is told. Moments are seconds since 1970 in UTC.
    Notice = "notice" {
        /// Id, made of person, kind, cycle, unit and occasion.
        notice: String,
        /// Who is told.
        person: String,
        /// Code of the kind.
        kind: String,
        /// The cycle.
        cycle: String,
        /// The unit; empty: the round as a whole.
        unit: String,
        /// Which of several of its kind, such as the number of a request.
        occasion: String,
        /// When.
        at: i64,
        /// Until when something can be done about it; 0: no hour is set.
        until: i64,
        /// When it was marked as read; 0: not yet.
        read_at: i64,
        /// `waiting`, `sent` or `dropped`.
        mail: String,
        /// How often a letter was tried.
        tries: i64,
        /// When it is tried next, while it waits.
        next_try: i64,
        /// When the letter left; 0: it did not.
        sent_at: i64,
    }
}

impl Keyed for Notice {
    const N_KEYS: usize = 1;
}

const MARKING: &str = "marking notices as read";
const MAILING: &str = "sending letters";

impl Database {
    /// Marks those of these notices that are the person's own and unread as read;
    /// says how many there were.
    pub async fn mark_notices_read(
        &self,
        person: &str,
        notices: &[String],
        now: i64,
    ) -> Result<u64, StoreError> {
        let mut n_marked = 0;
        for some in notices.chunks(MOST_NAMES) {
            let sql = AssertSqlSafe(format!(
                "UPDATE notice SET read_at = $1 WHERE person = $2 AND read_at = 0 \
                 AND notice IN ({})",
                places(3, some.len())
            ));
            let query = sqlx::query(sql).bind(now).bind(sought(person));
            let query = some.iter().fold(query, |query, id| query.bind(sought(id)));
            let done = query.execute(self.readers()).await;
            n_marked += done.map_err(doing(MARKING))?.rows_affected();
        }
        Ok(n_marked)
    }

    /// Notices whose letters are to be tried now, the longest waiting first.
    pub async fn notices_to_mail(&self, now: i64, most: i64) -> Result<Vec<Notice>, StoreError> {
        let sql = select::<Notice>(
            "WHERE mail = 'waiting' AND next_try <= $1 ORDER BY next_try, notice LIMIT $2",
        );
        let found = sqlx::query(sql).bind(now).bind(most.max(0));
        rows(found.fetch_all(self.readers()).await, MAILING)
    }

    /// Takes the turn to send the letter of a notice until a moment; says whether
    /// this program has it. Where it never says what became of the letter, others
    /// try again after that moment.
    pub async fn claim_letter(&self, notice: &Notice, until: i64) -> Result<bool, StoreError> {
        let sql = "UPDATE notice SET next_try = $1, tries = tries + 1 \
                   WHERE notice = $2 AND mail = 'waiting' AND next_try = $3 AND tries = $4";
        let query = sqlx::query(sql).bind(until).bind(sought(&notice.notice));
        let query = query.bind(notice.next_try).bind(notice.tries);
        let done = query.execute(self.readers()).await;
        Ok(done.map_err(doing(MAILING))?.rows_affected() > 0)
    }

    /// Notes what became of a letter: `sent` at a moment, `dropped`, or `waiting`
    /// until the next try.
    pub async fn settle_letter(
        &self,
        notice: &str,
        mail: &str,
        sent_at: i64,
        next_try: i64,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE notice SET mail = $1, sent_at = $2, next_try = $3 WHERE notice = $4";
        let query = sqlx::query(sql).bind(mail.to_owned()).bind(sent_at);
        let query = query.bind(next_try).bind(sought(notice));
        let done = query.execute(self.readers()).await;
        done.map(|_| ()).map_err(doing(MAILING))
    }
}
