//! Promises that follow a result: the unit's own, and what the public sees.

use crate::assessment::desk::Desk;
use crate::assessment::facts;
use crate::assessment::refusal::{Acted, Refusal};
use crate::assessment::work_action::piece;
use prima_domain::assessment::action::Side;
use prima_domain::assessment::action::{Status, Step, is_overdue};
use prima_domain::assessment::permission::filling::may_read_responses;
use prima_domain::assessment::permission::follow_up::{may_confirm_action, may_work_action};
use prima_domain::register::day::Day;
use prima_domain::register::person::Actor;
use prima_store::cycle::{FollowUp, FollowUpChange};
use prima_store::evidence::Evidence;
use std::collections::BTreeSet;

/// A promise with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionLine {
    /// The promise.
    pub action: FollowUp,
    /// The piece of evidence in the unit's vault that proves it; none where a
    /// text does, or nothing yet.
    pub proof: Option<Evidence>,
    /// Every version of it, oldest first.
    pub history: Vec<FollowUpChange>,
    /// Whether its last day has passed and it is not called done.
    pub is_overdue: bool,
    /// Steps the actor may take now.
    pub steps: Vec<Step>,
}

/// The promises of a unit in a round, oldest first.
pub async fn actions(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    now: i64,
) -> Acted<Vec<ActionLine>> {
    let mut reading = desk.database.reading();
    let seen = facts::cycle(&mut reading, cycle).await?;
    let unit_seen = facts::unit(&mut reading, cycle, unit).await?;
    let situation = seen.situation(actor, &unit_seen, now);
    let works = may_work_action(&situation);
    let confirms = may_confirm_action(&situation);
    if works.is_err() && confirms.is_err() {
        may_read_responses(&situation)?;
    }
    let may_take = |step: &Step| match step.side() {
        Side::Unit => works.is_ok(),
        Side::Overseer => confirms.is_ok(),
        Side::NextCycle => false,
    };
    let changes = reading.follow_up_changes_of(cycle, unit).await?;
    let mut lines = Vec::new();
    for row in reading.follow_ups_of_unit(cycle, unit).await? {
        let mut line = line(row, &changes, now);
        line.steps.retain(may_take);
        line.proof = proof(desk, &line.action).await?;
        lines.push(line);
    }
    Ok(lines)
}

/// The promises of a unit in all rounds whose result is public, by round; they
/// are public too, and stay so in the round that carries them on.
pub async fn public_actions(desk: &Desk, unit: &str, now: i64) -> Acted<Vec<ActionLine>> {
    let mut reading = desk.database.reading();
    let mut lines = Vec::new();
    // Titles never change, so that a promise is known by its title again.
    let mut carried: BTreeSet<(String, String)> = BTreeSet::new();
    let mut all = Vec::new();
    for row in reading.all_follow_ups_of_unit(unit).await? {
        let cycle = reading
            .cycle_named(&row.cycle)
            .await?
            .pop()
            .ok_or(Refusal::Hidden)?;
        all.push((cycle, row));
    }
    all.sort_by(|(a, _), (b, _)| a.period.cmp(&b.period));
    for (cycle, row) in all {
        let promise = (row.code.clone(), row.title.clone());
        if cycle.state != facts::PUBLISHED && !carried.contains(&promise) {
            continue;
        }
        if row.state == Status::Carried.code() {
            carried.insert(promise);
        }
        let changes = reading.follow_up_changes_of(&row.cycle, unit).await?;
        let mut line = line(row, &changes, now);
        line.steps.clear();
        line.proof = proof(desk, &line.action).await?;
        lines.push(line);
    }
    Ok(lines)
}

/// The piece of evidence that a promise names.
async fn proof(desk: &Desk, action: &FollowUp) -> Acted<Option<Evidence>> {
    match piece(&action.evidence) {
        Some(id) => Ok(desk.database.evidence(id).await?),
        None => Ok(None),
    }
}

fn line(action: FollowUp, changes: &[FollowUpChange], now: i64) -> ActionLine {
    let status = Status::from_code(&action.state);
    let due = Day::parse(&action.due);
    let history = changes.iter().filter(|row| row.number == action.number);
    ActionLine {
        proof: None,
        history: history.cloned().collect(),
        is_overdue: match (status, due) {
            (Some(status), Some(due)) => is_overdue(status, due, Day::at(now)),
            _ => false,
        },
        steps: status.map(Status::steps).unwrap_or_default(),
        action,
    }
}
