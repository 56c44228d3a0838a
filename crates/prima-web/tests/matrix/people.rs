//! The persons of the matrix: one for each role in each relation to the unit
//! that the addresses are about, let in by the acts.

use crate::world::{CITY, FAR, OFFICE, PROVINCE, SISTER, TOWN, UNIT};
use prima_domain::register::person::{Role, Scope, TieKind};
use prima_domain::register::region::RegionCode;

/// A person: `role.relation`, what is granted, and what else is true.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    /// Name in the table of expectations.
    pub key: &'static str,
    /// What is granted.
    pub role: Role,
    /// Where: `*` everywhere, `:code` a programme, [`PROVINCE`] the region, else a
    /// body.
    pub place: &'static str,
    /// How the person is tied to the unit.
    pub tie: Option<Tied>,
    /// The unit the person is to evaluate; empty: none.
    pub evaluates: &'static str,
}

/// Who wrote a tie down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tied {
    /// The person.
    Declared(TieKind),
    /// The administrator, who knows it as a fact.
    Recorded(TieKind),
}

const fn person(key: &'static str, role: Role, place: &'static str) -> Person {
    Person {
        key,
        role,
        place,
        tie: None,
        evaluates: "",
    }
}

impl Person {
    const fn kin(self) -> Person {
        self.tied(Tied::Declared(TieKind::Kin))
    }

    const fn tied(self, tie: Tied) -> Person {
        Person {
            tie: Some(tie),
            ..self
        }
    }

    const fn evaluates(self, evaluates: &'static str) -> Person {
        Person { evaluates, ..self }
    }

    /// Where the grant holds.
    pub fn scope(&self) -> Scope {
        match self.place.strip_prefix(':') {
            Some(programme) => Scope::Programme(programme.into()),
            None if self.place == "*" => Scope::Everywhere,
            None if self.place == PROVINCE => Scope::Region(RegionCode::parse(PROVINCE).unwrap()),
            None => Scope::Body(self.place.into()),
        }
    }

    /// Their address.
    pub fn email(&self) -> String {
        format!("{}@contoh.go.id", self.key.replace(' ', "-"))
    }
}

/// All of them. `own`, `parent`, `other`: what the grant names is the unit, a
/// body above it, another body; `region`: the province it lies in; `wide`: it names
/// a programme or everything.
pub const PEOPLE: [Person; 34] = [
    person("administrator.wide", Role::Administrator, "*"),
    person("administrator.conflicted", Role::Administrator, "*").kin(),
    person("officer.wide", Role::ProgrammeOfficer, ":pekppp"),
    person("officer.other", Role::ProgrammeOfficer, ":kipp"),
    person("officer.conflicted", Role::ProgrammeOfficer, ":pekppp").kin(),
    person("coordinator.own", Role::Coordinator, UNIT),
    person("coordinator.parent", Role::Coordinator, CITY),
    person("coordinator.other", Role::Coordinator, TOWN),
    person("coordinator.conflicted", Role::Coordinator, CITY).kin(),
    person("unit.own", Role::UnitOfficer, UNIT),
    person("unit.parent", Role::UnitOfficer, OFFICE),
    person("unit.other", Role::UnitOfficer, SISTER),
    person("unit.conflicted", Role::UnitOfficer, UNIT).tied(Tied::Declared(TieKind::Adviser)),
    person("evaluator.own", Role::Evaluator, UNIT).evaluates(UNIT),
    person("evaluator.parent", Role::Evaluator, CITY).evaluates(UNIT),
    person("evaluator.region", Role::Evaluator, PROVINCE),
    person("evaluator.wide", Role::Evaluator, ":pekppp").evaluates(UNIT),
    person("evaluator.other", Role::Evaluator, ":pekppp").evaluates(FAR),
    person("evaluator.conflicted", Role::Evaluator, ":pekppp")
        .evaluates(UNIT)
        .tied(Tied::Declared(TieKind::Adviser)),
    // Recused themselves from the unit as a juror of the programme.
    person("evaluator.recused", Role::Evaluator, ":pekppp"),
    person("decider.own", Role::Decider, UNIT),
    person("decider.parent", Role::Decider, CITY),
    person("decider.region", Role::Decider, PROVINCE),
    person("decider.wide", Role::Decider, ":pekppp"),
    person("decider.other", Role::Decider, TOWN),
    person("decider.conflicted", Role::Decider, ":pekppp")
        .tied(Tied::Recorded(TieKind::FormerEmployer)),
    person("decider.judged", Role::Decider, ":pekppp").evaluates(UNIT),
    person("auditor.own", Role::Auditor, UNIT),
    person("auditor.parent", Role::Auditor, CITY),
    person("auditor.region", Role::Auditor, PROVINCE),
    person("auditor.wide", Role::Auditor, "*"),
    person("auditor.other", Role::Auditor, TOWN),
    person("auditor.conflicted", Role::Auditor, "*").tied(Tied::Recorded(TieKind::Adviser)),
    person(HALF, Role::Administrator, "*"),
];

/// An administrator whose second factor is still to come.
pub const HALF: &str = "half signed in";
/// Who has not signed in.
pub const NOBODY: &str = "nobody";
