//! The second factor: a code is good once, and so is each code on paper.

use crate::life::code;
use crate::office::{ADMINISTRATOR, Office, PASSWORD, chance, denial};
use crate::own_database::OwnDatabase;
use prima_store::Secret;
use prima_workflow::people::{
    Denial, NotDone, Opened, Visitor, confirm_second_factor, propose_second_factor,
    set_up_second_factor,
};

on_both_engines![
    a_code_is_accepted_once,
    a_recovery_code_is_accepted_once,
    a_wrong_code_counts_as_a_failure,
    the_password_alone_does_not_forgive_wrong_codes,
    a_half_opened_session_sets_no_new_factor_up,
    setting_up_ends_other_sessions_and_old_codes,
    a_secret_without_its_code_is_not_taken,
];

/// The administrator's second factor, set up at the beginning.
async fn guarded(own: OwnDatabase) -> (Office, Secret, Vec<Secret>) {
    let office = Office::open(own).await;
    let opened = office.sign_in(0, ADMINISTRATOR, PASSWORD).await.unwrap();
    let (secret, codes) = set_up(&office, 0, &opened.token).await;
    (office, secret, codes)
}

async fn set_up(office: &Office, at: i64, token: &Secret) -> (Secret, Vec<Secret>) {
    let signed_in = office.signed_in(at, token).await;
    let secret = propose_second_factor(&signed_in, &mut chance()).secret;
    let shown = code(&secret, at);
    let scene = office.at(at);
    let codes = set_up_second_factor(&scene, &signed_in, &secret, &shown, &mut chance()).await;
    let codes = codes.unwrap();
    (secret, codes)
}

async fn half(office: &Office, at: i64) -> Secret {
    let opened = office.sign_in(at, ADMINISTRATOR, PASSWORD).await.unwrap();
    assert!(opened.needs_second_factor);
    opened.token
}

async fn confirm(office: &Office, at: i64, token: &Secret, code: &str) -> Result<Opened, NotDone> {
    confirm_second_factor(&office.at(at), token, code, &mut chance()).await
}

async fn a_code_is_accepted_once(own: OwnDatabase) {
    let (office, secret, _) = guarded(own).await;
    let (one, two) = (half(&office, 10).await, half(&office, 10).await);
    // That of the set-up is used up too.
    let found = confirm(&office, 11, &one, &code(&secret, 0)).await;
    assert_eq!(denial(found), Denial::Wrong);
    let shown = code(&secret, 60);
    assert!(confirm(&office, 60, &one, &shown).await.is_ok());
    let replayed = confirm(&office, 61, &two, &shown).await;
    assert_eq!(denial(replayed), Denial::Wrong);
    let earlier = confirm(&office, 62, &two, &code(&secret, 30)).await;
    assert_eq!(denial(earlier), Denial::Wrong, "the step before is over");
    let next = confirm(&office, 90, &two, &code(&secret, 90)).await;
    assert!(next.is_ok(), "{next:?}");
    let again = confirm(&office, 120, &one, &code(&secret, 120)).await;
    assert_eq!(denial(again), Denial::NotUsable, "the token was changed");
}

async fn a_recovery_code_is_accepted_once(own: OwnDatabase) {
    let (office, _, codes) = guarded(own).await;
    let typed = codes[3].expose().to_lowercase().replace('-', " ");
    let token = half(&office, 10).await;
    let opened = confirm(&office, 11, &token, &typed).await.unwrap();
    office.signed_in(12, &opened.token).await;
    let token = half(&office, 20).await;
    let found = confirm(&office, 21, &token, codes[3].expose()).await;
    assert_eq!(denial(found), Denial::Wrong);
    assert!(
        confirm(&office, 22, &token, codes[4].expose())
            .await
            .is_ok()
    );
    let last = office.audit().await.pop().unwrap();
    assert_eq!(last.detail, "{\"recovery_code\":true}");
}

async fn a_wrong_code_counts_as_a_failure(own: OwnDatabase) {
    let (office, secret, _) = guarded(own).await;
    let token = half(&office, 10).await;
    for at in 11..17 {
        let found = confirm(&office, at, &token, "000000").await;
        assert_eq!(denial(found), Denial::Wrong, "at {at}");
    }
    let found = confirm(&office, 30, &token, &code(&secret, 30)).await;
    assert!(matches!(denial(found), Denial::Wait { .. }));
    let found = confirm(&office, 60, &token, &code(&secret, 60)).await;
    assert!(found.is_ok(), "{found:?}");
}

