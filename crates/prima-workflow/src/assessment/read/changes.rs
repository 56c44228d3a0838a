//! What changed after the first score: for officers and auditors over a round,
//! for whoever reads a unit's scorecard of that unit, and for the public of what
//! was published.
//!
//! Until the result is determined it is told as it stands; then as it was kept.

use crate::assessment::changes::{Change, Listing, listed, told};
use crate::assessment::desk::Desk;
use crate::assessment::facts::{self, CycleSeen, UnitSeen};
use crate::assessment::refusal::Acted;
use prima_domain::assessment::change::Reader;
use prima_domain::assessment::permission::change::{
    may_list_changes, may_read_changes, may_read_evaluators, may_read_rank_changes,
};
use prima_domain::assessment::permission::evaluation::may_read_reviews;
use prima_domain::assessment::permission::objection::may_read_scorecard;
use prima_domain::register::person::Actor;
use prima_store::cycle::{Cycle, Determination, DeterminedChange, Reading};
use std::collections::BTreeSet;

/// The changes of a round, as far as somebody may know them.
#[derive(Clone, Debug)]
pub struct CycleChanges {
    /// The round.
    pub cycle: Cycle,
    /// Changes by unit, oldest first.
    pub changes: Vec<Change>,
    /// Whether effects on ranks are told.
    pub has_ranks: bool,
}

/// What an actor may look over in a round, beside the progress.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Oversight {
    /// What changed after the first score.
    pub changes: bool,
    /// How evaluators stand to one another.
    pub evaluators: bool,
}

/// Which pages of a round are there for the actor.
pub async fn oversight(desk: &Desk, actor: &Actor, cycle: &str, now: i64) -> Acted<Oversight> {
    let mut reading = desk.database.reading();
    let seen = facts::cycle(&mut reading, cycle).await?;
    let units = facts::units(&mut reading, cycle).await?;
    let whole = seen.whole(actor, &units, now);
    let evaluates = evaluates(&mut reading, actor, cycle).await?;
    Ok(Oversight {
        changes: may_list_changes(&whole).is_ok(),
        evaluators: may_read_evaluators(&whole, evaluates).is_ok(),
    })
}

/// Whether the actor evaluates any unit of the round, or did.
pub(super) async fn evaluates(
    reading: &mut Reading<'_>,
    actor: &Actor,
    cycle: &str,
) -> Acted<bool> {
    let person = actor.person.as_str();
    let assigned = reading.assignments_to(person).await?;
    let handed_in = reading.handed_in_of(cycle).await?;
    let was = handed_in.iter().any(|row| row.evaluator == person);
    Ok(was || assigned.iter().any(|row| row.cycle == cycle))
}

/// The changes of a round over the units the actor oversees or audits.
pub async fn cycle_changes(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    now: i64,
) -> Acted<CycleChanges> {
    let mut reading = desk.database.reading();
    let seen = facts::cycle(&mut reading, cycle).await?;
    let units = facts::units(&mut reading, cycle).await?;
    let whole = seen.whole(actor, &units, now);
    may_list_changes(&whole)?;
    let has_ranks = may_read_rank_changes(&whole).is_ok();
    let mut changes: Vec<Change> = match seen.facts.is_determined {
        true => {
            let rows = reading.changes_of(cycle).await?;
            rows.into_iter().filter_map(told).collect()
        }
        false => {
            let rules = desk.rules(&seen.row.instrument)?;
            let listing = if has_ranks {
                Listing::Ranked
            } else {
                Listing::All
            };
            listed(&mut reading, &seen, &rules, listing).await?
        }
    };
    let mut visible = BTreeSet::new();
    let named: BTreeSet<String> = changes.iter().map(|one| one.unit.clone()).collect();
    for unit in named {
        let unit_seen = facts::unit(&mut reading, cycle, &unit).await?;
        if may_read_changes(&seen.situation(actor, &unit_seen, now)).is_ok() {
            visible.insert(unit);
        }
    }
    changes.retain(|change| visible.contains(&change.unit));
    if !has_ranks {
        changes = changes.into_iter().map(Change::without_ranks).collect();
    }
    // A correction comes after all that was kept with the result it corrects.
    changes.sort_by(|a, b| a.unit.cmp(&b.unit));
    Ok(CycleChanges {
        cycle: seen.row,
        changes,
        has_ranks,
    })
}

/// The changes of one unit, oldest first, for anybody who may read its
/// scorecard: the unit never learns what single evaluators gave, and nobody a
/// rank before it is public.
pub async fn unit_changes(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    now: i64,
) -> Acted<Vec<Change>> {
    let mut reading = desk.database.reading();
    let seen = facts::cycle(&mut reading, cycle).await?;
    let unit_seen = facts::unit(&mut reading, cycle, unit).await?;
    may_read_scorecard(&seen.situation(actor, &unit_seen, now))?;
    let reader = reader(&seen, &unit_seen, actor, now);
    let changes = match seen.facts.is_determined {
        true => {
            let rows = reading.changes_of_unit(cycle, unit).await?;
            let all = reading.determinations_of(cycle).await?;
            // A correction is not spoken of before its hour.
            let rows = rows.into_iter();
            let rows = rows.filter(|row| row.number == first(&all) || is_public(&all, row));
            rows.filter_map(told).collect()
        }
        false => {
            let rules = desk.rules(&seen.row.instrument)?;
            listed(&mut reading, &seen, &rules, Listing::Unit(unit)).await?
        }
    };
    let is_public = seen.facts.is_published;
    let change = |change: Change| match is_public {
        true => change.for_reader(reader),
        false => change.for_reader(reader).without_ranks(),
    };
    Ok(changes.into_iter().map(change).collect())
}

/// Who may read all reviews of the unit may know what was before they agreed.
fn reader(seen: &CycleSeen, unit: &UnitSeen, actor: &Actor, now: i64) -> Reader {
    let situation = seen.situation(actor, unit, now);
    let mut reviewers = unit.facts.reviewed_by.iter();
    let reads_all = reviewers.all(|person| may_read_reviews(&situation, person).is_ok());
    match reads_all && !actor.acts_for(&unit.subject) {
        true => Reader::Overseer,
        false => Reader::Assessed,
    }
}

/// The changes of a unit that came with the published determinations of a data
/// set, corrections last; the public reads them.
pub async fn public_changes(desk: &Desk, dataset: &str, unit: &str) -> Acted<Vec<Change>> {
    let mut reading = desk.database.reading();
    let all = reading.determination_of_dataset(dataset).await?;
    let Some(cycle) = all.first().map(|row| row.cycle.clone()) else {
        return Ok(Vec::new());
    };
    let rows = reading.changes_of_unit(&cycle, unit).await?.into_iter();
    let rows = rows.filter(|row| is_public(&all, row));
    let changes = rows.filter_map(told);
    Ok(changes
        .map(|change| change.for_reader(Reader::Assessed))
        .collect())
}

fn is_public(all: &[Determination], change: &DeterminedChange) -> bool {
    let mut published = all.iter().filter(|row| row.state == facts::PUBLISHED);
    published.any(|row| row.number == change.number)
}

/// The number of the determination that froze the round.
fn first(all: &[Determination]) -> i64 {
    all.first().map_or(0, |row| row.number)
}
