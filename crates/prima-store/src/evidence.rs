//! Evidence: what lies in the vaults of bodies, and what rests on it.
//!
//! The files themselves are not here; a row names its file by its hash.

mod upload;

pub use upload::{Upload, UploadPart};

use crate::act::Act;
use crate::database::Database;
use crate::error::{StoreError, doing};
use crate::table::{Table, columns, insert, row, rows, select, sought, table};
use sqlx::{AssertSqlSafe, Executor, Row};

table! {
    /// A file in the vault of a body, described once.
    Evidence = "evidence" {
        /// Id; says nothing about the file.
        evidence: String,
        /// The body whose vault it lies in.
        body: String,
        /// SHA-256 of the stored file in lower-case hex.
        sha256: String,
        /// Its kind, a code of the shared catalogue.
        kind: String,
        /// What it is, in the words of who added it.
        title: String,
        /// First day on which it holds; empty: from the beginning.
        valid_from: String,
        /// Last day on which it holds; empty: without end.
        valid_to: String,
        /// What the file is, such as `application/pdf`.
        media_type: String,
        /// Size of the stored file.
        bytes: i64,
        /// Pages; 0: none can be counted.
        pages: i64,
        /// Name it is given back under.
        file_name: String,
        /// Who added it.
        person: String,
        /// When, in UTC.
        at: String,
        /// `kept` or `withdrawn`.
        state: String,
    }
}

