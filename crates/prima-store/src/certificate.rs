//! Certificates of honours, and what an act that issues them must know.

use crate::act::Act;
use crate::database::Database;
use crate::error::{StoreError, doing};
use crate::history::{Honour, places};
use crate::table::{MOST_NAMES, insert, row, rows, select, sought, table};
use sqlx::any::AnyRow;
use sqlx::{Any, Executor, Row};

table! {
    /// A certificate as it was issued.
    Certificate = "certificate" {
        /// Its id, part of its address.
        certificate: String,
        /// Data set of the honour.
        dataset: String,
        /// The honour.
        honour: String,
        /// The how-manieth certificate of the honour, from 1.
        number: i64,
        /// Place in the lists of statuses, from 0 through all lists.
        place: i64,
        /// Programme of the data set.
        programme: String,
        /// Event; empty: none.
        event: String,
        /// Who received the honour.
        body: String,
        /// Unit credited with it; empty: none.
        unit: String,
        /// Name of the recipient, as printed.
        recipient: String,
        /// Name of the unit, as printed.
        unit_name: String,
        /// What for, as printed.
        title: String,
        /// The badge with its proof, as JSON.
        credential: String,
        /// The same as a token.
        token: String,
        /// Template of the printed page.
        template: String,
        /// SHA-256 of the printed page, in hexadecimal.
        pdf_sha256: String,
        /// The key it was signed with, in hexadecimal.
        public_key: String,
        /// When it was issued, in UTC.
        issued_at: String,
        /// Who issued it.
        issued_by: String,
        /// When it was withdrawn, in UTC; empty: it was not.
        withdrawn_at: String,
        /// Who withdrew it.
        withdrawn_by: String,
        /// Why.
        reason: String,
    }
}

/// What decides whether a certificate stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateState {
    /// Place in the lists of statuses.
    pub place: i64,
    /// When it was issued, in UTC.
    pub issued_at: String,
    /// When it was withdrawn, in UTC; empty: it was not.
    pub withdrawn_at: String,
    /// Status of its honour; none: the honour is gone.
    pub honour: Option<String>,
    /// The day its honour was revoked; empty: it was not, or nobody knows the day.
    pub revoked: String,
}

/// That there is a certificate of an honour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateMark {
    /// Data set of the honour.
    pub dataset: String,
    /// The honour.
    pub honour: String,
    /// Id of the certificate.
    pub certificate: String,
    /// Whether it was withdrawn.
    pub is_withdrawn: bool,
}

/// Honours that are asked for at once; a condition grows with each, and SQLite
/// bounds how deep one may be.
const MOST_PAIRS: usize = 200;
const READING: &str = "reading certificates";
const WRITING: &str = "writing certificates";

impl Database {
    /// The certificate with this id.
    pub async fn certificate(&self, id: &str) -> Result<Option<Certificate>, StoreError> {
        let found = sqlx::query(select::<Certificate>("WHERE certificate = $1")).bind(sought(id));
        row(found.fetch_optional(self.readers()).await, READING)
    }

    /// Certificates with these ids, in no order.
    pub async fn certificates_named(&self, ids: &[String]) -> Result<Vec<Certificate>, StoreError> {
        let mut found = Vec::new();
        for some in ids.chunks(MOST_NAMES) {
            let places = places(1, some.len());
            let query = sqlx::query(select::<Certificate>(&format!(
                "WHERE certificate IN ({places})"
            )));
            let query = some.iter().fold(query, |query, id| query.bind(sought(id)));
            found.extend(rows(query.fetch_all(self.readers()).await, READING)?);
        }
        Ok(found)
    }

    /// What decides whether certificates stand whose places lie from `first` on,
    /// before `end`, in the order of their places.
    pub async fn certificate_states(
        &self,
        first: i64,
        end: i64,
    ) -> Result<Vec<CertificateState>, StoreError> {
        let sql = "SELECT certificate.place, certificate.issued_at, certificate.withdrawn_at, \
                   honour.status, honour.revoked FROM certificate LEFT JOIN honour \
                   ON honour.dataset = certificate.dataset AND honour.honour = certificate.honour \
                   WHERE certificate.place >= $1 AND certificate.place < $2 \
                   ORDER BY certificate.place";
        let found = sqlx::query(sql).bind(first).bind(end);
        let found = found.fetch_all(self.readers()).await;
        let state = |row: &AnyRow| {
            Ok(CertificateState {
                place: row.try_get(0)?,
                issued_at: row.try_get(1)?,
                withdrawn_at: row.try_get(2)?,
                honour: row.try_get(3)?,
                revoked: row.try_get::<Option<String>, _>(4)?.unwrap_or_default(),
            })
        };
        let states = found.and_then(|rows| rows.iter().map(state).collect());
        states.map_err(doing(READING))
    }

    /// Certificates of an honour, oldest first.
    pub async fn certificates_of_honour(
        &self,
        dataset: &str,
        honour: &str,
    ) -> Result<Vec<Certificate>, StoreError> {
        let sql = select::<Certificate>("WHERE dataset = $1 AND honour = $2 ORDER BY number");
        let found = sqlx::query(sql).bind(sought(dataset)).bind(sought(honour));
        rows(found.fetch_all(self.readers()).await, READING)
    }

