//! An officer or coordinator gives a unit to an evaluator, or takes it back, by hand.

use super::desk::Desk;
use super::facts;
use super::moment::utc;
use super::notice::News;
use super::refusal::Acted;
use prima_domain::assessment::cycle::Stage;
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::assessment::permission::preparation::{
    may_assign_evaluator, may_unassign_evaluator,
};
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

/// Takes a unit from an evaluator who has not handed in a review of it, or whom a
/// tie bars from it. What was noted or handed in stays, and counts for nothing.
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
    let unit_seen = facts::unit(&mut act.reading(), cycle, unit).await?;
    let person = &evaluator.person;
    may_unassign_evaluator(&seen.situation(actor, &unit_seen, now), evaluator)?;
    act.remove_assignment(cycle, unit, person.as_str()).await?;
    let had_reviewed = unit_seen.facts.reviewed_by.contains(person);
    let detail = json!({
        "unit": unit,
        "evaluator": person.as_str(),
        "handed_in": had_reviewed,
    });
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
