//! Restoring: all of a good backup into an empty database, or nothing.

use crate::own_database::OwnDatabase;
use crate::sample::{everything, fill, finish, regions, restored};
use prima_store::innovation::HubMember;
use prima_store::recognition::award::{AwardDecision, AwardLeft, AwardRecipient};
use prima_store::{Database, Engine, StoreError, backup};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

on_both_engines![
    a_database_that_holds_anything_is_left_as_it_is,
    what_is_no_backup_is_refused,
    a_backup_that_was_cut_off_is_refused_whole,
    a_flipped_bit_is_refused_or_changes_nothing,
    a_backup_that_says_something_else_is_refused_whole,
    a_backup_from_before_there_were_people_is_restored,
    a_backup_from_before_entries_of_hubs_had_a_history_is_restored,
    a_backup_from_before_decisions_were_numbered_is_restored,
];

/// A backup of a filled database, and an empty database to restore it into.
async fn prepared(own: &OwnDatabase) -> (Vec<u8>, Vec<String>, OwnDatabase, Database) {
    let database = own.open().await;
    fill(&database).await;
    let path = own.file("cadangan.zip");
    backup(&database, &path).await.unwrap();
    let other = OwnDatabase::on(own.engine).await;
    let empty = other.open().await;
    let bytes = std::fs::read(path).unwrap();
    (bytes, everything(&database).await, other, empty)
}