    /// Certificates of these honours, each by its data set and id, that were not
    /// withdrawn; oldest first of each honour.
    pub async fn standing_certificates(
        &self,
        honours: &[(&str, &str)],
    ) -> Result<Vec<Certificate>, StoreError> {
        let mut found = Vec::new();
        for some in honours.chunks(MOST_PAIRS) {
            let pairs = (0..some.len()).map(|n| {
                let (dataset, honour) = (2 * n + 1, 2 * n + 2);
                format!("(dataset = ${dataset} AND honour = ${honour})")
            });
            let pairs = pairs.collect::<Vec<_>>().join(" OR ");
            let sql =
                format!("WHERE withdrawn_at = '' AND ({pairs}) ORDER BY dataset, honour, number");
            let query = sqlx::query(select::<Certificate>(&sql));
            let query = some.iter().fold(query, |query, (dataset, honour)| {
                query.bind(sought(dataset)).bind(sought(honour))
            });
            found.extend(rows(query.fetch_all(self.readers()).await, READING)?);
        }
        Ok(found)
    }

    /// Of all certificates what a list needs, by data set, honour and number.
    pub async fn certificate_marks(&self) -> Result<Vec<CertificateMark>, StoreError> {
        let sql = "SELECT dataset, honour, certificate, withdrawn_at FROM certificate \
                   ORDER BY dataset, honour, number";
        let found = sqlx::query(sql).fetch_all(self.readers()).await;
        let mark = |row: &AnyRow| {
            let withdrawn: String = row.try_get(3)?;
            Ok(CertificateMark {
                dataset: row.try_get(0)?,
                honour: row.try_get(1)?,
                certificate: row.try_get(2)?,
                is_withdrawn: !withdrawn.is_empty(),
            })
        };
        let marks = found.and_then(|rows| rows.iter().map(mark).collect());
        marks.map_err(doing(READING))
    }

    /// The place the next certificate gets.
    pub async fn next_certificate_place(&self) -> Result<i64, StoreError> {
        next_place(self.readers()).await
    }

    /// Public keys that certificates were signed with.
    pub async fn certificate_keys(&self) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT DISTINCT public_key FROM certificate ORDER BY public_key";
        let found = sqlx::query(sql).fetch_all(self.readers()).await;
        let keys = found.and_then(|rows| rows.iter().map(|row| row.try_get(0)).collect());
        keys.map_err(doing(READING))
    }

    /// The honour with this code.
    pub async fn honour(&self, dataset: &str, honour: &str) -> Result<Option<Honour>, StoreError> {
        let sql = select::<Honour>("WHERE dataset = $1 AND honour = $2");
        let found = sqlx::query(sql).bind(sought(dataset)).bind(sought(honour));
        row(found.fetch_optional(self.readers()).await, READING)
    }

    /// Honours of an event, in the order of their data sets; an empty code: those
    /// without one.
    pub async fn honours_of_event(&self, event: &str) -> Result<Vec<Honour>, StoreError> {
        let sql = select::<Honour>("WHERE event = $1 ORDER BY dataset, ordinal");
        let found = sqlx::query(sql).bind(sought(event));
        rows(found.fetch_all(self.readers()).await, READING)
    }

    /// Units that wait for the decision on an objection, in rounds of a programme and
    /// period; an empty programme: of any.
    pub async fn units_objecting(
        &self,
        programme: &str,
        period: &str,
    ) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT DISTINCT objection.unit FROM objection \
                   JOIN cycle ON cycle.cycle = objection.cycle \
                   WHERE cycle.period = $1 AND ($2 = '' OR cycle.programme = $2) \
                   AND objection.state = 'open' ORDER BY objection.unit";
        let found = sqlx::query(sql)
            .bind(sought(period))
            .bind(sought(programme));
        let found = found.fetch_all(self.readers()).await;
        let units = found.and_then(|rows| rows.iter().map(|row| row.try_get(0)).collect());
        units.map_err(doing(READING))
    }
}

impl Act {
    /// The place the next certificate gets, as this change sees it.
    pub async fn next_certificate_place(&mut self) -> Result<i64, StoreError> {
        next_place(&mut **self.tx()).await
    }

    /// The certificate with this id, as this change sees it.
    pub async fn certificate(&mut self, id: &str) -> Result<Option<Certificate>, StoreError> {
        let found = sqlx::query(select::<Certificate>("WHERE certificate = $1")).bind(sought(id));
        row(self.tx().fetch_optional(found).await, READING)
    }

    /// Certificates of an honour, oldest first, as this change sees them.
    pub async fn certificates_of_honour(
        &mut self,
        dataset: &str,
        honour: &str,
    ) -> Result<Vec<Certificate>, StoreError> {
        let sql = select::<Certificate>("WHERE dataset = $1 AND honour = $2 ORDER BY number");
        let found = sqlx::query(sql).bind(sought(dataset)).bind(sought(honour));
        rows(self.tx().fetch_all(found).await, READING)
    }

    /// Adds certificates.
    pub async fn add_certificates(&mut self, rows: &[Certificate]) -> Result<(), StoreError> {
        insert(self.tx(), rows).await
    }

    /// Writes down that a certificate was withdrawn.
    pub async fn withdraw_certificate(
        &mut self,
        id: &str,
        at: &str,
        by: &str,
        reason: &str,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE certificate SET withdrawn_at = $2, withdrawn_by = $3, reason = $4 \
                   WHERE certificate = $1";
        let query = sqlx::query(sql).bind(sought(id)).bind(at.to_owned());
        let query = query.bind(by.to_owned()).bind(sought(reason));
        let done = self.tx().execute(query).await;
        done.map(|_| ()).map_err(doing(WRITING))
    }
}

async fn next_place<'c>(database: impl Executor<'c, Database = Any>) -> Result<i64, StoreError> {
    let sql = "SELECT MAX(place) FROM certificate";
    let found = database.fetch_one(sqlx::query(sql)).await;
    let last: Option<i64> = found
        .and_then(|row| row.try_get(0))
        .map_err(doing(READING))?;
    Ok(last.map_or(0, |last| last + 1))
}
