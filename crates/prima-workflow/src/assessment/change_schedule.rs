//! An officer moves the stages of a round, for all units alike.

use super::desk::Desk;
use super::facts;
use super::moment::utc;
use super::open_cycle::stages;
use super::refusal::{Acted, Refusal};
use super::stamp::schedule_stamp;
use prima_domain::assessment::cycle::{ExtensionFault, Schedule};
use prima_domain::assessment::permission::preparation::may_change_schedule;
use prima_domain::register::person::Actor;
use serde_json::json;

/// Puts a schedule in place of the one a round has, with the reason where a stage
/// closes at another moment than before: that gives all more time or takes time away,
/// and either has a reason however it is done. A stage that is open is not ended
/// before now. The dates there were are kept in the audit line.
///
/// More time that was given to single units must still end before all is at rest.
///
/// `read` is the stamp of the dates that were read, by [`schedule_stamp`]: where
/// somebody moved a stage since, nothing is saved.
pub async fn change_schedule(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    schedule: &Schedule,
    read: &str,
    reason: &str,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let seen = facts::cycle(&mut act.reading(), cycle).await?;
    may_change_schedule(actor, &seen.facts)?;
    let faults = schedule.check();
    if !faults.is_empty() {
        return Err(Refusal::Schedule(faults).into());
    }
    let is_other = *schedule != seen.facts.schedule;
    if is_other && schedule_stamp(&seen.facts.schedule) != read {
        return Err(Refusal::ReadEarlier.into());
    }
    if let Some(stage) = seen.facts.schedule.cut_off_by(schedule, now) {
        return Err(Refusal::CutOff { stage }.into());
    }
    let given = seen.facts.extensions.iter();
    let mut left = given.filter(|one| {
        let faults = one.check(schedule);
        faults.contains(&ExtensionFault::ReachesDetermination)
    });
    if let Some(extension) = left.next() {
        return Err(Refusal::GivenTime {
            stage: extension.stage(),
            until: extension.until(),
        }
        .into());
    }
    let reason = reason.trim();
    if reason.is_empty() && seen.facts.schedule.is_ended_otherwise_by(schedule) {
        return Err(Refusal::Blank { field: "reason" }.into());
    }
    let dates = |schedule: &Schedule| {
        let rows = stages(cycle, schedule).into_iter();
        rows.map(|row| json!([row.stage, row.opens, row.closes]))
            .collect::<Vec<_>>()
    };
    let detail = json!({
        "before": dates(&seen.facts.schedule),
        "after": dates(schedule),
        "reason": reason,
    });
    act.replace_stages(cycle, &stages(cycle, schedule)).await?;
    let actor = actor.person.as_str();
    act.finish_privately(
        &utc(now),
        actor,
        "change_schedule",
        cycle,
        &detail.to_string(),
    )
    .await?;
    Ok(())
}
