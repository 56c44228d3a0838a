//! Files of evidence around the program: what `prima serve` says of scanner and
//! bucket when it starts, what `prima doctor` finds, what `prima backup` leaves out.

#[expect(dead_code, reason = "the tests of the portal use the rest of it")]
mod running;
#[expect(dead_code, reason = "other tests of the program use the rest of it")]
mod support;

use prima_store::Database;
use prima_store::evidence::Evidence;
use prima_workflow::vault::Storage;
use running::Running;
use serde_json::Value;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use support::{Ran, prima};
use tempfile::TempDir;

/// A database with one piece of evidence and its file beside it.
struct Office {
    folder: TempDir,
    database: String,
    /// The file of the evidence.
    file: PathBuf,
}

impl Office {
    fn open() -> Office {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let database = format!("sqlite:{}", folder.path().join("prima.db").display());
        let vault = folder.path().join("prima.db.bukti");
        let storage = Storage::open(&vault).expect("a storage");
        let sha256 = storage.put(b"isi").expect("kept");
        let row = Evidence {
            evidence: "e1".to_owned(),
            body: "puskesmas".to_owned(),
            sha256: sha256.clone(),
            file_name: "sk.pdf".to_owned(),
            state: Evidence::KEPT.to_owned(),
            ..Evidence::default()
        };
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(async {
            let database = Database::open(&database).await.expect("a database");
            let mut act = database.act().await.expect("an act");
            act.add_evidence(&row).await.expect("added");
            act.finish_privately("2026-11-26T03:00:00Z", "tester", "add_evidence", "e1", "{}")
                .await
                .expect("committed");
            database.close().await;
        });
        Office {
            file: vault.join(Storage::name(&sha256)),
            folder,
            database,
        }
    }

    /// What the doctor says of the evidence; the whole run as well.
    fn examined(&self, arguments: &[&str]) -> (Value, Ran) {
        let all = [
            &["doctor", "--database", &self.database, "--lang", "en"],
            arguments,
        ]
        .concat();
        let machines = prima(&[all.as_slice(), &["--json"]].concat());
        let report: Value = serde_json::from_str(&machines.out).expect("JSON");
        let mut checks = report["checks"].as_array().expect("checks").iter();
        let check = checks.find(|check| check["check"] == "evidence");
        (
            check.expect("the evidence is looked at").clone(),
            prima(&all),
        )
    }

    fn at(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }
}

