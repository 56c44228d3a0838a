//! Which ties bar whom, when they end, and what an override lifts.

use super::super::person::{Ancestor, BodyKind, Grant};
use super::*;
use proptest::prelude::*;

/// Two years, as the tests have it; the length is a programme's to set.
const COOLING_OFF: u32 = 730;

/// A clinic of the city's health office; the pharmacy is part of the clinic,
/// the bureau part of the city.
fn clinic() -> Subject {
    let step = |body: &str, kind| Ancestor {
        body: body.into(),
        kind,
    };
    Subject::new(vec![
        step("clinic", BodyKind::ServiceUnit),
        step("health", BodyKind::WorkUnit),
        step("city", BodyKind::Institution),
    ])
    .unwrap()
}

fn tie(body: &str, kind: TieKind, until: Option<&str>) -> Tie {
    let above: &[&str] = match body {
        "pharmacy" => &["clinic", "health", "city"],
        "clinic" => &["health", "city"],
        "health" | "bureau" => &["city"],
        _ => &[],
    };
    Tie {
        body: body.into(),
        above: above.iter().map(|body| BodyId::from(*body)).collect(),
        kind,
        until: until.map(|day| Day::parse(day).unwrap()),
        declared: true,
    }
}

fn tied(ties: Vec<Tie>) -> Actor {
    Actor {
        person: "ani".into(),
        grants: Vec::new(),
        ties,
        overrides: Vec::new(),
    }
}

fn today() -> Day {
    Day::parse("2026-03-02").unwrap()
}

fn check(body: &str, kind: TieKind, until: Option<&str>, expected: Option<Place>) {
    let actor = tied(vec![tie(body, kind, until)]);
    let found = conflict(&actor, &clinic(), today(), COOLING_OFF);
    let place = found.map(|conflict| conflict.place);
    assert_eq!(place, expected, "{kind:?} at {body} until {until:?}");
}

#[test]
fn an_employer_bars_at_the_unit_above_and_below_it_but_not_as_its_institution() {
    check("clinic", TieKind::Employer, None, Some(Place::Unit));
    check("health", TieKind::Employer, None, Some(Place::Above));
    check("pharmacy", TieKind::Employer, None, Some(Place::Below));
    check("city", TieKind::Employer, None, None);
    check("bureau", TieKind::Employer, None, None);
    check("school", TieKind::Employer, None, None);
}

#[test]
fn kin_and_advisers_are_barred_at_the_unit_and_above_it() {
    for kind in [TieKind::Kin, TieKind::Adviser] {
        check("clinic", kind, None, Some(Place::Unit));
        check("health", kind, None, Some(Place::Above));
        check("pharmacy", kind, None, None);
        check("city", kind, None, None);
        check("clinic", kind, Some("2026-03-02"), Some(Place::Unit));
        check("clinic", kind, Some("2026-03-01"), None);
    }
}

#[test]
fn a_former_employer_bars_until_the_cooling_off_is_over() {
    for kind in [TieKind::FormerEmployer, TieKind::Employer] {
        // 730 days after 2 March 2024 is 2 March 2026: 365 + 365, no leap day between.
        check("clinic", kind, Some("2024-03-02"), Some(Place::Unit));
        check("clinic", kind, Some("2024-03-01"), None);
        check("pharmacy", kind, Some("2025-12-31"), Some(Place::Below));
        check("city", kind, Some("2025-12-31"), None);
    }
    check("clinic", TieKind::FormerEmployer, None, Some(Place::Unit));
}

#[test]
fn an_institution_that_is_itself_assessed_bars_its_people() {
    let city = Subject::new(vec![Ancestor {
        body: "city".into(),
        kind: BodyKind::Institution,
    }]);
    let city = city.unwrap();
    for (body, expected) in [("city", Place::Unit), ("bureau", Place::Below)] {
        let actor = tied(vec![tie(body, TieKind::Employer, None)]);
        let found = conflict(&actor, &city, today(), COOLING_OFF).unwrap();
        assert_eq!(found.place, expected, "{body}");
    }
}

