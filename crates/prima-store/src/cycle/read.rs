//! Questions about rounds, each asked alike within an act and outside one.

use super::{
    Assignment, Cycle, CycleRow, CycleTally, Determination, DeterminationFile, DeterminedChange,
    EvidenceRequest, ExtensionRow, FollowUp, FollowUpChange, Locus, Notice, Objection,
    Reassessment, ReassessmentFinding, ReassessmentRule, Reconciliation, Reply, Response,
    ResponseChange, Review, ReviewHandedIn, StageRow, Submission,
};
use crate::act::Act;
use crate::database::Database;
use crate::error::StoreError;
use crate::evidence::EvidenceLink;
use crate::history::places;
use crate::people::{GrantRow, TieRow};
use crate::register::Body;
use crate::table::{MOST_NAMES, Table, padded, rows, select, sought};
use sqlx::{Any, Executor};
use std::collections::BTreeSet;

const READING: &str = "reading a round";

/// The rows a condition names, in the order of their columns.
async fn find<'e, T: Table + Ord>(
    executor: impl Executor<'e, Database = Any>,
    condition: &str,
    values: &[&str],
) -> Result<Vec<T>, StoreError> {
    let query = sqlx::query(select::<T>(condition));
    let query = values
        .iter()
        .fold(query, |query, value| query.bind(sought(value)));
    let mut found: Vec<T> = rows(query.fetch_all(executor).await, READING)?;
    // The engines sort text differently.
    found.sort();
    Ok(found)
}

/// Where questions are asked: within an act, which sees its own changes, or outside one.
#[derive(Debug)]
pub enum Reading<'a> {
    /// Within an act.
    Act(&'a mut Act),
    /// Outside one.
    Database(&'a Database),
}

impl Act {
    /// Asks within this act.
    pub fn reading(&mut self) -> Reading<'_> {
        Reading::Act(self)
    }
}

impl Database {
    /// Asks what has been made lasting.
    pub fn reading(&self) -> Reading<'_> {
        Reading::Database(self)
    }
}

impl Reading<'_> {
    /// The rows a condition names, in the order of their columns.
    pub(crate) async fn find<T: Table + Ord>(
        &mut self,
        condition: &str,
        values: &[&str],
    ) -> Result<Vec<T>, StoreError> {
        match self {
            Reading::Act(act) => find(&mut **act.tx(), condition, values).await,
            Reading::Database(database) => find(database.readers(), condition, values).await,
        }
    }

    /// What was frozen with a determination, by name.
    pub async fn frozen_files(
        &mut self,
        cycle: &str,
        number: i64,
    ) -> Result<Vec<DeterminationFile>, StoreError> {
        match self {
            Reading::Act(act) => files(&mut **act.tx(), cycle, number, &[]).await,
            Reading::Database(database) => files(database.readers(), cycle, number, &[]).await,
        }
    }

    /// Those of these files that were frozen with a determination, by name.
    pub async fn frozen_files_named(
        &mut self,
        cycle: &str,
        number: i64,
        names: &[&str],
    ) -> Result<Vec<DeterminationFile>, StoreError> {
        match self {
            Reading::Act(act) => files(&mut **act.tx(), cycle, number, names).await,
            Reading::Database(database) => files(database.readers(), cycle, number, names).await,
        }
    }

    /// The bodies with these ids, by id; unknown ids are passed over.
    pub async fn bodies_with(&mut self, ids: &[String]) -> Result<Vec<Body>, StoreError> {
        let mut found = Vec::new();
        for some in ids.chunks(MOST_NAMES) {
            let some: Vec<&str> = some.iter().map(String::as_str).collect();
            let some = padded(&some);
            let condition = format!("WHERE body IN ({})", places(1, some.len()));
            found.extend(self.find(&condition, &some).await?);
        }
        found.sort();
        Ok(found)
    }
}

