//! Persons as the rules see them: what they are granted, what they are tied to,
//! and the bodies above the body that an act is about.
//!
//! No name, e-mail or secret of a person ever comes in here.

use super::conflict::Override;
use super::day::Day;
use super::id::{BodyId, PersonId, ProgrammeCode};
use super::region::RegionCode;

/// What a person may be asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Sets up, watches, determines and publishes the cycles of a programme.
    ProgrammeOfficer,
    /// The Biro or Bagian Organisasi of an institution: chooses its loci,
    /// invites its people and evaluates or coaches its units.
    Coordinator,
    /// Fills, answers and objects for one unit.
    UnitOfficer,
    /// Reviews the units assigned to this person.
    Evaluator,
    /// Decides on objections.
    Decider,
    /// Reads all, changes nothing.
    Auditor,
    /// Looks after persons and the installation; takes no part in an assessment.
    Administrator,
}

/// Where a grant holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// In the whole installation.
    Everywhere,
    /// In every cycle of one programme.
    Programme(ProgrammeCode),
    /// For every body in a region.
    Region(RegionCode),
    /// For one body and, except for a unit officer, what lies below it.
    Body(BodyId),
}

/// A role and where it holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Grant {
    /// What may be done.
    pub role: Role,
    /// Where.
    pub scope: Scope,
}

/// How a person is bound to a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TieKind {
    /// Works there.
    Employer,
    /// Worked there earlier.
    FormerEmployer,
    /// A relative works there.
    Kin,
    /// Advises it.
    Adviser,
}

/// One bond between a person and a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The body the person is bound to.
    pub body: BodyId,
    /// Every body above it, in any order: they tell whether it lies below a unit.
    pub above: Vec<BodyId>,
    /// How.
    pub kind: TieKind,
    /// The last day on which it holds; without one it has not ended.
    pub until: Option<Day>,
    /// Whether the person declared it, so that speaking of it tells nothing new.
    pub declared: bool,
}

/// Who asks to do something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The person.
    pub person: PersonId,
    /// What is granted now; the order means nothing.
    pub grants: Vec<Grant>,
    /// What the person is tied to, ended ties included.
    pub ties: Vec<Tie>,
    /// Overrides that lift a conflict of this person.
    pub overrides: Vec<Override>,
}

/// What a body is, as the register sorts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BodyKind {
    /// A ministry, agency or regional government.
    Institution,
    /// An office of an institution in a region.
    RegionalOffice,
    /// A unit of work within an institution.
    WorkUnit,
    /// A unit that serves the public.
    ServiceUnit,
}

/// A body on the way from a unit up to its institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ancestor {
    /// The body.
    pub body: BodyId,
    /// What it is.
    pub kind: BodyKind,
}

/// The unit that an act is about, with everything above it.
///
/// Invariant: never empty; the unit stands first, each body's parent follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    lineage: Vec<Ancestor>,
    region: Option<RegionCode>,
}

impl Role {
    /// All roles.
    pub const ALL: [Role; 7] = [
        Role::ProgrammeOfficer,
        Role::Coordinator,
        Role::UnitOfficer,
        Role::Evaluator,
        Role::Decider,
        Role::Auditor,
        Role::Administrator,
    ];

    /// Name in the store and in `locales/`; it never changes.
    pub fn code(self) -> &'static str {
        match self {
            Role::ProgrammeOfficer => "programme_officer",
            Role::Coordinator => "coordinator",
            Role::UnitOfficer => "unit_officer",
            Role::Evaluator => "evaluator",
            Role::Decider => "decider",
            Role::Auditor => "auditor",
            Role::Administrator => "administrator",
        }
    }

    /// The role with this code.
    pub fn from_code(code: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Whether the role can be granted there. A grant that does not fit gives
    /// its holder nothing.
    pub fn fits(self, scope: &Scope) -> bool {
        match self {
            Role::ProgrammeOfficer => matches!(scope, Scope::Everywhere | Scope::Programme(_)),
            Role::Coordinator | Role::UnitOfficer => matches!(scope, Scope::Body(_)),
            Role::Evaluator | Role::Decider | Role::Auditor => true,
            Role::Administrator => matches!(scope, Scope::Everywhere),
        }
    }
}

