//! Who vouches for a bundle: every changed byte of signature, key and MANIFEST
//! is noticed, and what nobody signed is a bundle as before.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on must stop where it stands"
)]

use ed25519_dalek::{Signer, SigningKey};
use prima_exchange::archive::write_zip;
use prima_exchange::bundle::{Draft, Outputs, write_bundle};
use prima_exchange::manifest::{self, hash};
use prima_exchange::package::Package;
use prima_exchange::signature::{
    self, Fault, PublicKey, Replaced, Signed, Statement, check, read_keys,
};
use prima_exchange::unpack::{Limits, unpack};
use prima_exchange::verify::{Verification, verify};
use prima_instrument::words::Lang;
use std::fs::{self, File};
use std::path::Path;
use tempfile::TempDir;

const FIGURES: &str = "figure,value,label_id,label_en\na,1,Satu,One\n";
const LIMITS: Limits = Limits {
    files: 100,
    file_bytes: 1 << 20,
    total_bytes: 1 << 22,
};

fn private(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

fn public(key: &SigningKey) -> PublicKey {
    let digits = key.verifying_key().to_bytes();
    let text: String = digits.iter().map(|byte| format!("{byte:02x}")).collect();
    PublicKey::from_hex(&text).unwrap()
}

fn signature_of(key: &SigningKey, text: &str) -> String {
    let bytes = key.sign(text.as_bytes()).to_bytes();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn statement(manifest: &str) -> Statement {
    Statement {
        manifest: manifest.to_owned(),
        round: "pekppp-2026".to_owned(),
        number: 2,
        replaces: Some(Replaced {
            number: 1,
            manifest: hash(b"the first"),
        }),
        confirmed: "2026-11-26T10:00:00Z".to_owned(),
    }
}

fn signed(key: &SigningKey, statement: &Statement) -> String {
    let signature = signature_of(key, &statement.text());
    signature::text(statement, &public(key), &signature)
}

/// A bundle of figures, signed by the key of this seed.
fn bundle(seed: u8) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let figures = folder.path().join("in.csv");
    fs::write(&figures, FIGURES).unwrap();
    let draft = Draft {
        package: Package {
            name: "angka".to_owned(),
            ..Package::default()
        },
        engine: "prima 0.1.0".to_owned(),
        figures: Some(&figures),
        ..Draft::default()
    };
    let out = folder.path().join("bundle");
    write_bundle(&out, &draft, &|_| Ok(Outputs::new())).unwrap();
    let manifest = fs::read(out.join(manifest::NAME)).unwrap();
    let text = signed(&private(seed), &statement(&hash(&manifest)));
    fs::write(out.join(signature::NAME), text).unwrap();
    folder
}

/// The same from its folder and from its ZIP.
#[track_caller]
fn both_ways(folder: &TempDir) -> Verification {
    let out = folder.path().join("bundle");
    let found = verify(&out, &|_| Ok(Outputs::new()));
    let zip = folder.path().join("bundle.zip");
    write_zip(&out, &zip).unwrap();
    let unpacked = tempfile::tempdir().unwrap();
    let again = unpack(File::open(&zip).unwrap(), unpacked.path(), LIMITS).unwrap();
    let zipped = verify(&again, &|_| Ok(Outputs::new()));
    assert_eq!(found.signed, zipped.signed);
    assert_eq!(keys(&found), keys(&zipped));
    found
}

fn keys(found: &Verification) -> Vec<&'static str> {
    found
        .problems
        .iter()
        .inspect(|problem| {
            for lang in [Lang::Id, Lang::En] {
                let said = format!("{} {}", problem.message(lang), problem.hint(lang));
                assert!(!said.contains("data-"), "{said}");
            }
        })
        .map(|problem| problem.key)
        .collect()
}

fn change(folder: &TempDir, name: &str, change: impl Fn(&str) -> String) {
    let path: &Path = &folder.path().join("bundle").join(name);
    let text = fs::read_to_string(path).unwrap();
    let after = change(&text);
    assert_ne!(after, text, "{name} was changed");
    fs::write(path, after).unwrap();
}

#[test]
fn a_signed_bundle_says_whose_key_signed_what() {
    let folder = bundle(1);
    let mut found = both_ways(&folder);
    assert!(found.is_good(), "{}", found.problems.report(Lang::En));
    let manifest = fs::read(folder.path().join("bundle/MANIFEST")).unwrap();
    let expected = Signed::By {
        key: public(&private(1)),
        statement: statement(&hash(&manifest)),
    };
    assert_eq!(found.signed, expected);
    found.demand_key(&[public(&private(2)), public(&private(1))]);
    assert!(found.is_good());
    found.demand_key(&[public(&private(2))]);
    assert_eq!(keys(&found), ["signature-other-key"]);
}

