//! Bundles: written, verified, and every change named.

mod support;

use prima_exchange::manifest::hash;
use prima_exchange::signature::{self, Replaced, Statement};
use prima_workflow::assessment::signing::InstallationKey;
use std::fs;
use std::path::Path;
use support::{prima, root, succeed};

fn bundled(example: &str, out: &Path) {
    succeed(&[
        "bundle",
        &format!("examples/{example}"),
        "--out",
        &out.display().to_string(),
    ]);
}

/// Text with the last digit changed, and the line it is in.
fn with_a_digit_changed(text: &str) -> (String, usize) {
    let at = text
        .rfind(|c: char| c.is_ascii_digit())
        .expect("a digit to change");
    let digit = if text.as_bytes()[at] == b'7' {
        "3"
    } else {
        "7"
    };
    let line = text[..at].matches('\n').count() + 1;
    (format!("{}{digit}{}", &text[..at], &text[at + 1..]), line)
}

#[test]
fn every_example_makes_a_bundle_that_verifies() {
    for entry in fs::read_dir(root().join("examples")).expect("examples") {
        let path = entry.expect("an entry").path();
        if !path.join("example.toml").is_file() {
            continue;
        }
        let folder = tempfile::tempdir().expect("a temporary folder");
        let out = folder.path().join("bundle");
        bundled(&path.file_name().expect("a name").to_string_lossy(), &out);
        let said = succeed(&["verify", &out.display().to_string(), "--lang", "en"]);
        assert!(said.contains("unsigned"), "{said}");
    }
}

#[test]
fn a_changed_digit_is_named_with_its_file_and_line() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("bundle");
    bundled("kota-kupang-2022", &out);
    for name in [
        "units.csv",
        "published.csv",
        "results.csv",
        "instrument.toml",
        "datapackage.json",
        "catalogue/facilities.toml",
    ] {
        let path = out.join(name);
        let before = fs::read_to_string(&path).expect("in the bundle");
        let (after, line) = with_a_digit_changed(&before);
        fs::write(&path, &after).expect("written");
        let ran = prima(&["verify", &out.display().to_string(), "--json"]);
        assert_eq!(ran.code, 1, "{name}: {}", ran.out);
        let found: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
        let text = found["problems"].to_string();
        assert!(
            text.contains(name) && text.contains(&format!("{line}")),
            "{name} line {line}: {text}"
        );
        fs::write(&path, &before).expect("written");
    }
    succeed(&["verify", &out.display().to_string()]);
}

#[test]
fn a_zip_of_a_bundle_is_verified_as_its_folder_is() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("bundle");
    bundled("kota-kupang-2022", &out);
    let zip = folder.path().join("b.zip");
    let shown = zip.display().to_string();
    prima_exchange::archive::write_zip(&out, &zip).expect("a zip");
    let said = succeed(&["verify", &shown, "--lang", "en"]);
    assert!(said.contains("b.zip: as stated"), "{said}");

    let path = out.join("units.csv");
    let (after, _) = with_a_digit_changed(&fs::read_to_string(&path).expect("in the bundle"));
    fs::write(&path, after).expect("written");
    prima_exchange::archive::write_zip(&out, &zip).expect("a zip");
    let ran = prima(&["verify", &shown, "--json"]);
    assert_eq!(ran.code, 1, "a changed bundle: {}", ran.out);
    assert!(ran.out.contains("units.csv"), "{}", ran.out);

    for content in [&b""[..], b"no zip", b"PK\x05\x06"] {
        fs::write(&zip, content).expect("written");
        let ran = prima(&["verify", &shown, "--lang", "en"]);
        assert_eq!(ran.code, 2, "{content:?}: {}", ran.out);
        assert!(ran.err.contains("b.zip: no ZIP"), "{}", ran.err);
    }
}

/// Signs a bundle as a portal does; gives the key in hexadecimal.
fn signed(out: &Path, seed: u8) -> String {
    let place = out.with_extension(format!("key-{seed}"));
    let key = InstallationKey::open(&place, || Ok([seed; 32])).expect("a key");
    let manifest = fs::read(out.join("MANIFEST")).expect("in the bundle");
    let statement = Statement {
        manifest: hash(&manifest),
        round: "putaran".to_owned(),
        number: 2,
        replaces: Some(Replaced {
            number: 1,
            manifest: hash(b"the first"),
        }),
        confirmed: "2026-11-26T10:00:00Z".to_owned(),
    };
    let signature = key.sign(&statement.text());
    let text = signature::text(&statement, &key.public(), &signature);
    fs::write(out.join(signature::NAME), text).expect("written");
    key.public().to_string()
}

