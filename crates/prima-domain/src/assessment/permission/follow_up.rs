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
/// officers, once the result is determined.
pub fn may_work_action(situation: &Situation) -> Result<(), Refusal> {
    may_plan_action(situation)
}

/// Whether an action that the unit calls done may be confirmed or given back:
/// by officers of the programme and the coordinator of the institution.
pub fn may_confirm_action(situation: &Situation) -> Result<(), Refusal> {
    situation.judging_side(&[Role::ProgrammeOfficer, Role::Coordinator])?;
    hold(situation.cycle.is_determined, Refusal::NotDetermined)
}
