//! Who may do what in a programme: one function per act.
//!
//! Denied unless a function allows it; a step is open to the roles its file
//! names. Unit officers stand on the unit's side, and no tie bars that side.
//! Everybody else judges, coordinators who nominate included: a tie to the unit
//! bars them, hidden as everywhere, and so does having recused oneself as a juror.

use crate::refusal::{Refusal, any_of};
use crate::register::conflict::{Standing, standing};
use crate::register::day::Day;
use crate::register::id::{PersonId, ProgrammeCode};
use crate::register::person::{Actor, Role, Scope, Subject};

/// Somebody before one unit in a programme.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// Who.
    pub actor: &'a Actor,
    /// The unit.
    pub subject: &'a Subject,
    /// The programme.
    pub programme: &'a ProgrammeCode,
    /// The day it is.
    pub today: Day,
    /// For how many days a former employer bars.
    pub cooling_off_days: u32,
    /// Whether the person recused themselves as a juror of this candidacy: then
    /// whatever is not the unit's own side is hidden, for good.
    pub is_recused: bool,
}

/// Roles that look over a programme without taking part.
const READERS: [Role; 5] = [
    Role::Coordinator,
    Role::ProgrammeOfficer,
    Role::Evaluator,
    Role::Decider,
    Role::Auditor,
];

/// Roles that may hold for a body or for a region.
const OF_PLACES: [Role; 5] = [
    Role::Coordinator,
    Role::UnitOfficer,
    Role::Evaluator,
    Role::Decider,
    Role::Auditor,
];

/// Whether an edition of a programme may be opened: by its officers.
pub fn may_open_programme(actor: &Actor, programme: &ProgrammeCode) -> Result<(), Refusal> {
    hold(actor.has_programme_role(Role::ProgrammeOfficer, programme))
}

/// Whether the list of a programme's units may be read: by whoever has a part in
/// it, or a grant for any body or region. Each unit is asked for with [`may_read_candidacy`].
pub fn may_read_programme(actor: &Actor, programme: &ProgrammeCode) -> Result<(), Refusal> {
    let judges = READERS
        .iter()
        .any(|role| actor.has_programme_role(*role, programme));
    let is_place = |scope: &Scope| matches!(scope, Scope::Region(_) | Scope::Body(_));
    let sees_some = OF_PLACES.iter().any(|role| actor.holds(*role, is_place));
    hold(judges || sees_some)
}

/// Whether a unit may be declared or nominated: by the roles the file names.
pub fn may_begin_candidacy(situation: &Situation, by: &[String]) -> Result<(), Refusal> {
    situation.is_one_of(by)
}

/// Whether a step may be taken or asked for: by the roles the file names.
pub fn may_take_step(situation: &Situation, by: &[String]) -> Result<(), Refusal> {
    situation.is_one_of(by)
}

/// Whether a step that waits for a second person may be confirmed: by those who
/// may take it, but not by who asked for it.
pub fn may_confirm_step(
    situation: &Situation,
    by: &[String],
    asked_by: &PersonId,
) -> Result<(), Refusal> {
    may_take_step(situation, by)?;
    match situation.actor.person == *asked_by {
        true => Err(Refusal::SamePerson),
        false => Ok(()),
    }
}

/// Whether a step that waits may be withdrawn: by all who may take it, who asked
/// for it included.
pub fn may_withdraw_step(situation: &Situation, by: &[String]) -> Result<(), Refusal> {
    may_take_step(situation, by)
}

/// Whether photos of facilities may be shown or taken away: by officers of the
/// unit, while the stage has that open.
pub fn may_show_facility(situation: &Situation, is_open: bool) -> Result<(), Refusal> {
    hold(situation.actor.acts_for(situation.subject))?;
    match is_open {
        true => Ok(()),
        false => Err(Refusal::NotOffered),
    }
}

/// Whether a candidacy may be read: by the unit's side, and by those of the
/// programme whom no tie to the unit bars.
pub fn may_read_candidacy(situation: &Situation) -> Result<(), Refusal> {
    let own = situation.actor.acts_for(situation.subject);
    any_of([hold(own), situation.judging(&READERS)])
}

impl Situation<'_> {
    /// Whether the person has one of the roles a file names, before this unit.
    fn is_one_of(&self, by: &[String]) -> Result<(), Refusal> {
        let mut told = Err(Refusal::Hidden);
        for role in by.iter().filter_map(|code| Role::from_code(code)) {
            let answer = match role {
                Role::UnitOfficer => hold(self.actor.acts_for(self.subject)),
                other => self.judging(&[other]),
            };
            if answer.is_ok() {
                return answer;
            }
            told = answer;
        }
        told
    }

    fn with_role(&self, role: Role) -> Result<(), Refusal> {
        hold(self.actor.has_role(role, self.subject, self.programme))
    }

    /// Holders of one of these roles whom neither a tie nor a recusal bars.
    pub(crate) fn judging(&self, roles: &[Role]) -> Result<(), Refusal> {
        let has = |role: &Role| self.with_role(*role).is_ok();
        hold(roles.iter().any(has) && !self.is_recused)?;
        let (today, days) = (self.today, self.cooling_off_days);
        match standing(self.actor, self.subject, today, days) {
            Standing::Free | Standing::Overridden(..) => Ok(()),
            Standing::Conflicted(_) => Err(Refusal::Hidden),
        }
    }
}

fn hold(holds: bool) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(Refusal::Hidden) }
}
