//! Long work as somebody may see it: one's own, and for officers that of their
//! rounds. What may not be seen is not there, and is counted nowhere.

use super::kind::{JobKind, State};
use super::standing;
use super::workshop::Workshop;
use crate::assessment::read::{cycle_page, cycles_of, determinations};
use crate::assessment::{ActError, Acted, Desk, Refusal, facts};
use base64::prelude::{BASE64_STANDARD, Engine};
use prima_domain::assessment::permission::job::{
    JobFacts, may_see_job, may_see_own_job, may_steer_job, may_take_result,
};
use prima_domain::assessment::permission::preparation::may_change_schedule;
use prima_domain::register::person::{Actor, Role};
use prima_store::job::{Job, RESULT};
use serde_json::Value;

/// A job as somebody may see it.
#[derive(Clone, Debug)]
pub struct JobSeen {
    /// As it is stored, with how far it is now.
    pub row: Job,
    /// What it does.
    pub kind: JobKind,
    /// How things stand with it.
    pub state: State,
    /// Whether the person asked for it.
    pub is_own: bool,
    /// Whether somebody wants it to stop.
    pub is_stopping: bool,
}

impl JobSeen {
    /// What was asked for.
    pub fn asked(&self) -> Value {
        serde_json::from_str(&self.row.asked).unwrap_or_default()
    }

    /// What came of it.
    pub fn result(&self) -> Value {
        serde_json::from_str(&self.row.result).unwrap_or_default()
    }
}

/// Whether somebody may ask for such a job about a round: who may know of the
/// round, and of what the act is about. The act itself says whether it is done.
pub(super) async fn demand_start(
    desk: &Desk,
    actor: &Actor,
    kind: JobKind,
    cycle: &str,
    now: i64,
) -> Result<(), ActError> {
    match kind {
        JobKind::Trail => {
            let roles = [Role::Administrator, Role::ProgrammeOfficer, Role::Auditor];
            match roles.into_iter().any(|role| actor.holds(role, |_| true)) {
                true => Ok(()),
                false => Err(Refusal::Hidden.into()),
            }
        }
        JobKind::Rehearse | JobKind::Ask | JobKind::Confirm | JobKind::Correct => {
            determinations(desk, actor, cycle, now).await.map(|_| ())
        }
        JobKind::Tallies | JobKind::Indices => {
            let seen = facts::cycle(&mut desk.database.reading(), cycle).await?;
            match may_change_schedule(actor, &seen.facts) {
                // Who was late is told so by the act.
                Ok(()) | Err(prima_domain::refusal::Refusal::AlreadyPublished) => Ok(()),
                Err(rule) => Err(rule.into()),
            }
        }
        JobKind::Certificates => match actor.holds(Role::ProgrammeOfficer, |_| true) {
            true => Ok(()),
            false => Err(Refusal::Hidden.into()),
        },
        JobKind::Worksheets => cycle_page(desk, actor, cycle, now).await.map(|_| ()),
    }
}

fn job_facts(actor: &Actor, row: &Job, kind: JobKind) -> JobFacts {
    JobFacts {
        is_own: row.person == actor.person.as_str(),
        is_reach_same: row.standing == standing(actor),
        is_over_all: kind.is_over_all(),
    }
}

/// A job, or [`Refusal::Hidden`].
pub async fn job_seen(
    workshop: &Workshop,
    desk: &Desk,
    actor: &Actor,
    job: &str,
    now: i64,
) -> Acted<JobSeen> {
    let row = desk.database.job(job).await?.ok_or(Refusal::Hidden)?;
    let seen = visible(workshop, desk, actor, row, now).await?;
    seen.ok_or(Refusal::Hidden.into())
}

/// One's own jobs, and those of the rounds one runs, newest first.
pub async fn jobs_seen(
    workshop: &Workshop,
    desk: &Desk,
    actor: &Actor,
    now: i64,
) -> Acted<Vec<JobSeen>> {
    let mut rows = desk.database.jobs_of(actor.person.as_str()).await?;
    for line in cycles_of(desk, actor, now).await? {
        if line.is_officer {
            let about = desk.database.jobs_about(&line.cycle.cycle).await?;
            let others = about
                .into_iter()
                .filter(|row| row.person != actor.person.as_str());
            rows.extend(others);
        }
    }
    rows.sort_by(|a, b| (b.asked_at, &b.job).cmp(&(a.asked_at, &a.job)));
    let mut seen = Vec::new();
    for row in rows {
        seen.extend(visible(workshop, desk, actor, row, now).await?);
    }
    Ok(seen)
}

/// The job where it may be seen now, with how far this process knows it is.
async fn visible(
    workshop: &Workshop,
    desk: &Desk,
    actor: &Actor,
    mut row: Job,
    now: i64,
) -> Acted<Option<JobSeen>> {
    let Some(kind) = JobKind::from_code(&row.kind) else {
        return Ok(None);
    };
    let facts = job_facts(actor, &row, kind);
    if !is_visible(desk, actor, &row.cycle, facts, now).await? {
        return Ok(None);
    }
    match demand_start(desk, actor, kind, &row.cycle, now).await {
        Ok(()) => {}
        Err(ActError::Refused(_)) => return Ok(None),
        Err(failed) => return Err(failed),
    }
    let steps = workshop.steps(&row.job);
    if let Some(steps) = &steps {
        let at = steps.at();
        row.step = at.code.to_owned();
        (row.n_done, row.n_steps) = (at.n_done, at.n_steps);
    }
    let state = State::from_code(&row.state);
    let is_unwanted = row.is_unwanted == 1 || steps.is_some_and(|steps| steps.is_unwanted());
    Ok(Some(JobSeen {
        kind,
        state,
        is_own: facts.is_own,
        is_stopping: state == State::Running && is_unwanted,
        row,
    }))
}

async fn is_visible(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    job: JobFacts,
    now: i64,
) -> Acted<bool> {
    if cycle.is_empty() {
        return Ok(may_see_own_job(job).is_ok());
    }
    let mut reading = desk.database.reading();
    let seen = match facts::cycle(&mut reading, cycle).await {
        Ok(seen) => seen,
        Err(ActError::Refused(_)) => return Ok(false),
        Err(failed) => return Err(failed),
    };
    let units = facts::units(&mut reading, cycle).await?;
    Ok(may_see_job(&seen.whole(actor, &units, now), job).is_ok())
}

/// The file a job made, with its name, for the person it was made for.
pub async fn job_result(
    workshop: &Workshop,
    desk: &Desk,
    actor: &Actor,
    job: &str,
    now: i64,
) -> Acted<(JobSeen, Vec<u8>)> {
    let seen = job_seen(workshop, desk, actor, job, now).await?;
    may_take_result(job_facts(actor, &seen.row, seen.kind))?;
    let is_file = seen.kind.makes_file() && seen.state == State::Done;
    let content = match is_file {
        true => desk.database.job_file(job, RESULT).await?,
        false => None,
    };
    let bytes = content.and_then(|content| BASE64_STANDARD.decode(content).ok());
    Ok((seen, bytes.ok_or(Refusal::Hidden)?))
}

/// A job that somebody may stop or begin again.
pub(super) async fn steered(
    workshop: &Workshop,
    desk: &Desk,
    actor: &Actor,
    job: &str,
    now: i64,
) -> Acted<JobSeen> {
    let seen = job_seen(workshop, desk, actor, job, now).await?;
    may_steer_job(job_facts(actor, &seen.row, seen.kind))?;
    Ok(seen)
}
