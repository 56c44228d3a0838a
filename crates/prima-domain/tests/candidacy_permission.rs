//! Every role in every relation to the unit, asked for every act.

use prima_domain::recognition::permission::{
    Situation, may_begin_candidacy, may_confirm_step, may_open_programme, may_read_candidacy,
    may_read_programme, may_show_facility, may_take_step, may_withdraw_step,
};
use prima_domain::refusal::Refusal;
use prima_domain::register::day::Day;
use prima_domain::register::id::{PersonId, ProgrammeCode};
use prima_domain::register::person::{
    Actor, Ancestor, BodyKind, Grant, Role, Scope, Subject, Tie, TieKind,
};
use prima_domain::register::region::RegionCode;

const TODAY: &str = "2030-01-01";

fn subject() -> Subject {
    let step = |body: &str, kind| Ancestor {
        body: body.into(),
        kind,
    };
    let lineage = vec![
        step("unit", BodyKind::WorkUnit),
        step("kementerian", BodyKind::Institution),
    ];
    Subject::new(lineage).expect("it is not empty")
}

fn actor(role: Role, scope: Scope, tied: bool) -> Actor {
    let tie = Tie {
        body: "unit".into(),
        above: vec!["kementerian".into()],
        kind: TieKind::Kin,
        until: None,
        declared: true,
    };
    Actor {
        person: PersonId::from("ani"),
        grants: vec![Grant { role, scope }],
        ties: if tied { vec![tie] } else { Vec::new() },
        overrides: Vec::new(),
    }
}

fn asked(actor: &Actor, ask: impl Fn(&Situation) -> Result<(), Refusal>) -> Result<(), Refusal> {
    ask(&Situation {
        actor,
        subject: &subject(),
        programme: &ProgrammeCode::from("contoh"),
        today: Day::parse(TODAY).expect("a day"),
        cooling_off_days: 730,
        is_recused: false,
    })
}

fn by(roles: &[&str]) -> Vec<String> {
    roles.iter().map(|role| (*role).to_owned()).collect()
}

const HIDDEN: Result<(), Refusal> = Err(Refusal::Hidden);

#[test]
fn a_step_is_open_to_the_roles_its_file_names_and_to_nobody_else() {
    let own = Scope::Body("unit".into());
    let parent = Scope::Body("kementerian".into());
    let other = Scope::Body("lain".into());
    let programme = Scope::Programme("contoh".into());
    let another = Scope::Programme("lain".into());
    let cases = [
        ("unit_officer", Role::UnitOfficer, own.clone(), true),
        ("unit_officer", Role::UnitOfficer, parent.clone(), false),
        ("unit_officer", Role::Coordinator, own.clone(), false),
        ("coordinator", Role::Coordinator, parent.clone(), true),
        ("coordinator", Role::Coordinator, other, false),
        ("decider", Role::Decider, programme.clone(), true),
        ("decider", Role::Decider, another, false),
        ("decider", Role::ProgrammeOfficer, programme.clone(), false),
        ("programme_officer", Role::ProgrammeOfficer, programme, true),
        ("evaluator", Role::Administrator, Scope::Everywhere, false),
    ];
    for (named, role, scope, may) in cases {
        let who = actor(role, scope.clone(), false);
        let expected = if may { Ok(()) } else { HIDDEN };
        for ask in [may_take_step, may_withdraw_step, may_begin_candidacy] {
            let found = asked(&who, |situation| ask(situation, &by(&[named])));
            assert_eq!(found, expected, "{named} by {role:?} in {scope:?}");
        }
    }
}

#[test]
fn a_tie_bars_who_judges_and_not_the_units_side() {
    let everywhere = Scope::Everywhere;
    for role in [
        Role::Coordinator,
        Role::ProgrammeOfficer,
        Role::Evaluator,
        Role::Decider,
    ] {
        let scope = match role {
            Role::Coordinator => Scope::Body("kementerian".into()),
            _ => everywhere.clone(),
        };
        let tied = actor(role, scope, true);
        let found = asked(&tied, |situation| {
            may_take_step(situation, &by(&[role.code()]))
        });
        assert_eq!(found, HIDDEN, "{role:?}");
        assert_eq!(asked(&tied, may_read_candidacy), HIDDEN, "{role:?}");
    }
    let own = actor(Role::UnitOfficer, Scope::Body("unit".into()), true);
    let found = asked(&own, |situation| {
        may_take_step(situation, &by(&["unit_officer"]))
    });
    assert_eq!(found, Ok(()));
    assert_eq!(asked(&own, may_read_candidacy), Ok(()));
}

#[test]
fn nobody_confirms_the_own_step() {
    let who = actor(Role::Decider, Scope::Everywhere, false);
    let confirm = |asked_by: &str| {
        asked(&who, |situation| {
            may_confirm_step(situation, &by(&["decider"]), &PersonId::from(asked_by))
        })
    };
    assert_eq!(confirm("ani"), Err(Refusal::SamePerson));
    assert_eq!(confirm("budi"), Ok(()));
}

#[test]
fn facilities_are_shown_by_the_unit_while_that_is_open() {
    let own = actor(Role::UnitOfficer, Scope::Body("unit".into()), false);
    let above = actor(Role::Coordinator, Scope::Body("kementerian".into()), false);
    let show = |who: &Actor, open| asked(who, |situation| may_show_facility(situation, open));
    assert_eq!(show(&own, true), Ok(()));
    assert_eq!(show(&own, false), Err(Refusal::NotOffered));
    assert_eq!(show(&above, true), HIDDEN);
}

#[test]
fn a_programme_is_opened_by_its_officers_and_read_by_whoever_has_a_part() {
    let code = ProgrammeCode::from("contoh");
    let officer = actor(
        Role::ProgrammeOfficer,
        Scope::Programme("contoh".into()),
        false,
    );
    let unit = actor(Role::UnitOfficer, Scope::Body("unit".into()), false);
    let stranger = actor(Role::Administrator, Scope::Everywhere, false);
    assert_eq!(may_open_programme(&officer, &code), Ok(()));
    assert_eq!(may_open_programme(&unit, &code), HIDDEN);
    assert_eq!(may_read_programme(&unit, &code), Ok(()));
    assert_eq!(may_read_programme(&stranger, &code), HIDDEN);
    let region = Scope::Region(RegionCode::parse("35").expect("a province"));
    for role in [Role::Evaluator, Role::Decider, Role::Auditor] {
        let of_region = actor(role, region.clone(), false);
        assert_eq!(may_read_programme(&of_region, &code), Ok(()), "{role:?}");
    }
    // Such a grant is none.
    let coordinator = actor(Role::Coordinator, region, false);
    assert_eq!(may_read_programme(&coordinator, &code), HIDDEN);
}
