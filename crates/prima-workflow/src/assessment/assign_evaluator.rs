//! An officer or coordinator gives a unit to an evaluator, or takes it back, by hand.

use super::desk::Desk;
use super::facts;
use super::moment::utc;
use super::notice::News;
use super::refusal::{Acted, Refusal};
use prima_domain::assessment::cycle::Stage;
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::assessment::permission::preparation::may_assign_evaluator;
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::person::Actor;
use prima_store::cycle::Assignment;
use serde_json::json;

/// Gives a unit to an evaluator.
pub async fn assign_evaluator(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    evaluator: &Actor,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let seen = facts::cycle(&mut act.reading(), cycle).await?;
    let unit_seen = facts::unit(&mut act.reading(), cycle, unit).await?;
    may_assign_evaluator(&seen.situation(actor, &unit_seen, now), evaluator)?;
    let at = utc(now);
    let row = Assignment {
        cycle: cycle.to_owned(),
        unit: unit.to_owned(),
        evaluator: evaluator.person.to_string(),
        origin: "hand".to_owned(),
        person: actor.person.to_string(),
        at: at.clone(),
    };
    let detail = json!({ "unit": unit, "evaluator": row.evaluator });
    act.add_rows(&[row]).await?;
    let news = News {
        kind: NoticeKind::Assigned,
        cycle,
        occasion: "",
        until: seen.closes(Stage::Evaluation, unit),
        now,
    };
    let pairs = [(evaluator.person.as_str(), unit)];
    news.tell_evaluators(&mut act, &pairs).await?;
    let actor = actor.person.as_str();
    act.finish_privately(&at, actor, "assign_evaluator", cycle, &detail.to_string())
        .await?;
    Ok(())
}

/// Takes a unit from an evaluator who has not handed in a review of it. What
/// was noted so far stays, and counts for nothing.
pub async fn take_back_unit(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    evaluator: &Actor,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let seen = facts::cycle(&mut act.reading(), cycle).await?;
    let mut unit_seen = facts::unit(&mut act.reading(), cycle, unit).await?;
    let person = &evaluator.person;
    let is_assigned = unit_seen.facts.assigned.contains(person);
    // Who may give the unit to somebody may take it back from that person. A
    // conflict that showed itself later must not keep the unit there.
    unit_seen.facts.assigned.retain(|one| one != person);
    match may_assign_evaluator(&seen.situation(actor, &unit_seen, now), evaluator) {
        Ok(()) | Err(Rule::EvaluatorBarred) => {}
        Err(rule) => return Err(rule.into()),
    }
    if !is_assigned {
        return Err(Refusal::Rule(Rule::NothingOpen).into());
    }
    if unit_seen.facts.reviewed_by.contains(person) {
        return Err(Refusal::Rule(Rule::AlreadySubmitted).into());
    }
    act.remove_assignment(cycle, unit, person.as_str()).await?;
    let detail = json!({ "unit": unit, "evaluator": person.as_str() });
    let actor = actor.person.as_str();
    act.finish_privately(
        &utc(now),
        actor,
        "take_back_unit",
        cycle,
        &detail.to_string(),
    )
    .await?;
    Ok(())
}
