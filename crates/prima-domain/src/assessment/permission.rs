//! Who may do what in a cycle: one function per act.
//!
//! Denied unless a function allows it. The checks go in one order: does a role
//! reach the unit, does a tie bar, is it the time, does the state of things
//! allow it. Who fails the first is told nothing ([`Refusal::Hidden`]); the
//! last two are told, because that person sees the unit anyway.
//!
//! A conflicted person is told so ([`Refusal::Conflicted`]) only where it tells
//! nothing: the person declared the tie, and knows that the unit takes part,
//! having been assigned to it, or asks for an act over the whole cycle, where
//! being refused betrays as much. In all other cases the unit is hidden, which
//! holds for an administrator as for anybody.
//!
//! Whoever acts for a unit as its officer stands on the unit's side, and no tie
//! bars that side: ties bar those who judge.
//!
//! An administrator has no part in an assessment, so no function here asks for
//! that role.

use super::cycle::{Extension, Schedule, Stage};
use crate::refusal::Refusal;
use crate::register::conflict::{Conflict, Standing, standing};
use crate::register::day::Day;
use crate::register::id::{PersonId, ProgrammeCode};
use crate::register::person::{Actor, Role, Subject};

pub mod change;
pub mod determination;
pub mod evaluation;
pub mod filling;
pub mod follow_up;
pub mod job;
pub mod notice;
pub mod objection;
pub mod preparation;
pub mod progress;
pub mod reassessment;
pub mod vault;

/// What is known of a cycle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CycleFacts {
    /// The programme it belongs to.
    pub programme: ProgrammeCode,
    /// Its stages.
    pub schedule: Schedule,
    /// More time that was given.
    pub extensions: Vec<Extension>,
    /// Whether objections wait for a decision, in any unit.
    pub has_open_objections: bool,
    /// Whether a review counts whose evaluator a tie bars from the unit, in any
    /// unit; looked up only where a determination is asked for or confirmed.
    pub has_barred_reviews: bool,
    /// Whether the result is determined, and frozen.
    pub is_determined: bool,
    /// Whether the result is public.
    pub is_published: bool,
    /// For how many days a former employer bars.
    pub cooling_off_days: u32,
}

/// What is known of one unit in a cycle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitFacts {
    /// Whether the unit handed its answers in.
    pub is_submitted: bool,
    /// Who is to review it.
    pub assigned: Vec<PersonId>,
    /// Who handed in a review of it, still assigned or not.
    pub reviewed_by: Vec<PersonId>,
    /// Whether an evaluator asked for more evidence and waits for it.
    pub is_evidence_asked: bool,
    /// Whether an objection of the unit waits for a decision.
    pub has_open_objection: bool,
}

/// Somebody who wants to do something about one unit, and all that decides
/// whether it is allowed.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// Who.
    pub actor: &'a Actor,
    /// The unit.
    pub subject: &'a Subject,
    /// The cycle.
    pub cycle: &'a CycleFacts,
    /// The unit in the cycle.
    pub unit: &'a UnitFacts,
    /// The moment, in seconds UTC.
    pub now: i64,
}

/// Somebody who wants to do something about all units of a cycle at once.
#[derive(Clone, Copy, Debug)]
pub struct WholeCycle<'a> {
    /// Who.
    pub actor: &'a Actor,
    /// The cycle.
    pub cycle: &'a CycleFacts,
    /// Every unit that takes part.
    pub units: &'a [Subject],
    /// The moment, in seconds UTC.
    pub now: i64,
}

impl CycleFacts {
    /// How a person stands towards a unit at a moment, overrides counted.
    pub fn standing<'a>(&self, actor: &'a Actor, subject: &Subject, now: i64) -> Standing<'a> {
        standing(actor, subject, Day::at(now), self.cooling_off_days)
    }

    fn conflict(&self, actor: &Actor, subject: &Subject, now: i64) -> Option<Conflict> {
        match self.standing(actor, subject, now) {
            Standing::Conflicted(conflict) => Some(conflict),
            Standing::Free | Standing::Overridden(..) => None,
        }
    }

    /// Nothing is changed once the result is frozen.
    fn not_determined(&self) -> Result<(), Refusal> {
        hold(!self.is_determined, Refusal::AlreadyDetermined)
    }
}

