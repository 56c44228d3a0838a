//! Records of the register and of history: nothing panics, and what is read is
//! written back so that it is read the same.

use crate::damage::{corpus, damaged, whole, within_zip};
use prima_exchange::records::{HISTORY, REGISTER, RecordKind, Records, load_records, read_records};
use prima_exchange::table::no_progress;
use prima_exchange::{Problems, records};
use prima_instrument::words::Lang;
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder for the files of one test.
struct Folder(TempDir);

impl Folder {
    fn new() -> Folder {
        Folder(tempfile::tempdir().unwrap())
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }
}

/// Every list of kinds a file is read as anywhere.
fn lists() -> Vec<Vec<&'static RecordKind>> {
    let each = REGISTER.iter().chain(&HISTORY).map(|kind| vec![*kind]);
    [REGISTER.to_vec(), HISTORY.to_vec()]
        .into_iter()
        .chain(each)
        .collect()
}

fn extension(name: &str) -> &str {
    name.rsplit_once('.').unwrap().1
}

fn key_and_values(records: &Records) -> Vec<Vec<&str>> {
    let columns = records.kind.shape.all();
    let columns: Vec<&str> = columns.collect();
    let row = |record| {
        columns
            .iter()
            .map(|column| records.kind.get(record, column))
            .collect()
    };
    records.records.iter().map(row).collect()
}

/// Reads a file as every kind of record.
fn read_as_everything(folder: &Folder, path: &Path) {
    for kinds in lists() {
        let mut problems = Problems::default();
        let lenient = read_records(path, &kinds, &no_progress, &mut problems);
        match load_records(path, &kinds, &no_progress) {
            Ok(records) => {
                assert!(problems.is_empty() && lenient.is_some());
                let text = records.text();
                let again = folder.file("again.csv", text.as_bytes());
                let again = load_records(&again, &[records.kind], &no_progress);
                let again = again.unwrap_or_else(|problems| panic!("{problems}\n{text}"));
                assert_eq!(key_and_values(&again), key_and_values(&records), "{text}");
            }
            Err(found) => {
                assert_eq!(found, problems);
                assert!(!found.is_empty());
                for lang in [Lang::Id, Lang::En] {
                    let report = found.report(lang);
                    assert!(!report.is_empty() && !report.contains("data-"), "{report}");
                }
            }
        }
    }
}

#[test]
fn saved_records_are_what_their_names_say() {
    let folder = Folder::new();
    let mut kinds = Vec::new();
    for (name, content) in corpus("records") {
        let (promise, rest) = name.split_once('-').unwrap();
        let path = folder.file(rest, &content);
        let all: Vec<&'static RecordKind> = REGISTER.into_iter().chain(HISTORY).collect();
        let result = load_records(&path, &all, &no_progress);
        assert_eq!(result.is_ok(), promise == "good", "{name}: {result:?}");
        if let Ok(records) = result {
            let named = rest.split('.').next().unwrap();
            assert_eq!(records.kind.name, named, "{name} is taken for what it is");
            kinds.push(records.kind.name);
        }
        read_as_everything(&folder, &path);
    }
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!(kinds.len(), REGISTER.len() + HISTORY.len(), "{kinds:?}");
}

#[test]
fn damaged_records() {
    let folder = Folder::new();
    damaged("records", 500, whole, |name, bytes| {
        let path = folder.file(&format!("records.{}", extension(name)), bytes);
        read_as_everything(&folder, &path);
    });
    damaged("records", 100, within_zip, |name, bytes| {
        let path = folder.file(&format!("records.{}", extension(name)), bytes);
        read_as_everything(&folder, &path);
    });
}

#[test]
fn records_cut_off_anywhere() {
    let folder = Folder::new();
    for (name, content) in corpus("records") {
        // Every place of a small file, some of a large one.
        let step = (content.len() / 200).max(1);
        for end in (0..content.len()).step_by(step) {
            let path = folder.file(&format!("records.{}", extension(&name)), &content[..end]);
            let _ = load_records(&path, &REGISTER, &no_progress);
            let _ = load_records(&path, &HISTORY, &no_progress);
        }
    }
}

proptest! {
    #[test]
    fn arbitrary_bytes_are_no_records_and_no_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let folder = Folder::new();
        for name in ["bytes.csv", "bytes.xlsx"] {
            let path = folder.file(name, &bytes);
            read_as_everything(&folder, &path);
        }
    }

    #[test]
    fn whatever_stands_in_a_body_is_read_or_named(
        values in proptest::collection::vec("[\\PC\n\"=+@-]{0,12}", 11)
    ) {
        let folder = Folder::new();
        let mut text = String::new();
        prima_exchange::write::push_line(records::BODIES.shape.all(), &mut text);
        prima_exchange::write::push_line(values.iter().map(String::as_str), &mut text);
        let path = folder.file("bodies.csv", text.as_bytes());
        read_as_everything(&folder, &path);
    }
}
