//! Conflicts of interest: which ties bar a person from judging a unit, and how
//! two officers may lift the bar.
//!
//! Nothing here says what a barred person is told: see the permissions.

use super::day::Day;
use super::id::{BodyId, PersonId};
use super::person::{Actor, BodyKind, Role, Scope, Subject, Tie, TieKind};

/// Why a person must not judge a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The tie that bars; one that follows from a unit officer's grant is an
    /// undeclared [`TieKind::Employer`].
    pub tie: Tie,
    /// Where the tied body stands.
    pub place: Place,
}

/// Where a tied body stands, seen from the unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// It is the unit.
    Unit,
    /// It lies between the unit and its institution.
    Above,
    /// It lies below the unit.
    Below,
}

/// The consent of two officers that a person may judge a unit in spite of a
/// conflict; pages show it wherever the person's work is shown.
///
/// Invariant: the two officers differ from each other and from the person, and
/// the reason is not blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    body: BodyId,
    person: PersonId,
    asked_by: PersonId,
    confirmed_by: PersonId,
    reason: String,
}

/// Why an override does not come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverrideFault {
    /// One officer asked and confirmed.
    SameOfficer,
    /// The conflicted person asked or confirmed.
    OwnConflict,
    /// No reason was given.
    NoReason,
}

/// How a person stands towards a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    /// Nothing bars.
    Free,
    /// A tie bars, but two officers lifted it; it stays visible.
    Overridden(Conflict, &'a Override),
    /// A tie bars.
    Conflicted(Conflict),
}

impl Override {
    /// An override of the conflicts between a person and one unit, checked.
    pub fn new(
        body: BodyId,
        person: PersonId,
        asked_by: PersonId,
        confirmed_by: PersonId,
        reason: &str,
    ) -> Result<Override, OverrideFault> {
        if asked_by == confirmed_by {
            return Err(OverrideFault::SameOfficer);
        }
        if person == asked_by || person == confirmed_by {
            return Err(OverrideFault::OwnConflict);
        }
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(OverrideFault::NoReason);
        }
        Ok(Override {
            body,
            person,
            asked_by,
            confirmed_by,
            reason: reason.to_owned(),
        })
    }

    /// The unit it is for; it reaches no body above or below.
    pub fn body(&self) -> &BodyId {
        &self.body
    }

    /// Whose conflict it lifts.
    pub fn person(&self) -> &PersonId {
        &self.person
    }

    /// The officer who asked for it.
    pub fn asked_by(&self) -> &PersonId {
        &self.asked_by
    }

    /// The second officer.
    pub fn confirmed_by(&self) -> &PersonId {
        &self.confirmed_by
    }

    /// The reason, without blanks around it.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

/// The tie, if any, that bars the person from judging the unit, overrides left
/// aside; where several do, the one nearest the unit.
///
/// - An employer bars where it is the unit, lies between the unit and its
///   institution, or lies below the unit. The institution itself does not bar:
///   in PEKPPP its Biro or Bagian Organisasi evaluates its own loci.
/// - A former employer bars as an employer does until the cooling-off is over,
///   and without a known last day for good. An employer that has ended is one.
/// - Kin and an adviser's post bar at the unit and between it and its institution.
/// - Who acts for the unit as its officer may not judge it.
pub fn conflict(
    actor: &Actor,
    subject: &Subject,
    today: Day,
    cooling_off_days: u32,
) -> Option<Conflict> {
    let derived = actor.grants.iter().filter_map(|grant| match &grant.scope {
        Scope::Body(body) if grant.role == Role::UnitOfficer => Some(officer_tie(body)),
        _ => None,
    });
    let derived: Vec<Tie> = derived.collect();
    let ties = actor.ties.iter().chain(&derived);
    ties.filter(|tie| is_in_force(tie, today, cooling_off_days))
        .filter_map(|tie| place(tie, subject).map(|place| (place, tie)))
        .min_by(|one, other| rank(one).cmp(&rank(other)))
        .map(|(place, tie)| Conflict {
            tie: tie.clone(),
            place,
        })
}

/// How the person stands towards the unit, overrides counted.
///
/// An override does not lift the conflict of somebody who acts for the unit:
/// nobody sits on both sides of the table.
pub fn standing<'a>(
    actor: &'a Actor,
    subject: &Subject,
    today: Day,
    cooling_off_days: u32,
) -> Standing<'a> {
    let Some(conflict) = conflict(actor, subject, today, cooling_off_days) else {
        return Standing::Free;
    };
    let lifted = actor
        .overrides
        .iter()
        .find(|lifted| lifted.person == actor.person && lifted.body == *subject.unit());
    match lifted {
        Some(lifted) if !actor.acts_for(subject) => Standing::Overridden(conflict, lifted),
        _ => Standing::Conflicted(conflict),
    }
}

/// Whether somebody who gives up a role for a body was bound to it by that role
/// as by work, so that a former employer remains where the role was.
///
/// A unit's officer was, wherever the unit stands; a coordinator only at an
/// institution, as below it coordinating binds nobody.
pub fn leaves_an_employer(role: Role, subject: &Subject) -> bool {
    match role {
        Role::UnitOfficer => true,
        Role::Coordinator => subject.lineage()[0].kind == BodyKind::Institution,
        _ => false,
    }
}

fn officer_tie(body: &BodyId) -> Tie {
    Tie {
        body: body.clone(),
        above: Vec::new(),
        kind: TieKind::Employer,
        until: None,
        declared: false,
    }
}

fn is_in_force(tie: &Tie, today: Day, cooling_off_days: u32) -> bool {
    tie.until.is_none_or(|until| match tie.kind {
        TieKind::Employer | TieKind::FormerEmployer => today <= until.plus(cooling_off_days),
        TieKind::Kin | TieKind::Adviser => today <= until,
    })
}

fn place(tie: &Tie, subject: &Subject) -> Option<Place> {
    if tie.body == *subject.unit() {
        return Some(Place::Unit);
    }
    let mut between = subject.within_institution().iter();
    if between.any(|step| step.body == tie.body) {
        return Some(Place::Above);
    }
    let is_work = matches!(tie.kind, TieKind::Employer | TieKind::FormerEmployer);
    (is_work && tie.above.contains(subject.unit())).then_some(Place::Below)
}

/// Orders conflicts so that the answer never depends on the order of ties; a
/// declared tie goes first, for it may be spoken of.
fn rank<'a>((place, tie): &(Place, &'a Tie)) -> (Place, bool, TieKind, &'a BodyId, Option<Day>) {
    (*place, !tie.declared, tie.kind, &tie.body, tie.until)
}

#[cfg(test)]
mod tests;
