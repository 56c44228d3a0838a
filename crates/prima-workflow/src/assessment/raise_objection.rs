//! A unit officer objects to one value of the unit's scorecard.

use super::desk::Desk;
use super::facts::{self, OPEN};
use super::frozen::source_of;
use super::moment::utc;
use super::refusal::{Acted, Refusal};
use prima_domain::assessment::permission::objection::may_object;
use prima_domain::register::person::Actor;
use prima_store::cycle::Objection;
use serde_json::json;
use std::collections::BTreeSet;

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
    if source_of(&rules, &code).is_empty() {
        return Err(Refusal::Unusable {
            field: "code",
            found: code,
        }
        .into());
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
        value_before: value_of(&mut act.reading(), cycle, unit, &code).await?,
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
    reading: &mut prima_store::cycle::Reading<'_>,
    cycle: &str,
    unit: &str,
    code: &str,
) -> Acted<String> {
    let objections = reading.objections_of_unit(cycle, unit).await?;
    let mut granted = objections.into_iter().rev();
    if let Some(row) = granted.find(|row| row.code == code && row.state == "granted") {
        return Ok(row.value);
    }
    let agreed = reading.reconciliations_of_unit(cycle, unit).await?;
    if let Some(row) = agreed.into_iter().find(|row| row.code == code) {
        return Ok(row.value);
    }
    let handed_in = reading.handed_in_of_unit(cycle, unit).await?;
    let handed_in: BTreeSet<String> = handed_in.into_iter().map(|row| row.evaluator).collect();
    let reviews = reading.reviews_of_unit(cycle, unit).await?.into_iter();
    let counted = reviews.filter(|row| row.code == code && handed_in.contains(&row.evaluator));
    let mut values: BTreeSet<String> = counted.map(|row| row.value).collect();
    if values.is_empty() {
        let responses = reading.responses_of_unit(cycle, unit).await?;
        let own = responses.into_iter().filter(|row| row.code == code);
        values.extend(own.map(|row| row.value));
    }
    match values.len() {
        1 => Ok(values.pop_first().unwrap_or_default()),
        _ => Ok(String::new()),
    }
}
