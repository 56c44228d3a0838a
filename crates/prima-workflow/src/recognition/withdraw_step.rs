//! A step that waits for a second person is withdrawn.

use super::facts::{candidacy, may_read};
use super::stamp::{demand_seen, step_stamp};
use crate::assessment::moment::utc;
use crate::assessment::{Acted, Desk};
use prima_domain::recognition::permission::may_withdraw_step;
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::person::Actor;
use serde_json::json;

/// Withdraws the step, where it is what the person read; the candidacy stays where
/// it is.
pub async fn withdraw_step(
    desk: &Desk,
    actor: &Actor,
    id: &str,
    asked: &str,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let seen = candidacy(&mut act.reading(), id).await?;
    let situation = seen.situation(actor, now);
    let Some(waiting) = &seen.proposal else {
        may_read(&mut act.reading(), &seen, actor, now).await?;
        return Err(Rule::NothingOpen.into());
    };
    let stage = seen.programme().stage(&seen.row.stage);
    let found = stage.and_then(|stage| stage.exit(&waiting.exit));
    let by = found.map(|exit| exit.by.as_slice()).unwrap_or_default();
    may_withdraw_step(&situation, by)?;
    demand_seen(&step_stamp(waiting), asked)?;
    act.remove_proposal(id).await?;
    let detail =
        json!({ "programme": seen.row.programme, "unit": seen.row.unit, "exit": waiting.exit })
            .to_string();
    let at = utc(now);
    act.finish_privately(&at, actor.person.as_str(), "withdraw_step", id, &detail)
        .await?;
    Ok(())
}
