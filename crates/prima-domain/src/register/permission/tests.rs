//! Who may do what about people, written out: one row an act, one column a
//! person.

use super::super::person::{Ancestor, Grant};
use super::*;
use proptest::prelude::*;

/// The columns are an administrator, an officer of the programme, an officer of
/// another programme, the coordinator of the city, the coordinator of another
/// city, an auditor of everything, an auditor of the province all of it lies in,
/// and somebody who is all of these for the clinic's programme and place but kin of
/// somebody in the clinic.
///
/// `y` allowed, `.` hidden, `t` told another reason.
const WHO: &str = "
                                AD PO PX CO CX AU AR KIN
invite administrator everywhere y  .  .  .  .  .  .  y
invite officer programme        y  .  .  .  .  .  .  y
invite evaluator programme      y  y  .  .  .  .  .  y
invite decider programme        y  y  .  .  .  .  .  y
invite auditor programme        y  y  .  .  .  .  .  y
invite coordinator city         y  y  y  .  .  .  .  y
invite unit_officer clinic      y  y  y  y  .  .  .  .
invite evaluator clinic         y  .  .  y  .  .  .  .
invite evaluator city           y  .  .  y  .  .  .  y
invite evaluator region         y  .  .  .  .  .  .  y
invite coordinator region       t  t  t  .  .  .  .  t
invite decider city             y  .  .  .  .  .  .  y
invite unit_officer everywhere  t  t  t  .  .  .  .  t
grant unit_officer clinic       y  y  y  y  .  .  .  .
grant evaluator oneself         t  t  .  .  .  .  .  t
withdraw unit_officer clinic    y  y  y  y  .  .  .  .
withdraw evaluator oneself      y  y  y  y  y  y  y  y
withdraw administrator oneself  t  .  .  .  .  .  .  t
declare_tie other               y  y  y  .  .  .  .  .
declare_tie oneself             y  y  y  y  y  y  y  y
end_tie other                   y  y  y  .  .  .  .  .
end_tie oneself                 t  t  t  t  t  t  t  t
confirm_end other               y  y  y  .  .  .  .  .
confirm_end own_asking          t  t  t  .  .  .  .  .
confirm_end oneself             t  t  t  t  t  t  t  t
override other                  .  y  .  .  .  .  .  .
override oneself                .  t  .  .  .  .  .  .
confirm other                   .  y  .  .  .  .  .  .
confirm own_asking              .  t  .  .  .  .  .  .
read_override clinic            .  y  .  y  .  y  y  .
read_people everywhere          y  .  .  .  .  y  .  y
read_people programme           y  y  .  .  .  y  .  y
read_people clinic              y  y  y  y  .  y  y  .
read_people city                y  y  y  y  .  y  y  y
read_people region              y  .  .  .  .  y  y  y
read_audit nothing              y  .  .  .  .  y  .  y
read_audit programme            y  y  .  .  .  y  .  y
read_audit clinic               y  y  .  .  .  y  y  .
read_seals                      y  .  .  .  .  y  .  .
";

fn lineage(bodies: &[(&str, BodyKind)]) -> Subject {
    let steps = bodies.iter().map(|(body, kind)| Ancestor {
        body: (*body).into(),
        kind: *kind,
    });
    let subject = Subject::new(steps.collect()).unwrap();
    subject.in_region(RegionCode::parse("16.71").ok())
}

fn clinic() -> Subject {
    lineage(&[
        ("clinic", BodyKind::ServiceUnit),
        ("health", BodyKind::WorkUnit),
        ("city", BodyKind::Institution),
    ])
}

fn city() -> Subject {
    lineage(&[("city", BodyKind::Institution)])
}

fn province() -> RegionCode {
    RegionCode::parse("16").unwrap()
}

fn tie(body: &str, kind: TieKind) -> Tie {
    Tie {
        body: body.into(),
        above: Vec::new(),
        kind,
        until: None,
        declared: true,
    }
}

fn granted(grants: Vec<(Role, Scope)>) -> Actor {
    let grants = grants
        .into_iter()
        .map(|(role, scope)| Grant { role, scope });
    Actor {
        person: "ani".into(),
        grants: grants.collect(),
        ties: Vec::new(),
        overrides: Vec::new(),
    }
}

