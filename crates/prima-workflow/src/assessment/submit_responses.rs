//! A unit officer hands in what a unit says of itself.

use super::desk::Desk;
use super::facts;
use super::moment::utc;
use super::refusal::Acted;
use prima_domain::assessment::permission::filling::may_submit_responses;
use prima_domain::register::person::Actor;
use prima_store::cycle::Submission;
use serde_json::json;

/// Hands the responses in. What is missing stays missing: the instrument says
/// what that does to a score, and the form said it before.
pub async fn submit_responses(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let seen = facts::cycle(&mut act.reading(), cycle).await?;
    let unit_seen = facts::unit(&mut act.reading(), cycle, unit).await?;
    may_submit_responses(&seen.situation(actor, &unit_seen, now))?;
    let responses = act.reading().responses_of_unit(cycle, unit).await?;
    let n_answers = responses.iter().filter(|row| !row.value.is_empty()).count();
    let at = utc(now);
    let row = Submission {
        cycle: cycle.to_owned(),
        unit: unit.to_owned(),
        person: actor.person.to_string(),
        at: at.clone(),
    };
    act.add_rows(&[row]).await?;
    let detail = json!({ "unit": unit, "answers": n_answers });
    let actor = actor.person.as_str();
    act.finish_privately(&at, actor, "submit_responses", cycle, &detail.to_string())
        .await?;
    Ok(())
}
