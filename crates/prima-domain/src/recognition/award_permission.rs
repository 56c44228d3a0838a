//! Who may do what with an award event: one function per act.
//!
//! Denied unless a function allows it. A category is decided as one whole, so a
//! tie to any of those who stand in it bars from all of it; what takes two
//! persons is proposed by the first and done by the second.

use crate::refusal::Refusal;
use crate::register::conflict::{Standing, standing};
use crate::register::day::Day;
use crate::register::id::{PersonId, ProgrammeCode};
use crate::register::person::{Actor, Role, Subject};

/// Somebody before all who stand in a category, or are named in it.
#[derive(Clone, Copy, Debug)]
pub struct Before<'a> {
    /// Who.
    pub actor: &'a Actor,
    /// Those who stand in it or are named.
    pub subjects: &'a [Subject],
    /// Programme whose officers decide.
    pub programme: &'a ProgrammeCode,
    /// The day it is.
    pub today: Day,
    /// For how many days a former employer bars.
    pub cooling_off_days: u32,
}

/// Roles that look over an event.
const READERS: [Role; 3] = [Role::ProgrammeOfficer, Role::Decider, Role::Auditor];

/// Whether an event may be opened: by officers of its programme.
pub fn may_open_award(actor: &Actor, programme: &ProgrammeCode) -> Result<(), Refusal> {
    hold(actor.has_programme_role(Role::ProgrammeOfficer, programme))
}

/// Whether an event may be read, its decided categories included: by officers,
/// deciders and auditors of its programme.
pub fn may_read_award(actor: &Actor, programme: &ProgrammeCode) -> Result<(), Refusal> {
    let mut roles = READERS.iter();
    hold(roles.any(|role| actor.has_programme_role(*role, programme)))
}

/// Whether the candidates of a category may be read: by those who read the
/// event and whom no tie to any of them bars.
pub fn may_read_category(before: &Before) -> Result<(), Refusal> {
    may_read_award(before.actor, before.programme)?;
    before.unbound().map_err(|_| Refusal::Hidden)
}

/// Whether a decision may be proposed, the first of its two steps: by an officer
/// of the programme whom no tie to any of those who stand in it bars.
pub fn may_propose_award(before: &Before) -> Result<(), Refusal> {
    may_open_award(before.actor, before.programme)?;
    before.unbound()
}

/// Whether a decision may be confirmed: by another officer than the one who
/// proposed it, under the same conditions.
pub fn may_confirm_award(before: &Before, proposed_by: Option<&PersonId>) -> Result<(), Refusal> {
    may_propose_award(before)?;
    let first = proposed_by.ok_or(Refusal::NotProposed)?;
    match *first == before.actor.person {
        true => Err(Refusal::SamePerson),
        false => Ok(()),
    }
}

/// Whether a proposal may be withdrawn: by all who might propose, the one who
/// did included.
pub fn may_withdraw_award(before: &Before, proposed_by: Option<&PersonId>) -> Result<(), Refusal> {
    may_propose_award(before)?;
    proposed_by.map(|_| ()).ok_or(Refusal::NotProposed)
}

impl Before<'_> {
    /// Whether no tie bars. Only a tie the person declared is spoken of.
    fn unbound(&self) -> Result<(), Refusal> {
        let (today, days) = (self.today, self.cooling_off_days);
        let mut told = Ok(());
        for subject in self.subjects {
            if let Standing::Conflicted(conflict) = standing(self.actor, subject, today, days) {
                if !conflict.tie.declared {
                    return Err(Refusal::Hidden);
                }
                told = Err(Refusal::Conflicted);
            }
        }
        told
    }
}

fn hold(holds: bool) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(Refusal::Hidden) }
}