fn person(column: &str) -> Actor {
    let programme = |code: &str| Scope::Programme(code.into());
    let body = |body: &str| Scope::Body(body.into());
    match column {
        "AD" => granted(vec![(Role::Administrator, Scope::Everywhere)]),
        "PO" => granted(vec![(Role::ProgrammeOfficer, programme("pekppp"))]),
        "PX" => granted(vec![(Role::ProgrammeOfficer, programme("kipp"))]),
        "CO" => granted(vec![(Role::Coordinator, body("city"))]),
        "CX" => granted(vec![(Role::Coordinator, body("town"))]),
        "AU" => granted(vec![(Role::Auditor, Scope::Everywhere)]),
        "AR" => granted(vec![(Role::Auditor, Scope::Region(province()))]),
        "KIN" => {
            let mut actor = granted(vec![
                (Role::Administrator, Scope::Everywhere),
                (Role::ProgrammeOfficer, programme("pekppp")),
                (Role::Coordinator, body("city")),
                (Role::Auditor, Scope::Everywhere),
            ]);
            actor.ties.push(tie("clinic", TieKind::Kin));
            actor
        }
        _ => panic!("nobody is called {column}"),
    }
}

fn role(name: &str) -> Role {
    match name {
        "officer" => Role::ProgrammeOfficer,
        other => Role::from_code(other).unwrap_or_else(|| panic!("no role is called {other}")),
    }
}

/// Asks for an act as a row names it.
fn ask(act: &[&str], actor: &Actor) -> Result<(), Refusal> {
    let keeper = &Keeper {
        actor,
        today: Day::parse("2026-03-02").unwrap(),
        cooling_off_days: 365,
    };
    let (clinic, city, programme) = (clinic(), city(), "pekppp".into());
    let reach = |name: &str| match name {
        "everywhere" => Reach::Everywhere,
        "programme" | "oneself" => Reach::Programme(&programme),
        "region" => Reach::Region(province()),
        "clinic" => Reach::Body(&clinic),
        "city" => Reach::Body(&city),
        other => panic!("nowhere is called {other}"),
    };
    let who = |name: &str| match name {
        "oneself" | "own_asking" => PersonId::from("ani"),
        _ => PersonId::from("budi"),
    };
    match *act {
        ["invite", role_name, place] => may_invite(keeper, role(role_name), reach(place)),
        ["grant", role_name, place] => {
            may_grant(keeper, &who(place), role(role_name), reach(place))
        }
        ["withdraw", role_name, place] => {
            may_withdraw_grant(keeper, &who(place), role(role_name), reach(place))
        }
        ["declare_tie", whose] => may_declare_tie(keeper, &who(whose), &clinic),
        ["end_tie", whose] => may_end_tie(keeper, &who(whose), &clinic),
        ["confirm_end", "own_asking"] => {
            may_confirm_tie_end(keeper, &"budi".into(), &clinic, &"ani".into())
        }
        ["confirm_end", whose] => may_confirm_tie_end(keeper, &who(whose), &clinic, &"cici".into()),
        ["override", whose] => may_override_conflict(keeper, &programme, &who(whose), &clinic),
        ["confirm", asked_by] => {
            let person = "budi".into();
            let asked_by = if asked_by == "own_asking" {
                "ani"
            } else {
                "cici"
            };
            may_confirm_override(keeper, &programme, &person, &clinic, &asked_by.into())
        }
        ["read_override", _] => may_read_override(keeper, &programme, &clinic),
        ["read_people", place] => may_read_people(keeper, reach(place)),
        ["read_audit", "nothing"] => may_read_audit(keeper, None, None),
        ["read_audit", "programme"] => may_read_audit(keeper, Some(&programme), None),
        ["read_audit", _] => may_read_audit(keeper, Some(&programme), Some(&clinic)),
        ["read_seals"] => may_read_seals(keeper),
        _ => panic!("no act is called {act:?}"),
    }
}

/// Each row's act, with its signs.
fn rows() -> Vec<(Vec<&'static str>, Vec<&'static str>)> {
    let rows = WHO.trim_matches('\n').lines().skip(1);
    rows.map(|row| {
        let (act, signs) = row.split_at(32);
        (
            act.split_whitespace().collect(),
            signs.split_whitespace().collect(),
        )
    })
    .collect()
}

