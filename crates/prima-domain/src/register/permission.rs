//! Who may do what about people: invite, grant, record ties, lift conflicts,
//! read the lists and the audit trail. One function per act.
//!
//! Denied unless a function allows it, and hidden where it is denied. A person
//! whom a tie bars from a body does nothing about the people of that body and
//! reads no line about it, the administrator included. An institution's own
//! people may look after its pool of evaluators and officers: working for the
//! institution bars nobody here, being kin of its people or its adviser does.

use super::conflict::{Standing, standing};
use super::day::Day;
use super::id::{PersonId, ProgrammeCode};
use super::person::{Actor, BodyKind, Role, Scope, Subject, Tie, TieKind};
use super::region::RegionCode;
use crate::refusal::{Refusal, any_of};

/// Somebody who wants to do something about people.
#[derive(Clone, Copy, Debug)]
pub struct Keeper<'a> {
    /// Who.
    pub actor: &'a Actor,
    /// The day it is.
    pub today: Day,
    /// For how many days a former employer bars.
    pub cooling_off_days: u32,
}

/// Where a role is to hold, with the bodies above a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach<'a> {
    /// In the whole installation.
    Everywhere,
    /// In one programme.
    Programme(&'a ProgrammeCode),
    /// In one region.
    Region(RegionCode),
    /// For one body.
    Body(&'a Subject),
}

impl Reach<'_> {
    /// The scope that a grant of this reach has.
    pub fn scope(&self) -> Scope {
        match self {
            Reach::Everywhere => Scope::Everywhere,
            Reach::Programme(programme) => Scope::Programme((*programme).clone()),
            Reach::Region(region) => Scope::Region(*region),
            Reach::Body(subject) => Scope::Body(subject.unit().clone()),
        }
    }
}

/// Whether somebody new may be invited to a role.
///
/// By administrators, to any role, and by nobody else for a region, which holds
/// bodies of every institution and programme; by officers of a programme, to
/// evaluate, decide or audit in it, and as coordinator or unit officer of any body; by
/// coordinators, as unit officer or evaluator of the body they coordinate or one
/// below it.
pub fn may_invite(keeper: &Keeper, role: Role, reach: Reach) -> Result<(), Refusal> {
    any_of([
        administrator(keeper),
        hold(officer_names(keeper.actor, role, reach)),
        hold(coordinator_names(keeper.actor, role, reach)),
    ])?;
    keeper.not_barred(reach)?;
    if role.fits(&reach.scope()) {
        Ok(())
    } else {
        Err(Refusal::WrongScope)
    }
}

/// The roles somebody may invite to for some place or other; for which,
/// [`may_invite`] says.
pub fn roles_to_invite(actor: &Actor) -> Vec<Role> {
    let holds = |role| actor.holds(role, |_| true);
    let may = |role: &Role| {
        holds(Role::Administrator)
            || (holds(Role::ProgrammeOfficer) && is_named_by_officers(*role))
            || (holds(Role::Coordinator) && is_named_by_coordinators(*role))
    };
    Role::ALL.into_iter().filter(may).collect()
}

/// Whether a role may be granted to a person: by those who may invite to it,
/// never to oneself.
pub fn may_grant(
    keeper: &Keeper,
    person: &PersonId,
    role: Role,
    reach: Reach,
) -> Result<(), Refusal> {
    may_invite(keeper, role, reach)?;
    keeper.not_oneself(person)
}

/// Whether a grant may be withdrawn from a person: by those who may invite to
/// the role, and by the person, who may always give it up.
///
/// Only an administrator's grant is never given up by its holder: so the last
/// administrator stays.
pub fn may_withdraw_grant(
    keeper: &Keeper,
    person: &PersonId,
    role: Role,
    reach: Reach,
) -> Result<(), Refusal> {
    let is_own = keeper.actor.person == *person;
    if is_own && role == Role::Administrator {
        administrator(keeper)?;
        return Err(Refusal::SamePerson);
    }
    any_of([hold(is_own), may_invite(keeper, role, reach)])
}

/// Whether a tie of a person to a body may be recorded: by the person, who
/// declares it; by administrators and officers of any programme, who know it as
/// a fact, and whom no tie bars from that body: nobody keeps others from judging
/// where the own kin works.
pub fn may_declare_tie(keeper: &Keeper, person: &PersonId, about: &Subject) -> Result<(), Refusal> {
    if keeper.actor.person == *person {
        return Ok(());
    }
    any_of([administrator(keeper), any_officer(keeper.actor)])?;
    keeper.not_barred(Reach::Body(about))
}

