//! Arguments, help, exit codes and languages.

mod support;

use ed25519_dalek::{Signer, SigningKey};
use prima_exchange::credential::attestation::{Attestation, StatusPlace};
use prima_exchange::credential::did;
use prima_exchange::credential::status_list::{Published, StatusList};
use prima_exchange::signature::PublicKey;
use std::fs;
use support::{prima, succeed};

#[test]
fn every_command_has_help_in_both_languages() {
    for command in [
        vec![],
        vec!["demo"],
        vec!["administrator"],
        vec!["import"],
        vec!["export"],
        vec!["instrument"],
        vec!["instrument", "check"],
        vec!["instrument", "explain"],
        vec!["instrument", "diff"],
        vec!["instrument", "form"],
        vec!["instrument", "new"],
        vec!["instrument", "schema"],
        vec!["instrument", "list"],
        vec!["score"],
        vec!["rank"],
        vec!["robust"],
        vec!["next-steps"],
        vec!["compare"],
        vec!["bundle"],
        vec!["verify"],
        vec!["completions"],
    ] {
        let mut texts = Vec::new();
        for lang in ["id", "en"] {
            let mut arguments = command.clone();
            arguments.extend(["--help", "--lang", lang]);
            let text = succeed(&arguments);
            assert!(!text.contains("cli-"), "a text is missing: {text}");
            texts.push(text);
        }
        for (text, own, other) in [
            (
                &texts[0],
                ["Pemakaian: ", "[OPSI]", "Opsi:", "Menampilkan bantuan"],
                ENGLISH,
            ),
            (
                &texts[1],
                ["Usage: ", "[OPTIONS]", "Options:", "Prints help"],
                INDONESIAN,
            ),
        ] {
            for word in own {
                assert!(text.contains(word), "{word:?} in {text}");
            }
            for word in other {
                assert!(!text.contains(word), "{word:?} in {text}");
            }
        }
        assert_ne!(
            texts[0], texts[1],
            "{command:?} says the same in both languages"
        );
    }
}

/// What clap would say of itself.
const ENGLISH: &[&str] = &[
    "Usage:",
    "[OPTIONS]",
    "COMMAND",
    "FILE",
    "DIR",
    "<NAME>",
    "Options:",
    "Arguments:",
    "Commands:",
    "Print",
    "[default:",
    "values:",
];
const INDONESIAN: &[&str] = &[
    "Pemakaian",
    "OPSI",
    "PERINTAH",
    "BERKAS",
    "FOLDER",
    "Opsi",
    "Argumen:",
    "Perintah",
    "[bawaan",
    "[pilihan",
];

#[test]
fn help_names_what_holds_without_an_argument_and_what_may_be_chosen() {
    for (command, said) in [
        ("serve", "[bawaan: 127.0.0.1:8080]"),
        ("serve", "[bawaan: sqlite:prima.db]"),
        ("import", "[bawaan: sqlite:prima.db]"),
        ("import", "[bawaan: id] [pilihan: id, en]"),
        ("score", "[bawaan: csv] [pilihan: csv, parquet, xlsx, json]"),
    ] {
        let text = succeed(&[command, "--help"]);
        let text: Vec<&str> = text.split_whitespace().collect();
        assert!(text.join(" ").contains(said), "{said} in {text:?}");
    }
    assert!(succeed(&["-V"]).starts_with("prima "));
    assert_eq!(prima(&["serve", "-h"]).code, 0);
}

