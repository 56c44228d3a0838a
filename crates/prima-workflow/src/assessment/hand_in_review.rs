//! An evaluator hands in the review of a unit; from then on it stays as it is.

use super::desk::Desk;
use super::facts;
use super::moment::utc;
use super::refusal::{Acted, Refusal};
use prima_domain::assessment::permission::evaluation::may_review;
use prima_domain::register::person::Actor;
use prima_instrument::model::SourceKind;
use prima_store::cycle::ReviewHandedIn;
use serde_json::json;
use std::collections::BTreeSet;

/// Hands the review in. Every indicator that counts and the evaluator is asked needs a finding;
/// that nobody could assess it, or that it does not apply, is one.
pub async fn hand_in_review(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let seen = facts::cycle(&mut act.reading(), cycle).await?;
    let unit_seen = facts::unit(&mut act.reading(), cycle, unit).await?;
    may_review(&seen.situation(actor, &unit_seen, now))?;
    let rules = desk.rules(&seen.row.instrument)?;
    let evaluator = actor.person.as_str();
    let reviews = act.reading().reviews_by(cycle, unit, evaluator).await?;
    let found: BTreeSet<&str> = reviews
        .iter()
        .filter(|row| !row.value.is_empty())
        .map(|row| row.code.as_str())
        .collect();
    let asked = rules.codes_for(SourceKind::Evaluator).into_iter();
    let missing = asked
        .filter(|code| rules.counts(code))
        .filter(|code| !found.contains(code));
    let codes: Vec<String> = missing.map(str::to_owned).collect();
    if !codes.is_empty() {
        return Err(Refusal::Incomplete { codes }.into());
    }
    let at = utc(now);
    let row = ReviewHandedIn {
        cycle: cycle.to_owned(),
        unit: unit.to_owned(),
        evaluator: evaluator.to_owned(),
        at: at.clone(),
    };
    act.add_rows(&[row]).await?;
    let detail = json!({ "unit": unit }).to_string();
    act.finish_privately(&at, evaluator, "hand_in_review", cycle, &detail)
        .await?;
    Ok(())
}
