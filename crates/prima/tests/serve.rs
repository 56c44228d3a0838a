//! The portal as a program: how it starts, what it says, how it ends.

mod running;
mod support;

use running::Running;
use serde_json::Value;
use std::fs;
use support::{prima, succeed};

#[test]
fn it_says_where_it_listens_answers_and_ends_when_told_to() {
    let running = Running::start(&["--listen", "127.0.0.1:0"], &[]);
    assert_eq!(running.get("/healthz").status, 200);
    assert_eq!(running.get("/readyz").status, 200);
    assert_eq!(running.get("/id/").status, 200);
    let ended = running.stop();
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert_eq!(
        ended.out, "",
        "nothing but the one line is on standard output"
    );
}

#[test]
fn the_environment_and_a_file_set_it_up() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("prima.toml");
    fs::write(
        &file,
        "listen = \"127.0.0.1:0\"\norigin = \"https://prima.example\"\n",
    )
    .expect("written");
    let file = file.display().to_string();
    let running = Running::start(&["--config", &file], &[("PRIMA_LOG_LEVEL", "debug")]);
    let got = running.get("/robots.txt");
    assert!(
        got.text
            .contains("Sitemap: https://prima.example/sitemap.xml"),
        "{}",
        got.text
    );
    assert!(
        got.head.contains("strict-transport-security"),
        "{}",
        got.head
    );
    running.stop();
}

#[test]
fn the_log_is_json_finds_a_request_by_its_number_and_names_nobody() {
    let running = Running::start(&["--listen", "127.0.0.1:0"], &[]);
    let got = running.get("/id/cari?q=rahasia-pembaca");
    let number = got.header("x-request-id");
    running.get("/id/tidak-ada");
    let ended = running.stop();
    let lines: Vec<&str> = ended.err.lines().collect();
    let read = |line: &&str| serde_json::from_str::<Value>(line).expect("each line is JSON");
    let events: Vec<Value> = lines.iter().map(read).collect();
    let event = events.iter().find(|event| event["request_id"] == *number);
    let event = event.unwrap_or_else(|| panic!("{number} is not in\n{}", ended.err));
    assert_eq!(event["method"], "GET");
    assert_eq!(event["path"], "/id/cari");
    assert_eq!(event["status"], 200);
    assert!(
        event["duration_ms"].is_number() && event["timestamp"].is_string(),
        "{event}"
    );
    assert!(!ended.err.contains("rahasia-pembaca"), "{}", ended.err);
    assert!(!ended.err.contains("\"127.0.0.1"), "{}", ended.err);
    assert!(events.iter().any(|event| event["message"] == "Stopped"));
    // What it goes on without is an event like any other.
    let is_empty = |event: &Value| {
        let said = event["message"].as_str().unwrap_or_default();
        let is_told = event["told.key"] == "serve-empty" && said.contains("prima import");
        event["level"] == "WARN" && is_told
    };
    assert!(events.iter().any(is_empty), "{}", ended.err);
}

#[test]
fn what_cannot_be_set_up_is_said_in_both_languages_with_its_place() {
    for (lang, words) in [
        ("id", "bukan alamat untuk dibuka"),
        ("en", "is no address to listen on"),
    ] {
        let ran = prima(&[
            "serve",
            "--listen",
            "x",
            "--database",
            "mysql://u:secret@h/n",
            "--lang",
            lang,
        ]);
        assert_eq!(ran.code, 2);
        assert_eq!(ran.out, "");
        assert!(
            ran.err.contains(words) && ran.err.contains("--listen"),
            "{}",
            ran.err
        );
        assert!(
            ran.err.contains("--database") && !ran.err.contains("secret"),
            "{}",
            ran.err
        );
        let ran = prima(&[
            "serve",
            "--database",
            "sqlite:/no/such/folder/prima.db",
            "--listen",
            "127.0.0.1:0",
            "--lang",
            lang,
        ]);
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains("/no/such/folder"), "{}", ran.err);
    }
}