/// Whether it may be asked for that a tie ends sooner than it was known to, which
/// frees the person, the first of two steps: as it may be recorded, but never by
/// the person.
pub fn may_end_tie(keeper: &Keeper, person: &PersonId, about: &Subject) -> Result<(), Refusal> {
    may_declare_tie(keeper, person, about)?;
    keeper.not_oneself(person)
}

/// Whether it may be confirmed that a tie ends sooner: by another than the one who
/// asked, under the same conditions.
pub fn may_confirm_tie_end(
    keeper: &Keeper,
    person: &PersonId,
    about: &Subject,
    asked_by: &PersonId,
) -> Result<(), Refusal> {
    may_end_tie(keeper, person, about)?;
    keeper.not_oneself(asked_by)
}

/// Whether an override of a person's conflict with a unit may be asked for, the
/// first of its two steps: by an officer of the programme whom no tie to the
/// unit bars, for somebody else.
pub fn may_override_conflict(
    keeper: &Keeper,
    programme: &ProgrammeCode,
    person: &PersonId,
    subject: &Subject,
) -> Result<(), Refusal> {
    let role = Role::ProgrammeOfficer;
    hold(keeper.actor.has_role(role, subject, programme))?;
    hold(!keeper.is_conflicted(subject))?;
    keeper.not_oneself(person)
}

/// Whether an override may be confirmed: by another officer than the one who
/// asked, under the same conditions.
pub fn may_confirm_override(
    keeper: &Keeper,
    programme: &ProgrammeCode,
    person: &PersonId,
    subject: &Subject,
    asked_by: &PersonId,
) -> Result<(), Refusal> {
    may_override_conflict(keeper, programme, person, subject)?;
    keeper.not_oneself(asked_by)
}

/// Whether an override may be read, with both officers and the reason: wherever the
/// person's work is looked after or looked into, by officers of the programme,
/// coordinators of the unit and auditors, whom no tie to the unit bars.
pub fn may_read_override(
    keeper: &Keeper,
    programme: &ProgrammeCode,
    subject: &Subject,
) -> Result<(), Refusal> {
    let roles = [Role::ProgrammeOfficer, Role::Coordinator, Role::Auditor];
    let reaches = |role: &Role| keeper.actor.has_role(*role, subject, programme);
    hold(roles.iter().any(reaches))?;
    hold(!keeper.is_conflicted(subject))
}

/// Whether the people with grants of this reach may be read: by administrators
/// and auditors, by officers of the programme or, for a body, of any programme,
/// and by the coordinator of the body or one above it.
///
/// A list over several reaches is asked for each of them.
pub fn may_read_people(keeper: &Keeper, reach: Reach) -> Result<(), Refusal> {
    let actor = keeper.actor;
    let officer = match reach {
        Reach::Body(_) => any_officer(actor),
        _ => hold(actor.holds(Role::ProgrammeOfficer, |scope| covers(scope, reach))),
    };
    any_of([
        administrator(keeper),
        officer,
        hold(actor.holds(Role::Auditor, |scope| covers(scope, reach))),
        hold(actor.holds(Role::Coordinator, |scope| covers(scope, reach))),
    ])?;
    keeper.not_barred(reach)
}

/// Whether lines of the audit trail may be read that belong to a programme, a
/// unit, both or neither.
///
/// By administrators; by officers of the programme, and by auditors where their
/// grant reaches. A line about a unit is hidden from everybody whom a tie to it
/// bars, working for an institution under assessment included.
pub fn may_read_audit(
    keeper: &Keeper,
    programme: Option<&ProgrammeCode>,
    about: Option<&Subject>,
) -> Result<(), Refusal> {
    let place = programme.map_or(Reach::Everywhere, Reach::Programme);
    let officer = |scope: &Scope| covers(scope, place);
    let auditor = |scope: &Scope| {
        covers(scope, place) || about.is_some_and(|unit| covers(scope, Reach::Body(unit)))
    };
    any_of([
        administrator(keeper),
        hold(keeper.actor.holds(Role::ProgrammeOfficer, officer)),
        hold(keeper.actor.holds(Role::Auditor, auditor)),
    ])?;
    hold(!about.is_some_and(|unit| keeper.is_conflicted(unit)))
}

