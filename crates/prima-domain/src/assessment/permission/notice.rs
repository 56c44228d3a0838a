//! Who may be told of what happens to a unit, and who may remind others.
//!
//! Asked when a notice is given, again when it is shown, and again before a
//! letter leaves: a tie that shows itself later silences what was given before.

use super::{Situation, hold};
use crate::assessment::cycle::Stage;
use crate::assessment::notice::NoticeKind;
use crate::refusal::Refusal;
use crate::register::person::Role;

/// Whether a notice about the unit may reach the person: the unit's own officers,
/// or an evaluator whom it is assigned to and no tie bars.
pub fn may_be_told(situation: &Situation, kind: NoticeKind) -> Result<(), Refusal> {
    let side = match kind.is_for_evaluators() {
        true => situation.assigned_side(),
        false => situation.unit_side(),
    };
    // Not even that there is something the tie keeps back.
    hold(side.is_ok(), Refusal::Hidden)
}

/// Whether those of the unit who are late in a stage may be reminded by hand: by
/// officers of the programme and the coordinator of its institution, while the
/// stage is open for the unit.
pub fn may_remind(situation: &Situation, stage: Stage) -> Result<(), Refusal> {
    situation.judging_side(&[Role::ProgrammeOfficer, Role::Coordinator])?;
    hold(NoticeKind::reminder(stage).is_some(), Refusal::NothingOpen)?;
    situation.cycle.not_determined()?;
    situation.within(stage)
}