#[test]
fn an_address_that_is_taken_is_said() {
    let running = Running::start(&["--listen", "127.0.0.1:0"], &[]);
    let address = running.address.clone();
    let ran = prima(&["serve", "--listen", &address, "--lang", "en"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains(&address) && ran.err.contains("--listen"),
        "{}",
        ran.err
    );
    running.stop();
}

#[test]
fn what_is_imported_while_it_runs_is_shown() {
    let running = Running::start(&["--listen", "127.0.0.1:0"], &[]);
    assert_eq!(running.get("/id/wilayah/16.08").status, 404);
    succeed(&["import", "register", "--database", &running.database]);
    running.until("/id/wilayah/16.08", |got| got.status == 200);
    running.stop();
}

#[test]
fn a_backup_is_restored_and_both_databases_are_whole() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = |name: &str| folder.path().join(name).display().to_string();
    let (old, new, file) = (
        format!("sqlite:{}", at("old.db")),
        format!("sqlite:{}", at("new.db")),
        at("prima.zip"),
    );
    succeed(&[
        "import",
        "register",
        "examples/sumatera-selatan-2023",
        "--database",
        &old,
    ]);
    succeed(&["backup", &file, "--database", &old]);
    let again = prima(&["backup", &file, "--database", &old, "--lang", "en"]);
    assert_eq!(again.code, 2, "{}", again.err);
    assert!(again.err.contains("is there already"), "{}", again.err);
    succeed(&["restore", &file, "--database", &new]);
    let again = prima(&["restore", &file, "--database", &new, "--lang", "en"]);
    assert_eq!(again.code, 2, "{}", again.err);
    assert!(again.err.contains("holds data already"), "{}", again.err);
    let mut n_lines = Vec::new();
    for database in [&old, &new] {
        let report: Value =
            serde_json::from_str(&succeed(&["doctor", "--database", database, "--json"]))
                .expect("JSON");
        assert_eq!(report["good"], true, "{report}");
        let mut checks = report["checks"].as_array().expect("a list").iter();
        let chain = checks.find(|check| check["check"] == "chain");
        n_lines.push(chain.expect("the chain is looked at")["seen"].as_u64());
        for check in report["checks"].as_array().expect("a list") {
            // The published history has no evidence, and nothing was certified here.
            let is_none = check["check"] == "evidence" || check["check"] == "certificates";
            assert_eq!(check["seen"].as_u64() > Some(0), !is_none, "{check}");
        }
    }
    // The import of the old one, and the restore of the new one.
    assert_eq!(n_lines, [Some(1), Some(2)]);
    fs::write(&file, "no backup").expect("written");
    let ran = prima(&[
        "restore",
        &file,
        "--database",
        &format!("sqlite:{}", at("third.db")),
        "--lang",
        "en",
    ]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("is no backup of Prima"), "{}", ran.err);
    let left = fs::read_dir(folder.path()).expect("the folder");
    let left: Vec<String> = left
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| name.starts_with("third.db"))
        .collect();
    assert_eq!(left, Vec::<String>::new(), "it leaves no database behind");
}

#[test]
fn a_database_that_it_makes_is_named_and_one_that_is_there_is_not() {
    let running = Running::start(&["--listen", "127.0.0.1:0", "--lang", "en"], &[]);
    let file = running.database.trim_start_matches("sqlite:").to_owned();
    assert_eq!(running.get("/readyz").status, 200);
    let ended = running.stop();
    let said = format!("{file} was not there and was made, empty.");
    assert!(ended.err.contains(&said), "{}", ended.err);
}

#[test]
fn what_only_reads_makes_no_database_and_takes_no_step() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = |name: &str| folder.path().join(name);
    let url = format!("sqlite:{}", at("salah-ketik.db").display());
    let file = at("prima.zip").display().to_string();
    for arguments in [
        &["export", "bodies", "--database", &url][..],
        &["backup", &file, "--database", &url],
    ] {
        let ran = prima(arguments);
        assert_eq!(ran.code, 2, "{arguments:?}: {}{}", ran.out, ran.err);
        assert!(!at("salah-ketik.db").exists(), "{arguments:?} made it");
    }
    // A file without a step is as old as a database can be.
    fs::write(at("salah-ketik.db"), "").expect("written");
    for arguments in [
        &["export", "bodies", "--database", &url, "--lang", "en"][..],
        &["backup", &file, "--database", &url, "--lang", "en"],
    ] {
        let ran = prima(arguments);
        assert_ne!(ran.code, 0, "{arguments:?}: {}", ran.out);
        assert!(ran.err.contains("older Prima"), "{}", ran.err);
        assert!(!at("prima.zip").exists(), "{arguments:?} left a backup");
    }
}

#[test]
fn a_file_with_a_percent_sign_is_the_one_that_is_meant() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = |name: &str| folder.path().join(name).display().to_string();
    let url = format!("sqlite:{}", at("satu%20dua.db"));
    succeed(&["import", "register", "--database", &url]);
    assert!(folder.path().join("satu dua.db").is_file(), "it is decoded");
    succeed(&["export", "regions", "--database", &url]);
    succeed(&["backup", &at("prima.zip"), "--database", &url]);
    succeed(&["doctor", "--database", &url]);
}

#[test]
fn a_database_that_was_changed_by_hand_is_found_out() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("prima.db");
    let database = format!("sqlite:{}", file.display());
    succeed(&[
        "import",
        "register",
        "examples/sumatera-selatan-2023",
        "--database",
        &database,
        "--actor",
        "tangan pertama",
    ]);
    let whole = fs::read(&file).expect("the database");
    for (before, after, words) in [
        ("tangan pertama", "tangan kedua!!", "does not fit its seal"),
        (
            "Kabupaten Musi Rawas,",
            "Kabupaten Musi Rewas,",
            "does not fit its SHA-256",
        ),
    ] {
        fs::write(&file, changed(&whole, before, after)).expect("written");
        let ran = prima(&["doctor", "--database", &database, "--lang", "en"]);
        assert_eq!(ran.code, 1, "{before}: {}{}", ran.out, ran.err);
        assert!(ran.out.contains(words), "{before}: {}", ran.out);
    }
    let ran = prima(&[
        "doctor",
        "--database",
        "sqlite:/no/such/prima.db",
        "--lang",
        "en",
    ]);
    assert_eq!(ran.code, 2, "{}", ran.out);
}

/// The bytes with every occurrence of a text changed into one as long.
fn changed(bytes: &[u8], before: &str, after: &str) -> Vec<u8> {
    assert_eq!(before.len(), after.len());
    let mut out = bytes.to_vec();
    let places = bytes.windows(before.len()).enumerate();
    let places: Vec<usize> = places
        .filter(|(_, found)| *found == before.as_bytes())
        .map(|(at, _)| at)
        .collect();
    assert!(!places.is_empty(), "{before} is not in the database");
    for at in places {
        out[at..at + after.len()].copy_from_slice(after.as_bytes());
    }
    out
}
