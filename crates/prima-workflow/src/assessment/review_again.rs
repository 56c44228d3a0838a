//! An evaluator reviews the indicators again that a granted request names.
//!
//! Blind, as the first time: nothing here reads, or tells, what a colleague
//! found. The first review stays as it was.

use super::desk::Desk;
use super::facts;
use super::moment::utc;
use super::refusal::{Acted, Refusal};
use super::values::Entry;
use prima_domain::assessment::permission::reassessment::may_review_again;
use prima_domain::assessment::reassessment::RequestStatus;
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::person::Actor;
use prima_instrument::model::SourceKind;
use prima_store::cycle::{Reassessment, ReassessmentFinding};
use serde_json::json;
use std::collections::BTreeSet;

/// Hands in a second finding about each named indicator, all at once; gives
/// whether it was the last evaluator, from when on the findings count.
pub async fn review_again(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    number: i64,
    entries: &[Entry],
    now: i64,
) -> Acted<bool> {
    let mut act = desk.database.act().await?;
    let seen = facts::cycle(&mut act.reading(), cycle).await?;
    let unit_seen = facts::unit(&mut act.reading(), cycle, unit).await?;
    let offer = facts::offer(&mut act.reading(), cycle, unit, actor).await?;
    may_review_again(&seen.situation(actor, &unit_seen, now), &offer)?;
    let requests = act.reading().reassessments_of_unit(cycle, unit).await?;
    let old = requests.into_iter().find(|row| row.number == number);
    let old = old.ok_or(Refusal::Hidden)?;
    if RequestStatus::from_code(&old.state) != Some(RequestStatus::Granted) {
        return Err(Rule::NothingOpen.into());
    }
    let rules = desk.rules(&seen.row.instrument)?;
    rules.check(entries, SourceKind::Evaluator)?;
    let found = |code: &str| {
        let mut entries = entries.iter();
        entries.find(|entry| entry.code == code && !entry.value.is_empty())
    };
    let missing = old.codes.lines().filter(|code| found(code).is_none());
    let codes: Vec<String> = missing.map(str::to_owned).collect();
    if !codes.is_empty() {
        return Err(Refusal::Incomplete { codes }.into());
    }
    let (at, evaluator) = (utc(now), actor.person.as_str());
    let row = |entry: &Entry| ReassessmentFinding {
        cycle: cycle.to_owned(),
        unit: unit.to_owned(),
        number,
        evaluator: evaluator.to_owned(),
        code: entry.code.clone(),
        value: entry.value.clone(),
        note_unit: entry.note.trim().to_owned(),
        at: at.clone(),
    };
    let rows: Vec<ReassessmentFinding> = old.codes.lines().filter_map(found).map(row).collect();
    act.add_rows(&rows).await?;
    let findings = act.reading().second_findings_of_unit(cycle, unit).await?;
    let findings = findings.iter().filter(|row| row.number == number);
    let done: BTreeSet<&str> = findings.map(|row| row.evaluator.as_str()).collect();
    // Whoever reviewed first and is still assigned reviews again.
    let facts = &unit_seen.facts;
    let mut asked = facts.assigned.iter();
    let is_last =
        asked.all(|person| !facts.reviewed_by.contains(person) || done.contains(person.as_str()));
    if is_last {
        let row = Reassessment {
            state: RequestStatus::Done.code().to_owned(),
            done_at: at.clone(),
            ..old
        };
        act.put_row(&row).await?;
    }
    let detail = json!({ "unit": unit, "number": number, "done": is_last }).to_string();
    act.finish_privately(&at, evaluator, "review_again", cycle, &detail)
        .await?;
    Ok(is_last)
}
