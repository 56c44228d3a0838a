//! A job is stopped, begun again, or forgotten.

use super::kind::State;
use super::seen::steered;
use super::standing;
use super::workshop::Workshop;
use crate::assessment::{Acted, Desk};
use crate::failure::WorkflowError;
use prima_domain::register::person::Actor;

/// Stops a job: one that waits never begins, one that runs ends before its next
/// step. One that has ended stays as it is.
pub async fn cancel_job(
    workshop: &Workshop,
    desk: &Desk,
    actor: &Actor,
    job: &str,
    now: i64,
) -> Acted<()> {
    let seen = steered(workshop, desk, actor, job, now).await?;
    match workshop.steps(job) {
        // Its act may hold the database, which nobody else can write to then.
        Some(steps) => steps.unwant(),
        None if seen.state.is_under_way() => {
            workshop.give_up(job);
            desk.database.unwant_job(job, now).await?;
        }
        None => {}
    }
    Ok(())
}

/// Puts a job that failed or was stopped in line again. Its act asks its rules
/// anew, for the person as that person stands now.
pub async fn run_job_again(
    workshop: &Workshop,
    desk: &Desk,
    actor: &Actor,
    job: &str,
    now: i64,
) -> Acted<bool> {
    let seen = steered(workshop, desk, actor, job, now).await?;
    if !State::may_run_again(seen.state) {
        return Ok(false);
    }
    let is_queued = desk
        .database
        .queue_job_again(job, &standing(actor), now)
        .await?;
    workshop.call_for(job);
    Ok(is_queued)
}

/// For how long what a job made is kept, in seconds.
const KEPT: i64 = 7 * 86_400;

/// Forgets jobs that ended a week ago, with what they were given and made; gives
/// how many.
pub async fn forget_jobs(desk: &Desk, now: i64) -> Result<u64, WorkflowError> {
    Ok(desk.database.forget_jobs(now.saturating_sub(KEPT)).await?)
}