#[test]
fn the_doctor_finds_files_that_are_missing_or_changed_and_says_what_to_do() {
    let office = Office::open();
    let (check, ran) = office.examined(&[]);
    assert_eq!(
        (&check["seen"], ran.code),
        (&1.into(), 0),
        "{check} {}",
        ran.out
    );
    assert_eq!(check["notes"], serde_json::json!([]));
    fs::write(&office.file, b"isu").expect("written");
    let (check, ran) = office.examined(&[]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    let said = check["wrong"][0].as_str().expect("a text");
    for part in [
        "puskesmas",
        "sk.pdf",
        "e1",
        "was changed",
        "files/",
        "upload the same file",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(
        ran.out.contains("The database is whole, but"),
        "{}",
        ran.out
    );
    fs::remove_file(&office.file).expect("removed");
    let (check, ran) = office.examined(&[]);
    let said = check["wrong"][0].as_str().expect("a text");
    assert!(
        said.contains("is not in the storage") && ran.code == 1,
        "{said}"
    );
    assert_eq!(check["wrong"].as_array().map(Vec::len), Some(1));
}

#[test]
fn the_doctor_notes_what_nothing_needs_and_touches_nothing() {
    let office = Office::open();
    let left = office.folder.path().join("prima.db.bukti/files/ab/.tmpXYZ");
    fs::create_dir_all(left.parent().expect("a folder")).expect("made");
    fs::write(&left, b"half").expect("written");
    let (check, ran) = office.examined(&[]);
    assert_eq!(ran.code, 0, "it does no harm: {}", ran.out);
    let said = check["notes"][0].as_str().expect("a text");
    assert!(said.contains("files/ab/.tmpXYZ"), "{said}");
    assert!(ran.out.contains(said), "{}", ran.out);
    assert!(left.is_file() && office.file.is_file());
}

#[test]
fn the_doctor_looks_where_the_settings_say() {
    let office = Office::open();
    let elsewhere = office.at("lain");
    let settings = office.at("prima.toml");
    fs::write(&settings, format!("evidence = \"{elsewhere}\"\n")).expect("written");
    let (check, ran) = office.examined(&["--config", &settings]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(
        check["wrong"][0]
            .as_str()
            .is_some_and(|said| said.contains("is not in")),
        "{check}"
    );
    assert!(!Path::new(&elsewhere).exists(), "nothing is made");
    let gone = nobody();
    let text = format!(
        "evidence = \"s3://bukti\"\ns3_endpoint = \"http://{gone}\"\n\
         s3_key_id = \"KUNCI\"\ns3_secret = \"rahasia\"\n"
    );
    fs::write(&settings, text).expect("written");
    let (check, ran) = office.examined(&["--config", &settings]);
    let said = check["wrong"][0].as_str().expect("a text");
    assert!(
        said.contains("does not answer") && said.contains(&gone),
        "{said}"
    );
    assert!(!format!("{check}{}{}", ran.out, ran.err).contains("rahasia"));
}

#[test]
fn a_backup_says_what_it_leaves_out() {
    let office = Office::open();
    let ran = prima(&[
        "backup",
        &office.at("a.zip"),
        "--database",
        &office.database,
        "--lang",
        "en",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err.contains("neither the files of evidence"),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains(&office.at("prima.db.bukti")),
        "{}",
        ran.err
    );
    fs::remove_dir_all(office.at("prima.db.bukti")).expect("removed");
    let ran = prima(&[
        "backup",
        &office.at("b.zip"),
        "--database",
        &office.database,
        "--lang",
        "en",
    ]);
    assert!(
        ran.err.contains("the places set by evidence"),
        "{}",
        ran.err
    );
}

/// An address at which nobody listens.
fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").to_string()
}

#[test]
fn a_scanner_or_bucket_that_does_not_answer_yet_is_said_and_the_portal_runs() {
    let (scanner, endpoint) = (format!("tcp:{}", nobody()), format!("http://{}", nobody()));
    let running = Running::start(
        &["--listen", "127.0.0.1:0", "--lang", "en"],
        &[
            ("PRIMA_SCANNER", &scanner),
            ("PRIMA_EVIDENCE", "s3://bukti"),
            ("PRIMA_S3_ENDPOINT", &endpoint),
            ("PRIMA_S3_KEY_ID", "KUNCI"),
            ("PRIMA_S3_SECRET", "rahasia"),
        ],
    );
    assert_eq!(running.get("/id/").status, 200);
    let ended = running.stop();
    for part in [&scanner, &endpoint, "takes no evidence until", "s3://bukti"] {
        assert!(ended.err.contains(part), "{part}: {}", ended.err);
    }
    assert!(!ended.err.contains("rahasia"), "{}", ended.err);
}

#[test]
fn what_answers_and_is_something_else_ends_the_start() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let database = format!("sqlite:{}", folder.path().join("prima.db").display());
    for (variable, scheme, words) in [
        ("PRIMA_SCANNER", "tcp:", "is no ClamAV"),
        ("PRIMA_S3_ENDPOINT", "http://", "refuses"),
    ] {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("{scheme}{}", listener.local_addr().expect("an address"));
        let other = std::thread::spawn(move || {
            let (mut line, _) = listener.accept().expect("a caller");
            let mut asked = [0; 6];
            line.read_exact(&mut asked).expect("a question");
            let answer = "HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
            line.write_all(answer.as_bytes()).expect("an answer");
            // Read on, so that what is still under way does not take the answer along.
            let _ = std::io::copy(&mut line, &mut std::io::sink());
        });
        let ran = support::prima_with(
            &[
                "serve",
                "--database",
                &database,
                "--listen",
                "127.0.0.1:0",
                "--lang",
                "en",
            ],
            &[
                ("PRIMA_EVIDENCE", "s3://bukti"),
                ("PRIMA_S3_ENDPOINT", "http://127.0.0.1:1"),
                ("PRIMA_S3_KEY_ID", "KUNCI"),
                ("PRIMA_S3_SECRET", "rahasia"),
                (variable, &address),
            ],
        );
        assert_eq!(ran.code, 2, "{variable}: {}", ran.err);
        assert!(ran.err.contains(words), "{variable}: {}", ran.err);
        assert!(!ran.err.contains("rahasia"), "{}", ran.err);
        other.join().expect("it ends");
    }
}