impl Situation<'_> {
    /// Only the unit's own officers, whom no tie bars.
    fn unit_side(&self) -> Result<(), Refusal> {
        hold(self.actor.acts_for(self.subject), Refusal::Hidden)
    }

    /// Only holders of one of these roles whom no tie bars.
    fn judging_side(&self, roles: &[Role]) -> Result<(), Refusal> {
        let programme = &self.cycle.programme;
        let reaches = |role: &Role| self.actor.has_role(*role, self.subject, programme);
        hold(roles.iter().any(reaches), Refusal::Hidden)?;
        match self.cycle.conflict(self.actor, self.subject, self.now) {
            None => Ok(()),
            Some(conflict) if conflict.tie.declared && self.is_assigned() => {
                Err(Refusal::Conflicted)
            }
            Some(_) => Err(Refusal::Hidden),
        }
    }

    /// Only the evaluators whom the unit is assigned to.
    fn assigned_side(&self) -> Result<(), Refusal> {
        hold(self.is_assigned(), Refusal::Hidden)?;
        self.judging_side(&[Role::Evaluator])
    }

    fn is_assigned(&self) -> bool {
        self.unit.assigned.contains(&self.actor.person)
    }

    fn has_reviewed(&self) -> bool {
        self.unit.reviewed_by.contains(&self.actor.person)
    }

    /// Whether the person is to review the unit and has not handed in.
    fn is_blind(&self) -> bool {
        self.is_assigned() && !self.has_reviewed()
    }

    /// Whether what the unit answered is at rest, so that it can be judged:
    /// handed in, or as it stood when the filling closed.
    fn is_at_rest(&self) -> bool {
        let closes = self.closes(Stage::Filling);
        self.unit.is_submitted || closes.is_some_and(|closes| closes <= self.now)
    }

    fn closes(&self, stage: Stage) -> Option<i64> {
        let unit = Some(self.subject.unit());
        let extensions = &self.cycle.extensions;
        self.cycle.schedule.closes(stage, unit, extensions)
    }

    /// Only while the stage is open for the unit, extensions counted.
    fn within(&self, stage: Stage) -> Result<(), Refusal> {
        let closes = self.closes(stage);
        within(self.cycle, stage, closes, self.now)
    }

    /// Only from the opening of one stage up to the opening of a later one.
    fn between(&self, stage: Stage, end: Stage) -> Result<(), Refusal> {
        let end = self.cycle.schedule.window(end);
        within(self.cycle, stage, end.map(|end| end.opens), self.now)
    }

    /// Only from the opening of a stage on.
    fn since(&self, stage: Stage) -> Result<(), Refusal> {
        within(self.cycle, stage, Some(i64::MAX), self.now)
    }
}

impl WholeCycle<'_> {
    /// Only officers of the programme whom no tie to any unit bars.
    fn officer_side(&self) -> Result<(), Refusal> {
        let programme = &self.cycle.programme;
        let actor = self.actor;
        let is_officer = actor.has_programme_role(Role::ProgrammeOfficer, programme);
        hold(is_officer, Refusal::Hidden)?;
        let conflicts = |subject| self.cycle.conflict(actor, subject, self.now);
        let mut told = Ok(());
        for conflict in self.units.iter().filter_map(conflicts) {
            if !conflict.tie.declared {
                return Err(Refusal::Hidden);
            }
            told = Err(Refusal::Conflicted);
        }
        told
    }

    /// Only while the stage is open for all.
    fn within(&self, stage: Stage) -> Result<(), Refusal> {
        let extensions = &self.cycle.extensions;
        let closes = self.cycle.schedule.closes(stage, None, extensions);
        within(self.cycle, stage, closes, self.now)
    }

    /// Only from the opening of a stage on.
    fn since(&self, stage: Stage) -> Result<(), Refusal> {
        within(self.cycle, stage, Some(i64::MAX), self.now)
    }
}

/// The refusal, unless something holds.
fn hold(holds: bool, otherwise: Refusal) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(otherwise) }
}

fn within(cycle: &CycleFacts, stage: Stage, closes: Option<i64>, now: i64) -> Result<(), Refusal> {
    let opens = cycle.schedule.window(stage).map(|window| window.opens);
    let (Some(opens), Some(closes)) = (opens, closes) else {
        return Err(Refusal::NotScheduled { stage });
    };
    let closed = Refusal::Closed {
        stage,
        opens,
        closes,
    };
    hold(opens <= now && now < closes, closed)
}

#[cfg(test)]
mod tests;