async fn the_password_alone_does_not_forgive_wrong_codes(own: OwnDatabase) {
    let (office, secret, _) = guarded(own).await;
    for at in 10..15 {
        let token = half(&office, at).await;
        let found = confirm(&office, at, &token, "000000").await;
        assert_eq!(denial(found), Denial::Wrong);
    }
    let token = half(&office, 20).await;
    let found = confirm(&office, 20, &token, "000000").await;
    assert_eq!(denial(found), Denial::Wrong);
    let found = office.sign_in(21, ADMINISTRATOR, PASSWORD).await;
    assert!(matches!(denial(found), Denial::Wait { .. }));
    let found = confirm(&office, 90, &token, &code(&secret, 90)).await;
    assert!(found.is_ok(), "{found:?}");
    let person = office.administrator.person.as_str();
    let person = office.database.person(person).await.unwrap().unwrap();
    assert_eq!(person.failures, 0);
}

/// As if a page had been read while the session was whole.
async fn a_half_opened_session_sets_no_new_factor_up(own: OwnDatabase) {
    let office = Office::open(own).await;
    let opened = office.sign_in(0, ADMINISTRATOR, PASSWORD).await.unwrap();
    let mut stale = office.signed_in(1, &opened.token).await;
    set_up(&office, 2, &opened.token).await;
    let token = half(&office, 3).await;
    let visitor = office.visitor(4, &token).await;
    assert!(
        matches!(visitor, Visitor::HalfSignedIn { .. }),
        "{visitor:?}"
    );
    let person = stale.actor.person.as_str();
    let sessions = office.database.sessions_of(person).await.unwrap();
    stale.session = sessions[0].session_hash.clone();
    assert_eq!(sessions[0].strength, "password");
    let secret = propose_second_factor(&stale, &mut chance()).secret;
    let (scene, shown) = (office.at(5), code(&secret, 5));
    let found = set_up_second_factor(&scene, &stale, &secret, &shown, &mut chance()).await;
    assert_eq!(denial(found), Denial::NotUsable);
}

async fn setting_up_ends_other_sessions_and_old_codes(own: OwnDatabase) {
    let (office, secret, old) = guarded(own).await;
    let one = half(&office, 60).await;
    let one = confirm(&office, 60, &one, &code(&secret, 60))
        .await
        .unwrap();
    let two = half(&office, 90).await;
    let two = confirm(&office, 90, &two, &code(&secret, 90))
        .await
        .unwrap();
    let (_, new) = set_up(&office, 120, &two.token).await;
    assert!(office.is_nobody(121, &one.token).await);
    office.signed_in(121, &two.token).await;
    let token = half(&office, 130).await;
    let found = confirm(&office, 131, &token, old[0].expose()).await;
    assert_eq!(denial(found), Denial::Wrong);
    assert!(confirm(&office, 132, &token, new[0].expose()).await.is_ok());
}

async fn a_secret_without_its_code_is_not_taken(own: OwnDatabase) {
    let office = Office::open(own).await;
    let opened = office.sign_in(0, ADMINISTRATOR, PASSWORD).await.unwrap();
    let signed_in = office.signed_in(1, &opened.token).await;
    let secret = propose_second_factor(&signed_in, &mut chance()).secret;
    for (secret, code, expected) in [
        (secret.clone(), "000000".to_owned(), Denial::Wrong),
        (secret.clone(), String::new(), Denial::Wrong),
        (
            Secret::new("bukan rahasia"),
            code(&secret, 1),
            Denial::NotUsable,
        ),
        (Secret::new("GEZDGNBV"), code(&secret, 1), Denial::NotUsable),
    ] {
        let scene = office.at(1);
        let found = set_up_second_factor(&scene, &signed_in, &secret, &code, &mut chance()).await;
        assert_eq!(denial(found), expected);
    }
    assert!(!office.signed_in(2, &opened.token).await.has_second_factor);
}
