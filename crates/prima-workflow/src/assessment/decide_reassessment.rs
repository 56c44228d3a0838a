//! An officer grants or refuses a unit's request to be assessed again.

use super::desk::Desk;
use super::facts;
use super::moment::utc;
use super::refusal::{Acted, Refusal};
use prima_domain::assessment::permission::reassessment::may_decide_reassessment;
use prima_domain::assessment::reassessment::RequestStatus;
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::person::Actor;
use prima_store::cycle::Reassessment;
use serde_json::json;

/// How a request is answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Whether the evaluators are to review again.
    pub is_granted: bool,
    /// Why; the unit reads it.
    pub reason: String,
}

/// Answers a request. A granted one changes nothing before all evaluators of
/// the unit have reviewed the indicators again.
pub async fn decide_reassessment(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    number: i64,
    answer: &Answer,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let seen = facts::cycle(&mut act.reading(), cycle).await?;
    let unit_seen = facts::unit(&mut act.reading(), cycle, unit).await?;
    let offer = facts::offer(&mut act.reading(), cycle, unit, actor).await?;
    may_decide_reassessment(&seen.situation(actor, &unit_seen, now), &offer)?;
    let requests = act.reading().reassessments_of_unit(cycle, unit).await?;
    let old = requests.into_iter().find(|row| row.number == number);
    let old = old.ok_or(Refusal::Hidden)?;
    if RequestStatus::from_code(&old.state) != Some(RequestStatus::Asked) {
        return Err(Rule::NothingOpen.into());
    }
    if answer.reason.trim().is_empty() {
        return Err(Refusal::Blank { field: "reason" }.into());
    }
    let status = match answer.is_granted {
        true => RequestStatus::Granted,
        false => RequestStatus::Refused,
    };
    let at = utc(now);
    let row = Reassessment {
        state: status.code().to_owned(),
        answer: answer.reason.trim().to_owned(),
        decided_by: actor.person.to_string(),
        decided_at: at.clone(),
        ..old
    };
    act.put_row(&row).await?;
    let detail = json!({ "unit": unit, "number": number, "state": row.state }).to_string();
    let actor = actor.person.as_str();
    act.finish_privately(&at, actor, "decide_reassessment", cycle, &detail)
        .await?;
    Ok(())
}
