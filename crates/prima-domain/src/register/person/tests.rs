//! What grants reach, and what lies between a unit and its institution.

use super::*;

fn step(body: &str, kind: BodyKind) -> Ancestor {
    Ancestor {
        body: body.into(),
        kind,
    }
}

/// A clinic within an office of a city.
fn clinic() -> Subject {
    Subject::new(vec![
        step("clinic", BodyKind::ServiceUnit),
        step("health", BodyKind::WorkUnit),
        step("city", BodyKind::Institution),
    ])
    .unwrap()
    .in_region(RegionCode::parse("16.71").ok())
}

fn region(code: &str) -> Scope {
    Scope::Region(RegionCode::parse(code).unwrap())
}

fn actor(role: Role, scope: Scope) -> Actor {
    Actor {
        person: "p".into(),
        grants: vec![Grant { role, scope }],
        ties: Vec::new(),
        overrides: Vec::new(),
    }
}

fn check_reach(role: Role, scope: Scope, expected: bool) {
    let found = actor(role, scope.clone()).has_role(role, &clinic(), &"pekppp".into());
    assert_eq!(found, expected, "{role:?} granted at {scope:?}");
}

#[test]
fn codes_are_stable_and_read_back() {
    let roles = Role::ALL.map(Role::code);
    assert_eq!(
        roles,
        [
            "programme_officer",
            "coordinator",
            "unit_officer",
            "evaluator",
            "decider",
            "auditor",
            "administrator"
        ]
    );
    let ties = TieKind::ALL.map(TieKind::code);
    assert_eq!(ties, ["employer", "former_employer", "kin", "adviser"]);
    let kinds = BodyKind::ALL.map(BodyKind::code);
    assert_eq!(
        kinds,
        [
            "institution",
            "regional_office",
            "work_unit",
            "service_unit"
        ]
    );
    for role in Role::ALL {
        assert_eq!(Role::from_code(role.code()), Some(role));
    }
    for kind in TieKind::ALL {
        assert_eq!(TieKind::from_code(kind.code()), Some(kind));
    }
    for kind in BodyKind::ALL {
        assert_eq!(BodyKind::from_code(kind.code()), Some(kind));
    }
    assert_eq!(Role::from_code("root"), None);
}

#[test]
fn a_grant_for_a_region_reaches_what_lies_in_it() {
    for role in [Role::Evaluator, Role::Decider, Role::Auditor] {
        check_reach(role, region("16"), true);
        check_reach(role, region("16.71"), true);
        check_reach(role, region("16.08"), false);
        check_reach(role, region("17"), false);
    }
    for role in [
        Role::ProgrammeOfficer,
        Role::Coordinator,
        Role::UnitOfficer,
        Role::Administrator,
    ] {
        check_reach(role, region("16"), false);
    }
    let auditor = actor(Role::Auditor, region("16"));
    let nowhere = clinic().in_region(None);
    assert!(!auditor.has_role(Role::Auditor, &nowhere, &"pekppp".into()));
    assert!(!auditor.has_programme_role(Role::Auditor, &"pekppp".into()));
}

#[test]
fn a_grant_for_a_body_reaches_below_it_except_a_unit_officers() {
    check_reach(Role::Coordinator, Scope::Body("city".into()), true);
    check_reach(Role::Coordinator, Scope::Body("village".into()), false);
    check_reach(Role::UnitOfficer, Scope::Body("clinic".into()), true);
    check_reach(Role::UnitOfficer, Scope::Body("health".into()), false);
}

#[test]
fn a_grant_for_a_programme_reaches_its_units_and_no_others() {
    check_reach(Role::Evaluator, Scope::Programme("pekppp".into()), true);
    check_reach(Role::Evaluator, Scope::Programme("kipp".into()), false);
    check_reach(Role::Auditor, Scope::Everywhere, true);
}

#[test]
fn a_grant_that_does_not_fit_gives_nothing() {
    check_reach(Role::UnitOfficer, Scope::Everywhere, false);
    check_reach(Role::Coordinator, Scope::Programme("pekppp".into()), false);
    check_reach(Role::ProgrammeOfficer, Scope::Body("clinic".into()), false);
    check_reach(Role::Administrator, Scope::Body("clinic".into()), false);
}

#[test]
fn the_institution_is_not_between_a_unit_and_itself() {
    let bodies = |subject: &Subject| -> Vec<String> {
        let between = subject.within_institution().iter();
        between.map(|step| step.body.to_string()).collect()
    };
    assert_eq!(bodies(&clinic()), ["clinic", "health"]);
    let city = Subject::new(vec![step("city", BodyKind::Institution)]).unwrap();
    assert_eq!(bodies(&city), ["city"]);
    let agency = Subject::new(vec![
        step("agency", BodyKind::Institution),
        step("ministry", BodyKind::Institution),
    ]);
    assert_eq!(bodies(&agency.unwrap()), ["agency"]);
    let lost = Subject::new(vec![
        step("clinic", BodyKind::ServiceUnit),
        step("health", BodyKind::WorkUnit),
    ]);
    assert_eq!(bodies(&lost.unwrap()), ["clinic", "health"]);
    assert_eq!(Subject::new(Vec::new()), None);
}
