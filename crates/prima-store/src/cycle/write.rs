//! Writes rows of a round or a programme: added, or put in place of the one with the same key.

use super::{
    Assignment, Cycle, CycleTally, Determination, DeterminationFile, DeterminedChange,
    EvidenceRequest, ExtensionRow, FollowUp, FollowUpChange, Keyed, Locus, Notice, Objection,
    Reassessment, ReassessmentFinding, ReassessmentRule, Reconciliation, Reply, Response,
    ResponseChange, Review, ReviewChange, ReviewHandedIn, StageRow, Submission,
};
use crate::act::Act;
use crate::error::{StoreError, doing};
use crate::innovation::{
    HubActivity, HubActivityBefore, HubMember, HubMemberBefore, InnovationReport, MentoringNote,
    Proposal, ProposalAuthor, ProposalBefore, ProposalCheck, ProposalEvidence, ProposalHonour,
    ProposalSection, ReplicationRequest,
};
use crate::recognition::award::{AwardDecision, AwardLeft, AwardRecipient, AwardRow};
use crate::recognition::jury::{
    JuryComment, JuryMember, JuryRecusal, JuryResult, JuryScore, JuryScoreChange, JurySeat,
};
use crate::recognition::{
    Candidacy, CandidacyFacility, CandidacyHonour, CandidacyProposal, CandidacyStep,
    ProgrammeEdition,
};
use crate::table::{MOST_PLACES, delete, insert, insertion, is_usual, sought};
use sqlx::{AssertSqlSafe, Executor};
use std::slice;

/// A row of a round, or of a programme.
#[expect(
    private_bounds,
    reason = "only tables of this room are rows of a round"
)]
pub trait CycleRow: Keyed + Sync {}

/// Marks the tables of rounds and programmes.
macro_rules! cycle_rows {
    ($($row:ident,)*) => { $(impl CycleRow for $row {})* };
}

cycle_rows![
    Assignment,
    AwardDecision,
    AwardLeft,
    AwardRecipient,
    AwardRow,
    Candidacy,
    CandidacyFacility,
    CandidacyHonour,
    CandidacyProposal,
    CandidacyStep,
    Cycle,
    CycleTally,
    Determination,
    DeterminationFile,
    DeterminedChange,
    EvidenceRequest,
    ExtensionRow,
    FollowUp,
    FollowUpChange,
    HubActivity,
    HubActivityBefore,
    HubMember,
    HubMemberBefore,
    InnovationReport,
    JuryComment,
    JuryMember,
    JuryRecusal,
    JuryResult,
    JuryScore,
    JuryScoreChange,
    JurySeat,
    Locus,
    MentoringNote,
    Notice,
    Objection,
    ProgrammeEdition,
    Proposal,
    ProposalAuthor,
    ProposalBefore,
    ProposalCheck,
    ProposalEvidence,
    ProposalHonour,
    ProposalSection,
    Reassessment,
    ReassessmentFinding,
    ReassessmentRule,
    Reconciliation,
    ReplicationRequest,
    Reply,
    Response,
    ResponseChange,
    Review,
    ReviewChange,
    ReviewHandedIn,
    StageRow,
    Submission,
];

impl Act {
    /// Adds rows; one whose key is taken is a failure.
    pub async fn add_rows<T: CycleRow>(&mut self, rows: &[T]) -> Result<(), StoreError> {
        insert(self.tx(), rows).await
    }

    /// Puts a row in place of the one with its key, or adds it.
    pub async fn put_row<T: CycleRow>(&mut self, row: &T) -> Result<(), StoreError> {
        self.put_rows(slice::from_ref(row)).await
    }

    /// Puts rows in place of those with their keys, or adds them. No two may have
    /// the same key.
    pub async fn put_rows<T: CycleRow>(&mut self, rows: &[T]) -> Result<(), StoreError> {
        if let Some(column) = rows.iter().find_map(T::zero_byte) {
            let table = T::NAME;
            return Err(StoreError::ZeroByte { table, column });
        }
        let (keys, rest) = T::COLUMNS.split_at(T::N_KEYS);
        let set = rest
            .iter()
            .map(|column| format!("{column} = excluded.{column}"));
        let set = set.collect::<Vec<_>>().join(", ");
        for some in rows.chunks(MOST_PLACES / T::COLUMNS.len()) {
            let sql = format!(
                "{} ON CONFLICT ({}) DO UPDATE SET {set}",
                insertion(T::NAME, T::COLUMNS, some.len()),
                keys.join(", "),
            );
            let query = sqlx::query(AssertSqlSafe(sql)).persistent(is_usual::<T>(some.len()));
            let query = some.iter().fold(query, |query, row| row.bind(query));
            let done = self.tx().execute(query).await;
            done.map_err(doing("writing rows"))?;
        }
        Ok(())
    }

    /// Puts stages in place of those a round has.
    pub async fn replace_stages(
        &mut self,
        cycle: &str,
        stages: &[StageRow],
    ) -> Result<(), StoreError> {
        delete(self.tx(), "stage", "cycle", cycle).await?;
        insert(self.tx(), stages).await
    }

    /// Takes a unit out of a round.
    pub async fn remove_locus(&mut self, cycle: &str, unit: &str) -> Result<(), StoreError> {
        self.remove_row("locus", &[("cycle", cycle), ("unit", unit)])
            .await
    }

    /// Takes an evaluator from a unit.
    pub async fn remove_assignment(
        &mut self,
        cycle: &str,
        unit: &str,
        evaluator: &str,
    ) -> Result<(), StoreError> {
        let key = [("cycle", cycle), ("unit", unit), ("evaluator", evaluator)];
        self.remove_row("assignment", &key).await
    }

    /// Removes the survey counts of a unit.
    pub async fn remove_tallies(&mut self, cycle: &str, unit: &str) -> Result<(), StoreError> {
        self.remove_row("cycle_tally", &[("cycle", cycle), ("unit", unit)])
            .await
    }

    /// Removes a determination that nobody confirmed, with what was frozen for it.
    pub async fn remove_determination(
        &mut self,
        cycle: &str,
        number: i64,
    ) -> Result<(), StoreError> {
        for table in ["determination", "determination_file"] {
            let sql = format!("DELETE FROM {table} WHERE cycle = $1 AND number = $2");
            let query = sqlx::query(AssertSqlSafe(sql))
                .bind(sought(cycle))
                .bind(number);
            let done = self.tx().execute(query).await;
            done.map_err(doing("removing rows"))?;
        }
        Ok(())
    }

    pub(crate) async fn remove_row(
        &mut self,
        table: &'static str,
        key: &[(&'static str, &str)],
    ) -> Result<(), StoreError> {
        let mut parts = Vec::new();
        for (place, (column, _)) in key.iter().enumerate() {
            parts.push(format!("{column} = ${}", place + 1));
        }
        let sql = format!("DELETE FROM {table} WHERE {}", parts.join(" AND "));
        let query = sqlx::query(AssertSqlSafe(sql));
        let query = key
            .iter()
            .fold(query, |query, (_, value)| query.bind(sought(value)));
        let done = self.tx().execute(query).await;
        done.map(|_| ()).map_err(doing("removing rows"))
    }
}
