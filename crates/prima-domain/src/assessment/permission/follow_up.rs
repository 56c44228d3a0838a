//! Who may plan, work off and confirm the actions that follow a result.

use super::{Situation, hold};
use crate::refusal::Refusal;
use crate::register::person::Role;

/// Whether an action may be planned for a weak indicator, or its plan changed:
/// by the unit's officers, once the result is determined.
pub fn may_plan_action(situation: &Situation) -> Result<(), Refusal> {
    situation.unit_side()?;
    hold(situation.cycle.is_determined, Refusal::NotDetermined)
}

/// Whether an action may be worked off, with its evidence: by the unit's
/// officers, at any time. An action is planned once a result is determined, and
/// one that the next round took over goes on while that round runs.
pub fn may_work_action(situation: &Situation) -> Result<(), Refusal> {
    situation.unit_side()
}

/// Whether an action that the unit calls done may be confirmed or given back:
/// by officers of the programme and the coordinator of the institution, at any
/// time, as it may be worked off.
pub fn may_confirm_action(situation: &Situation) -> Result<(), Refusal> {
    situation.judging_side(&[Role::ProgrammeOfficer, Role::Coordinator])
}
