//! Who may fill, hand in and read what a unit answers and proves, and who brings
//! in what its users answered.

use super::{Situation, hold};
use crate::assessment::cycle::Stage;
use crate::refusal::{Refusal, any_of};
use crate::register::person::Role;

/// Whether the unit's answers may be read.
///
/// By its own officers, the officers of the programme, the coordinator of its
/// institution and auditors at any time; by its evaluators once the answers are
/// at rest; by those who decide on objections from the objection on.
pub fn may_read_responses(situation: &Situation) -> Result<(), Refusal> {
    any_of([
        situation.unit_side(),
        situation.judging_side(&[Role::ProgrammeOfficer, Role::Coordinator, Role::Auditor]),
        evaluator_may_read(situation),
        decider_may_read(situation),
    ])
}

/// Whether an answer may be given or changed: by the unit's officers while the
/// filling is open for the unit and nothing is handed in.
pub fn may_answer(situation: &Situation) -> Result<(), Refusal> {
    situation.unit_side()?;
    situation.cycle.not_determined()?;
    // Told before the calendar: more time would not open again what was handed in.
    hold(!situation.unit.is_submitted, Refusal::AlreadySubmitted)?;
    situation.within(Stage::Filling)
}

/// Whether the unit's answers may be handed in: as they may be given.
pub fn may_submit_responses(situation: &Situation) -> Result<(), Refusal> {
    may_answer(situation)
}

/// Whether evidence of the unit's vault may be linked to an answer.
///
/// By the unit's officers: with the answers; in the verification window while
/// an evaluator waits for evidence; and with an objection.
pub fn may_link_evidence(situation: &Situation) -> Result<(), Refusal> {
    situation.unit_side()?;
    situation.cycle.not_determined()?;
    let asked = || {
        situation.within(Stage::VerificationWindow)?;
        hold(situation.unit.is_evidence_asked, Refusal::NothingOpen)
    };
    let filling = may_answer(situation);
    let otherwise = filling.or_else(|_| asked());
    let otherwise = otherwise.or_else(|_| situation.within(Stage::Objection));
    // The stage that evidence is for is the one to name.
    otherwise.or(filling)
}

/// Whether evidence may be linked to an answer no more: as the answer may be
/// changed. Later it may have been judged.
pub fn may_unlink_evidence(situation: &Situation) -> Result<(), Refusal> {
    may_answer(situation)
}

/// Whether evidence that is linked to the unit's answers may be taken out of its
/// vault, as far as this cycle goes: by the unit's officers, until the answers are
/// at rest, handed in or not.
pub fn may_withdraw_evidence(situation: &Situation) -> Result<(), Refusal> {
    situation.unit_side()?;
    hold(!situation.is_at_rest(), Refusal::AlreadySubmitted)
}

/// Whether the evidence linked to the unit's answers may be read: as the
/// answers may.
pub fn may_read_evidence(situation: &Situation) -> Result<(), Refusal> {
    may_read_responses(situation)
}

/// Whether survey counts of the unit may be brought in or replaced: by officers
/// of the programme, who answer for what enters a cycle, from the filling until
/// the determination opens.
pub fn may_import_tallies(situation: &Situation) -> Result<(), Refusal> {
    situation.judging_side(&[Role::ProgrammeOfficer])?;
    situation.cycle.not_determined()?;
    situation.between(Stage::Filling, Stage::Determination)
}

/// Whether an index of the unit that was published elsewhere may be brought in or
/// replaced: by officers of the programme, until the result is determined.
pub fn may_import_indices(situation: &Situation) -> Result<(), Refusal> {
    situation.judging_side(&[Role::ProgrammeOfficer])?;
    situation.cycle.not_determined()
}

fn evaluator_may_read(situation: &Situation) -> Result<(), Refusal> {
    situation.assigned_side()?;
    hold(situation.is_at_rest(), Refusal::NotSubmitted)
}

fn decider_may_read(situation: &Situation) -> Result<(), Refusal> {
    situation.judging_side(&[Role::Decider])?;
    situation.since(Stage::Objection)
}
