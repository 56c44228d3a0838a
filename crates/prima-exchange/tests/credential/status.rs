//! A list of statuses says who is revoked, where it is the right list, unchanged.

use crate::{ISSUER, NOW, attestation, key, known, sign, signed};
use prima_exchange::credential::check::{Verdict, check};
use prima_exchange::credential::status_list::{Published, StatusList};
use serde_json::Value;

fn list(revoked: &[u64]) -> Published {
    let mut list = StatusList::default();
    revoked.iter().for_each(|index| list.revoke(*index));
    Published {
        address: "https://prima.example/piagam/status/1".to_owned(),
        issuer: ISSUER.to_owned(),
        since: "2024-10-09T00:00:00Z".to_owned(),
        list,
    }
}

fn of(list: &Value) -> Verdict {
    let badge = signed(&attestation("A")).to_string();
    let list = list.to_string();
    check(badge.as_bytes(), Some(&known()), Some(&list), NOW)
        .unwrap()
        .status
}

fn published(list: &Published) -> Value {
    list.signed(&key().id(), &sign).unwrap()
}

#[test]
fn a_bit_decides() {
    assert_eq!(of(&published(&list(&[4, 6]))), Verdict::Passed);
    assert_eq!(of(&published(&list(&[5]))), Verdict::Failed("revoked"));
}

#[test]
fn a_list_that_was_changed_or_is_another_proves_nothing() {
    let mut changed = published(&list(&[5]));
    changed["credentialSubject"]["encodedList"] = StatusList::default().packed().into();
    assert_eq!(of(&changed), Verdict::Failed("list-changed"));
    let mut other = list(&[]);
    other.address = "https://prima.example/piagam/status/2".to_owned();
    assert_eq!(of(&published(&other)), Verdict::Failed("list-other"));
    let mut foreign = list(&[]);
    foreign.issuer = "did:web:other.example".to_owned();
    assert_eq!(of(&published(&foreign)), Verdict::Failed("list-changed"));
    assert_eq!(of(&Value::Null), Verdict::Failed("list-unreadable"));
}

#[test]
fn everything_together_is_whole() {
    let badge = signed(&attestation("A")).to_string();
    let list = published(&list(&[])).to_string();
    let found = check(badge.as_bytes(), Some(&known()), Some(&list), NOW).unwrap();
    assert!(found.is_whole());
    assert_eq!(found.status_since, "2024-10-09T00:00:00Z");
}
