//! Objections: those of a unit, and those that wait in a round.

use crate::assessment::desk::Desk;
use crate::assessment::facts;
use crate::assessment::refusal::Acted;
use prima_domain::assessment::permission::objection::may_read_scorecard;
use prima_domain::register::conflict::Standing;
use prima_domain::register::person::{Actor, Role};
use prima_store::cycle::Objection;

/// The objections of a unit, oldest first, for anybody who may read its
/// scorecard. Who decided is left empty for the unit.
pub async fn objections(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    now: i64,
) -> Acted<Vec<Objection>> {
    let mut reading = desk.database.reading();
    let seen = facts::cycle(&mut reading, cycle).await?;
    let unit_seen = facts::unit(&mut reading, cycle, unit).await?;
    may_read_scorecard(&seen.situation(actor, &unit_seen, now))?;
    let mut found = reading.objections_of_unit(cycle, unit).await?;
    if actor.acts_for(&unit_seen.subject) {
        found.iter_mut().for_each(|row| row.decided_by.clear());
    }
    Ok(found)
}

/// The objections of a round over the units the actor decides on, oversees or
/// audits; those of a unit the actor evaluated are left out for a decider.
pub async fn objection_list(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    now: i64,
) -> Acted<Vec<Objection>> {
    let mut reading = desk.database.reading();
    let seen = facts::cycle(&mut reading, cycle).await?;
    let rows = reading.objections_of(cycle).await?;
    let overseeing = [Role::ProgrammeOfficer, Role::Coordinator, Role::Auditor];
    let mut found = Vec::new();
    for row in rows {
        let unit = facts::unit(&mut reading, cycle, &row.unit).await?;
        let programme = &seen.facts.programme;
        let standing = seen.facts.standing(actor, &unit.subject, now);
        if matches!(standing, Standing::Conflicted(_)) {
            continue;
        }
        let oversees = overseeing
            .into_iter()
            .any(|role| actor.has_role(role, &unit.subject, programme));
        let evaluated = unit.facts.assigned.contains(&actor.person)
            || unit.facts.reviewed_by.contains(&actor.person);
        let decides = actor.has_role(Role::Decider, &unit.subject, programme) && !evaluated;
        if oversees || decides {
            found.push(row);
        }
    }
    Ok(found)
}
