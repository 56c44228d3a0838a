//! The evaluators of a unit agree on a value where their reviews differ.
//!
//! The reviews stay as they were: the disagreement is data.

use super::desk::Desk;
use super::facts;
use super::moment::utc;
use super::refusal::{Acted, Refusal};
use super::stamp::agreement_stamp;
use prima_domain::assessment::permission::evaluation::may_reconcile;
use prima_domain::register::person::Actor;
use prima_instrument::model::SourceKind;
use prima_store::cycle::Reconciliation;
use serde_json::json;
use std::collections::BTreeSet;

/// What evaluators agreed on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Code of the question.
    pub code: String,
    /// The value.
    pub value: String,
    /// Why this one.
    pub reason: String,
    /// The stamp of what was agreed on when the form was read, by
    /// [`agreement_stamp`]; empty: nothing was.
    pub read: String,
}

/// Puts an agreed value in place of differing reviews. Where another one was
/// agreed on since the form was read, nothing is saved.
pub async fn reconcile(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    agreement: &Agreement,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let seen = facts::cycle(&mut act.reading(), cycle).await?;
    let unit_seen = facts::unit(&mut act.reading(), cycle, unit).await?;
    may_reconcile(&seen.situation(actor, &unit_seen, now))?;
    let rules = desk.rules(&seen.row.instrument)?;
    let Agreement {
        code,
        value,
        reason,
        read,
    } = agreement;
    let reason = reason.trim();
    let fault = rules.fault(code, value, SourceKind::Evaluator);
    if let Some(fault) = fault {
        return Err(Refusal::Values(vec![fault]).into());
    }
    if value.is_empty() {
        return Err(Refusal::Blank { field: "value" }.into());
    }
    if reason.is_empty() {
        return Err(Refusal::Blank { field: "reason" }.into());
    }
    let reviews = act.reading().reviews_of_unit(cycle, unit).await?;
    let facts = &unit_seen.facts;
    let counts = |person: &&_| facts.assigned.contains(person);
    let counted: BTreeSet<&str> = facts
        .reviewed_by
        .iter()
        .filter(counts)
        .map(|person| person.as_str())
        .collect();
    let counted = reviews
        .iter()
        .filter(|row| row.code == *code && counted.contains(&*row.evaluator));
    let values: BTreeSet<&str> = counted.map(|row| row.value.as_str()).collect();
    if values.len() < 2 {
        let code = code.clone();
        return Err(Refusal::NothingToReconcile { code }.into());
    }
    let before = act.reading().reconciliations_of_unit(cycle, unit).await?;
    let before = before.iter().find(|row| row.code == *code);
    if before.is_some_and(|row| row.value == *value && row.reason == reason) {
        return Ok(());
    }
    if agreement_stamp(before) != *read {
        return Err(Refusal::ReadEarlier.into());
    }
    let at = utc(now);
    let row = Reconciliation {
        cycle: cycle.to_owned(),
        unit: unit.to_owned(),
        code: code.clone(),
        value: value.clone(),
        reason: reason.to_owned(),
        person: actor.person.to_string(),
        at: at.clone(),
    };
    act.put_row(&row).await?;
    let detail = json!({ "unit": unit, "code": code, "value": value }).to_string();
    let actor = actor.person.as_str();
    act.finish_privately(&at, actor, "reconcile", cycle, &detail)
        .await?;
    Ok(())
}
