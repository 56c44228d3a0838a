//! Every change of a signed certificate is found.

use crate::{NOW, attestation, key, known, sign, signed};
use prima_exchange::credential::check::{Unreadable, Verdict, check};
use prima_exchange::credential::{did, jwt};
use serde_json::{Value, json};

/// Paths of all texts of a value.
fn texts(value: &Value, path: String, out: &mut Vec<String>) {
    match value {
        Value::String(_) | Value::Bool(_) => out.push(path),
        Value::Array(list) => {
            for (place, inner) in list.iter().enumerate() {
                texts(inner, format!("{path}/{place}"), out);
            }
        }
        Value::Object(fields) => {
            for (word, inner) in fields {
                texts(inner, format!("{path}/{}", word.replace('/', "~1")), out);
            }
        }
        _ => {}
    }
}

/// What is changed, and how.
type Change = (&'static str, fn(&mut Value));

fn is_accepted(file: &str) -> bool {
    match check(file.as_bytes(), Some(&known()), None, NOW) {
        Ok(found) => !found.is_bad(),
        Err(_) => false,
    }
}

#[test]
fn no_text_can_be_changed() {
    let mut attestation = attestation("Rumah Sakit Contoh");
    attestation.unit_name = "Unit A".to_owned();
    attestation.citation = "Atas jasa".to_owned();
    attestation.until = "2026-10-07T17:00:00Z".to_owned();
    let badge = signed(&attestation);
    assert!(is_accepted(&badge.to_string()));
    let mut paths = Vec::new();
    texts(&badge, String::new(), &mut paths);
    assert!(paths.len() > 30, "{paths:?}");
    for path in paths {
        let mut changed = badge.clone();
        let place = changed.pointer_mut(&path).unwrap();
        *place = match &*place {
            Value::String(text) => format!("{text}x").into(),
            _ => true.into(),
        };
        assert!(!is_accepted(&changed.to_string()), "changed {path}");
    }
}

#[test]
fn nothing_can_be_added_moved_or_left_out() {
    let badge = signed(&attestation("A"));
    let changes: [Change; 7] = [
        ("a word", |it| {
            it["credentialSubject"]["image"] = "https://x.id/a.png".into()
        }),
        ("an unknown word", |it| it["catatan"] = "x".into()),
        ("a context", |it| {
            let contexts = it["@context"].as_array_mut().unwrap();
            contexts.push("https://x.id/context".into());
        }),
        ("a second proof", |it| {
            it["proof"] = json!([it["proof"], it["proof"]])
        }),
        ("a word at another node", |it| {
            let term = it["credentialSubject"]["term"].take();
            it["credentialSubject"]
                .as_object_mut()
                .unwrap()
                .remove("term");
            it["term"] = term;
        }),
        ("the status", |it| {
            it.as_object_mut().unwrap().remove("credentialStatus");
        }),
        ("the name again", |it| {
            let names = it["credentialSubject"]["identifier"]
                .as_array_mut()
                .unwrap();
            names.push(names[0].clone());
        }),
    ];
    for (what, change) in changes {
        let mut changed = badge.clone();
        change(&mut changed);
        assert!(!is_accepted(&changed.to_string()), "{what}");
    }
    let mut odd = badge;
    odd["credentialSubject"]["achievement"]["image"] = "https://x.id/a.png".into();
    let found = check(odd.to_string().as_bytes(), Some(&known()), None, NOW);
    let part = "credentialSubject.achievement.image".to_owned();
    assert_eq!(found, Err(Unreadable::Form(part)));
}

#[test]
fn no_part_of_a_token_can_be_changed() {
    let attestation = attestation("A");
    let token = jwt::token(
        &attestation.badge(),
        &did::method(&attestation.issuer, &key().id()),
        &sign,
    );
    assert!(is_accepted(&token));
    for place in (0..token.len()).step_by(7) {
        let old = token.as_bytes()[place];
        let new = if old == b'A' { 'B' } else { 'A' };
        let mut changed = token.clone();
        changed.replace_range(place..=place, &new.to_string());
        assert!(!is_accepted(&changed), "changed at {place}");
    }
}

#[test]
fn a_claim_that_contradicts_the_badge_is_refused() {
    let attestation = attestation("A");
    let mut badge = attestation.badge();
    badge.insert("exp".to_owned(), 1.into());
    let token = jwt::token(
        &badge,
        &did::method(&attestation.issuer, &key().id()),
        &sign,
    );
    assert!(check(token.as_bytes(), Some(&known()), None, NOW).is_err());
}

#[test]
fn a_signature_of_another_document_is_none() {
    let (mut one, other) = (signed(&attestation("A")), signed(&attestation("B")));
    one["proof"] = other["proof"].clone();
    let found = check(one.to_string().as_bytes(), Some(&known()), None, NOW).unwrap();
    assert_eq!(found.signature, Verdict::Failed("changed"));
}
