//! The first officer asks for a correction of a published result: a new
//! determination that names the old one, which stays readable and is marked.

use super::ask_determination::{already_proposed, keep};
use super::desk::{Desk, Rules};
use super::facts;
use super::frozen::{Frozen, kind_of, object, on_a_thread, source_of};
use super::moment::utc;
use super::refusal::{Acted, BadValue, Refusal};
use crate::failure::WorkflowError;
use prima_domain::assessment::permission::determination::may_propose_correction;
use prima_domain::register::person::Actor;
use prima_exchange::frozen_answers::AnswerRow;
use prima_instrument::words::Text;
use prima_store::cycle::Determination;
use serde_json::json;
use std::collections::BTreeMap;

/// A correction that is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewCorrection {
    /// Why, in both languages; it is printed on the result.
    pub reason: Text,
    /// The values that change.
    pub values: Vec<CorrectedValue>,
    /// When it is to be published, in seconds UTC.
    pub publish_at: i64,
}

/// A value that takes the place of all that was answered under a code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CorrectedValue {
    /// The unit.
    pub unit: String,
    /// Code of the question.
    pub code: String,
    /// The value; empty: it was not answered.
    pub value: String,
}

/// Asks for a correction of the newest published determination; gives the
/// number of the new one. The second officer confirms it as any other.
pub async fn correct(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    new: &NewCorrection,
    now: i64,
) -> Acted<i64> {
    let mut act = desk.database.act().await?;
    let seen = facts::cycle(&mut act.reading(), cycle).await?;
    let units = facts::units(&mut act.reading(), cycle).await?;
    may_propose_correction(&seen.whole(actor, &units, now))?;
    for (field, text) in [("reason_id", &new.reason.id), ("reason_en", &new.reason.en)] {
        if text.trim().is_empty() {
            return Err(Refusal::Blank { field }.into());
        }
    }
    if new.publish_at < now {
        return Err(Refusal::PublishHour { earliest: now }.into());
    }
    let all = act.reading().determinations_of(cycle).await?;
    let last = all.last().ok_or(Refusal::Hidden)?;
    if last.state != facts::PUBLISHED {
        return Err(already_proposed(&mut act, last).await?.into());
    }
    let rules = desk.rules(&seen.row.instrument)?;
    let known: Vec<&str> = units.iter().map(|unit| unit.unit().as_str()).collect();
    check(&rules, &known, &new.values)?;
    let mut frozen = Frozen::stored(&mut act.reading(), cycle, last.number).await?;
    let (by_rules, values) = (rules.clone(), new.values.clone());
    frozen = on_a_thread(move || put(frozen, &by_rules, &values)).await?;
    frozen.describe(&seen.row, Some(&note(last.number, &new.reason)));
    let row = Determination {
        cycle: cycle.to_owned(),
        number: last.number + 1,
        reason: new.reason.id.trim().to_owned(),
        corrects: last.number,
        publish_at: new.publish_at,
        ..Determination::default()
    };
    let number = row.number;
    keep(&mut act, actor, row, &frozen, now).await?;
    let detail = json!({ "number": number, "corrects": last.number, "frozen": frozen.hash() });
    let actor = actor.person.as_str();
    act.finish_privately(&utc(now), actor, "correct", cycle, &detail.to_string())
        .await?;
    Ok(number)
}

fn note(corrects: i64, reason: &Text) -> Text {
    Text {
        id: format!(
            "Koreksi atas penetapan nomor {corrects}: {}",
            reason.id.trim()
        ),
        en: format!(
            "Correction of determination number {corrects}: {}",
            reason.en.trim()
        ),
    }
}

fn check(rules: &Rules, units: &[&str], values: &[CorrectedValue]) -> Result<(), Refusal> {
    let mut faults = Vec::new();
    for value in values {
        let kind = kind_of(rules, &value.code);
        let is_known = units.contains(&value.unit.as_str());
        let fault = match kind.filter(|_| is_known) {
            Some(kind) => rules.fault(&value.code, &value.value, kind),
            None => Some(BadValue {
                code: value.code.clone(),
                value: value.value.clone(),
                key: "unknown-code",
                expected: String::new(),
                asked: None,
            }),
        };
        faults.extend(fault);
    }
    match (faults.is_empty(), values.is_empty()) {
        (false, _) => Err(Refusal::Values(faults)),
        (true, true) => Err(Refusal::Blank { field: "values" }),
        (true, false) => Ok(()),
    }
}

/// Puts values in place of what was answered under their codes.
fn put(
    mut frozen: Frozen,
    rules: &Rules,
    values: &[CorrectedValue],
) -> Result<Frozen, WorkflowError> {
    let mut rows: BTreeMap<(String, String), Vec<AnswerRow<String>>> = BTreeMap::new();
    for row in frozen.rows()? {
        let [unit, _, _, code, _] = &row;
        let key = (unit.clone(), code.clone());
        rows.entry(key).or_default().push(row);
    }
    for value in values {
        let CorrectedValue { unit, code, value } = value;
        let source = source_of(rules, code);
        let row = [unit, source, "", code, value].map(str::to_owned);
        let key = (unit.clone(), code.clone());
        match value.is_empty() {
            true => rows.remove(&key),
            false => rows.insert(key, vec![row]),
        };
    }
    let rows = rows.values().flatten();
    let rows: Vec<AnswerRow<&str>> = rows.map(|row| row.each_ref().map(String::as_str)).collect();
    frozen.answers = object(&rows)?;
    Ok(frozen)
}
