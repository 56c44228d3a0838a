//! Accounts, grants, ties, overrides, codes and keys: written, found, replaced.

use crate::own_database::OwnDatabase;
use crate::sample::{fill_person, finish, traps};
use prima_store::people::{GrantRow, OverrideRow, Person, RecoveryCode, TieRow};
use prima_store::{Database, Secret, StoreError};

on_both_engines![
    a_person_is_found_by_id_and_by_email,
    an_address_belongs_to_one_person,
    a_person_written_again_is_replaced,
    grants_are_found_by_person_scope_and_role,
    a_tie_is_one_for_each_person_body_and_kind,
    an_override_is_confirmed_in_its_place,
    recovery_codes_are_replaced_all_at_once,
    a_dropped_act_leaves_nothing_of_a_person,
    nothing_of_one_person_is_found_for_another,
];

fn person(id: &str, email: &str) -> Person {
    Person {
        person: id.to_owned(),
        email: email.to_owned(),
        state: "active".to_owned(),
        ..Person::default()
    }
}

fn grant(person: &str, role: &str, kind: &str, scope: &str) -> GrantRow {
    GrantRow {
        person: person.to_owned(),
        role: role.to_owned(),
        scope_kind: kind.to_owned(),
        scope: scope.to_owned(),
        granted_by: "p0".to_owned(),
        granted_at: 7,
    }
}

async fn put(database: &Database, row: Person) -> Result<(), StoreError> {
    let mut act = database.act().await.unwrap();
    act.put_person(row).await?;
    finish(act, "orang").await;
    Ok(())
}

async fn a_person_is_found_by_id_and_by_email(own: OwnDatabase) {
    let database = own.open().await;
    let row = Person {
        name: "Siti".to_owned(),
        password_hash: Secret::new("$argon2id$…"),
        totp_step: i64::MAX,
        failures: i64::MIN,
        ..person("p1", "siti@contoh.go.id")
    };
    put(&database, row.clone()).await.unwrap();
    assert_eq!(database.person("p1").await.unwrap(), Some(row.clone()));
    let found = database.person_by_email("siti@contoh.go.id").await;
    assert_eq!(found.unwrap(), Some(row));
    for wrong in ["", "p2", "p1\0", "P1", "siti@contoh.go.id"] {
        assert_eq!(database.person(wrong).await.unwrap(), None, "{wrong:?}");
    }
    for wrong in ["", "SITI@contoh.go.id", "p1", "' OR 1 = 1 --"] {
        let found = database.person_by_email(wrong).await.unwrap();
        assert_eq!(found, None, "{wrong:?}");
    }
}

async fn an_address_belongs_to_one_person(own: OwnDatabase) {
    let database = own.open().await;
    put(&database, person("p1", "a@b")).await.unwrap();
    let error = put(&database, person("p2", "a@b")).await.unwrap_err();
    assert!(matches!(error, StoreError::Query { .. }), "{error:?}");
    assert!(!error.is_unreachable() && !error.is_locked(), "{error:?}");
    assert_eq!(database.people().await.unwrap(), [person("p1", "a@b")]);
}

async fn a_person_written_again_is_replaced(own: OwnDatabase) {
    let database = own.open().await;
    put(&database, person("p1", "lama@b")).await.unwrap();
    put(&database, person("p2", "lain@b")).await.unwrap();
    put(&database, person("p1", "baru@b")).await.unwrap();
    let expected = [person("p1", "baru@b"), person("p2", "lain@b")];
    assert_eq!(database.people().await.unwrap(), expected);
    let mut act = database.act().await.unwrap();
    assert_eq!(act.n_people().await.unwrap(), 2);
    assert_eq!(act.person_by_email("lama@b").await.unwrap(), None);
    assert!(act.person("p2").await.unwrap().is_some());
}

async fn grants_are_found_by_person_scope_and_role(own: OwnDatabase) {
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    let (one, two) = (
        grant("p1", "evaluator", "programme", "pekppp"),
        grant("p1", "coordinator", "body", "oku-timur"),
    );
    let three = grant("p2", "coordinator", "body", "oku-timur");
    for row in [&one, &two, &three, &one] {
        act.put_grant(row.clone()).await.unwrap();
    }
    let found = act.grants_of("p1").await.unwrap();
    assert_eq!(found, [two.clone(), one.clone()]);
    let found = act.holders_of("coordinator").await.unwrap();
    assert_eq!(found, [two.clone(), three.clone()]);
    assert!(act.remove_grant(&two).await.unwrap());
    assert!(!act.remove_grant(&two).await.unwrap());
    finish(act, "peran").await;
    assert_eq!(database.grants_of("p1").await.unwrap(), [one]);
    let found = database.grants_in("body", "oku-timur").await.unwrap();
    assert_eq!(found, [three]);
}

