//! The requests of a unit to be assessed again, and whether a round offers that.

use super::tasks::{Task, TaskKind};
use crate::assessment::desk::{Desk, Rules};
use crate::assessment::facts::{self, CycleSeen};
use crate::assessment::refusal::{Acted, Refusal};
use prima_domain::assessment::permission::objection::may_read_scorecard;
use prima_domain::assessment::permission::reassessment::{
    may_ask_reassessment, may_decide_reassessment, may_offer_reassessment, may_review_again,
};
use prima_domain::assessment::reassessment::RequestStatus;
use prima_domain::register::person::Actor;
use prima_store::cycle::{Cycle, Reading, Reassessment, ReassessmentFinding};
use std::sync::Arc;

/// The requests of a unit.
#[derive(Clone, Debug)]
pub struct Reassessments {
    /// The round.
    pub cycle: Cycle,
    /// Its rules.
    pub rules: Arc<Rules>,
    /// Until when the round offers re-assessments, in seconds UTC.
    pub until: Option<i64>,
    /// The requests, oldest first; who asked and who decided is left empty.
    pub requests: Vec<Reassessment>,
    /// What the actor found the second time.
    pub own: Vec<ReassessmentFinding>,
    /// Why the actor may not ask now; none: the actor may.
    pub not_asking: Option<Refusal>,
    /// Why the actor may not decide now; none: the actor may.
    pub not_deciding: Option<Refusal>,
    /// Why the actor may not review again now; none: the actor may.
    pub not_reviewing: Option<Refusal>,
}

/// The requests of a unit, for anybody who may read its scorecard.
pub async fn reassessments(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    now: i64,
) -> Acted<Reassessments> {
    let mut reading = desk.database.reading();
    let seen = facts::cycle(&mut reading, cycle).await?;
    let unit_seen = facts::unit(&mut reading, cycle, unit).await?;
    let situation = seen.situation(actor, &unit_seen, now);
    may_read_scorecard(&situation)?;
    let offer = facts::offer(&mut reading, cycle, unit, actor).await?;
    let mut requests = reading.reassessments_of_unit(cycle, unit).await?;
    for request in &mut requests {
        request.person.clear();
        request.decided_by.clear();
    }
    let mut own = reading.second_findings_of_unit(cycle, unit).await?;
    own.retain(|row| row.evaluator == actor.person.as_str());
    Ok(Reassessments {
        rules: desk.rules(&seen.row.instrument)?,
        until: offer.until,
        requests,
        own,
        not_asking: may_ask_reassessment(&situation, &offer)
            .err()
            .map(Refusal::from),
        not_deciding: may_decide_reassessment(&situation, &offer)
            .err()
            .map(Refusal::from),
        not_reviewing: may_review_again(&situation, &offer)
            .err()
            .map(Refusal::from),
        cycle: seen.row.clone(),
    })
}

/// Requests that the actor is to answer, or to review again.
pub(super) async fn waiting(
    reading: &mut Reading<'_>,
    actor: &Actor,
    seen: &CycleSeen,
    now: i64,
) -> Acted<Vec<Task>> {
    let cycle = seen.row.cycle.as_str();
    let mut tasks = Vec::new();
    for row in reading.reassessments_of(cycle).await? {
        if !RequestStatus::from_code(&row.state).is_some_and(RequestStatus::is_open) {
            continue;
        }
        let unit = facts::unit(reading, cycle, &row.unit).await?;
        let offer = facts::offer(reading, cycle, &row.unit, actor).await?;
        let situation = seen.situation(actor, &unit, now);
        let decides = may_decide_reassessment(&situation, &offer).is_ok();
        if decides || may_review_again(&situation, &offer).is_ok() {
            tasks.push(Task {
                kind: TaskKind::Reassess,
                cycle: row.cycle,
                unit: row.unit,
                until: offer.until,
                n: 1,
            });
        }
    }
    Ok(tasks)
}

/// What an officer sees of the re-assessments of a round.
#[derive(Clone, Debug)]
pub struct ReassessmentOffer {
    /// Until when the round offers them, in seconds UTC.
    pub until: Option<i64>,
    /// Requests that wait for an officer or for evaluators, over the units the
    /// actor may decide on.
    pub open: Vec<Reassessment>,
}

/// Whether a round offers re-assessments, for officers of its programme.
pub async fn reassessment_offer(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    now: i64,
) -> Acted<ReassessmentOffer> {
    let mut reading = desk.database.reading();
    let seen = facts::cycle(&mut reading, cycle).await?;
    may_offer_reassessment(actor, &seen.facts)?;
    let rule = reading.reassessment_rule_of(cycle).await?.pop();
    let mut open = Vec::new();
    for row in reading.reassessments_of(cycle).await? {
        if !RequestStatus::from_code(&row.state).is_some_and(RequestStatus::is_open) {
            continue;
        }
        let unit = facts::unit(&mut reading, cycle, &row.unit).await?;
        if may_read_scorecard(&seen.situation(actor, &unit, now)).is_ok() {
            open.push(row);
        }
    }
    Ok(ReassessmentOffer {
        until: rule.map(|rule| rule.until).filter(|until| *until > 0),
        open,
    })
}
