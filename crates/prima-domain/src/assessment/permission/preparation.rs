//! Who may open a cycle, set its calendar, choose its loci and name evaluators.

use super::{CycleFacts, Situation, hold, within};
use crate::assessment::cycle::Stage;
use crate::refusal::Refusal;
use crate::register::id::ProgrammeCode;
use crate::register::person::{Actor, Role};

/// Whether a cycle of the programme may be opened: by its officers.
pub fn may_open_cycle(actor: &Actor, programme: &ProgrammeCode) -> Result<(), Refusal> {
    let is_officer = actor.has_programme_role(Role::ProgrammeOfficer, programme);
    hold(is_officer, Refusal::Hidden)
}

/// Whether the calendar of all units may be changed: by officers of the
/// programme, until the result is public; the hour of the publication can still
/// move when everything else is frozen.
///
/// It moves everybody alike, so a tie to one unit does not bar.
pub fn may_change_schedule(actor: &Actor, cycle: &CycleFacts) -> Result<(), Refusal> {
    may_open_cycle(actor, &cycle.programme)?;
    hold(!cycle.is_published, Refusal::AlreadyPublished)
}

/// Whether one unit may be given more time: by officers of the programme whom
/// no tie bars, until the result is determined.
pub fn may_extend(situation: &Situation) -> Result<(), Refusal> {
    situation.judging_side(&[Role::ProgrammeOfficer])?;
    situation.cycle.not_determined()
}

/// Whether the body may be made a locus, or be one no more: by officers of the
/// programme and the coordinator of its institution, during the preparation.
pub fn may_choose_loci(situation: &Situation) -> Result<(), Refusal> {
    situation.judging_side(&[Role::ProgrammeOfficer, Role::Coordinator])?;
    situation.cycle.not_determined()?;
    situation.within(Stage::Preparation)
}

/// Whether somebody may propose loci where none is chosen yet: coordinators of
/// whatever institution, during the preparation.
///
/// Which of its bodies take part is for each institution to say, so that there is
/// such a cycle is told to all who may say so. It tells of no unit, so no tie
/// bars; which body may be chosen, [`may_choose_loci`] says of each.
pub fn may_propose_loci(actor: &Actor, cycle: &CycleFacts, now: i64) -> Result<(), Refusal> {
    let coordinates = actor.holds(Role::Coordinator, |_| true);
    hold(coordinates, Refusal::Hidden)?;
    cycle.not_determined()?;
    let extensions = &cycle.extensions;
    let closes = cycle.schedule.closes(Stage::Preparation, None, extensions);
    within(cycle, Stage::Preparation, closes, now)
}

/// Whether an evaluator may be given the unit, by hand: by officers of the
/// programme and the coordinator of its institution, from the preparation until
/// the evaluation closes.
///
/// The evaluator needs that role where the unit is, and no tie may bar; which
/// of the two is missing is not told.
pub fn may_assign_evaluator(situation: &Situation, evaluator: &Actor) -> Result<(), Refusal> {
    may_change_assignment(situation)?;
    let Situation {
        subject,
        cycle,
        unit,
        now,
        ..
    } = *situation;
    let is_assigned = unit.assigned.contains(&evaluator.person);
    hold(!is_assigned, Refusal::AlreadyAssigned)?;
    let is_evaluator = evaluator.has_role(Role::Evaluator, subject, &cycle.programme);
    let is_free = cycle.conflict(evaluator, subject, now).is_none();
    hold(is_evaluator && is_free, Refusal::EvaluatorBarred)
}

/// Whether the unit may be taken from an evaluator: by those who may assign one,
/// as long as the evaluator has handed in no review.
///
/// From one whom a tie bars it may be taken until the result is determined, the
/// review handed in or not: a conflict that showed itself late must be acted on.
pub fn may_unassign_evaluator(situation: &Situation, evaluator: &Actor) -> Result<(), Refusal> {
    let Situation {
        subject,
        cycle,
        unit,
        now,
        ..
    } = *situation;
    arranging_side(situation)?;
    let is_barred = cycle.conflict(evaluator, subject, now).is_some();
    let closes = match is_barred {
        true => Some(i64::MAX),
        false => situation.closes(Stage::Evaluation),
    };
    within(cycle, Stage::Preparation, closes, now)?;
    let is_assigned = unit.assigned.contains(&evaluator.person);
    hold(is_assigned, Refusal::NothingOpen)?;
    let has_reviewed = unit.reviewed_by.contains(&evaluator.person);
    hold(is_barred || !has_reviewed, Refusal::AlreadySubmitted)
}

fn arranging_side(situation: &Situation) -> Result<(), Refusal> {
    situation.judging_side(&[Role::ProgrammeOfficer, Role::Coordinator])?;
    situation.cycle.not_determined()
}

fn may_change_assignment(situation: &Situation) -> Result<(), Refusal> {
    arranging_side(situation)?;
    let closes = situation.closes(Stage::Evaluation);
    within(situation.cycle, Stage::Preparation, closes, situation.now)
}
