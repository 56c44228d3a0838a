//! Gives units to evaluators: so many for each unit, nobody whom a tie bars,
//! and the work shared as evenly as ties and grants allow.
//!
//! The same persons and units give the same plan in whatever order they come.
//! A plan is a proposal: each pair still passes
//! [`may_assign_evaluator`](super::permission::preparation::may_assign_evaluator)
//! when it is saved, and an officer plans only over units that the officer may
//! assign.

use crate::register::conflict::{Standing, standing};
use crate::register::day::Day;
use crate::register::id::{BodyId, PersonId, ProgrammeCode};
use crate::register::person::{Actor, Role, Subject};
use balance::balance;
use std::collections::BTreeMap;

mod balance;

/// What a plan must keep to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The programme of the cycle.
    pub programme: ProgrammeCode,
    /// How many evaluators each unit is to have.
    pub n_per_unit: usize,
    /// The day on which ties are looked at.
    pub today: Day,
    /// For how many days a former employer bars.
    pub cooling_off_days: u32,
}

/// A unit that needs evaluators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// The unit.
    pub subject: Subject,
    /// Evaluators it has already; they stay, count as work, and are left out
    /// only where a tie bars them or the grant is gone.
    pub kept: Vec<PersonId>,
}

/// Who is to evaluate what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The evaluators of each unit, in the order of their ids.
    pub evaluators: BTreeMap<BodyId, Vec<PersonId>>,
    /// How many units each evaluator has, those with none included.
    pub loads: BTreeMap<PersonId, usize>,
    /// The units that have fewer evaluators than asked for.
    pub shortages: Vec<Shortage>,
}

/// Why a unit has too few evaluators: of all, some are barred and the others do
/// not suffice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortage {
    /// The unit.
    pub unit: BodyId,
    /// How many may evaluate it; all of them are in the plan.
    pub n_free: usize,
    /// How many a tie bars.
    pub n_conflicted: usize,
    /// How many have no grant that reaches the unit.
    pub n_out_of_reach: usize,
}

/// Something to be judged, whatever it is, by people whom no tie to a unit bars.
#[derive(Clone, Copy, Debug)]
pub struct Duty<'a> {
    /// The unit that ties are looked at for; several duties may be of one unit.
    pub subject: &'a Subject,
    /// As [`Task::kept`].
    pub kept: &'a [PersonId],
    /// Who may not have it for a reason of its own, such as a recusal.
    pub barred: &'a [PersonId],
}

/// Who is to have one duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// By their ids.
    pub persons: Vec<PersonId>,
    /// Why they are too few; those barred count as conflicted.
    pub shortage: Option<Shortage>,
}

/// Shares duties, in their order, as [`plan`] shares units.
pub fn share(evaluators: &[Actor], duties: &[Duty], terms: &Terms) -> Vec<Share> {
    let mut evaluators: Vec<&Actor> = evaluators.iter().collect();
    evaluators.sort_by_key(|actor| &actor.person);
    evaluators.dedup_by_key(|actor| &actor.person);
    let mut shortages = Vec::new();
    let (mut free, mut kept) = (Vec::new(), Vec::new());
    for duty in duties {
        let (free_here, shortage) = look(&evaluators, duty, terms);
        let is_kept = |place: &usize| duty.kept.contains(&evaluators[*place].person);
        kept.push(free_here.iter().copied().filter(is_kept).collect());
        free.push(free_here);
        shortages.push(shortage);
    }
    let chosen = balance(evaluators.len(), &free, &kept, terms.n_per_unit);
    let named = |places: Vec<usize>| {
        let places = places.into_iter();
        places
            .map(|place| evaluators[place].person.clone())
            .collect()
    };
    let pairs = chosen.into_iter().zip(shortages);
    pairs
        .map(|(places, shortage)| Share {
            persons: named(places),
            shortage,
        })
        .collect()
}

/// Plans who evaluates what.
///
/// Each unit gets as many evaluators as the terms ask for, or all who are free
/// where these are fewer. No other plan shares the work more evenly: where
/// neither ties, grants nor kept evaluators stand in the way, loads differ by at
/// most one.
pub fn plan(evaluators: &[Actor], tasks: &[Task], terms: &Terms) -> Plan {
    let mut tasks: Vec<&Task> = tasks.iter().collect();
    tasks.sort_by_key(|task| task.subject.unit());
    tasks.dedup_by_key(|task| task.subject.unit());
    let duties: Vec<Duty> = tasks
        .iter()
        .map(|task| Duty {
            subject: &task.subject,
            kept: &task.kept,
            barred: &[],
        })
        .collect();
    let mut plan = Plan::default();
    for actor in evaluators {
        plan.loads.insert(actor.person.clone(), 0);
    }
    for (task, share) in tasks.iter().zip(share(evaluators, &duties, terms)) {
        for person in &share.persons {
            *plan.loads.entry(person.clone()).or_default() += 1;
        }
        plan.shortages.extend(share.shortage);
        let unit = task.subject.unit().clone();
        plan.evaluators.insert(unit, share.persons);
    }
    plan
}

/// The places of those who may evaluate the unit, and why they are too few.
fn look(evaluators: &[&Actor], duty: &Duty, terms: &Terms) -> (Vec<usize>, Option<Shortage>) {
    let subject = duty.subject;
    let mut free = Vec::new();
    let (mut n_conflicted, mut n_out_of_reach) = (0, 0);
    for (place, actor) in evaluators.iter().enumerate() {
        let stands = standing(actor, subject, terms.today, terms.cooling_off_days);
        if !actor.has_role(Role::Evaluator, subject, &terms.programme) {
            n_out_of_reach += 1;
        } else if matches!(stands, Standing::Conflicted(_)) || duty.barred.contains(&actor.person) {
            n_conflicted += 1;
        } else {
            free.push(place);
        }
    }
    let shortage = Shortage {
        unit: subject.unit().clone(),
        n_free: free.len(),
        n_conflicted,
        n_out_of_reach,
    };
    let is_short = free.len() < terms.n_per_unit;
    (free, is_short.then_some(shortage))
}

#[cfg(test)]
mod tests;
