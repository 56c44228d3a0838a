//! Keys that devices hold, and what devices are asked: taken back once.

use crate::own_database::OwnDatabase;
use crate::sample::finish;
use prima_store::people::{Ceremony, Passkey};

on_both_engines![
    a_question_is_taken_back_once_and_in_time,
    what_has_ended_is_forgotten_with_the_next_question,
    a_passkey_is_found_replaced_and_taken_away,
];

fn ceremony(hash: &str, address: &str, expires_at: i64) -> Ceremony {
    Ceremony {
        ceremony_hash: hash.to_owned(),
        person: "p1".to_owned(),
        label: "Telepon".to_owned(),
        address_hash: address.to_owned(),
        state: "{}".to_owned(),
        expires_at,
    }
}

async fn a_question_is_taken_back_once_and_in_time(own: OwnDatabase) {
    let database = own.open().await;
    for (hash, expires_at) in [("a", 100), ("b", 101)] {
        let begun = database.begin_ceremony(ceremony(hash, "", expires_at), 0);
        begun.await.unwrap();
    }
    let mut act = database.act().await.unwrap();
    assert_eq!(act.take_ceremony("c", 100).await.unwrap(), None);
    assert_eq!(act.take_ceremony("a", 100).await.unwrap(), None, "late");
    let found = act.take_ceremony("b", 100).await.unwrap();
    assert_eq!(found, Some(ceremony("b", "", 101)));
    assert_eq!(act.take_ceremony("b", 100).await.unwrap(), None, "twice");
    drop(act);
    let mut act = database.act().await.unwrap();
    let found = act.take_ceremony("b", 100).await.unwrap();
    assert!(found.is_some(), "what was dropped has not happened");
    finish(act, "jawab").await;
    let mut act = database.act().await.unwrap();
    assert_eq!(act.take_ceremony("b", 100).await.unwrap(), None);
}

async fn what_has_ended_is_forgotten_with_the_next_question(own: OwnDatabase) {
    let database = own.open().await;
    for (hash, address, expires_at) in [
        ("b", "x", 200),
        ("a", "x", 100),
        ("c", "y", 100),
        ("d", "x", 300),
    ] {
        let begun = database.begin_ceremony(ceremony(hash, address, expires_at), 99);
        begun.await.unwrap();
    }
    let found = database.ceremonies_from("x").await.unwrap();
    let hashes: Vec<&str> = found.iter().map(|it| it.ceremony_hash.as_str()).collect();
    assert_eq!(hashes, ["a", "b", "d"], "what ends first in front");
    let next = database.begin_ceremony(ceremony("e", "z", 400), 200).await;
    next.unwrap();
    let found = database.ceremonies_from("x").await.unwrap();
    assert_eq!(found, [ceremony("d", "x", 300)]);
    assert_eq!(database.ceremonies_from("y").await.unwrap(), []);
    assert_eq!(database.n_acts().await.unwrap(), 0, "asking is no act");
}

async fn a_passkey_is_found_replaced_and_taken_away(own: OwnDatabase) {
    let database = own.open().await;
    let key = |credential: &str, person: &str, created_at: i64| Passkey {
        credential: credential.to_owned(),
        person: person.to_owned(),
        data: "{}".to_owned(),
        label: "Telepon".to_owned(),
        created_at,
        last_used_at: 0,
    };
    let mut act = database.act().await.unwrap();
    for row in [
        key("b", "p1", 2),
        key("a", "p1", 2),
        key("c", "p1", 1),
        key("d", "p2", 1),
    ] {
        act.put_passkey(row).await.unwrap();
    }
    let used = Passkey {
        last_used_at: 9,
        ..key("a", "p1", 2)
    };
    act.put_passkey(used.clone()).await.unwrap();
    assert_eq!(act.passkey("a").await.unwrap(), Some(used.clone()));
    assert_eq!(act.passkey("A").await.unwrap(), None);
    assert!(!act.remove_passkey("p2", "b").await.unwrap(), "not theirs");
    assert!(act.remove_passkey("p1", "b").await.unwrap());
    assert!(!act.remove_passkey("p1", "b").await.unwrap(), "it is gone");
    finish(act, "kunci").await;
    let found = database.passkeys_of("p1").await.unwrap();
    assert_eq!(found, [key("c", "p1", 1), used]);
    let mut act = database.act().await.unwrap();
    assert_eq!(act.remove_passkeys("p1").await.unwrap(), 2);
    finish(act, "semua").await;
    assert_eq!(database.passkeys_of("p1").await.unwrap(), []);
    assert_eq!(database.passkeys_of("p2").await.unwrap().len(), 1);
}