fn write(own: &OwnDatabase, name: &str, bytes: &[u8]) -> PathBuf {
    let path = own.file(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// Demands that a file is refused and the database is as empty as before.
async fn check_refused(database: &Database, path: &Path, what: &str) -> StoreError {
    let error = match restored(database, path).await {
        Ok(n_rows) => panic!("{what} was restored: {n_rows} rows"),
        Err(error) => error,
    };
    let text = error.to_string();
    assert!(text.contains(&path.display().to_string()), "{what}: {text}");
    assert!(!error.is_unreachable(), "{what}: {error:?}");
    assert_eq!(everything(database).await, Vec::<String>::new(), "{what}");
    assert_eq!(database.version().await.unwrap(), 0, "{what}");
    error
}

async fn a_database_that_holds_anything_is_left_as_it_is(own: OwnDatabase) {
    let (bytes, _, other, database) = prepared(&own).await;
    let mut act = database.act().await.unwrap();
    act.replace_regions(&regions("ada", 1)).await.unwrap();
    finish(act, "ada").await;
    let before = everything(&database).await;
    let path = write(&other, "cadangan.zip", &bytes);
    let error = restored(&database, &path).await.unwrap_err();
    assert!(matches!(error, StoreError::NotEmpty { .. }), "{error:?}");
    assert!(error.to_string().contains("an empty one"), "{error}");
    assert_eq!(everything(&database).await, before);
}

async fn what_is_no_backup_is_refused(own: OwnDatabase) {
    let database = own.open().await;
    for (what, bytes) in [
        ("an empty file", &b""[..]),
        ("a table", b"badan,name\n1,2\n"),
        ("the beginning of a ZIP file", b"PK\x03\x04"),
        ("an empty ZIP file", &empty_zip()),
    ] {
        let path = write(&own, "bukan.zip", bytes);
        let error = check_refused(&database, &path, what).await;
        let is_named = matches!(error, StoreError::NotABackup { .. });
        assert!(is_named, "{what}: {error:?}");
    }
    let error = check_refused(&database, &own.file("tiada.zip"), "no file").await;
    assert!(matches!(error, StoreError::Backup { .. }), "{error:?}");
    check_refused(&database, &own.file(""), "a folder").await;
}

fn empty_zip() -> Vec<u8> {
    let zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.finish().unwrap().into_inner()
}

async fn a_backup_that_was_cut_off_is_refused_whole(own: OwnDatabase) {
    let (bytes, rows, other, database) = prepared(&own).await;
    let parts = (0..20).map(|part| bytes.len() * part / 20);
    for length in parts.chain([bytes.len() - 1]) {
        let path = write(&other, "terpotong.zip", &bytes[..length]);
        check_refused(&database, &path, &format!("{length} bytes")).await;
    }
    let path = write(&other, "utuh.zip", &bytes);
    restored(&database, &path).await.unwrap();
    assert_eq!(everything(&database).await, rows);
}

async fn a_flipped_bit_is_refused_or_changes_nothing(own: OwnDatabase) {
    let (bytes, rows, other, mut database) = prepared(&own).await;
    let (mut others, mut n_refused) = (vec![other], 0);
    // A new database costs PostgreSQL much more time.
    let n_steps = match own.engine {
        Engine::Sqlite => 300,
        Engine::Postgres => 40,
    };
    for step in 0..n_steps {
        let (place, bit) = (bytes.len() * step / n_steps, step % 8);
        let mut flipped = bytes.clone();
        flipped[place] ^= 1 << bit;
        let path = write(&own, "terbalik.zip", &flipped);
        if restored(&database, &path).await.is_ok() {
            // Some bits say nothing, such as those of a date.
            assert_eq!(everything(&database).await, rows, "byte {place}, bit {bit}");
            others.push(OwnDatabase::on(own.engine).await);
            database = others[others.len() - 1].open().await;
        } else {
            let left = everything(&database).await;
            assert!(left.is_empty(), "byte {place}, bit {bit}: {left:?}");
            n_refused += 1;
        }
    }
    let most = n_steps * 2 / 3;
    assert!(
        n_refused > most,
        "only {n_refused} of {n_steps} are refused"
    );
}

/// The same ZIP file with the text of one file changed, and all sums made anew.
fn rewritten(bytes: &[u8], name: &str, change: &dyn Fn(&str) -> String) -> Vec<u8> {
    let mut zip = ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut new = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for place in 0..zip.len() {
        let mut file = zip.by_index(place).unwrap();
        let (mut text, file_name) = (String::new(), file.name().unwrap().into_owned());
        file.read_to_string(&mut text).unwrap();
        if file_name == name {
            let changed = change(&text);
            assert_ne!(changed, text, "{name} was to be changed");
            text = changed;
        }
        let options = SimpleFileOptions::default();
        new.start_file(file_name, options).unwrap();
        new.write_all(text.as_bytes()).unwrap();
    }
    new.finish().unwrap().into_inner()
}

async fn a_backup_that_says_something_else_is_refused_whole(own: OwnDatabase) {
    let (bytes, _, other, database) = prepared(&own).await;
    for (name, from, to) in [
        ("manifest.json", "\"format\": 1", "\"format\": 2"),
        ("manifest.json", "\"format\": 1", "\"format\": \"1\""),
        ("manifest.json", "\"migration\": ", "\"migration\": 9"),
        ("manifest.json", "\"migration\": ", "\"step\": "),
        ("manifest.json", "\"audit\"", "\"audits\""),
        ("manifest.json", "\"short\"", "\"shorter\""),
        ("manifest.json", "\"rows\": 3", "\"rows\": 4"),
        ("manifest.json", "\"sha256\": \"", "\"sha256\": \"0"),
        ("manifest.json", "\"tables\"", "\"table\""),
        ("manifest.json", "{", "["),
        ("honour.ndjson", "oku-timur", "oku-selatan"),
        ("honour.ndjson", "]", ""),
        ("honour.ndjson", "0,", "0.5,"),
        ("honour.ndjson", "0,", "null,"),
        ("honour.ndjson", "0,", "\"0\","),
        ("honour.ndjson", "0,", "99999999999999999999,"),
        ("honour.ndjson", "\"oku-timur\"", "\"oku-timur\",\"\""),
        ("honour.ndjson", "oku-timur", "oku\\u0000timur"),
        ("honour.ndjson", "[", "\n["),
    ] {
        let what = format!("{name}: {from} became {to}");
        let changed = rewritten(&bytes, name, &|text| text.replacen(from, to, 1));
        let path = write(&other, "berubah.zip", &changed);
        check_refused(&database, &path, &what).await;
    }
    let longer = rewritten(&bytes, "region.ndjson", &|text| text.repeat(2));
    let path = write(&other, "berubah.zip", &longer);
    check_refused(&database, &path, "each region twice").await;
    let newer = rewritten(&bytes, "manifest.json", &|text| {
        text.replacen("\"migration\": ", "\"migration\": 9", 1)
    });
    let path = write(&other, "baru.zip", &newer);
    let error = restored(&database, &path).await.unwrap_err();
    assert!(matches!(error, StoreError::Newer { .. }), "{error:?}");
}

/// What an earlier program wrote: step 5, and no table of people.
async fn a_backup_from_before_there_were_people_is_restored(own: OwnDatabase) {
    let (bytes, _, other, database) = prepared(&own).await;
    let older = |step: i64| {
        rewritten(&bytes, "manifest.json", &|text| {
            let mut manifest: Value = serde_json::from_str(text).unwrap();
            manifest["migration"] = step.into();
            let tables = manifest["tables"].as_array_mut().unwrap();
            let people = ["person", "person_grant", "tie", "conflict_override"];
            let people = people.iter().chain(&["recovery_code", "passkey"]);
            let people: Vec<&str> = people.copied().collect();
            tables.retain(|table| !people.contains(&table["table"].as_str().unwrap()));
            manifest.to_string()
        })
    };
    let path = write(&other, "kurang.zip", &older(6));
    check_refused(&database, &path, "a step that had people, without them").await;
    let path = write(&other, "lama.zip", &older(5));
    restored(&database, &path).await.unwrap();
    assert_eq!(database.regions().await.unwrap().len(), 3);
    assert_eq!(database.people().await.unwrap(), vec![]);
}

/// What an earlier program wrote: step 26, and entries without what they said before.
async fn a_backup_from_before_entries_of_hubs_had_a_history_is_restored(own: OwnDatabase) {
    let (bytes, _, other, database) = prepared(&own).await;
    let older = |step: i64| {
        rewritten(&bytes, "manifest.json", &|text| {
            let mut manifest: Value = serde_json::from_str(text).unwrap();
            manifest["migration"] = step.into();
            let tables = manifest["tables"].as_array_mut().unwrap();
            tables.retain(|table| !table["table"].as_str().unwrap().ends_with("_before"));
            manifest.to_string()
        })
    };
    let path = write(&other, "kurang.zip", &older(30));
    check_refused(&database, &path, "a step that had them, without them").await;
    let path = write(&other, "lama.zip", &older(26));
    restored(&database, &path).await.unwrap();
    let mut reading = database.reading();
    assert_eq!(reading.members_of_hub("h").await.unwrap().len(), 1);
    assert_eq!(reading.hub_before::<HubMember>("h").await.unwrap(), vec![]);
}

/// The same backup as step 22 wrote it: tables that came later are left out, and so
/// are the columns that step 23 gave to decisions on awards.
fn of_step_22(bytes: &[u8]) -> Vec<u8> {
    let numbered = ["decision", "is_revocation", "why_id", "why_en"];
    let awards = ["award_decision", "award_recipient", "award_left"];
    let mut sums: Vec<(&str, String)> = Vec::new();
    let mut changed = bytes.to_vec();
    let manifest = manifest(bytes);
    for table in awards {
        let all = manifest["tables"].as_array().unwrap();
        let entry = all.iter().find(|entry| entry["table"] == table).unwrap();
        let columns = entry["columns"].as_array().unwrap();
        let is_older = |place: &usize| !numbered.contains(&columns[*place].as_str().unwrap());
        let kept: Vec<usize> = (0..columns.len()).filter(is_older).collect();
        let older = |text: &str| {
            let lines = text.lines().map(|line| {
                let row: Vec<Value> = serde_json::from_str(line).unwrap();
                let row: Vec<&Value> = kept.iter().map(|place| &row[*place]).collect();
                format!("{}\n", serde_json::to_string(&row).unwrap())
            });
            lines.collect::<String>()
        };
        let sum = std::cell::RefCell::new(String::new());
        changed = rewritten(&changed, &format!("{table}.ndjson"), &|text| {
            let text = older(text);
            *sum.borrow_mut() = sha256(&text);
            text
        });
        sums.push((table, sum.into_inner()));
    }
    rewritten(&changed, "manifest.json", &|text| {
        let mut manifest: Value = serde_json::from_str(text).unwrap();
        manifest["migration"] = 22.into();
        let tables = manifest["tables"].as_array_mut().unwrap();
        let later = ["replication_request", "mentoring_note", "hub_member"];
        tables.retain(|entry| {
            let name = entry["table"].as_str().unwrap();
            let is_later = later.contains(&name) || name == "hub_activity";
            !is_later && !name.ends_with("_before")
        });
        for (table, sum) in &sums {
            let entry = tables.iter_mut().find(|entry| entry["table"] == *table);
            let entry = entry.unwrap();
            entry["sha256"] = sum.as_str().into();
            let columns = entry["columns"].as_array_mut().unwrap();
            columns.retain(|column| !numbered.contains(&column.as_str().unwrap()));
        }
        manifest.to_string()
    })
}

fn manifest(bytes: &[u8]) -> Value {
    let mut zip = ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    let mut file = zip.by_name("manifest.json").unwrap();
    file.read_to_string(&mut text).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn sha256(text: &str) -> String {
    let hash = Sha256::digest(text.as_bytes());
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What was decided before decisions had numbers is the first of its category, as
/// step 23 has it.
async fn a_backup_from_before_decisions_were_numbered_is_restored(own: OwnDatabase) {
    let (bytes, _, other, database) = prepared(&own).await;
    let filled = own.open().await;
    let older = of_step_22(&bytes);
    let later = rewritten(&older, "manifest.json", &|text| {
        text.replacen("\"migration\":22", "\"migration\":23", 1)
    });
    let path = write(&other, "kurang.zip", &later);
    let error = check_refused(&database, &path, "a step that numbers, unnumbered").await;
    assert!(error.to_string().contains("other columns"), "{error}");
    let path = write(&other, "lama.zip", &older);
    restored(&database, &path).await.unwrap();
    let (mut was, mut is) = (filled.reading(), database.reading());
    let decision = was.award_decisions("a").await.unwrap().remove(0);
    let expected = AwardDecision {
        decision: 1,
        ..decision
    };
    assert_eq!(is.award_decisions("a").await.unwrap(), [expected]);
    let recipient = was.award_recipients("a").await.unwrap().remove(0);
    let expected = AwardRecipient {
        decision: 1,
        ..recipient
    };
    assert_eq!(is.award_recipients("a").await.unwrap(), [expected]);
    let left = was.left_of_category("a", "").await.unwrap().remove(0);
    let expected = AwardLeft {
        decision: 1,
        ..left
    };
    assert_eq!(is.left_of_category("a", "").await.unwrap(), [expected]);
    assert_eq!(is.members_of_hub("h").await.unwrap(), vec![]);
}