#[test]
fn misuse_is_exit_code_2_and_says_what_to_do() {
    let ran = prima(&["skore"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("skore") && ran.err.contains("score"),
        "{}",
        ran.err
    );
    let ran = prima(&["instrument", "explain", "pekpp/2023", "--lang", "en"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("pekppp/2023"), "{}", ran.err);
    let ran = prima(&[
        "robust",
        "skm/2017",
        "--units",
        "examples/bantul-2023/units.csv",
        "--replicates",
        "1",
    ]);
    assert_eq!(ran.code, 2);
}

/// Nothing was proven of it, so that it is no success; the way on is told whole.
#[test]
fn a_certificate_without_a_key_is_exit_code_2_and_says_how_to_go_on() {
    let attestation = Attestation {
        address: "https://prima.example:8443/id/piagam/0123".to_owned(),
        issuer: "did:web:prima.example%3A8443".to_owned(),
        issuer_name: "Kementerian Contoh".to_owned(),
        issued: "2024-10-08T02:30:00Z".to_owned(),
        recipient: "https://prima.example:8443/id/badan/contoh".to_owned(),
        recipient_name: "RS Contoh".to_owned(),
        title: "Ramah Kelompok Rentan".to_owned(),
        event: "Gebyar Contoh 2024".to_owned(),
        date: "2024-10-08".to_owned(),
        basis: "Dasar: keputusan contoh.".to_owned(),
        status: StatusPlace {
            list: "https://prima.example:8443/piagam/status/1".to_owned(),
            index: 5,
        },
        ..Attestation::default()
    };
    let secret = SigningKey::from_bytes(&[7; 32]);
    let signed = attestation.signed("kunci", &|bytes: &[u8]| secret.sign(bytes).to_bytes());
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("piagam.json");
    let text = signed.expect("it can be signed").to_string();
    fs::write(&file, text).expect("it is written");
    let file = file.display().to_string();
    for lang in ["id", "en"] {
        let ran = prima(&["certificate", "verify", &file, "--lang", lang]);
        let said = format!("{}{}", ran.out, ran.err);
        assert_eq!(ran.code, 2, "{said}");
        let run = format!("prima certificate verify {file} --did did.json --status status.json");
        for part in [
            "https://prima.example:8443/.well-known/did.json",
            "https://prima.example:8443/piagam/status/1",
            run.as_str(),
        ] {
            assert!(said.contains(part), "{part} is not in {said}");
        }
    }
}

/// What is of sample data is told so, and what was withdrawn is told apart from what
/// somebody changed.
#[test]
fn a_certificate_is_told_to_be_a_sample_withdrawn_or_changed() {
    let issuer = "did:web:prima.example";
    let address = "https://prima.example/piagam/status/1";
    let attestation = Attestation {
        address: "https://prima.example/id/piagam/0123".to_owned(),
        issuer: issuer.to_owned(),
        issuer_name: "Kementerian Contoh".to_owned(),
        issued: "2024-10-08T02:30:00Z".to_owned(),
        recipient: "https://prima.example/id/badan/contoh".to_owned(),
        recipient_name: "RS Contoh".to_owned(),
        title: "Ramah Kelompok Rentan".to_owned(),
        event: "Gebyar Contoh 2024".to_owned(),
        date: "2024-10-08".to_owned(),
        citation: "Cepat dan ramah".to_owned(),
        basis: "DATA CONTOH, bukan piagam resmi. Dasar: keputusan contoh.".to_owned(),
        status: StatusPlace {
            list: address.to_owned(),
            index: 5,
        },
        ..Attestation::default()
    };
    let secret = SigningKey::from_bytes(&[7; 32]);
    let sign = |bytes: &[u8]| secret.sign(bytes).to_bytes();
    let public = secret.verifying_key().to_bytes();
    let key = PublicKey::from_bytes(&public).expect("a key");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let written = |name: &str, text: String| {
        let file = folder.path().join(name);
        fs::write(&file, text).expect("it is written");
        file.display().to_string()
    };
    let badge = attestation.signed(&key.id(), &sign).expect("it is signed");
    let whole = written("utuh.json", badge.to_string());
    let changed = badge.to_string().replace("RS Contoh", "RS Lain");
    let changed = written("berubah.json", changed);
    let document = did::document(issuer, std::slice::from_ref(&key));
    let known = written("did.json", document.to_string());
    let [valid, revoked] = [7, 5].map(|index| {
        let mut list = StatusList::default();
        list.revoke(index);
        let published = Published {
            address: address.to_owned(),
            issuer: issuer.to_owned(),
            since: "2024-10-09T00:00:00Z".to_owned(),
            list,
        };
        let signed = published.signed(&key.id(), &sign);
        let text = signed.expect("it is signed").to_string();
        written(&format!("status-{index}.json"), text)
    });
    let sample = "Ini piagam contoh, bukan piagam resmi";
    for (file, status, code, said, unsaid) in [
        (
            &whole,
            &valid,
            0,
            "Ini piagam CONTOH, bukan",
            "Piagam cocok",
        ),
        (
            &whole,
            &revoked,
            1,
            "Piagam asli, tetapi sudah DITARIK",
            "dipercaya",
        ),
        (
            &changed,
            &revoked,
            1,
            "Piagam TIDAK dapat dipercaya: isi berubah setelah",
            "Piagam asli",
        ),
    ] {
        let ran = prima(&[
            "certificate",
            "verify",
            file,
            "--did",
            &known,
            "--status",
            status,
        ]);
        let told = format!("{}{}", ran.out, ran.err);
        assert_eq!(ran.code, code, "{told}");
        assert!(told.contains(said) && !told.contains(unsaid), "{told}");
        assert!(code == 0 || told.contains(sample), "{told}");
        for part in ["Kutipan: Cepat dan ramah", "Dasar: DATA CONTOH, bukan"] {
            assert!(told.contains(part), "{part} is not in {told}");
        }
    }
}

#[test]
fn faults_are_exit_code_1_with_file_line_column_and_hint() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("2017.toml");
    let text =
        fs::read_to_string(support::root().join("instruments/skm/2017.toml")).expect("shipped");
    fs::write(&path, text.replace("to = 64.99", "to = 64.98")).expect("written");
    let ran = prima(&[
        "instrument",
        "check",
        &path.display().to_string(),
        "--lang",
        "en",
    ]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert!(
        ran.out.contains("2017.toml:") && ran.out.contains("64.99") && ran.out.contains('^'),
        "{}",
        ran.out
    );
    let json = prima(&["instrument", "check", &path.display().to_string(), "--json"]);
    let report: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!(
        report[0]["faults"].as_array().map(Vec::len),
        Some(1),
        "{report}"
    );
}

#[test]
fn every_shipped_instrument_and_case_holds() {
    let report: serde_json::Value =
        serde_json::from_str(&succeed(&["instrument", "check", "--json"])).expect("JSON");
    let list = report.as_array().expect("a list");
    assert_eq!(list.len(), 9);
    for instrument in list {
        assert!(instrument["cases"].as_u64() > Some(0), "{instrument}");
        assert!(instrument["figures"].as_u64() > Some(20), "{instrument}");
    }
}

#[test]
fn a_new_instrument_is_scored_without_touching_the_program() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    succeed(&[
        "instrument",
        "new",
        "taman",
        "2026",
        "--out",
        &path("2026.toml"),
    ]);
    succeed(&["instrument", "check", &path("2026.toml")]);
    let again = prima(&[
        "instrument",
        "new",
        "taman",
        "2026",
        "--out",
        &path("2026.toml"),
    ]);
    assert_eq!(again.code, 2, "an existing file is not written over");
    for format in ["text", "markdown", "html"] {
        assert!(
            succeed(&[
                "instrument",
                "explain",
                &path("2026.toml"),
                "--format",
                format
            ])
            .len()
                > 500
        );
    }
}

/// Two that filled one folder ended in the debug text of a refusal.
#[test]
fn a_demo_in_a_folder_that_another_one_fills_is_told_so() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let held = fs::File::open(folder.path()).expect("there");
    held.lock().expect("nobody else holds it");
    let shown = folder.path().display().to_string();
    for (lang, said) in [
        ("id", "Demo lain sedang mengisi"),
        ("en", "Another demo is filling"),
    ] {
        let ran = prima(&["demo", "--dir", &shown, "--lang", lang]);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(
            ran.err.contains(said) && ran.err.contains(&shown),
            "{}",
            ran.err
        );
    }
    assert!(!folder.path().join("prima.db").exists());
}

