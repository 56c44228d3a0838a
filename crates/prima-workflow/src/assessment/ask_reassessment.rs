//! A unit asks that named indicators be assessed again.

use super::desk::Desk;
use super::facts;
use super::frozen::kind_of;
use super::moment::utc;
use super::refusal::{Acted, Refusal};
use prima_domain::assessment::permission::reassessment::may_ask_reassessment;
use prima_domain::assessment::reassessment::RequestStatus;
use prima_domain::register::person::Actor;
use prima_instrument::model::SourceKind;
use prima_store::cycle::Reassessment;
use serde_json::json;
use std::collections::BTreeSet;

/// A request that is to be made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewReassessment {
    /// Codes of the indicators.
    pub codes: BTreeSet<String>,
    /// Why.
    pub reason: String,
}

/// Asks for a re-assessment; gives the number of the request within the unit.
pub async fn ask_reassessment(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    new: &NewReassessment,
    now: i64,
) -> Acted<i64> {
    let mut act = desk.database.act().await?;
    let seen = facts::cycle(&mut act.reading(), cycle).await?;
    let unit_seen = facts::unit(&mut act.reading(), cycle, unit).await?;
    let offer = facts::offer(&mut act.reading(), cycle, unit, actor).await?;
    may_ask_reassessment(&seen.situation(actor, &unit_seen, now), &offer)?;
    if new.codes.is_empty() {
        return Err(Refusal::Blank { field: "codes" }.into());
    }
    let rules = desk.rules(&seen.row.instrument)?;
    let is_judged = |code: &&String| kind_of(&rules, code) == Some(SourceKind::Evaluator);
    if let Some(found) = new.codes.iter().find(|code| !is_judged(code)) {
        let (field, found) = ("codes", found.clone());
        return Err(Refusal::Unusable { field, found }.into());
    }
    if new.reason.trim().is_empty() {
        return Err(Refusal::Blank { field: "reason" }.into());
    }
    let before = act.reading().reassessments_of_unit(cycle, unit).await?;
    let at = utc(now);
    let codes: Vec<&str> = new.codes.iter().map(String::as_str).collect();
    let row = Reassessment {
        cycle: cycle.to_owned(),
        unit: unit.to_owned(),
        number: before.last().map_or(1, |last| last.number + 1),
        codes: codes.join("\n"),
        reason: new.reason.trim().to_owned(),
        person: actor.person.to_string(),
        at: at.clone(),
        state: RequestStatus::Asked.code().to_owned(),
        ..Reassessment::default()
    };
    let number = row.number;
    let detail = json!({ "unit": unit, "number": number, "codes": codes }).to_string();
    act.add_rows(&[row]).await?;
    let actor = actor.person.as_str();
    act.finish_privately(&at, actor, "ask_reassessment", cycle, &detail)
        .await?;
    Ok(number)
}