table! {
    /// An answer that a piece of evidence supports.
    EvidenceLink = "evidence_link" {
        /// The cycle.
        cycle: String,
        /// The unit that answers.
        unit: String,
        /// Code of what is answered.
        code: String,
        /// The evidence.
        evidence: String,
        /// Who linked it.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

impl Evidence {
    /// State of what lies in a vault.
    pub const KEPT: &'static str = "kept";
    /// State of what was taken out of a vault; its row stays.
    pub const WITHDRAWN: &'static str = "withdrawn";

    /// Whether it lies in its vault.
    pub fn is_kept(&self) -> bool {
        self.state == Evidence::KEPT
    }
}

const READING: &str = "reading evidence";
const WRITING: &str = "writing evidence";

impl Database {
    /// One piece of evidence, withdrawn or not.
    pub async fn evidence(&self, evidence: &str) -> Result<Option<Evidence>, StoreError> {
        let sql = select::<Evidence>("WHERE evidence = $1");
        let found = sqlx::query(sql).bind(sought(evidence));
        row(found.fetch_optional(self.readers()).await, READING)
    }

    /// What lies in the vault of a body, newest first.
    pub async fn evidence_of_body(&self, body: &str) -> Result<Vec<Evidence>, StoreError> {
        let sql = select::<Evidence>("WHERE body = $1 AND state = $2");
        let found = sqlx::query(sql).bind(sought(body)).bind(Evidence::KEPT);
        let mut kept: Vec<Evidence> = rows(found.fetch_all(self.readers()).await, READING)?;
        kept.sort_by(|a, b| (&b.at, &a.evidence).cmp(&(&a.at, &b.evidence)));
        Ok(kept)
    }

    /// Where the evidence of a body is used, by cycle, unit and code.
    pub async fn links_of_body(&self, body: &str) -> Result<Vec<EvidenceLink>, StoreError> {
        let columns = columns::<EvidenceLink>(EvidenceLink::NAME);
        let sql = format!(
            "SELECT {columns} FROM evidence \
             JOIN evidence_link ON evidence_link.evidence = evidence.evidence \
             WHERE evidence.body = $1"
        );
        let found = sqlx::query(AssertSqlSafe(sql)).bind(sought(body));
        let links = rows(found.fetch_all(self.readers()).await, READING)?;
        Ok(in_order(links))
    }

    /// Where one piece of evidence is used, by cycle, unit and code.
    pub async fn links_of_evidence(&self, evidence: &str) -> Result<Vec<EvidenceLink>, StoreError> {
        let sql = select::<EvidenceLink>("WHERE evidence = $1");
        let found = sqlx::query(sql).bind(sought(evidence));
        let links = rows(found.fetch_all(self.readers()).await, READING)?;
        Ok(in_order(links))
    }

    /// The evidence of a unit in a cycle, each with the code it supports, by
    /// code and then in the order it was linked.
    pub async fn evidence_of_unit(
        &self,
        cycle: &str,
        unit: &str,
    ) -> Result<Vec<(EvidenceLink, Evidence)>, StoreError> {
        let sql = select::<EvidenceLink>("WHERE cycle = $1 AND unit = $2");
        let found = sqlx::query(sql).bind(sought(cycle)).bind(sought(unit));
        let links: Vec<EvidenceLink> = rows(found.fetch_all(self.readers()).await, READING)?;
        let columns = columns::<Evidence>(Evidence::NAME);
        let sql = format!(
            "SELECT DISTINCT {columns} FROM evidence_link \
             JOIN evidence ON evidence.evidence = evidence_link.evidence \
             WHERE evidence_link.cycle = $1 AND evidence_link.unit = $2"
        );
        let found = sqlx::query(AssertSqlSafe(sql))
            .bind(sought(cycle))
            .bind(sought(unit));
        let evidence: Vec<Evidence> = rows(found.fetch_all(self.readers()).await, READING)?;
        let of = |link: &EvidenceLink| evidence.iter().find(|row| row.evidence == link.evidence);
        let mut both: Vec<(EvidenceLink, Evidence)> = links
            .into_iter()
            .filter_map(|link| of(&link).cloned().map(|evidence| (link, evidence)))
            .collect();
        both.sort_by(|(a, _), (b, _)| {
            (&a.code, &a.at, &a.evidence).cmp(&(&b.code, &b.at, &b.evidence))
        });
        Ok(both)
    }

    /// All evidence of all vaults, withdrawn or not, by body and then by id.
    pub async fn all_evidence(&self) -> Result<Vec<Evidence>, StoreError> {
        let found = sqlx::query(select::<Evidence>(""));
        let mut all: Vec<Evidence> = rows(found.fetch_all(self.readers()).await, READING)?;
        all.sort_by(|a, b| (&a.body, &a.evidence).cmp(&(&b.body, &b.evidence)));
        Ok(all)
    }
}

impl Act {
    /// Adds a piece of evidence.
    pub async fn add_evidence(&mut self, evidence: &Evidence) -> Result<(), StoreError> {
        insert(self.tx(), std::slice::from_ref(evidence)).await
    }

    /// Puts a piece of evidence in place of the one with its id.
    pub async fn replace_evidence(&mut self, evidence: &Evidence) -> Result<(), StoreError> {
        let sql = "DELETE FROM evidence WHERE evidence = $1";
        let query = sqlx::query(sql).bind(sought(&evidence.evidence));
        self.tx().execute(query).await.map_err(doing(WRITING))?;
        self.add_evidence(evidence).await
    }

    /// One piece of evidence as this change sees it.
    pub async fn evidence(&mut self, evidence: &str) -> Result<Option<Evidence>, StoreError> {
        let sql = select::<Evidence>("WHERE evidence = $1");
        let found = sqlx::query(sql).bind(sought(evidence));
        row(self.tx().fetch_optional(found).await, READING)
    }

    /// What of a body's vault is stored in this file.
    pub async fn evidence_with_file(
        &mut self,
        body: &str,
        sha256: &str,
    ) -> Result<Option<Evidence>, StoreError> {
        let rest = "WHERE body = $1 AND sha256 = $2 AND state = $3 ORDER BY evidence LIMIT 1";
        let found = sqlx::query(select::<Evidence>(rest))
            .bind(sought(body))
            .bind(sought(sha256))
            .bind(Evidence::KEPT);
        row(self.tx().fetch_optional(found).await, READING)
    }

    /// How many bytes the vault of a body holds, what is on its way included.
    pub async fn vault_bytes(&mut self, body: &str) -> Result<i64, StoreError> {
        let sql = "SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT) FROM ( \
                   SELECT bytes FROM evidence WHERE body = $1 AND state = $2 \
                   UNION ALL SELECT bytes FROM upload WHERE body = $1) AS held";
        let found = sqlx::query(sql).bind(sought(body)).bind(Evidence::KEPT);
        let found = self.tx().fetch_one(found).await;
        let bytes = found.and_then(|row| row.try_get(0));
        bytes.map_err(doing(READING))
    }

    /// Links evidence to an answer.
    pub async fn add_evidence_link(&mut self, link: &EvidenceLink) -> Result<(), StoreError> {
        insert(self.tx(), std::slice::from_ref(link)).await
    }

    /// Takes a link away; whether there was one.
    pub async fn remove_evidence_link(&mut self, link: &EvidenceLink) -> Result<bool, StoreError> {
        let sql = "DELETE FROM evidence_link \
                   WHERE cycle = $1 AND unit = $2 AND code = $3 AND evidence = $4";
        let query = sqlx::query(sql)
            .bind(sought(&link.cycle))
            .bind(sought(&link.unit))
            .bind(sought(&link.code))
            .bind(sought(&link.evidence));
        let done = self.tx().execute(query).await.map_err(doing(WRITING))?;
        Ok(done.rows_affected() > 0)
    }

    /// Where one piece of evidence is used as this change sees it, by cycle,
    /// unit and code.
    pub async fn links_of_evidence(
        &mut self,
        evidence: &str,
    ) -> Result<Vec<EvidenceLink>, StoreError> {
        let sql = select::<EvidenceLink>("WHERE evidence = $1");
        let found = sqlx::query(sql).bind(sought(evidence));
        let links = rows(self.tx().fetch_all(found).await, READING)?;
        Ok(in_order(links))
    }
}

fn in_order(mut links: Vec<EvidenceLink>) -> Vec<EvidenceLink> {
    let key = |link: &EvidenceLink| {
        let EvidenceLink {
            cycle,
            unit,
            code,
            evidence,
            ..
        } = link.clone();
        (cycle, unit, code, evidence)
    };
    links.sort_by_cached_key(key);
    links
}