impl Reading<'_> {
    /// The rows that a table of a round has of several units.
    pub async fn rows_of_units<T: CycleRow + Ord>(
        &mut self,
        cycle: &str,
        units: &[&str],
    ) -> Result<Vec<T>, StoreError> {
        let mut found = Vec::new();
        for some in units.chunks(MOST_NAMES) {
            let some = padded(some);
            let condition = format!("WHERE cycle = $1 AND unit IN ({})", places(2, some.len()));
            let values = [&[cycle], &*some].concat();
            found.extend(self.find(&condition, &values).await?);
        }
        found.sort();
        Ok(found)
    }

    /// What units answer to questions now: every unit, every code.
    pub async fn responses_to(
        &mut self,
        cycle: &str,
        units: &[&str],
        codes: &[&str],
    ) -> Result<Vec<Response>, StoreError> {
        let mut found = Vec::new();
        for units in units.chunks(MOST_NAMES) {
            let units = padded(units);
            for codes in codes.chunks(MOST_NAMES) {
                let codes = padded(codes);
                let condition = format!(
                    "WHERE cycle = $1 AND unit IN ({}) AND code IN ({})",
                    places(2, units.len()),
                    places(2 + units.len(), codes.len())
                );
                let values = [&[cycle], &*units, &*codes].concat();
                found.extend(self.find(&condition, &values).await?);
            }
        }
        found.sort();
        Ok(found)
    }
}

impl Reading<'_> {
    /// Who speaks for these units, by person and unit.
    pub async fn officers_of(&mut self, units: &[&str]) -> Result<Vec<GrantRow>, StoreError> {
        self.grants_at(units, "unit_officer").await
    }

    /// Those of these people whom something may bar from a unit: who have a tie, or a
    /// grant for a body.
    pub async fn bound_among(&mut self, people: &[&str]) -> Result<BTreeSet<String>, StoreError> {
        let mut bound = BTreeSet::new();
        for some in people.chunks(MOST_NAMES) {
            let some = padded(some);
            let among = format!("person IN ({})", places(1, some.len()));
            let ties: Vec<TieRow> = self.find(&format!("WHERE {among}"), &some).await?;
            bound.extend(ties.into_iter().map(|row| row.person));
            let condition = format!("WHERE scope_kind = 'body' AND {among}");
            let grants: Vec<GrantRow> = self.find(&condition, &some).await?;
            bound.extend(grants.into_iter().map(|row| row.person));
        }
        Ok(bound)
    }

    /// Who coordinates these institutions, by person and institution.
    pub async fn coordinators_of(
        &mut self,
        institutions: &[&str],
    ) -> Result<Vec<GrantRow>, StoreError> {
        self.grants_at(institutions, "coordinator").await
    }

    async fn grants_at(
        &mut self,
        bodies: &[&str],
        role: &'static str,
    ) -> Result<Vec<GrantRow>, StoreError> {
        let mut found = Vec::new();
        for some in bodies.chunks(MOST_NAMES) {
            let some = padded(some);
            let condition = format!(
                "WHERE scope_kind = 'body' AND role = '{role}' AND scope IN ({})",
                places(1, some.len())
            );
            found.extend(self.find(&condition, &some).await?);
        }
        found.sort();
        Ok(found)
    }
}

