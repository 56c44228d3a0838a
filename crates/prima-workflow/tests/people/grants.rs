//! Roles: granted and withdrawn by those the rules name, and by nobody else.

use crate::office::{CITY, CLINIC, Office, denial};
use crate::own_database::OwnDatabase;
use prima_domain::refusal::Refusal;
use prima_domain::register::id::PersonId;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_workflow::people::{Denial, NotDone, grant_role, withdraw_grant};

on_both_engines![
    a_role_is_granted_by_those_the_rules_name,
    a_role_is_granted_once_and_withdrawn_once,
    an_installation_keeps_an_administrator,
];

fn body(id: &str) -> Scope {
    Scope::Body(id.into())
}

fn programme() -> Scope {
    Scope::Programme("pekppp".into())
}

async fn grant(
    office: &Office,
    by: &Actor,
    person: &PersonId,
    role: Role,
    scope: &Scope,
) -> Result<(), NotDone> {
    grant_role(&office.at(1), by, person, role, scope).await
}

async fn a_role_is_granted_by_those_the_rules_name(own: OwnDatabase) {
    let office = Office::open(own).await;
    let officer = office
        .add("p@contoh.go.id", Role::ProgrammeOfficer, &programme())
        .await;
    let coordinator = office
        .add("k@contoh.go.id", Role::Coordinator, &body(CITY))
        .await;
    let auditor = office
        .add("a@contoh.go.id", Role::Auditor, &Scope::Everywhere)
        .await;
    let evaluator = office
        .add("e@contoh.go.id", Role::Evaluator, &programme())
        .await;
    let unit = office
        .add("u@contoh.go.id", Role::UnitOfficer, &body(CLINIC))
        .await;
    let administrator = office.administrator.clone();
    let new = office
        .add("baru@contoh.go.id", Role::Auditor, &programme())
        .await
        .person;
    let hidden = Refusal::Hidden;
    let tiada = PersonId::from("p-tiada");
    for (what, by, person, role, scope, expected) in [
        (
            "officer, evaluator",
            &officer,
            &new,
            Role::Evaluator,
            programme(),
            None,
        ),
        (
            "officer, administrator",
            &officer,
            &new,
            Role::Administrator,
            Scope::Everywhere,
            Some(hidden),
        ),
        (
            "officer, oneself",
            &officer,
            &officer.person,
            Role::Decider,
            programme(),
            Some(Refusal::SamePerson),
        ),
        (
            "coordinator, unit officer",
            &coordinator,
            &new,
            Role::UnitOfficer,
            body(CLINIC),
            None,
        ),
        (
            "coordinator, decider",
            &coordinator,
            &new,
            Role::Decider,
            body(CITY),
            Some(hidden),
        ),
        (
            "coordinator, other city",
            &coordinator,
            &new,
            Role::UnitOfficer,
            body("kota-lain"),
            Some(hidden),
        ),
        (
            "coordinator, programme",
            &coordinator,
            &new,
            Role::Evaluator,
            programme(),
            Some(hidden),
        ),
        (
            "auditor",
            &auditor,
            &new,
            Role::Evaluator,
            programme(),
            Some(hidden),
        ),
        (
            "evaluator",
            &evaluator,
            &new,
            Role::Evaluator,
            programme(),
            Some(hidden),
        ),
        (
            "unit officer",
            &unit,
            &new,
            Role::UnitOfficer,
            body(CLINIC),
            Some(hidden),
        ),
        (
            "administrator, wrong scope",
            &administrator,
            &new,
            Role::UnitOfficer,
            Scope::Everywhere,
            Some(Refusal::WrongScope),
        ),
        (
            "administrator, unknown body",
            &administrator,
            &new,
            Role::UnitOfficer,
            body("tiada"),
            Some(hidden),
        ),
        (
            "administrator, unknown person",
            &administrator,
            &tiada,
            Role::Evaluator,
            programme(),
            Some(hidden),
        ),
        (
            "administrator, zero byte",
            &administrator,
            &new,
            Role::Evaluator,
            Scope::Programme("a\0".into()),
            Some(hidden),
        ),
    ] {
        let found = grant(&office, by, person, role, &scope).await;
        match expected {
            None => assert!(found.is_ok(), "{what}: {found:?}"),
            Some(expected) => assert_eq!(denial(found), Denial::Refused(expected), "{what}"),
        }
    }
    let grants = office.actor(&new).await.grants;
    assert_eq!(grants.len(), 3, "{grants:?}");
}

async fn a_role_is_granted_once_and_withdrawn_once(own: OwnDatabase) {
    let office = Office::open(own).await;
    let by = &office.administrator;
    let new = office
        .add("baru@contoh.go.id", Role::Auditor, &programme())
        .await
        .person;
    for _ in 0..2 {
        let found = grant(&office, by, &new, Role::Decider, &programme()).await;
        assert!(found.is_ok(), "{found:?}");
    }
    let scene = office.at(2);
    let withdrawn = withdraw_grant(&scene, by, &new, Role::Decider, &programme()).await;
    assert!(withdrawn.is_ok(), "{withdrawn:?}");
    let again = withdraw_grant(&scene, by, &new, Role::Decider, &programme()).await;
    assert_eq!(denial(again), Denial::Refused(Refusal::Hidden));
    // Everybody may give a role up.
    let own = office.actor(&new).await;
    let given = withdraw_grant(&scene, &own, &new, Role::Auditor, &programme()).await;
    assert!(given.is_ok(), "{given:?}");
    let acts = office.acts_on(new.as_str()).await;
    let expected = [
        "accept_invitation",
        "grant_role",
        "withdraw_grant",
        "withdraw_grant",
    ];
    assert_eq!(acts, expected);
    let lines = office.audit().await;
    let granted = lines.iter().find(|line| line.act == "grant_role").unwrap();
    let detail = "{\"role\":\"decider\",\"scope_kind\":\"programme\",\"scope\":\"pekppp\"}";
    assert_eq!(
        (&*granted.actor, &*granted.detail),
        (by.person.as_str(), detail)
    );
}

/// Two take it from each other at once; the rules alone would let both.
async fn an_installation_keeps_an_administrator(own: OwnDatabase) {
    let office = Office::open(own).await;
    let (role, scope) = (Role::Administrator, Scope::Everywhere);
    let one = office.administrator.clone();
    let two = office.add("dua@contoh.go.id", role, &scope).await;
    let scene = office.at(1);
    let own = withdraw_grant(&scene, &one, &one.person, role, &scope).await;
    assert_eq!(denial(own), Denial::Refused(Refusal::SamePerson));
    let (first, second) = tokio::join!(
        withdraw_grant(&scene, &one, &two.person, role, &scope),
        withdraw_grant(&scene, &two, &one.person, role, &scope),
    );
    assert_eq!(
        [&first, &second].iter().filter(|done| done.is_ok()).count(),
        1
    );
    let lost = if first.is_ok() { second } else { first };
    assert_eq!(denial(lost), Denial::LastAdministrator);
}
