//! Who may read the progress of a cycle, and over which units.
//!
//! Counts, shares and means leak: from "39 of 40 handed in" and the list of the
//! others, the fortieth follows. So whatever is counted for a person is counted
//! over [`visible_units`] alone, the total included.

use super::preparation::may_propose_loci;
use super::{CycleFacts, hold};
use crate::refusal::Refusal;
use crate::register::person::{Actor, Role, Subject};

/// The units over which a person may see who is late, counts and means, in the
/// order given.
///
/// A unit officer sees the own unit; officers of the programme, coordinators and
/// auditors see the units their grants reach, without those a tie bars. Nothing
/// computed for the person may rest on any other unit. Scores are no part of
/// progress before the preview, or evaluators who oversee would not be blind.
pub fn visible_units<'a>(
    actor: &Actor,
    cycle: &CycleFacts,
    units: &'a [Subject],
    now: i64,
) -> Vec<&'a Subject> {
    let overseeing = [Role::ProgrammeOfficer, Role::Coordinator, Role::Auditor];
    let is_visible = |subject: &&Subject| {
        let reaches = |role: Role| actor.has_role(role, subject, &cycle.programme);
        actor.acts_for(subject)
            || (overseeing.into_iter().any(reaches)
                && cycle.conflict(actor, subject, now).is_none())
    };
    units.iter().filter(is_visible).collect()
}

/// Whether somebody may know whom a tie bars among the evaluators of a unit that they
/// see: officers of the programme and coordinators, who put others in their place.
/// For everybody else the barred count like the others, or counts would tell of ties.
pub fn may_know_barred(actor: &Actor, cycle: &CycleFacts, unit: &Subject, now: i64) -> bool {
    let arranging = [Role::ProgrammeOfficer, Role::Coordinator];
    let reaches = |role: Role| actor.has_role(role, unit, &cycle.programme);
    arranging.into_iter().any(reaches) && cycle.conflict(actor, unit, now).is_none()
}

/// Whether the progress of a cycle may be read, over its visible units: by those
/// who see any unit, and by officers and auditors of the whole programme and those
/// who may propose loci, who may look before a unit is chosen.
pub fn may_read_progress(
    actor: &Actor,
    cycle: &CycleFacts,
    units: &[Subject],
    now: i64,
) -> Result<(), Refusal> {
    let programme = &cycle.programme;
    let oversees = actor.has_programme_role(Role::ProgrammeOfficer, programme)
        || actor.has_programme_role(Role::Auditor, programme);
    let sees_some = || !visible_units(actor, cycle, units, now).is_empty();
    let proposes = || may_propose_loci(actor, cycle, now).is_ok();
    hold(oversees || sees_some() || proposes(), Refusal::Hidden)
}