#[test]
fn completions_know_the_commands() {
    for shell in ["bash", "zsh", "fish"] {
        assert!(succeed(&["completions", shell]).contains("next-steps"));
    }
}

#[test]
fn faults_of_a_catalogue_are_named_in_their_own_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = |name: &str| folder.path().join(name);
    for name in ["catalogue", "taman"] {
        std::fs::create_dir(at(name)).expect("made");
    }
    let instrument = at("taman/2024.toml").display().to_string();
    succeed(&["instrument", "new", "taman", "2024", "--out", &instrument]);
    std::fs::write(at("catalogue/facilities.toml"), "# none\n").expect("written");
    std::fs::write(at("catalogue/evidence.toml"), "\n\n[[evidence\n").expect("written");
    let ran = prima(&["instrument", "check", &instrument]);
    let said = format!("{}{}", ran.out, ran.err);
    assert_eq!(ran.code, 1, "{said}");
    assert!(
        said.contains("evidence.toml:3") && !said.contains("facilities.toml"),
        "{said}"
    );
}

#[test]
fn a_description_of_an_example_with_a_fault_is_refused() {
    let title = "title = { id = \"Contoh\", en = \"Sample\" }\n";
    for (text, named) in [
        ("period = \"2024\"\n".to_owned(), "\"title\" is missing"),
        (title.to_owned(), "\"period\" is missing"),
        (format!("{title}period = 2024\n"), "\"period\" is no text"),
        (
            "title = { id = \"Contoh\" }\nperiod = \"2024\"\n".to_owned(),
            "\"title\" must have both",
        ),
        (
            format!("{title}period = \"2024\"\ncolour = \"red\"\n"),
            "unknown key \"colour\"",
        ),
        (
            format!("{title}period = \"2024\"\ninstrument = \"skm/2017\"\n"),
            "\"units\" is missing",
        ),
        (
            format!("{title}period = \"2024\"\nunits = \"units.csv\"\n"),
            "\"instrument\" is missing",
        ),
    ] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let at = |name: &str| folder.path().join(name).display().to_string();
        std::fs::write(at("example.toml"), &text).expect("written");
        let from = folder.path().display().to_string();
        let ran = prima(&["bundle", &from, "--out", &at("bundle"), "--lang", "en"]);
        assert_eq!(ran.code, 2, "{text}\n{}", ran.err);
        let plain: String = ran
            .err
            .chars()
            .filter(|one| !matches!(one, '\u{2068}' | '\u{2069}'))
            .collect();
        assert!(
            plain.contains(named) && plain.contains("example.toml"),
            "{text}\n{}",
            ran.err
        );
    }
}
