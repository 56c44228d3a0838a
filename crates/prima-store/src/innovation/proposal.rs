//! Proposals: what is written of a candidacy, by whom, on what evidence, and what
//! was found when it was checked; and whether innovations still run.
//!
//! Sections and reports are only added to: what somebody wrote stays. Who may
//! read or write is not known here.

use crate::act::Act;
use crate::cycle::{Keyed, Reading};
use crate::database::Database;
use crate::error::{StoreError, doing};
use crate::table::{delete, sought, table};
use sqlx::{Executor, Row};

table! {
    /// What is written of a candidacy, but for its sections.
    Proposal = "proposal" {
        /// The candidacy.
        candidacy: String,
        /// Grows with each change of this row.
        version: i64,
        /// Title.
        title: String,
        /// Code of the group; empty: not chosen.
        series: String,
        /// Since when the innovation runs: a day, a month or a year; empty: not said.
        began: String,
        /// The innovation of the catalogue that it replicates; empty: none named.
        origin: String,
        /// The innovation of the catalogue that it became; empty: none yet.
        innovation: String,
        /// Who changed it last.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

table! {
    /// One version of a section; only added to.
    ProposalSection = "proposal_section" {
        /// The candidacy.
        candidacy: String,
        /// Code of the section.
        section: String,
        /// Number of the version, from 1.
        version: i64,
        /// The text.
        content: String,
        /// Who wrote it.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

table! {
    /// Somebody who writes a proposal beside the unit's own officers.
    ProposalAuthor = "proposal_author" {
        /// The candidacy.
        candidacy: String,
        /// The author.
        person: String,
        /// Who named the author.
        named_by: String,
        /// When, in UTC.
        at: String,
    }
}

table! {
    /// What of the unit's vault supports a section, or answers a rule.
    ProposalEvidence = "proposal_evidence" {
        /// The candidacy.
        candidacy: String,
        /// Code of the section or of the rule.
        part: String,
        /// The piece of evidence.
        evidence: String,
        /// Who linked it.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

table! {
    /// An honour of earlier years, as the authors say.
    ProposalHonour = "proposal_honour" {
        /// The candidacy.
        candidacy: String,
        /// Code of the honour.
        tier: String,
        /// Years parted by spaces; empty: never.
        years: String,
        /// Who said so.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

table! {
    /// What an officer says of a rule of the administrative check.
    ProposalCheck = "proposal_check" {
        /// The candidacy.
        candidacy: String,
        /// Version of the candidacy at which it was checked.
        version: i64,
        /// The rule.
        rule: String,
        /// What the machine found: `holds`, `fails`, `unknown`.
        found: String,
        /// What the officer says: `holds`, `fails`.
        decided: String,
        /// Why, where that is not what was found.
        reason: String,
        /// Who.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

table! {
    /// Whether an innovation still ran in a year, as its owner says; only added to.
    InnovationReport = "innovation_report" {
        /// The innovation.
        innovation: String,
        /// The year.
        year: String,
        /// Grows with each correction of the same year.
        version: i64,
        /// `running`, `changed` or `stopped`.
        state: String,
        /// What is told of it.
        account: String,
        /// Evidence of the owner's vault, ids parted by spaces.
        evidence: String,
        /// The body that says so.
        body: String,
        /// Who wrote it.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

/// Says how many columns name a row.
macro_rules! keyed {
    ($($row:ident $n:literal,)*) => { $(impl Keyed for $row { const N_KEYS: usize = $n; })* };
}

keyed![
    Proposal 1,
    ProposalSection 3,
    ProposalAuthor 2,
    ProposalEvidence 3,
    ProposalHonour 2,
    ProposalCheck 3,
    InnovationReport 3,
];

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
    /// What is written of a candidacy; none or one.
    proposal_named(candidacy) -> Proposal = "WHERE candidacy = $1";
    /// The proposals of all editions of a programme.
    written_of_programme(programme) -> Proposal = "WHERE candidacy IN (SELECT candidacy FROM candidacy WHERE programme = $1)";
    /// The proposals of an institution in all editions of a programme.
    written_of_institution(programme, institution) -> Proposal = "WHERE candidacy IN (SELECT candidacy FROM candidacy WHERE programme = $1 AND institution = $2)";
    /// The proposal that became an innovation; none or one.
    proposal_of_innovation(innovation) -> Proposal = "WHERE innovation = $1 AND innovation <> ''";
    /// Every version of a proposal's sections, by section, oldest first.
    section_versions_of(candidacy) -> ProposalSection = "WHERE candidacy = $1";
    /// The newest version of each section of all proposals of a programme.
    newest_sections_of_programme(programme) -> ProposalSection = "WHERE candidacy IN (SELECT candidacy FROM candidacy WHERE programme = $1) AND version = (SELECT MAX(other.version) FROM proposal_section other WHERE other.candidacy = proposal_section.candidacy AND other.section = proposal_section.section)";
    /// The authors of a proposal, by id.
    authors_of(candidacy) -> ProposalAuthor = "WHERE candidacy = $1";
    /// Where somebody is an author.
    authored_by(person) -> ProposalAuthor = "WHERE person = $1";
    /// What a proposal rests on, by part.
    proposal_evidence_of(candidacy) -> ProposalEvidence = "WHERE candidacy = $1";
    /// Which proposals rest on a piece of evidence.
    proposals_resting_on(evidence) -> ProposalEvidence = "WHERE evidence = $1";
    /// Earlier honours as the authors of a proposal say.
    proposal_honours_of(candidacy) -> ProposalHonour = "WHERE candidacy = $1";
    /// What officers said of the rules, oldest version first.
    proposal_checks_of(candidacy) -> ProposalCheck = "WHERE candidacy = $1";
    /// Every report on an innovation, by year, oldest version first.
    reports_of_innovation(innovation) -> InnovationReport = "WHERE innovation = $1";
    /// All reports of a year, by innovation, oldest version first.
    reports_of_year(year) -> InnovationReport = "WHERE year = $1";
}

impl Database {
    /// The newest year that any innovation was reported on; empty: none.
    pub async fn newest_report_year(&self) -> Result<String, StoreError> {
        let sql = "SELECT COALESCE(MAX(year), '') FROM innovation_report";
        let found = self.readers().fetch_one(sql).await;
        let year = found.and_then(|row| row.try_get(0));
        year.map_err(doing("reading reports on innovations"))
    }
}

impl Act {
    /// Takes an author from a proposal.
    pub async fn remove_author(&mut self, candidacy: &str, person: &str) -> Result<(), StoreError> {
        let sql = "DELETE FROM proposal_author WHERE candidacy = $1 AND person = $2";
        let query = sqlx::query(sql)
            .bind(sought(candidacy))
            .bind(sought(person));
        let done = self.tx().execute(query).await;
        done.map(|_| ()).map_err(doing("removing an author"))
    }

    /// Puts the evidence of a part of a proposal in place of what it had.
    pub async fn replace_proposal_evidence(
        &mut self,
        candidacy: &str,
        part: &str,
        evidence: &[ProposalEvidence],
    ) -> Result<(), StoreError> {
        let sql = "DELETE FROM proposal_evidence WHERE candidacy = $1 AND part = $2";
        let query = sqlx::query(sql).bind(sought(candidacy)).bind(sought(part));
        let done = self.tx().execute(query).await;
        done.map_err(doing("removing evidence of a proposal"))?;
        self.add_rows(evidence).await
    }

    /// Puts earlier honours in place of those a proposal names.
    pub async fn replace_proposal_honours(
        &mut self,
        candidacy: &str,
        honours: &[ProposalHonour],
    ) -> Result<(), StoreError> {
        delete(self.tx(), "proposal_honour", "candidacy", candidacy).await?;
        self.add_rows(honours).await
    }
}
