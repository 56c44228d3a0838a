//! Who certifies, what hinders, what stands.

use super::*;
use crate::register::id::{BodyId, PersonId};
use crate::register::person::{Ancestor, BodyKind, Grant, Scope, Tie, TieKind};

fn actor(role: Role, scope: Scope) -> Actor {
    Actor {
        person: PersonId::from("p1"),
        grants: vec![Grant { role, scope }],
        ties: Vec::new(),
        overrides: Vec::new(),
    }
}

fn ministry() -> Subject {
    let body = BodyId::from("kementerian-contoh");
    let kind = BodyKind::Institution;
    Subject::new(vec![Ancestor { body, kind }]).expect("one body")
}

fn certify(actor: &Actor) -> Result<(), Refusal> {
    let officer = Officer {
        actor,
        today: Day::parse("2024-10-08").expect("a day"),
        cooling_off_days: 730,
    };
    may_certify(&officer, &ProgrammeCode::from("gebyar"), &[ministry()])
}

#[test]
fn an_officer_of_the_programme_certifies_and_nobody_else() {
    let programme = |code: &str| Scope::Programme(ProgrammeCode::from(code));
    for (role, scope, expected) in [
        (Role::ProgrammeOfficer, Scope::Everywhere, Ok(())),
        (Role::ProgrammeOfficer, programme("gebyar"), Ok(())),
        (
            Role::ProgrammeOfficer,
            programme("p2ham"),
            Err(Refusal::Hidden),
        ),
        (Role::Auditor, programme("gebyar"), Err(Refusal::Hidden)),
        (Role::Administrator, Scope::Everywhere, Err(Refusal::Hidden)),
        (Role::Decider, programme("gebyar"), Err(Refusal::Hidden)),
    ] {
        assert_eq!(
            certify(&actor(role, scope.clone())),
            expected,
            "{role:?} {scope:?}"
        );
    }
}

#[test]
fn a_tie_to_the_recipient_bars() {
    let mut officer = actor(Role::ProgrammeOfficer, Scope::Everywhere);
    officer.ties.push(Tie {
        body: BodyId::from("kementerian-contoh"),
        above: Vec::new(),
        kind: TieKind::Employer,
        until: None,
        declared: true,
    });
    assert_eq!(certify(&officer), Err(Refusal::Conflicted));
    let reader = Officer {
        actor: &officer,
        today: Day::parse("2024-10-08").expect("a day"),
        cooling_off_days: 730,
    };
    let gebyar = ProgrammeCode::from("gebyar");
    let of_the_tied = may_read_certificate(&reader, &gebyar, &[ministry()]);
    assert_eq!(of_the_tied, Err(Refusal::Hidden));
    assert_eq!(may_read_certificate(&reader, &gebyar, &[]), Ok(()));
}

#[test]
fn auditors_read_and_do_not_certify() {
    let gebyar = ProgrammeCode::from("gebyar");
    for (role, may) in [
        (Role::ProgrammeOfficer, true),
        (Role::Auditor, true),
        (Role::Evaluator, false),
        (Role::Administrator, false),
    ] {
        let actor = actor(role, Scope::Everywhere);
        assert_eq!(
            may_read_certificates(&actor, &gebyar).is_ok(),
            may,
            "{role:?}"
        );
    }
}

#[test]
fn an_honour_that_is_revoked_contested_or_nobodys_is_not_certified() {
    let good = HonourFacts {
        has_recipient: true,
        ..HonourFacts::default()
    };
    assert_eq!(hindrance(&good), None);
    let revoked = HonourFacts {
        is_revoked: true,
        has_open_objection: true,
        ..good
    };
    assert_eq!(hindrance(&revoked), Some(Hindrance::Revoked));
    let contested = HonourFacts {
        has_open_objection: true,
        ..good
    };
    assert_eq!(hindrance(&contested), Some(Hindrance::ObjectionOpen));
    let nobodys = HonourFacts {
        has_recipient: false,
        ..good
    };
    assert_eq!(hindrance(&nobodys), Some(Hindrance::NoRecipient));
    let over = HonourFacts {
        is_over: true,
        ..good
    };
    assert_eq!(hindrance(&over), Some(Hindrance::Over));
}

#[test]
fn a_certificate_falls_with_its_honour() {
    assert_eq!(standing(false, Some(false)), Standing::Valid);
    assert_eq!(standing(false, Some(true)), Standing::HonourRevoked);
    assert_eq!(standing(false, None), Standing::HonourGone);
    assert_eq!(standing(true, Some(false)), Standing::Withdrawn);
    assert_eq!(standing(true, None), Standing::Withdrawn);
}

#[test]
fn a_certificate_holds_up_to_and_with_its_last_day() {
    let day = |text: &str| Day::parse(text).expect("a day");
    let last = Some(day("2026-10-07"));
    for (standing, today, last, found) in [
        (Standing::Valid, "2026-10-07", last, Standing::Valid),
        (Standing::Valid, "2026-10-08", last, Standing::Expired),
        (Standing::Valid, "9999-12-31", None, Standing::Valid),
        // What was taken back is told, not that it would have ended meanwhile.
        (Standing::Withdrawn, "2026-10-08", last, Standing::Withdrawn),
        (
            Standing::HonourRevoked,
            "2026-10-08",
            last,
            Standing::HonourRevoked,
        ),
        (
            Standing::HonourGone,
            "2026-10-08",
            last,
            Standing::HonourGone,
        ),
    ] {
        assert_eq!(standing.on(day(today), last), found, "{standing:?} {today}");
    }
}

#[test]
fn nobody_says_that_a_certificate_holds_which_cannot_be_read() {
    for (standing, found) in [
        (Standing::Valid, Standing::Unreadable),
        (Standing::Withdrawn, Standing::Withdrawn),
        (Standing::HonourRevoked, Standing::HonourRevoked),
        (Standing::HonourGone, Standing::HonourGone),
    ] {
        assert_eq!(standing.unread(), found, "{standing:?}");
    }
}