async fn a_tie_is_one_for_each_person_body_and_kind(own: OwnDatabase) {
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    let tie = |kind: &str, valid_to: &str| TieRow {
        person: "p1".to_owned(),
        body: "oku-timur".to_owned(),
        kind: kind.to_owned(),
        valid_to: valid_to.to_owned(),
        declared: 1,
        ..TieRow::default()
    };
    let rows = [
        tie("kin", ""),
        tie("employer", ""),
        tie("employer", "2024-01-26"),
    ];
    for row in rows {
        act.put_tie(row).await.unwrap();
    }
    let found = act.tie("p1", "oku-timur", "employer").await.unwrap();
    assert_eq!(found, Some(tie("employer", "2024-01-26")));
    assert_eq!(act.tie("p2", "oku-timur", "kin").await.unwrap(), None);
    finish(act, "ikatan").await;
    let expected = [tie("employer", "2024-01-26"), tie("kin", "")];
    assert_eq!(database.ties_of("p1").await.unwrap(), expected);
}

async fn an_override_is_confirmed_in_its_place(own: OwnDatabase) {
    let database = own.open().await;
    let row = |id: &str, asked_at: i64| OverrideRow {
        conflict_override: id.to_owned(),
        person: "p1".to_owned(),
        body: "oku-timur".to_owned(),
        asked_at,
        ..OverrideRow::default()
    };
    let mut act = database.act().await.unwrap();
    act.put_override(row("o2", 1)).await.unwrap();
    act.put_override(row("o1", 2)).await.unwrap();
    let asked = act.conflict_override("o1").await.unwrap().unwrap();
    let confirmed = OverrideRow {
        confirmed_by: "p9".to_owned(),
        confirmed_at: 3,
        ..asked
    };
    act.put_override(confirmed.clone()).await.unwrap();
    finish(act, "izin").await;
    let expected = [row("o2", 1), confirmed];
    assert_eq!(database.overrides_of("p1").await.unwrap(), expected);
    assert_eq!(database.overrides().await.unwrap(), expected);
}

async fn recovery_codes_are_replaced_all_at_once(own: OwnDatabase) {
    let database = own.open().await;
    let code = |hash: &str| RecoveryCode {
        person: "p1".to_owned(),
        code_hash: hash.to_owned(),
        used_at: 0,
    };
    let mut act = database.act().await.unwrap();
    for codes in [[code("a"), code("b")], [code("c"), code("d")]] {
        act.replace_recovery_codes("p1", &codes).await.unwrap();
    }
    let used = RecoveryCode {
        used_at: 9,
        ..code("c")
    };
    act.put_recovery_code(used.clone()).await.unwrap();
    assert_eq!(
        act.recovery_code("p1", "c").await.unwrap(),
        Some(used.clone())
    );
    assert_eq!(act.recovery_code("p1", "a").await.unwrap(), None);
    assert_eq!(act.recovery_code("p2", "c").await.unwrap(), None);
    finish(act, "kode").await;
    let found = database.recovery_codes("p1").await.unwrap();
    assert_eq!(found, [used, code("d")]);
}

async fn a_dropped_act_leaves_nothing_of_a_person(own: OwnDatabase) {
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    fill_person(&mut act, "p1", "batal").await;
    drop(act);
    assert_eq!(database.people().await.unwrap(), []);
    assert_eq!(database.sessions_of("p1").await.unwrap(), []);
    assert_eq!(database.n_acts().await.unwrap(), 0);
}

async fn nothing_of_one_person_is_found_for_another(own: OwnDatabase) {
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    for (place, trap) in traps().iter().enumerate() {
        fill_person(&mut act, &format!("p{place}"), trap).await;
    }
    finish(act, "semua").await;
    for (place, trap) in traps().iter().enumerate() {
        let id = format!("p{place}");
        let grants = database.grants_of(&id).await.unwrap();
        assert_eq!(grants.len(), 1, "{id}");
        assert_eq!(&grants[0].scope, trap);
        assert_eq!(&database.ties_of(&id).await.unwrap()[0].body, trap);
        assert_eq!(&database.passkeys_of(&id).await.unwrap()[0].data, trap);
        let person = database.person(&id).await.unwrap().unwrap();
        assert_eq!(person.password_hash.expose(), trap);
    }
}
