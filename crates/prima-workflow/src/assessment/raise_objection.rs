//! A unit officer objects to one value of the unit's scorecard.

use super::desk::{Desk, Rules};
use super::facts::{self, OPEN};
use super::moment::utc;
use super::refusal::{Acted, Refusal};
use super::rows::{Rows, distinct};
use prima_domain::assessment::permission::objection::may_object;
use prima_domain::register::person::Actor;
use prima_store::cycle::{Objection, Reading};
use serde_json::json;

/// An objection that is to be raised.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewObjection {
    /// Code of the question whose value is objected to.
    pub code: String,
    /// Why.
    pub text: String,
    /// What the unit puts forward in support.
    pub evidence: String,
}

/// Raises an objection; gives its number within the unit. One value has one
/// open objection at a time.
pub async fn raise_objection(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    new: &NewObjection,
    now: i64,
) -> Acted<i64> {
    let mut act = desk.database.act().await?;
    let seen = facts::cycle(&mut act.reading(), cycle).await?;
    let unit_seen = facts::unit(&mut act.reading(), cycle, unit).await?;
    may_object(&seen.situation(actor, &unit_seen, now))?;
    let rules = desk.rules(&seen.row.instrument)?;
    let code = new.code.clone();
    if !rules.is_scored_indicator(&code) {
        return Err(Refusal::NotScored { code }.into());
    }
    if new.text.trim().is_empty() {
        return Err(Refusal::Blank { field: "text" }.into());
    }
    let before = act.reading().objections_of_unit(cycle, unit).await?;
    if before
        .iter()
        .any(|row| row.code == code && row.state == OPEN)
    {
        return Err(Refusal::AlreadyObjected { code }.into());
    }
    let at = utc(now);
    let row = Objection {
        cycle: cycle.to_owned(),
        unit: unit.to_owned(),
        number: before.last().map_or(1, |last| last.number + 1),
        value_before: value_of(&mut act.reading(), &rules, cycle, unit, &code).await?,
        code,
        text: new.text.trim().to_owned(),
        evidence: new.evidence.trim().to_owned(),
        person: actor.person.to_string(),
        at: at.clone(),
        state: OPEN.to_owned(),
        ..Objection::default()
    };
    let number = row.number;
    let detail = json!({ "unit": unit, "code": row.code, "number": number }).to_string();
    act.add_rows(&[row]).await?;
    let actor = actor.person.as_str();
    act.finish_privately(&at, actor, "raise_objection", cycle, &detail)
        .await?;
    Ok(number)
}

/// The value that counts now; empty where several evaluators found several,
/// whose single findings the unit never reads.
async fn value_of(
    reading: &mut Reading<'_>,
    rules: &Rules,
    cycle: &str,
    unit: &str,
    code: &str,
) -> Acted<String> {
    let rows = Rows::read(reading, rules, cycle, Some(unit)).await?;
    let cells = rows.cells();
    let found = cells.get(&(unit, code)).map(distinct);
    let mut values = found.unwrap_or_default();
    match values.len() {
        1 => Ok(values.pop_first().unwrap_or_default().to_owned()),
        _ => Ok(String::new()),
    }
}
