//! What is issued is accepted in every form, whatever the names.

use crate::{NOW, attestation, key, known, sign, signed};
use prima_exchange::credential::attestation::{Attestation, clean};
use prima_exchange::credential::baked::{Carrier, into_svg};
use prima_exchange::credential::check::{Unreadable, Verdict, check};
use prima_exchange::credential::{did, jwt};
use prima_exchange::signature::PublicKey;
use proptest::prelude::*;

const NAMES: [&str; 7] = [
    "#evil \"}; #panic() \\ ' <script>",
    "דוד عبد الله \u{202e}terbalik",
    "👩🏽‍⚕️ Puskesmas 🏅",
    "e\u{301}\u{323}\u{330} ꦥꦸꦱ꧀ꦏꦺꦱ꧀ꦩꦱ꧀",
    "a\u{2028}b\u{85}c\u{a0}d",
    "]]> &amp; \u{200b}\u{feff}",
    "\u{1d4d0}\u{ffff}",
];

#[test]
fn every_name_is_accepted_as_it_was_written() {
    for name in &NAMES[..6] {
        let attestation = attestation(&clean(name).unwrap());
        let badge = signed(&attestation);
        for (carrier, file) in forms(&attestation) {
            let found = check(file.as_bytes(), Some(&known()), None, NOW).unwrap();
            assert_eq!(found.carrier, carrier, "{name}");
            assert_eq!(found.attestation, attestation, "{name}");
            assert_eq!(found.signature, Verdict::Passed, "{name} in {carrier:?}");
            assert_eq!(found.issuer, Verdict::Passed, "{name}");
            assert_eq!(found.status, Verdict::NotMade("no-list"));
            assert!(!found.is_bad() && !found.is_whole());
        }
        assert_eq!(
            badge,
            signed(&attestation),
            "the same input gives the same proof"
        );
    }
    assert!(clean(NAMES[6]).is_err());
    assert!(clean("a\u{0}b").is_err());
    assert_eq!(clean(" a \n\t b\u{2028}c ").as_deref(), Ok("a b c"));
}

fn forms(attestation: &Attestation) -> [(Carrier, String); 3] {
    let badge = signed(attestation);
    let method = did::method(&attestation.issuer, &key().id());
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>";
    [
        (Carrier::Json, format!("{badge:#}")),
        (Carrier::Svg, into_svg(svg, &badge.to_string()).unwrap()),
        (
            Carrier::Token,
            jwt::token(&attestation.badge(), &method, &sign),
        ),
    ]
}

#[test]
fn without_a_key_nothing_is_taken_for_proven() {
    let badge = signed(&attestation("A")).to_string();
    let found = check(badge.as_bytes(), None, None, NOW).unwrap();
    assert_eq!(found.signature, Verdict::NotMade("no-key"));
    assert!(!found.is_bad() && !found.is_whole());
}

#[test]
fn another_key_or_another_issuer_is_refused() {
    let badge = signed(&attestation("A")).to_string();
    // RFC 8032, 7.1, test 2.
    let other = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    let other = PublicKey::from_hex(other).unwrap();
    let strangers = did::document("did:web:prima.example", std::slice::from_ref(&other));
    let strangers = did::read(&strangers.to_string()).unwrap();
    let found = check(badge.as_bytes(), Some(&strangers), None, NOW).unwrap();
    assert_eq!(found.signature, Verdict::Failed("unknown-key"));
    let found = check(
        badge.as_bytes(),
        Some(&did::Known::of_keys(vec![other])),
        None,
        NOW,
    )
    .unwrap();
    assert_eq!(found.signature, Verdict::Failed("changed"));
    let elsewhere = did::document("did:web:other.example", &[key()]);
    let elsewhere = did::read(&elsewhere.to_string()).unwrap();
    let found = check(badge.as_bytes(), Some(&elsewhere), None, NOW).unwrap();
    assert_eq!(found.issuer, Verdict::Failed("other-issuer"));
}

#[test]
fn what_holds_no_certificate_says_so() {
    let refused = |file: &[u8]| check(file, Some(&known()), None, NOW).unwrap_err();
    assert_eq!(refused(b"halo"), Unreadable::NoCarrier);
    assert_eq!(
        refused(b"%PDF-1.7 nothing"),
        Unreadable::NoCredential(Carrier::Pdf)
    );
    assert_eq!(refused(b"{}"), Unreadable::NoProof);
    assert_eq!(refused(b"{\"a\":"), Unreadable::Form("JSON".to_owned()));
    assert_eq!(refused(b"a.b.c"), Unreadable::NoProof);
}

proptest! {
    #[test]
    fn any_text_is_signed_and_read_back(name in "\\PC{1,40}", citation in "\\PC{0,40}") {
        let mut attestation = attestation(&clean(&name).unwrap_or_default());
        attestation.citation = clean(&citation).unwrap_or_default();
        let file = signed(&attestation).to_string();
        let found = check(file.as_bytes(), Some(&known()), None, NOW).unwrap();
        prop_assert_eq!(found.signature, Verdict::Passed);
        prop_assert_eq!(found.attestation, attestation);
    }
}
