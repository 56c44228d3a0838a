//! Sessions, invitations, notes and counts of attempts.

use crate::own_database::OwnDatabase;
use crate::sample::finish;
use prima_store::people::{Attempt, Invitation, RecoveryToken, Session};
use prima_store::{Database, Secret};

on_both_engines![
    a_session_is_found_touched_and_ended,
    a_touch_waits_for_nobody,
    all_sessions_but_one_are_ended,
    what_has_ended_is_forgotten,
    an_invitation_and_a_note_are_used_in_their_place,
    a_debug_text_shows_no_secret,
];

fn session(hash: &str, person: &str, expires_at: i64) -> Session {
    Session {
        session_hash: hash.to_owned(),
        person: person.to_owned(),
        csrf: Secret::new("sangat-rahasia"),
        created_at: 100,
        last_seen_at: 100,
        expires_at,
        agent: "Firefox".to_owned(),
        strength: "password".to_owned(),
    }
}

async fn with_sessions(own: &OwnDatabase, sessions: &[Session]) -> Database {
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    for session in sessions {
        act.put_session(session.clone()).await.unwrap();
    }
    finish(act, "sesi").await;
    database
}

/// The session with this hash, ended or not.
pub async fn kept_session(database: &Database, hash: &str) -> Option<Session> {
    database.holders(&[hash]).await.unwrap().sessions.pop()
}

async fn a_session_is_found_touched_and_ended(own: OwnDatabase) {
    let database = with_sessions(&own, &[session("s1", "p1", 500)]).await;
    for (now, seen) in [(160, 160), (150, 160), (161, 161)] {
        database.touch_session("s1", now).await.unwrap();
        let found = kept_session(&database, "s1").await.unwrap();
        assert_eq!(found.last_seen_at, seen, "at {now}");
    }
    database.touch_session("s2", 170).await.unwrap();
    assert_eq!(kept_session(&database, "s2").await, None);
    assert_eq!(database.n_acts().await.unwrap(), 1);
    let mut act = database.act().await.unwrap();
    assert!(act.session("s1").await.unwrap().is_some());
    assert!(!act.end_session("p2", "s1").await.unwrap());
    assert!(act.end_session("p1", "s1").await.unwrap());
    finish(act, "keluar").await;
    assert_eq!(kept_session(&database, "s1").await, None);
}

/// A change that is under way must not hold up a page of somebody signed in.
async fn a_touch_waits_for_nobody(own: OwnDatabase) {
    let database = with_sessions(&own, &[session("s1", "p1", 500)]).await;
    let other = own.open().await;
    for busy in [&database, &other] {
        let act = busy.act().await.unwrap();
        let touched = database.touch_session("s1", 200);
        let second = std::time::Duration::from_secs(4);
        let in_time = tokio::time::timeout(second, touched).await;
        in_time.expect("a touch does not wait").unwrap();
        drop(act);
    }
    // An act that is dropped lets go a little later: the next one waits for that.
    finish(database.act().await.unwrap(), "giliran").await;
    database.touch_session("s1", 300).await.unwrap();
    let found = kept_session(&database, "s1").await.unwrap();
    assert_eq!(found.last_seen_at, 300);
}

async fn all_sessions_but_one_are_ended(own: OwnDatabase) {
    let rows = ["s1", "s2", "s3"].map(|hash| session(hash, "p1", 500));
    let database = with_sessions(&own, &rows).await;
    let mut act = database.act().await.unwrap();
    act.put_session(session("lain", "p2", 500)).await.unwrap();
    assert_eq!(act.end_other_sessions("p1", "s2").await.unwrap(), 2);
    finish(act, "sandi").await;
    let left = database.sessions_of("p1").await.unwrap();
    assert_eq!(left, [session("s2", "p1", 500)]);
    assert!(kept_session(&database, "lain").await.is_some());
    let mut act = database.act().await.unwrap();
    assert_eq!(act.end_other_sessions("p1", "").await.unwrap(), 1);
}

async fn what_has_ended_is_forgotten(own: OwnDatabase) {
    let rows = [
        session("s1", "p1", 499),
        session("s2", "p1", 500),
        session("s3", "p1", 501),
    ];
    let database = with_sessions(&own, &rows).await;
    let mut act = database.act().await.unwrap();
    for (hash, since) in [("a1", 399), ("a2", 400), ("name:a1", 399)] {
        let attempt = Attempt {
            address_hash: hash.to_owned(),
            n: 3,
            since,
        };
        act.put_attempt(attempt).await.unwrap();
    }
    for (hash, expires_at) in [("h1", 399), ("h2", 400)] {
        let invitation = Invitation {
            token_hash: hash.to_owned(),
            expires_at,
            ..Invitation::default()
        };
        let note = RecoveryToken {
            token_hash: hash.to_owned(),
            expires_at,
            ..RecoveryToken::default()
        };
        act.put_invitation(invitation).await.unwrap();
        act.put_recovery_token(note).await.unwrap();
    }
    act.forget_ended(500, 400).await.unwrap();
    assert_eq!(act.recovery_token("h1").await.unwrap(), None);
    assert!(act.recovery_token("h2").await.unwrap().is_some());
    assert_eq!(act.attempt("a1").await.unwrap(), None);
    assert_eq!(act.attempt("name:a1").await.unwrap(), None);
    finish(act, "lupa").await;
    let left = database.sessions_of("p1").await.unwrap();
    assert_eq!(left, [session("s3", "p1", 501)]);
    let letters = database.invitations().await.unwrap();
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].token_hash, "h2");
    assert_eq!(database.attempt("a2").await.unwrap().unwrap().n, 3);
}

async fn an_invitation_and_a_note_are_used_in_their_place(own: OwnDatabase) {
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    let (mut invitation, mut note) = (
        Invitation {
            token_hash: "h1".to_owned(),
            email: "siti@contoh.go.id".to_owned(),
            expires_at: 900,
            ..Invitation::default()
        },
        RecoveryToken {
            token_hash: "h1".to_owned(),
            person: "p1".to_owned(),
            ..RecoveryToken::default()
        },
    );
    for used_at in [0, 800] {
        invitation.used_at = used_at;
        note.used_at = used_at;
        act.put_invitation(invitation.clone()).await.unwrap();
        act.put_recovery_token(note.clone()).await.unwrap();
    }
    assert_eq!(
        act.invitation("h1").await.unwrap(),
        Some(invitation.clone())
    );
    assert_eq!(act.recovery_token("h1").await.unwrap(), Some(note.clone()));
    finish(act, "surat").await;
    assert_eq!(database.invitation("h1").await.unwrap(), Some(invitation));
    assert_eq!(database.recovery_token("h1").await.unwrap(), Some(note));
    assert_eq!(database.invitation("h2").await.unwrap(), None);
    let mut act = database.act().await.unwrap();
    assert_eq!(act.remove_recovery_tokens("p1").await.unwrap(), 1);
    assert_eq!(act.recovery_token("h1").await.unwrap(), None);
}

async fn a_debug_text_shows_no_secret(own: OwnDatabase) {
    let database = with_sessions(&own, &[session("s1", "p1", 500)]).await;
    let found = kept_session(&database, "s1").await.unwrap();
    assert_eq!(found.csrf.expose(), "sangat-rahasia");
    let text = format!("{found:?} {found:#?}");
    assert!(!text.contains("sangat-rahasia"), "{text}");
}
