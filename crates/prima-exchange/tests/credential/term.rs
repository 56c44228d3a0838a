//! A certificate with a term: the day it ends is signed, and told apart from a
//! revocation.

use crate::{NOW, attestation, key, known, sign, signed};
use prima_exchange::credential::attestation::Attestation;
use prima_exchange::credential::check::{Checked, Unreadable, Verdict, check};
use prima_exchange::credential::{did, jwt, multibase};
use serde_json::Value;

/// The end of 7 October 2026 in Jakarta.
const END: &str = "2026-10-07T17:00:00Z";
/// The same: 2024-10-08T02:50:00Z is 1,728,355,800; 729 days, 14 hours and 10
/// minutes later.
const SECONDS: i64 = 1_791_392_400;

fn limited() -> Attestation {
    let mut attestation = attestation("Rumah Sakit Contoh");
    attestation.until = END.to_owned();
    attestation
}

fn token(attestation: &Attestation) -> String {
    let method = did::method(&attestation.issuer, &key().id());
    jwt::token(&attestation.badge(), &method, &sign)
}

fn checked(file: &str, now: i64) -> Checked {
    check(file.as_bytes(), Some(&known()), None, now).unwrap()
}

#[test]
fn it_holds_to_its_last_second_and_is_then_over_and_nothing_else() {
    let attestation = limited();
    for file in [signed(&attestation).to_string(), token(&attestation)] {
        let before = checked(&file, SECONDS - 1);
        assert_eq!(before.attestation, attestation);
        assert_eq!(before.term, Some(Verdict::Passed));
        assert!(!before.is_bad() && !before.is_only_over());
        let after = checked(&file, SECONDS);
        assert_eq!(after.term, Some(Verdict::Failed("expired")));
        assert_eq!(after.signature, Verdict::Passed);
        assert!(after.is_bad() && after.is_only_over());
    }
}

#[test]
fn without_a_term_there_is_nothing_to_be_over() {
    let found = checked(&signed(&attestation("A")).to_string(), i64::MAX);
    assert_eq!(found.term, None);
    assert!(!found.is_bad());
}

#[test]
fn a_term_is_neither_lengthened_nor_taken_away() {
    let badge = signed(&limited());
    let mut longer = badge.clone();
    longer["validUntil"] = "2036-10-07T17:00:00Z".into();
    let mut endless = badge;
    endless.as_object_mut().unwrap().remove("validUntil");
    let mut given = signed(&attestation("Rumah Sakit Contoh"));
    given["validUntil"] = END.into();
    for changed in [longer, endless, given] {
        let found = checked(&changed.to_string(), NOW);
        assert_eq!(found.signature, Verdict::Failed("changed"));
        assert!(!found.is_only_over());
    }
}

#[test]
fn a_forged_certificate_is_not_only_over() {
    let mut badge = signed(&limited());
    badge["name"] = "Lain".into();
    badge["credentialSubject"]["achievement"]["name"] = "Lain".into();
    let found = checked(&badge.to_string(), SECONDS);
    assert_eq!(found.term, Some(Verdict::Failed("expired")));
    assert!(found.is_bad() && !found.is_only_over());
}

#[test]
fn a_day_that_programs_could_read_differently_is_refused() {
    for odd in ["2026-10-07", "2026-10-07T23:59:59+07:00", ""] {
        let mut badge = signed(&limited());
        badge["validUntil"] = odd.into();
        let found = check(badge.to_string().as_bytes(), Some(&known()), None, NOW);
        let part = Unreadable::Form("validUntil".to_owned());
        assert_eq!(found, Err(part), "{odd:?}");
    }
}

#[test]
fn a_token_says_the_end_where_programs_for_tokens_look_for_it() {
    let token = token(&limited());
    let payload = token.split('.').nth(1).unwrap();
    let payload = multibase::read_base64url(payload).unwrap();
    let payload: Value = serde_json::from_slice(&payload).unwrap();
    assert_eq!(payload["exp"], SECONDS);
    assert_eq!(payload["validUntil"], END);
}