/// Whether numbers and seals of the audit chain may be read: by administrators
/// and by auditors of everything who are tied to nothing, so that no line is
/// hidden from them.
///
/// For anybody else they tell of what is hidden: a gap in the numbers is a count
/// of acts, and a seal can be held against every guess of the line it seals.
pub fn may_read_seals(keeper: &Keeper) -> Result<(), Refusal> {
    let actor = keeper.actor;
    let is_wide = |scope: &Scope| *scope == Scope::Everywhere;
    any_of([
        administrator(keeper),
        hold(actor.holds(Role::Auditor, is_wide)),
    ])?;
    let is_unit = |role: Role| role == Role::UnitOfficer;
    let acts_for_some_unit = actor.grants.iter().any(|grant| is_unit(grant.role));
    hold(actor.ties.is_empty() && !acts_for_some_unit)
}

impl Keeper<'_> {
    fn is_conflicted(&self, subject: &Subject) -> bool {
        let standing = standing(self.actor, subject, self.today, self.cooling_off_days);
        matches!(standing, Standing::Conflicted(_))
    }

    /// Unless a tie bars; work for an institution does not bar from its people.
    fn not_barred(&self, reach: Reach) -> Result<(), Refusal> {
        let Reach::Body(subject) = reach else {
            return Ok(());
        };
        if subject.lineage()[0].kind != BodyKind::Institution {
            return hold(!self.is_conflicted(subject));
        }
        let without_work = Actor {
            ties: self
                .actor
                .ties
                .iter()
                .filter(is_personal)
                .cloned()
                .collect(),
            grants: Vec::new(),
            ..self.actor.clone()
        };
        let keeper = Keeper {
            actor: &without_work,
            ..*self
        };
        hold(!keeper.is_conflicted(subject))
    }

    fn not_oneself(&self, person: &PersonId) -> Result<(), Refusal> {
        if self.actor.person == *person {
            Err(Refusal::SamePerson)
        } else {
            Ok(())
        }
    }
}

fn is_personal(tie: &&Tie) -> bool {
    matches!(tie.kind, TieKind::Kin | TieKind::Adviser)
}

fn hold(holds: bool) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(Refusal::Hidden) }
}

fn administrator(keeper: &Keeper) -> Result<(), Refusal> {
    hold(keeper.actor.holds(Role::Administrator, |_| true))
}

fn any_officer(actor: &Actor) -> Result<(), Refusal> {
    hold(actor.holds(Role::ProgrammeOfficer, |_| true))
}

fn officer_names(actor: &Actor, role: Role, reach: Reach) -> bool {
    match role {
        Role::Evaluator | Role::Decider | Role::Auditor => {
            let is_programme = matches!(reach, Reach::Programme(_));
            is_programme && actor.holds(Role::ProgrammeOfficer, |scope| covers(scope, reach))
        }
        Role::Coordinator | Role::UnitOfficer => any_officer(actor).is_ok(),
        Role::ProgrammeOfficer | Role::Administrator => false,
    }
}

/// Whether officers of a programme invite to a role at all.
fn is_named_by_officers(role: Role) -> bool {
    !matches!(role, Role::ProgrammeOfficer | Role::Administrator)
}

/// Whether coordinators invite to a role at all.
fn is_named_by_coordinators(role: Role) -> bool {
    matches!(role, Role::UnitOfficer | Role::Evaluator)
}

fn coordinator_names(actor: &Actor, role: Role, reach: Reach) -> bool {
    is_named_by_coordinators(role) && actor.holds(Role::Coordinator, |scope| covers(scope, reach))
}

/// Whether a grant of this scope, not a unit officer's, holds in all of the
/// reach.
fn covers(scope: &Scope, reach: Reach) -> bool {
    match (scope, reach) {
        (Scope::Everywhere, _) => true,
        (Scope::Programme(code), Reach::Programme(programme)) => code == programme,
        (Scope::Region(wide), Reach::Region(region)) => wide.holds(region),
        (Scope::Region(region), Reach::Body(subject)) => subject.lies_in(*region),
        (Scope::Body(body), Reach::Body(subject)) => {
            subject.lineage().iter().any(|step| step.body == *body)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests;
