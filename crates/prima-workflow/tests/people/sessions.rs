//! Sessions: how long they hold, who ends them, and several at once.

use crate::office::{ADMINISTRATOR, CITY, Office, PASSWORD, chance, denial};
use crate::own_database::OwnDatabase;
use prima_domain::register::person::{Role, Scope};
use prima_store::Secret;
use prima_workflow::people::{
    Denial, PasswordChange, change_password, end_session, own_sessions, sign_out,
};

on_both_engines![
    a_session_that_is_not_used_ends_after_half_an_hour,
    a_session_that_is_used_ends_after_twelve_hours,
    a_session_is_noted_as_used_once_a_minute,
    two_sign_ins_at_once_open_two_sessions,
    own_sessions_are_ended_one_by_one,
    a_new_password_ends_all_other_sessions,
    a_wrong_present_password_changes_nothing_and_counts,
    what_is_no_token_is_nobody,
    a_session_that_ended_is_forgotten,
];

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

async fn opened(own: OwnDatabase) -> (Office, Secret) {
    let office = Office::open(own).await;
    let opened = office.sign_in(0, ADMINISTRATOR, PASSWORD).await.unwrap();
    (office, opened.token)
}

async fn a_session_that_is_not_used_ends_after_half_an_hour(own: OwnDatabase) {
    let (office, token) = opened(own).await;
    office.signed_in(30 * MINUTE - 1, &token).await;
    office.signed_in(60 * MINUTE - 2, &token).await;
    assert!(office.is_nobody(90 * MINUTE - 2, &token).await);
    assert!(office.is_nobody(-1, &token).await, "before it began");
}

async fn a_session_that_is_used_ends_after_twelve_hours(own: OwnDatabase) {
    let (office, token) = opened(own).await;
    for turn in 1..36 {
        office.signed_in(turn * 20 * MINUTE, &token).await;
    }
    office.signed_in(12 * HOUR - 1, &token).await;
    assert!(office.is_nobody(12 * HOUR, &token).await);
}

async fn a_session_is_noted_as_used_once_a_minute(own: OwnDatabase) {
    let (office, token) = opened(own).await;
    let session = office.signed_in(0, &token).await;
    let n_acts = office.database.n_acts().await.unwrap();
    for (at, noted) in [(59, 0), (60, 60), (119, 60), (121, 121)] {
        office.signed_in(at, &token).await;
        let seen = own_sessions(&office.at(at), &session).await.unwrap();
        assert_eq!(seen[0].last_seen_at - seen[0].created_at, noted, "at {at}");
    }
    assert_eq!(office.database.n_acts().await.unwrap(), n_acts);
}

async fn two_sign_ins_at_once_open_two_sessions(own: OwnDatabase) {
    let office = Office::open(own).await;
    let (one, two) = tokio::join!(
        office.sign_in(0, ADMINISTRATOR, PASSWORD),
        office.sign_in(0, ADMINISTRATOR, PASSWORD),
    );
    let (one, two) = (one.unwrap(), two.unwrap());
    assert_ne!(one.token, two.token);
    assert_ne!(one.csrf, two.csrf);
    let session = office.signed_in(1, &one.token).await;
    office.signed_in(1, &two.token).await;
    let all = own_sessions(&office.at(1), &session).await.unwrap();
    assert_eq!(all.len(), 2);
}

async fn own_sessions_are_ended_one_by_one(own: OwnDatabase) {
    let (office, token) = opened(own).await;
    let other = office.sign_in(5, ADMINISTRATOR, PASSWORD).await.unwrap();
    let scope = Scope::Body(CITY.into());
    office
        .add("siti@contoh.go.id", Role::Coordinator, &scope)
        .await;
    let siti = office.sign_in(6, "siti@contoh.go.id", PASSWORD).await;
    let siti = siti.unwrap().token;
    let mine = office.signed_in(7, &token).await;
    let hers = office.signed_in(7, &siti).await;
    let found = end_session(&office.at(8), &mine, &hers.session).await;
    assert_eq!(denial(found), Denial::NotUsable);
    let found = end_session(&office.at(8), &mine, "tiada").await;
    assert_eq!(denial(found), Denial::NotUsable);
    let listed = own_sessions(&office.at(8), &mine).await.unwrap();
    assert_eq!(listed.len(), 2);
    let newest = &listed[0].session_hash;
    end_session(&office.at(9), &mine, newest).await.unwrap();
    assert!(office.is_nobody(10, &other.token).await);
    office.signed_in(10, &token).await;
    office.signed_in(10, &siti).await;
}

async fn change(office: &Office, token: &Secret, present: &str, new: &str) -> Result<(), Denial> {
    let signed_in = office.signed_in(10, token).await;
    let change = PasswordChange {
        present: &Secret::new(present),
        new: &Secret::new(new),
    };
    let scene = office.at(10);
    let done = change_password(&scene, &office.hashing, &signed_in, &change, &mut chance()).await;
    match done {
        Ok(()) => Ok(()),
        refused => Err(denial(refused)),
    }
}

async fn a_new_password_ends_all_other_sessions(own: OwnDatabase) {
    let (office, token) = opened(own).await;
    let other = office.sign_in(1, ADMINISTRATOR, PASSWORD).await.unwrap();
    let new = "hujan reda di bulan Juni";
    assert_eq!(change(&office, &token, PASSWORD, new).await, Ok(()));
    office.signed_in(11, &token).await;
    assert!(office.is_nobody(11, &other.token).await);
}

async fn a_wrong_present_password_changes_nothing_and_counts(own: OwnDatabase) {
    let (office, token) = opened(own).await;
    let new = "hujan reda di bulan Juni";
    for _ in 0..6 {
        let found = change(&office, &token, "salah", new).await;
        assert_eq!(found, Err(Denial::Wrong));
    }
    let found = change(&office, &token, PASSWORD, new).await;
    assert!(matches!(found, Err(Denial::Wait { .. })), "{found:?}");
    let weak = change(&office, &token, PASSWORD, "pendek").await;
    assert!(matches!(weak, Err(Denial::Wait { .. })), "{weak:?}");
    assert!(office.sign_in(60, ADMINISTRATOR, PASSWORD).await.is_ok());
    let weak = change(&office, &token, PASSWORD, "pendek").await;
    assert!(matches!(weak, Err(Denial::Password(_))), "{weak:?}");
}

async fn what_is_no_token_is_nobody(own: OwnDatabase) {
    let (office, token) = opened(own).await;
    let hash = office.signed_in(1, &token).await.session;
    for wrong in [
        "",
        "0",
        &hash,
        &token.expose()[1..],
        &"é".repeat(10_000),
        "\0",
    ] {
        let wrong = Secret::new(wrong);
        assert!(office.is_nobody(1, &wrong).await);
        sign_out(&office.at(1), &wrong).await.unwrap();
    }
    office.signed_in(1, &token).await;
}

async fn a_session_that_ended_is_forgotten(own: OwnDatabase) {
    let (office, token) = opened(own).await;
    let hash = office.signed_in(1, &token).await.session;
    let later = 12 * HOUR;
    office
        .sign_in(later, ADMINISTRATOR, PASSWORD)
        .await
        .unwrap();
    let kept = office.database.holders(&[&hash]).await.unwrap();
    assert_eq!(kept.sessions, []);
}