#[test]
fn an_unsigned_bundle_is_as_before_and_lacks_a_demanded_signature() {
    let folder = bundle(1);
    fs::remove_file(folder.path().join("bundle").join(signature::NAME)).unwrap();
    let mut found = both_ways(&folder);
    assert!(found.is_good());
    assert_eq!(found.signed, Signed::Not);
    found.demand_key(&[public(&private(1))]);
    assert_eq!(keys(&found), ["signature-missing"]);
}

#[test]
fn every_changed_byte_of_a_signature_file_is_noticed() {
    let manifest = hash(b"a manifest");
    let text = signed(&private(1), &statement(&manifest)).into_bytes();
    assert!(matches!(check(&text, &manifest), Signed::By { .. }));
    for place in 0..text.len() {
        for other in [text[place] ^ 1, b'0', b'f', b' ', 0xff] {
            let mut changed = text.clone();
            changed[place] = other;
            if changed != text {
                let found = check(&changed, &manifest);
                assert!(
                    matches!(found, Signed::Broken(_)),
                    "byte {place}: {found:?}"
                );
            }
        }
        let cut = check(&text[..place], &manifest);
        assert_eq!(cut, Signed::Broken(Fault::Unreadable), "cut at {place}");
    }
}

#[test]
fn what_was_signed_cannot_be_said_by_another_key_or_of_another_bundle() {
    let manifest = hash(b"a manifest");
    let truth = statement(&manifest);
    let signature = signature_of(&private(1), &truth.text());
    // Everything but the signature is as a forger wants it.
    let forged = signature::text(&truth, &public(&private(2)), &signature);
    let wrong = Signed::Broken(Fault::Wrong);
    assert_eq!(check(forged.as_bytes(), &manifest), wrong);
    let lie = Statement {
        replaces: None,
        ..truth.clone()
    };
    let forged = signature::text(&lie, &public(&private(1)), &signature);
    assert_eq!(check(forged.as_bytes(), &manifest), wrong);
    let text = signed(&private(1), &truth);
    let other = check(text.as_bytes(), &hash(b"another manifest"));
    assert_eq!(other, Signed::Broken(Fault::OtherManifest));
}

#[test]
fn changes_in_signature_key_and_manifest_are_named() {
    let turned = |text: &str, at: usize| {
        let digit = if &text[at..=at] == "7" { "3" } else { "7" };
        format!("{}{digit}{}", &text[..at], &text[at + 1..])
    };
    let folder = bundle(1);
    change(&folder, signature::NAME, |text| {
        turned(text, text.rfind("\"signature\": \"").unwrap() + 14)
    });
    assert_eq!(keys(&both_ways(&folder)), ["signature-wrong"]);
    let folder = bundle(1);
    change(&folder, signature::NAME, |text| {
        turned(text, text.find("\"public_key\": \"").unwrap() + 15)
    });
    // The id of the key no longer fits it.
    assert_eq!(keys(&both_ways(&folder)), ["signature-unreadable"]);
    let folder = bundle(1);
    change(&folder, manifest::NAME, |text| {
        text.replace("0.1.0", "0.1.1")
    });
    let found = both_ways(&folder);
    assert_eq!(
        keys(&found),
        ["signature-other-manifest", "manifest-changed"]
    );
    // A file that is not as MANIFEST says leaves the signature over MANIFEST valid.
    let folder = bundle(1);
    change(&folder, "figures.csv", |text| text.replace("Satu", "Dua"));
    let found = both_ways(&folder);
    assert_eq!(keys(&found), ["bundle-line"]);
    assert!(matches!(found.signed, Signed::By { .. }));
}

#[test]
fn keys_are_read_as_a_portal_gives_them() {
    let (one, two) = (public(&private(1)), public(&private(2)));
    let list = format!(
        "{{\"items\":[{{\"public_key\":\"{one}\"}},{{\"public_key\":\"{two}\"}},{{\"public_key\":\"no\"}}]}}"
    );
    assert_eq!(read_keys(&list), [one.clone(), two]);
    assert_eq!(read_keys(&format!("{one}\n")), std::slice::from_ref(&one));
    // Large digits would be a second way to write the same key.
    assert!(read_keys(&one.to_string().to_uppercase()).is_empty());
    // The neutral point, under which one signature fits many texts.
    let weak = format!("01{}", "0".repeat(62));
    assert!(PublicKey::from_hex(&weak).is_none());
    assert!(read_keys("").is_empty());
}
