//! A unit officer promises what the unit will do about a weak indicator.

use super::desk::Desk;
use super::facts;
use super::frozen::source_of;
use super::moment::utc;
use super::refusal::{Acted, Refusal};
use prima_domain::assessment::action::{Status, check_plan};
use prima_domain::assessment::permission::follow_up::may_plan_action;
use prima_domain::register::day::Day;
use prima_domain::register::person::Actor;
use prima_store::cycle::{FollowUp, FollowUpChange};
use serde_json::json;

/// A promise that is to be made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewAction {
    /// Code of the indicator.
    pub code: String,
    /// What will be done.
    pub title: String,
    /// Who answers for it.
    pub owner: String,
    /// Its last day, `2026-11-23`.
    pub due: String,
}

/// Plans an action; gives its number within the unit.
pub async fn plan_action(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    new: &NewAction,
    now: i64,
) -> Acted<i64> {
    let mut act = desk.database.act().await?;
    let seen = facts::cycle(&mut act.reading(), cycle).await?;
    let unit_seen = facts::unit(&mut act.reading(), cycle, unit).await?;
    may_plan_action(&seen.situation(actor, &unit_seen, now))?;
    let rules = desk.rules(&seen.row.instrument)?;
    if source_of(&rules, &new.code).is_empty() {
        let found = new.code.clone();
        return Err(Refusal::Unusable {
            field: "code",
            found,
        }
        .into());
    }
    let due = Day::parse(&new.due);
    let found = new.due.clone();
    let due = due.ok_or(Refusal::Unusable {
        field: "due",
        found,
    })?;
    let faults = check_plan(&new.title, &new.owner, due, Day::at(now));
    if !faults.is_empty() {
        return Err(Refusal::ActionPlan(faults).into());
    }
    let before = act.reading().follow_ups_of_unit(cycle, unit).await?;
    let is_same = |row: &&FollowUp| {
        let planned = (&row.code, row.title.as_str(), row.owner.as_str(), &row.due);
        planned == (&new.code, new.title.trim(), new.owner.trim(), &new.due)
    };
    // A form that is sent twice promises once.
    if let Some(row) = before.iter().find(is_same) {
        return Ok(row.number);
    }
    let at = utc(now);
    let row = FollowUp {
        cycle: cycle.to_owned(),
        unit: unit.to_owned(),
        number: before.last().map_or(1, |last| last.number + 1),
        code: new.code.clone(),
        title: new.title.trim().to_owned(),
        owner: new.owner.trim().to_owned(),
        due: new.due.clone(),
        state: Status::Planned.code().to_owned(),
        version: 1,
        person: actor.person.to_string(),
        at: at.clone(),
        ..FollowUp::default()
    };
    let number = row.number;
    act.add_rows(&[change(&row)]).await?;
    act.add_rows(&[row]).await?;
    let detail = json!({ "unit": unit, "code": new.code, "number": number }).to_string();
    let actor = actor.person.as_str();
    act.finish(&at, actor, "plan_action", cycle, &detail)
        .await?;
    Ok(number)
}

/// The version of a promise, as it is kept for ever.
pub(super) fn change(row: &FollowUp) -> FollowUpChange {
    FollowUpChange {
        cycle: row.cycle.clone(),
        unit: row.unit.clone(),
        number: row.number,
        version: row.version,
        owner: row.owner.clone(),
        due: row.due.clone(),
        state: row.state.clone(),
        evidence: row.evidence.clone(),
        note: row.note.clone(),
        person: row.person.clone(),
        at: row.at.clone(),
    }
}
