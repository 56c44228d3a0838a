//! For whom a decision waits: every officer who may confirm it, and nobody else; and
//! what its proposer is told once it was confirmed.

use super::case::case;
use super::decisions::of_category;
use super::seen::award;
use crate::assessment::{ActError, Acted, Desk};
use crate::people::actor_of;
use crate::recognition::notice::About;
use prima_domain::recognition::award_permission::{
    may_confirm_award, may_open_award, may_read_award,
};
use prima_domain::register::id::PersonId;
use prima_domain::register::person::{Actor, Role};
use prima_instrument::award::{Award, Category};
use prima_store::Act;
use prima_store::cycle::{Notice, Reading};
use prima_store::recognition::award::AwardDecision;
use std::collections::BTreeSet;

/// Role of those who decide, in the store.
const OFFICER: &str = "programme_officer";

/// Those who may confirm what waits in a category, by id.
pub(in crate::recognition) async fn second_officers(
    desk: &Desk,
    act: &mut Act,
    award: &str,
    category: &str,
    now: i64,
) -> Acted<BTreeSet<String>> {
    let officers = act.holders_of(OFFICER).await?;
    let people: BTreeSet<String> = officers.into_iter().map(|row| row.person).collect();
    let mut found = BTreeSet::new();
    let mut case_of = None;
    for person in people {
        let actor = actor_of(&desk.database, &person).await?;
        if case_of.is_none() {
            let place = (award, category);
            let seen = case(desk, &mut act.reading(), &actor, place, None, now).await;
            case_of = match seen {
                Ok(seen) => Some(seen),
                // Whoever may not read of it is not told either.
                Err(ActError::Refused(_)) => None,
                Err(failed) => return Err(failed),
            };
        }
        let Some(case) = &case_of else { continue };
        let first = case.decisions.waiting();
        let first = first.map(|row| PersonId::from(row.proposed_by.as_str()));
        if may_confirm_award(&case.before(&actor, now), first.as_ref()).is_ok() {
            found.insert(person);
        }
    }
    Ok(found)
}

/// A decision that waits for somebody to confirm it.
#[derive(Clone, Debug)]
pub struct DecisionToConfirm {
    /// Rules of the event.
    pub rules: Award,
    /// The category.
    pub category: Category,
}

/// Decisions that somebody may confirm, of the latest event first. Nothing is looked
/// up but of those that wait in programmes of the reader.
pub async fn decisions_to_confirm(
    desk: &Desk,
    actor: &Actor,
    now: i64,
) -> Acted<Vec<DecisionToConfirm>> {
    let mut found = Vec::new();
    if !actor.holds(Role::ProgrammeOfficer, |_| true) {
        return Ok(found);
    }
    let mut reading = desk.database.reading();
    for row in reading.decisions_waiting().await? {
        let seen = award(&mut reading, &row.award).await?;
        if may_open_award(actor, &seen.programme).is_err() {
            continue;
        }
        let place = (row.award.as_str(), row.category.as_str());
        let case = match case(desk, &mut reading, actor, place, None, now).await {
            Ok(case) => case,
            Err(ActError::Refused(_)) => continue,
            Err(failed) => return Err(failed),
        };
        let first = PersonId::from(row.proposed_by.as_str());
        if may_confirm_award(&case.before(actor, now), Some(&first)).is_ok() {
            found.push(DecisionToConfirm {
                rules: case.seen.rules,
                category: case.category,
            });
        }
    }
    found.sort_by(|a, b| {
        let place = |one: &DecisionToConfirm| (one.rules.code.clone(), one.category.code.clone());
        (&b.rules.date, place(a)).cmp(&(&a.rules.date, place(b)))
    });
    Ok(found)
}

/// What a notice says of a decision that still waits for this officer.
pub(in crate::recognition) async fn still_waits(
    desk: &Desk,
    reading: &mut Reading<'_>,
    actor: &Actor,
    notice: &Notice,
    now: i64,
) -> Acted<Option<About>> {
    let place = (notice.cycle.as_str(), notice.unit.as_str());
    // Who stands in the category is asked only where the decision still waits.
    let decisions = of_category(reading, place.0, place.1).await?;
    if !is_told(decisions.waiting(), notice) {
        return Ok(None);
    }
    let case = case(desk, reading, actor, place, None, now).await?;
    let first = case.decisions.waiting();
    let first = first.map(|row| PersonId::from(row.proposed_by.as_str()));
    may_confirm_award(&case.before(actor, now), first.as_ref())?;
    Ok(Some(told(&case.seen.rules, &case.category)))
}

/// What a notice says of a decision that was confirmed, and not replaced since: every
/// reader of the event reads those.
pub(in crate::recognition) async fn was_confirmed(
    reading: &mut Reading<'_>,
    actor: &Actor,
    notice: &Notice,
) -> Acted<Option<About>> {
    let seen = award(reading, &notice.cycle).await?;
    may_read_award(actor, &seen.programme)?;
    let category = seen.category(&notice.unit)?;
    let decisions = of_category(reading, &notice.cycle, &category.code).await?;
    let about = || told(&seen.rules, category);
    Ok(is_told(decisions.last(), notice).then(about))
}

/// Whether a notice is about this decision.
fn is_told(decision: Option<&AwardDecision>, notice: &Notice) -> bool {
    decision.is_some_and(|row| row.decision.to_string() == notice.occasion)
}

fn told(rules: &Award, category: &Category) -> About {
    About {
        title: (rules.title.id.clone(), rules.title.en.clone()),
        part: (category.title.id.clone(), category.title.en.clone()),
        is_sample: rules.is_sample,
    }
}
