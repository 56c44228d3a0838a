//! For whom a decision waits: every officer who may confirm it, and nobody else.

use super::case::case;
use crate::assessment::{ActError, Acted, Desk};
use crate::people::actor_of;
use crate::recognition::notice::About;
use prima_domain::recognition::award_permission::may_confirm_award;
use prima_domain::register::id::PersonId;
use prima_domain::register::person::Actor;
use prima_store::Act;
use prima_store::cycle::{Notice, Reading};
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

/// What a notice says of a decision that still waits for this officer.
pub(in crate::recognition) async fn still_waits(
    desk: &Desk,
    reading: &mut Reading<'_>,
    actor: &Actor,
    notice: &Notice,
    now: i64,
) -> Acted<Option<About>> {
    let place = (notice.cycle.as_str(), notice.unit.as_str());
    let case = case(desk, reading, actor, place, None, now).await?;
    let waiting = case.decisions.waiting();
    let Some(row) = waiting.filter(|row| row.decision.to_string() == notice.occasion) else {
        return Ok(None);
    };
    let first = PersonId::from(row.proposed_by.as_str());
    may_confirm_award(&case.before(actor, now), Some(&first))?;
    let (event, category) = (&case.seen.rules.title, &case.category.title);
    Ok(Some(About {
        title: (event.id.clone(), event.en.clone()),
        part: (category.id.clone(), category.en.clone()),
        is_sample: case.seen.rules.is_sample,
    }))
}