#[test]
fn a_signature_is_told_with_what_was_not_checked() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("bundle");
    bundled("kota-kupang-2022", &out);
    let shown = out.display().to_string();
    let key = signed(&out, 7);
    let said = succeed(&["verify", &shown, "--lang", "en"]);
    for part in [
        "signed (Ed25519, valid) as determination 2 of round putaran",
        key.as_str(),
        "replaces determination 1",
        "Not checked: whose key that is",
        "Not checked: whether this determination was replaced later",
    ] {
        assert!(said.contains(part), "{part:?} is not in {said}");
    }
    let said = succeed(&["verify", &shown, "--key", &key, "--lang", "en"]);
    assert!(said.contains("The key is the one given"), "{said}");
    let file = folder.path().join("keys.json");
    let list = format!("{{\"items\":[{{\"public_key\":\"{key}\"}}]}}");
    fs::write(&file, list).expect("written");
    let given = file.display().to_string();
    let said = succeed(&["verify", &shown, "--key", &given, "--json"]);
    let found: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(found["signed"], true);
    assert_eq!(found["signature"]["key_is_known"], true);
    assert_eq!(found["signature"]["replaces"]["number"], 1);

    let zip = folder.path().join("b.zip");
    prima_exchange::archive::write_zip(&out, &zip).expect("a zip");
    let zipped = zip.display().to_string();
    succeed(&["verify", &zipped, "--key", &given]);
    let other = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    for bundle in [&shown, &zipped] {
        let ran = prima(&["verify", bundle, "--key", other, "--lang", "en"]);
        assert_eq!(ran.code, 1, "{}", ran.out);
        assert!(ran.out.contains("signed with another key"), "{}", ran.out);
        assert!(ran.out.contains("NOT the one given"), "{}", ran.out);
    }
    let path = out.join(signature::NAME);
    let text = fs::read_to_string(&path).expect("in the bundle");
    fs::write(&path, text.replace("number 2", "number 3")).expect("written");
    let ran = prima(&["verify", &shown, "--json"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    let found: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(
        (&found["signed"], &found["good"]),
        (&false.into(), &false.into())
    );
    assert!(ran.out.contains("signature.json"), "{}", ran.out);
    fs::remove_file(&path).expect("removed");
    let ran = prima(&["verify", &shown, "--key", &key, "--lang", "en"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.contains("There is no signature"), "{}", ran.out);
    fs::write(&file, "no key").expect("written");
    for given in [given.as_str(), "nowhere.json"] {
        let ran = prima(&["verify", &shown, "--key", given, "--lang", "en"]);
        assert_eq!(ran.code, 2, "{}", ran.out);
        assert!(ran.err.contains("/api/v1/keys"), "{}", ran.err);
    }
}

#[test]
fn a_run_makes_the_same_bundle_again() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    succeed(&[
        "rank",
        "ombudsman/2022",
        "--units",
        "examples/sumatera-selatan-2023/units.csv",
        "--results",
        "examples/sumatera-selatan-2023/published.csv",
        "--out",
        &path("run"),
    ]);
    succeed(&["bundle", &path("run"), "--out", &path("one")]);
    succeed(&["bundle", &path("run"), "--out", &path("two")]);
    for name in [
        "MANIFEST",
        "datapackage.json",
        "results.csv",
        "units.csv",
        "published.csv",
    ] {
        let read =
            |which: &str| fs::read(folder.path().join(which).join(name)).expect("in the bundle");
        assert!(read("one") == read("two"), "{name} differs");
    }
    let results = fs::read(folder.path().join("run/results.csv")).expect("written");
    assert!(results == fs::read(folder.path().join("one/results.csv")).expect("in the bundle"));
    let ran = prima(&["bundle", &path("run"), "--out", &path("one")]);
    assert_eq!(
        ran.code, 2,
        "a folder with something in it is not written over"
    );
    let ran = prima(&["bundle", &path("nowhere"), "--out", &path("three")]);
    assert_eq!(ran.code, 2);
}

#[test]
fn a_folder_that_is_no_bundle_is_wrong_usage_and_a_changed_one_a_finding() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let empty = folder.path().display().to_string();
    for (name, said) in [
        (empty.clone(), "not a bundle"),
        (format!("{empty}/nowhere"), "no such file or folder"),
        (format!("{empty}/nonesuch.zip"), "no such file or folder"),
    ] {
        let ran = prima(&["verify", &name, "--lang", "en"]);
        assert_eq!(ran.code, 2, "{name}");
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    let out = folder.path().join("bundle");
    bundled("sleman-2024", &out);
    fs::remove_file(out.join("MANIFEST")).expect("in the bundle");
    let ran = prima(&["verify", &out.display().to_string()]);
    assert_eq!(ran.code, 1, "{}", ran.out);
}

#[test]
fn a_run_whose_input_changed_is_not_bundled() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (before, after) = (folder.path().join("before"), folder.path().join("after"));
    fs::create_dir(&before).expect("made");
    let at = |root: &Path, name: &str| root.join(name).display().to_string();
    for name in ["units.csv", "published.csv"] {
        let example = root().join("examples/sleman-2024").join(name);
        fs::copy(example, before.join(name)).expect("copied");
    }
    succeed(&[
        "rank",
        "pekppp/2023",
        "--units",
        &at(&before, "units.csv"),
        "--results",
        &at(&before, "published.csv"),
        "--out",
        &at(&before, "run"),
    ]);
    // Run and inputs may move together.
    fs::rename(&before, &after).expect("renamed");
    succeed(&["bundle", &at(&after, "run"), "--out", &at(&after, "one")]);
    for name in ["units.csv", "published.csv", "run/results.csv"] {
        let path = after.join(name);
        let text = fs::read_to_string(&path).expect("there");
        fs::write(&path, with_a_digit_changed(&text).0).expect("written");
        let ran = prima(&["bundle", &at(&after, "run"), "--out", &at(&after, "two")]);
        assert_eq!(ran.code, 2, "{name}");
        assert!(ran.err.contains(name), "{name}: {}", ran.err);
        assert!(!after.join("two").exists());
        fs::write(&path, text).expect("written");
    }
}
