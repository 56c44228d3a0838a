//! An officer looks at what a determination would say, without making one.

use super::barred::barred_reviews;
use super::desk::{Desk, Rules};
use super::facts::{self, CycleSeen};
use super::frozen::freeze;
use super::moment::utc;
use super::refusal::{Acted, Refusal};
use super::rows::{Rows, distinct, wants_one};
use crate::steps::Steps;
use prima_domain::assessment::permission::determination::may_rehearse_determination;
use prima_domain::assessment::reassessment::RequestStatus;
use prima_domain::register::person::Actor;
use prima_robust::report::Alike;
use prima_store::cycle::Reading;
use prima_store::history::Outcome;
use std::collections::{BTreeMap, BTreeSet};

/// What a determination would say, and what stands in its way.
#[derive(Clone, Debug, Default)]
pub struct Rehearsal {
    /// Results of units and institutions with index, band, rank and, where
    /// there are data for it, the intervals of index and rank; by body.
    pub results: Vec<Outcome>,
    /// The bodies of its peer group that a body cannot be told apart from, by
    /// body; none where there are no data for it.
    pub alike: BTreeMap<String, Alike>,
    /// Units and institutions without an index, with the state that says why.
    pub without_index: Vec<(String, String)>,
    /// Units whose answers were not handed in.
    pub not_submitted: Vec<String>,
    /// Evaluators who did not hand in, by unit.
    pub reviews_missing: Vec<(String, String)>,
    /// Codes over which evaluators differ and have not agreed, by unit.
    pub unreconciled: Vec<(String, String)>,
    /// Reviews that count though a tie bars their evaluator, by unit and
    /// evaluator; while there is one, nothing can be determined.
    pub barred_reviews: Vec<(String, String)>,
    /// Open objections, by unit and number; while there is one, nothing can be
    /// determined.
    pub open_objections: Vec<(String, i64)>,
    /// Re-assessments that are asked for or granted and not made, by unit and
    /// number.
    pub open_reassessments: Vec<(String, i64)>,
    /// Hash over what would be frozen.
    pub frozen_hash: String,
}

/// Rehearses the determination over the answers there are now; where nobody has
/// answered anything yet, there is nothing to rehearse.
pub async fn rehearse_determination(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    now: i64,
) -> Acted<Rehearsal> {
    rehearse_in_steps(desk, actor, cycle, now, &Steps::default()).await
}

/// Whether somebody may rehearse the determination now.
pub async fn demand_rehearsal(desk: &Desk, actor: &Actor, cycle: &str, now: i64) -> Acted<()> {
    let mut reading = desk.database.reading();
    let seen = facts::cycle(&mut reading, cycle).await?;
    let units = facts::units(&mut reading, cycle).await?;
    Ok(may_rehearse_determination(&seen.whole(actor, &units, now))?)
}

/// Parts of the whole before the scoring and before the resampling, of a hundred.
const BEFORE_SCORING: usize = 15;
const BEFORE_RESAMPLING: usize = 30;

/// Rehearses it, says how far it is, and stops between two steps where nobody
/// wants it any longer.
pub async fn rehearse_in_steps(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    now: i64,
    steps: &Steps,
) -> Acted<Rehearsal> {
    steps.enter("freeze", 0, 100)?;
    let mut reading = desk.database.reading();
    let seen = facts::cycle(&mut reading, cycle).await?;
    let units = facts::units(&mut reading, cycle).await?;
    may_rehearse_determination(&seen.whole(actor, &units, now))?;
    let rules = desk.rules(&seen.row.instrument)?;
    let frozen = freeze(&mut reading, &seen, &rules, None).await?;
    steps.enter("missing", 10, 100)?;
    let mut rehearsal = missing(desk, &mut reading, &seen, &rules, now).await?;
    rehearsal.frozen_hash = frozen.hash();
    if units.is_empty() {
        return Ok(rehearsal);
    }
    if frozen.is_empty() {
        return Err(Refusal::NothingAnswered.into());
    }
    steps.enter("score", BEFORE_SCORING, 100)?;
    let told = steps.clone();
    let resampled = move |n_done: usize, n_all: usize| {
        let share = (100 - BEFORE_RESAMPLING) * n_done / n_all.max(1);
        told.note("resample", BEFORE_RESAMPLING + share, 100);
    };
    let derived = frozen.derive_telling(cycle, &utc(now), resampled).await?;
    steps.enter("keep", 100, 100)?;
    (rehearsal.results, rehearsal.alike) = (derived.derived.results, derived.alike);
    let without = rehearsal
        .results
        .iter()
        .filter(|row| row.index_order.is_none());
    rehearsal.without_index = without
        .map(|row| (row.body.clone(), row.state.clone()))
        .collect();
    Ok(rehearsal)
}

/// Everything that is not there yet, or must not be.
async fn missing(
    desk: &Desk,
    reading: &mut Reading<'_>,
    seen: &CycleSeen,
    rules: &Rules,
    now: i64,
) -> Acted<Rehearsal> {
    let cycle = seen.row.cycle.as_str();
    let rows = Rows::read(reading, rules, cycle, None).await?;
    let submitted = reading.submissions_of(cycle).await?;
    let submitted: BTreeSet<String> = submitted.into_iter().map(|row| row.unit).collect();
    let assigned = reading.assignments_of(cycle).await?.into_iter();
    let assigned = assigned.map(|row| (row.unit, row.evaluator));
    let open = rows
        .objections
        .iter()
        .filter(|row| row.state == facts::OPEN);
    let units = rows.loci.iter().map(|locus| locus.unit.clone());
    let waiting = rows
        .requests
        .iter()
        .filter(|row| RequestStatus::from_code(&row.state).is_some_and(RequestStatus::is_open));
    let cells = rows.cells();
    let differing = cells
        .iter()
        .filter(|((_, code), cell)| wants_one(rules, code) && distinct(cell).len() > 1);
    Ok(Rehearsal {
        open_reassessments: waiting.map(|row| (row.unit.clone(), row.number)).collect(),
        not_submitted: units.filter(|unit| !submitted.contains(unit)).collect(),
        reviews_missing: assigned
            .filter(|key| !rows.handed_in.contains(key))
            .collect(),
        unreconciled: differing
            .map(|((unit, code), _)| ((*unit).to_owned(), (*code).to_owned()))
            .collect(),
        open_objections: open.map(|row| (row.unit.clone(), row.number)).collect(),
        barred_reviews: barred_reviews(&desk.database, reading, seen, now).await?,
        ..Rehearsal::default()
    })
}
