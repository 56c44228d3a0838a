//! Somebody who did not evaluate the unit decides on its objection.

use super::desk::Desk;
use super::facts::{self, OPEN};
use super::frozen::kind_of;
use super::moment::utc;
use super::notice::News;
use super::refusal::{Acted, Refusal};
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::assessment::permission::objection::may_decide_objection;
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::person::Actor;
use prima_store::cycle::Objection;
use serde_json::json;

/// How an objection is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The value that takes the place of the one objected to; none where the
    /// objection is refused.
    pub value: Option<String>,
    /// Why; the unit and the public read it.
    pub reason: String,
}

/// Decides on an objection. A granted one changes the score from now on; the
/// reviews stay as they were.
pub async fn decide_objection(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    number: i64,
    decision: &Decision,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let seen = facts::cycle(&mut act.reading(), cycle).await?;
    let unit_seen = facts::unit(&mut act.reading(), cycle, unit).await?;
    may_decide_objection(&seen.situation(actor, &unit_seen, now))?;
    let objections = act.reading().objections_of_unit(cycle, unit).await?;
    let old = objections.into_iter().find(|row| row.number == number);
    let old = old.ok_or(Refusal::Hidden)?;
    if old.state != OPEN {
        return Err(Rule::NothingOpen.into());
    }
    if decision.reason.trim().is_empty() {
        return Err(Refusal::Blank { field: "reason" }.into());
    }
    if let Some(value) = &decision.value {
        let rules = desk.rules(&seen.row.instrument)?;
        if value.is_empty() {
            return Err(Refusal::Blank { field: "value" }.into());
        }
        let kind = kind_of(&rules, &old.code);
        let fault = kind.and_then(|kind| rules.fault(&old.code, value, kind));
        if let Some(fault) = fault {
            return Err(Refusal::Values(vec![fault]).into());
        }
    }
    let at = utc(now);
    let state = if decision.value.is_some() {
        "granted"
    } else {
        "refused"
    };
    let row = Objection {
        state: state.to_owned(),
        value: decision.value.clone().unwrap_or_default(),
        decided_by: actor.person.to_string(),
        decided_at: at.clone(),
        reason: decision.reason.trim().to_owned(),
        ..old
    };
    act.put_row(&row).await?;
    let news = News {
        kind: NoticeKind::ObjectionDecided,
        cycle,
        occasion: &number.to_string(),
        until: None,
        now,
    };
    news.tell_officers(&mut act, &[unit]).await?;
    let detail = json!({ "unit": unit, "code": row.code, "number": number, "state": state });
    let actor = actor.person.as_str();
    act.finish_privately(&at, actor, "decide_objection", cycle, &detail.to_string())
        .await?;
    Ok(())
}