#[test]
fn every_act_about_people_is_for_those_the_table_names() {
    let heads = WHO.trim_matches('\n').lines().next().unwrap();
    let columns: Vec<&str> = heads.split_whitespace().collect();
    for (act, signs) in rows() {
        let found: Vec<&str> = columns
            .iter()
            .map(|column| match ask(&act, &person(column)) {
                Ok(()) => "y",
                Err(Refusal::Hidden) => ".",
                Err(_) => "t",
            })
            .collect();
        assert_eq!(found, signs, "{act:?} as {columns:?}");
    }
}

#[test]
fn the_roles_on_offer_are_those_of_the_table() {
    let of_officers = [
        Role::Coordinator,
        Role::UnitOfficer,
        Role::Evaluator,
        Role::Decider,
        Role::Auditor,
    ];
    let of_coordinators = [Role::UnitOfficer, Role::Evaluator];
    let offered: [(&str, &[Role]); 8] = [
        ("AD", &Role::ALL),
        ("PO", &of_officers),
        ("PX", &of_officers),
        ("CO", &of_coordinators),
        ("CX", &of_coordinators),
        ("AU", &[]),
        ("AR", &[]),
        ("KIN", &Role::ALL),
    ];
    for (column, expected) in offered {
        assert_eq!(roles_to_invite(&person(column)), expected, "{column}");
    }
}

#[test]
fn who_works_for_the_city_looks_after_its_people_but_reads_no_line_about_it() {
    let mut ani = person("CO");
    ani.grants.extend(person("AU").grants);
    ani.ties.push(tie("city", TieKind::Employer));
    assert_eq!(ask(&["invite", "evaluator", "city"], &ani), Ok(()));
    assert_eq!(ask(&["read_people", "city"], &ani), Ok(()));
    assert_eq!(ask(&["invite", "unit_officer", "clinic"], &ani), Ok(()));
    let keeper = Keeper {
        actor: &ani,
        today: Day::at(0),
        cooling_off_days: 0,
    };
    let found = may_read_audit(&keeper, None, Some(&city()));
    assert_eq!(found, Err(Refusal::Hidden));
    ani.ties.push(tie("city", TieKind::Adviser));
    let found = ask(&["invite", "evaluator", "city"], &ani);
    assert_eq!(found, Err(Refusal::Hidden));
}

fn any_grant() -> impl Strategy<Value = (Role, Scope)> {
    let scopes = vec![
        Scope::Everywhere,
        Scope::Programme("pekppp".into()),
        Scope::Programme("kipp".into()),
        Scope::Body("clinic".into()),
        Scope::Body("city".into()),
    ];
    let roles = prop::sample::select(Role::ALL.to_vec());
    (roles, prop::sample::select(scopes))
}

proptest! {
    #[test]
    fn the_order_of_grants_changes_no_answer(grants in prop::collection::vec(any_grant(), 0..5)) {
        let mut turned = grants.clone();
        turned.reverse();
        let (actor, turned) = (granted(grants), granted(turned));
        for (act, _) in rows() {
            prop_assert_eq!(ask(&act, &actor), ask(&act, &turned), "{:?}", act);
        }
    }

    #[test]
    fn kin_of_the_clinic_does_nothing_about_its_people(
        grants in prop::collection::vec(any_grant(), 0..5),
    ) {
        let mut actor = granted(grants);
        actor.ties.push(tie("clinic", TieKind::Kin));
        for (act, _) in rows() {
            let is_about_it = act.last() == Some(&"clinic") || act[0] == "override" || act[0] == "confirm";
            prop_assert!(!is_about_it || ask(&act, &actor).is_err(), "{:?}", act);
        }
    }

    #[test]
    fn no_role_is_kept_back_that_somebody_may_invite_to(
        grants in prop::collection::vec(any_grant(), 0..5),
    ) {
        let actor = granted(grants);
        let offered = roles_to_invite(&actor);
        for role in Role::ALL {
            for place in ["everywhere", "programme", "region", "clinic", "city"] {
                let may = ask(&["invite", role.code(), place], &actor).is_ok();
                prop_assert!(!may || offered.contains(&role), "{:?} {}", role, place);
            }
        }
    }

    #[test]
    fn nobody_raises_oneself(grants in prop::collection::vec(any_grant(), 0..5)) {
        let actor = granted(grants);
        for role in Role::ALL {
            let answer = ask(&["grant", role.code(), "oneself"], &actor);
            prop_assert!(answer.is_err(), "{:?}", role);
        }
    }
}