/// Defines questions: a condition and the rows it names.
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
    /// All rounds that are worked on here, by id.
    open_cycles() -> Cycle = "";
    /// The round with this id; none or one.
    cycle_named(cycle) -> Cycle = "WHERE cycle = $1";
    /// The rounds of a programme and period.
    cycles_of_programme(programme, period) -> Cycle = "WHERE programme = $1 AND period = $2";
    /// The stages of a round, in no order that means anything.
    stages_of(cycle) -> StageRow = "WHERE cycle = $1";
    /// The extensions of a round, oldest first.
    extensions_of(cycle) -> ExtensionRow = "WHERE cycle = $1";
    /// The loci of a round, by unit.
    loci_of(cycle) -> Locus = "WHERE cycle = $1";
    /// The locus that a unit is in a round; none or one.
    locus_of(cycle, unit) -> Locus = "WHERE cycle = $1 AND unit = $2";
    /// The rounds a unit takes part in.
    loci_of_unit(unit) -> Locus = "WHERE unit = $1";
    /// All evaluators of a round, by unit.
    assignments_of(cycle) -> Assignment = "WHERE cycle = $1";
    /// The evaluators of a unit.
    evaluators_of(cycle, unit) -> Assignment = "WHERE cycle = $1 AND unit = $2";
    /// The units of an evaluator, by round.
    assignments_to(evaluator) -> Assignment = "WHERE evaluator = $1";
    /// What the units of a round say of themselves.
    responses_of(cycle) -> Response = "WHERE cycle = $1";
    /// What a unit says of itself, by code.
    responses_of_unit(cycle, unit) -> Response = "WHERE cycle = $1 AND unit = $2";
    /// Every version of a unit's responses, by code, oldest first.
    response_changes_of(cycle, unit) -> ResponseChange = "WHERE cycle = $1 AND unit = $2";
    /// Who handed in their responses, by unit.
    submissions_of(cycle) -> Submission = "WHERE cycle = $1";
    /// Whether a unit handed in its responses; none or one.
    submission_of(cycle, unit) -> Submission = "WHERE cycle = $1 AND unit = $2";
    /// The survey counts of a round.
    tallies_of(cycle) -> CycleTally = "WHERE cycle = $1";
    /// The survey counts of a unit.
    tallies_of_unit(cycle, unit) -> CycleTally = "WHERE cycle = $1 AND unit = $2";
    /// All reviews of a round.
    reviews_of(cycle) -> Review = "WHERE cycle = $1";
    /// The reviews of a unit, by evaluator and code.
    reviews_of_unit(cycle, unit) -> Review = "WHERE cycle = $1 AND unit = $2";
    /// The reviews of a unit by one evaluator, by code.
    reviews_by(cycle, unit, evaluator) -> Review = "WHERE cycle = $1 AND unit = $2 AND evaluator = $3";
    /// Which reviews of a round were handed in.
    handed_in_of(cycle) -> ReviewHandedIn = "WHERE cycle = $1";
    /// Which reviews of a unit were handed in.
    handed_in_of_unit(cycle, unit) -> ReviewHandedIn = "WHERE cycle = $1 AND unit = $2";
    /// What an evaluator handed in, by round and unit.
    handed_in_by(evaluator) -> ReviewHandedIn = "WHERE evaluator = $1";
    /// What the evaluators of a round agreed on.
    reconciliations_of(cycle) -> Reconciliation = "WHERE cycle = $1";
    /// What the evaluators of a unit agreed on, by code.
    reconciliations_of_unit(cycle, unit) -> Reconciliation = "WHERE cycle = $1 AND unit = $2";
    /// What more evidence a unit was asked for, oldest first.
    evidence_requests_of(cycle, unit) -> EvidenceRequest = "WHERE cycle = $1 AND unit = $2";
    /// All objections of a round, by unit.
    objections_of(cycle) -> Objection = "WHERE cycle = $1";
    /// The objections of a unit, oldest first.
    objections_of_unit(cycle, unit) -> Objection = "WHERE cycle = $1 AND unit = $2";
    /// All replies of a round.
    replies_of(cycle) -> Reply = "WHERE cycle = $1";
    /// The reply of a unit; none or one.
    reply_of(cycle, unit) -> Reply = "WHERE cycle = $1 AND unit = $2";
    /// The determinations of a round, oldest first.
    determinations_of(cycle) -> Determination = "WHERE cycle = $1";
    /// The determinations in a state, such as `confirmed`.
    determinations_in(state) -> Determination = "WHERE state = $1";
    /// The determination that is published as this data set; none or one.
    determination_of_dataset(dataset) -> Determination = "WHERE dataset = $1";
    /// What changed after the first score, by determination and unit.
    changes_of(cycle) -> DeterminedChange = "WHERE cycle = $1";
    /// What changed of one unit, by determination, oldest first.
    changes_of_unit(cycle, unit) -> DeterminedChange = "WHERE cycle = $1 AND unit = $2";
    /// What all answers of a round rest on, by unit and code.
    evidence_links_of(cycle) -> EvidenceLink = "WHERE cycle = $1";
    /// What the answers of a unit rest on, by code.
    evidence_links_of_unit(cycle, unit) -> EvidenceLink = "WHERE cycle = $1 AND unit = $2";
    /// All that evaluators asked for in a round, by unit.
    all_evidence_requests_of(cycle) -> EvidenceRequest = "WHERE cycle = $1";
    /// Until when a round offers re-assessments; none or one.
    reassessment_rule_of(cycle) -> ReassessmentRule = "WHERE cycle = $1";
    /// All requests of a round to be assessed again, by unit.
    reassessments_of(cycle) -> Reassessment = "WHERE cycle = $1";
    /// The requests of a unit, oldest first.
    reassessments_of_unit(cycle, unit) -> Reassessment = "WHERE cycle = $1 AND unit = $2";
    /// What evaluators of a round found the second time, by unit and request.
    second_findings_of(cycle) -> ReassessmentFinding = "WHERE cycle = $1";
    /// What evaluators of a unit found the second time, by request.
    second_findings_of_unit(cycle, unit) -> ReassessmentFinding = "WHERE cycle = $1 AND unit = $2";
    /// All promises of a round, by unit.
    follow_ups_of(cycle) -> FollowUp = "WHERE cycle = $1";
    /// The promises of a unit in a round, oldest first.
    follow_ups_of_unit(cycle, unit) -> FollowUp = "WHERE cycle = $1 AND unit = $2";
    /// All promises of a unit, by round.
    all_follow_ups_of_unit(unit) -> FollowUp = "WHERE unit = $1";
    /// Every version of the promises of a unit, oldest first.
    follow_up_changes_of(cycle, unit) -> FollowUpChange = "WHERE cycle = $1 AND unit = $2";
    /// Promises whose last day has come or passed and that are not done, by round.
    follow_ups_due(day) -> FollowUp = "WHERE due <= $1 AND state IN ('planned', 'working')";
    /// The newest notices of a person, five hundred at most, in no order that means anything.
    notices_for(person) -> Notice = "WHERE person = $1 ORDER BY at DESC, notice LIMIT 500";
    /// Notices of a kind about a round, in no order that means anything.
    notices_of_kind(cycle, kind) -> Notice = "WHERE cycle = $1 AND kind = $2";
    /// The body with this id; none or one.
    body_named(body) -> Body = "WHERE body = $1";
    /// The bodies directly under one, by id.
    bodies_below(parent) -> Body = "WHERE parent = $1";
}

/// Files that were frozen are asked for by number, which is no text; without
/// names all of them.
async fn files<'e>(
    executor: impl Executor<'e, Database = Any>,
    cycle: &str,
    number: i64,
    names: &[&str],
) -> Result<Vec<DeterminationFile>, StoreError> {
    let named = match names.len() {
        0 => String::new(),
        n => format!(" AND name IN ({})", places(3, n)),
    };
    let condition = format!("WHERE cycle = $1 AND number = $2{named}");
    let sql = select::<DeterminationFile>(&condition);
    let query = sqlx::query(sql).bind(sought(cycle)).bind(number);
    let query = names
        .iter()
        .fold(query, |query, name| query.bind(sought(name)));
    let mut found: Vec<DeterminationFile> = rows(query.fetch_all(executor).await, READING)?;
    found.sort();
    Ok(found)
}
