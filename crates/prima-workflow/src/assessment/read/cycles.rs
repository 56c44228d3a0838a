//! The rounds an actor has something to do with.

use crate::assessment::desk::Desk;
use crate::assessment::facts::{self, CycleSeen};
use crate::assessment::refusal::{Acted, Refusal};
use prima_domain::assessment::cycle::{Extension, Schedule, Stage};
use prima_domain::assessment::permission::progress::{may_read_progress, visible_units};
use prima_domain::register::person::{Actor, Role, Subject};
use prima_store::cycle::{Cycle, Reading};

/// A round, as far as the actor may see it.
#[derive(Clone, Debug)]
pub struct CycleLine {
    /// The round.
    pub cycle: Cycle,
    /// Its stages.
    pub schedule: Schedule,
    /// Extensions for all, and for the units the actor may see.
    pub extensions: Vec<Extension>,
    /// The stage it is in; none between stages.
    pub stage: Option<Stage>,
    /// Units the actor sees or works on, by id.
    pub units: Vec<String>,
    /// Whether the actor runs the round as an officer of its programme.
    pub is_officer: bool,
}

/// The rounds an actor runs, oversees, fills in, evaluates or decides in.
pub async fn cycles_of(desk: &Desk, actor: &Actor, now: i64) -> Acted<Vec<CycleLine>> {
    let mut reading = desk.database.reading();
    let mut lines = Vec::new();
    for row in reading.open_cycles().await? {
        let seen = facts::cycle(&mut reading, &row.cycle).await?;
        lines.extend(line(&mut reading, actor, seen, now).await?);
    }
    Ok(lines)
}

/// One round, as far as the actor may see it.
pub async fn cycle_page(desk: &Desk, actor: &Actor, cycle: &str, now: i64) -> Acted<CycleLine> {
    let mut reading = desk.database.reading();
    let seen = facts::cycle(&mut reading, cycle).await?;
    let line = line(&mut reading, actor, seen, now).await?;
    line.ok_or(Refusal::Hidden.into())
}

async fn line(
    reading: &mut Reading<'_>,
    actor: &Actor,
    seen: CycleSeen,
    now: i64,
) -> Acted<Option<CycleLine>> {
    let cycle = seen.row.cycle.as_str();
    let subjects = facts::units(reading, cycle).await?;
    let facts = &seen.facts;
    let sees_progress = may_read_progress(actor, facts, &subjects, now).is_ok();
    let assigned = reading.assignments_to(actor.person.as_str()).await?;
    let visible = visible_units(actor, facts, &subjects, now);
    let is_free = |subject: &Subject| {
        !matches!(
            facts.standing(actor, subject, now),
            prima_domain::register::conflict::Standing::Conflicted(_)
        )
    };
    let decides = |subject: &Subject| {
        actor.has_role(Role::Decider, subject, &facts.programme) && is_free(subject)
    };
    let evaluates = |subject: &Subject| {
        let unit = subject.unit().as_str();
        assigned
            .iter()
            .any(|row| row.cycle == cycle && row.unit == unit)
            && is_free(subject)
    };
    let units: Vec<String> = subjects
        .iter()
        .filter(|one| visible.contains(one) || decides(one) || evaluates(one))
        .map(|one| one.unit().to_string())
        .collect();
    if !sees_progress && units.is_empty() {
        return Ok(None);
    }
    let is_told = |extension: &&Extension| {
        extension
            .unit()
            .is_none_or(|unit| units.iter().any(|one| one == unit.as_str()))
    };
    Ok(Some(CycleLine {
        schedule: facts.schedule.clone(),
        extensions: facts.extensions.iter().filter(is_told).cloned().collect(),
        stage: facts.schedule.stage_at(now),
        is_officer: actor.has_programme_role(Role::ProgrammeOfficer, &facts.programme),
        units,
        cycle: seen.row,
    }))
}
