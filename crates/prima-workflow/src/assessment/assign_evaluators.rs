//! An officer or coordinator has units shared among evaluators, evenly, nobody
//! before a unit a tie bars.

use super::desk::{COOLING_OFF_DAYS, Desk};
use super::facts;
use super::moment::utc;
use super::notice::News;
use super::refusal::{Acted, Refusal};
use prima_domain::assessment::assignment::{Plan, Task, Terms, plan};
use prima_domain::assessment::cycle::Stage;
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::assessment::permission::preparation::may_assign_evaluator;
use prima_domain::register::day::Day;
use prima_domain::register::id::BodyId;
use prima_domain::register::person::Actor;
use prima_store::cycle::Assignment;
use serde_json::json;
use std::collections::BTreeMap;

/// Shares the units the actor may assign, so many evaluators for each; those
/// they have stay. Gives the plan, with the units that got too few and why.
///
/// Each pair is held against the rule of assigning by hand as well.
pub async fn assign_evaluators(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    evaluators: &[Actor],
    n_per_unit: usize,
    now: i64,
) -> Acted<Plan> {
    let mut act = desk.database.act().await?;
    let seen = facts::cycle(&mut act.reading(), cycle).await?;
    let mut told = Refusal::Hidden;
    let mut tasks = Vec::new();
    let mut units = BTreeMap::new();
    let loci = act.reading().loci_of(cycle).await?;
    let ids: Vec<&str> = loci.iter().map(|locus| locus.unit.as_str()).collect();
    // All at once: nobody else writes while this act goes on.
    for (id, unit) in facts::units_seen(&mut act.reading(), cycle, &ids).await? {
        // Whether the actor may ask does not depend on who is asked for; nobody
        // is refused for being assigned already.
        let mut empty = unit.clone();
        empty.facts.assigned.clear();
        let situation = seen.situation(actor, &empty, now);
        let is_allowed = evaluators
            .iter()
            .map(|evaluator| may_assign_evaluator(&situation, evaluator))
            .map(|found| match found {
                Err(prima_domain::refusal::Refusal::EvaluatorBarred) => Ok(()),
                other => other,
            })
            .next();
        match is_allowed {
            Some(Ok(())) => {
                tasks.push(Task {
                    subject: unit.subject.clone(),
                    kept: unit.facts.assigned.clone(),
                });
                units.insert(BodyId::new(id), unit);
            }
            Some(Err(rule)) if rule != prima_domain::refusal::Refusal::Hidden => told = rule.into(),
            _ => {}
        }
    }
    if tasks.is_empty() {
        return Err(told.into());
    }
    let terms = Terms {
        programme: seen.facts.programme.clone(),
        n_per_unit,
        today: Day::at(now),
        cooling_off_days: COOLING_OFF_DAYS,
    };
    let plan = plan(evaluators, &tasks, &terms);
    let at = utc(now);
    let mut rows = Vec::new();
    for (unit, persons) in &plan.evaluators {
        let Some(unit_seen) = units.get(unit) else {
            continue;
        };
        let situation = seen.situation(actor, unit_seen, now);
        for person in persons {
            let Some(evaluator) = evaluators.iter().find(|one| one.person == *person) else {
                continue;
            };
            if may_assign_evaluator(&situation, evaluator).is_err() {
                continue;
            }
            rows.push(Assignment {
                cycle: cycle.to_owned(),
                unit: unit.to_string(),
                evaluator: person.to_string(),
                origin: "automatic".to_owned(),
                person: actor.person.to_string(),
                at: at.clone(),
            });
        }
    }
    act.add_rows(&rows).await?;
    let news = News {
        kind: NoticeKind::Assigned,
        cycle,
        occasion: "",
        until: seen.closes(Stage::Evaluation, ""),
        now,
    };
    let told = rows.iter().map(|row| (&*row.evaluator, &*row.unit));
    news.tell_evaluators(&mut act, &told.collect::<Vec<_>>())
        .await?;
    let pairs: Vec<_> = rows
        .iter()
        .map(|row| json!([row.unit, row.evaluator]))
        .collect();
    let detail = json!({ "n_per_unit": n_per_unit, "assigned": pairs }).to_string();
    let actor = actor.person.as_str();
    act.finish_privately(&at, actor, "assign_evaluators", cycle, &detail)
        .await?;
    Ok(plan)
}