#[test]
fn who_acts_for_a_unit_may_not_judge_it_and_no_override_helps() {
    let mut actor = tied(Vec::new());
    actor.grants.push(Grant {
        role: Role::UnitOfficer,
        scope: Scope::Body("clinic".into()),
    });
    actor.overrides.push(lifted("clinic", "ani"));
    let found = standing(&actor, &clinic(), today(), COOLING_OFF);
    assert!(matches!(found, Standing::Conflicted(_)), "{found:?}");
}

fn lifted(body: &str, person: &str) -> Override {
    let reason = "Hanya ia yang paham layanan ini.";
    Override::new(
        body.into(),
        person.into(),
        "budi".into(),
        "citra".into(),
        reason,
    )
    .unwrap()
}

#[test]
fn an_override_lifts_one_persons_conflict_with_one_unit_and_stays_visible() {
    let cases = [
        ("clinic", "ani", true),
        ("health", "ani", false),
        ("clinic", "dewi", false),
    ];
    for (body, person, expected) in cases {
        let mut actor = tied(vec![tie("clinic", TieKind::Kin, None)]);
        actor.overrides.push(lifted(body, person));
        let found = standing(&actor, &clinic(), today(), COOLING_OFF);
        let is_lifted = matches!(&found, Standing::Overridden(conflict, by)
            if conflict.place == Place::Unit && by.confirmed_by() == &PersonId::from("citra"));
        assert_eq!(is_lifted, expected, "{body} {person}: {found:?}");
    }
}

#[test]
fn an_override_needs_two_officers_and_a_reason() {
    let check = |asked_by: &str, confirmed_by: &str, reason: &str, expected| {
        let found = Override::new(
            "clinic".into(),
            "ani".into(),
            asked_by.into(),
            confirmed_by.into(),
            reason,
        );
        assert_eq!(
            found.err(),
            expected,
            "{asked_by} {confirmed_by} {reason:?}"
        );
    };
    check("budi", "citra", "perlu", None);
    check("budi", "budi", "perlu", Some(OverrideFault::SameOfficer));
    check("ani", "citra", "perlu", Some(OverrideFault::OwnConflict));
    check("budi", "ani", "perlu", Some(OverrideFault::OwnConflict));
    check("budi", "citra", " \t ", Some(OverrideFault::NoReason));
}

fn any_tie() -> impl Strategy<Value = Tie> {
    let bodies = ["clinic", "health", "city", "pharmacy", "bureau", "school"];
    let days = [
        None,
        Some("2020-01-01"),
        Some("2025-01-01"),
        Some("2027-01-01"),
    ];
    let kinds = prop::sample::select(TieKind::ALL.to_vec());
    let parts = (
        prop::sample::select(bodies.to_vec()),
        kinds,
        prop::sample::select(days.to_vec()),
        any::<bool>(),
    );
    parts.prop_map(|(body, kind, until, declared)| Tie {
        declared,
        ..tie(body, kind, until)
    })
}

proptest! {
    #[test]
    fn the_order_of_ties_changes_nothing(ties in prop::collection::vec(any_tie(), 0..6)) {
        let mut turned = ties.clone();
        turned.reverse();
        let one = conflict(&tied(ties), &clinic(), today(), COOLING_OFF);
        let other = conflict(&tied(turned), &clinic(), today(), COOLING_OFF);
        prop_assert_eq!(one, other);
    }

    #[test]
    fn one_more_tie_never_frees(ties in prop::collection::vec(any_tie(), 1..6)) {
        let fewer = tied(ties[1..].to_vec());
        let before = conflict(&fewer, &clinic(), today(), COOLING_OFF);
        let after = conflict(&tied(ties.clone()), &clinic(), today(), COOLING_OFF);
        prop_assert!(before.is_none() || after.is_some(), "{:?}", ties);
    }
}