impl TieKind {
    /// All kinds.
    pub const ALL: [TieKind; 4] = [
        TieKind::Employer,
        TieKind::FormerEmployer,
        TieKind::Kin,
        TieKind::Adviser,
    ];

    /// Name in the store and in `locales/`; it never changes.
    pub fn code(self) -> &'static str {
        match self {
            TieKind::Employer => "employer",
            TieKind::FormerEmployer => "former_employer",
            TieKind::Kin => "kin",
            TieKind::Adviser => "adviser",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<TieKind> {
        TieKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl BodyKind {
    /// All kinds.
    pub const ALL: [BodyKind; 4] = [
        BodyKind::Institution,
        BodyKind::RegionalOffice,
        BodyKind::WorkUnit,
        BodyKind::ServiceUnit,
    ];

    /// Name in the register.
    pub fn code(self) -> &'static str {
        match self {
            BodyKind::Institution => "institution",
            BodyKind::RegionalOffice => "regional_office",
            BodyKind::WorkUnit => "work_unit",
            BodyKind::ServiceUnit => "service_unit",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<BodyKind> {
        BodyKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl Actor {
    /// Whether a grant of this role holds for the unit in the programme.
    ///
    /// A unit officer's grant holds for the named body alone; any other grant
    /// for a body holds below it too.
    pub fn has_role(&self, role: Role, subject: &Subject, programme: &ProgrammeCode) -> bool {
        self.holds(role, |scope| match scope {
            Scope::Everywhere => true,
            Scope::Programme(code) => code == programme,
            Scope::Region(region) => subject.lies_in(*region),
            Scope::Body(body) if role == Role::UnitOfficer => body == subject.unit(),
            Scope::Body(body) => subject.lineage().iter().any(|step| step.body == *body),
        })
    }

    /// Whether a grant of this role holds for the programme as a whole.
    pub fn has_programme_role(&self, role: Role, programme: &ProgrammeCode) -> bool {
        self.holds(role, |scope| match scope {
            Scope::Everywhere => true,
            Scope::Programme(code) => code == programme,
            Scope::Region(_) | Scope::Body(_) => false,
        })
    }

    /// Whether the person speaks for the unit, as its unit officer.
    pub fn acts_for(&self, subject: &Subject) -> bool {
        self.holds(
            Role::UnitOfficer,
            |scope| matches!(scope, Scope::Body(body) if body == subject.unit()),
        )
    }

    /// Whether some grant of this role, fit for its scope, holds where `place` says.
    pub fn holds(&self, role: Role, place: impl Fn(&Scope) -> bool) -> bool {
        self.grants
            .iter()
            .any(|grant| grant.role == role && role.fits(&grant.scope) && place(&grant.scope))
    }
}

impl Subject {
    /// A unit and the bodies above it, nearest first; `None` without any body.
    pub fn new(lineage: Vec<Ancestor>) -> Option<Subject> {
        let region = None;
        (!lineage.is_empty()).then_some(Subject { lineage, region })
    }

    /// The same unit, known to lie in a region; no grant for a region reaches one
    /// of which that is not known.
    pub fn in_region(self, region: Option<RegionCode>) -> Subject {
        Subject { region, ..self }
    }

    /// Whether the unit lies in a region.
    pub fn lies_in(&self, region: RegionCode) -> bool {
        self.region.is_some_and(|own| region.holds(own))
    }

    /// The unit itself.
    pub fn unit(&self) -> &BodyId {
        &self.lineage[0].body
    }

    /// The unit, then its parents, nearest first.
    pub fn lineage(&self) -> &[Ancestor] {
        &self.lineage
    }

    /// The unit and what lies between it and its institution, without the
    /// institution; a unit that is an institution stands alone.
    ///
    /// Where the register knows no institution above, everything above counts:
    /// what is not known must not open a door.
    pub fn within_institution(&self) -> &[Ancestor] {
        let mut above = self.lineage[1..].iter();
        if self.lineage[0].kind == BodyKind::Institution {
            return &self.lineage[..1];
        }
        match above.position(|step| step.kind == BodyKind::Institution) {
            Some(between) => &self.lineage[..=between],
            None => &self.lineage,
        }
    }
}

#[cfg(test)]
mod tests;
