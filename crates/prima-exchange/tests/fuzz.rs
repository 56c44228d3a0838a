//! Damaged files of every format: nothing panics, nothing is taken for good
//! that is not.
//!
//! Each kind starts from the saved files in `corpus/`. What once went wrong is
//! kept there. The damage is drawn from a fixed seed.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on must stop where it stands"
)]

mod reading;
mod recount;
mod sample;

use prima_exchange::fast;
use prima_exchange::verify::verify;
use prima_score::answers::Answers;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use reading::Reading;
use recount::recompute;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

/// Saved files of a kind, with their contents, by name.
fn corpus(kind: &str) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = listed(kind)
        .into_iter()
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                fs::read(&path).unwrap(),
            )
        })
        .collect();
    files.sort();
    files
}

fn listed(kind: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/corpus")
        .join(kind);
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "{} is empty", folder.display());
    paths
}

/// One act of damage.
#[derive(Clone, Debug)]
enum Damage {
    Set(usize, u8),
    Flip(usize, u8),
    Cut(usize),
    Remove(usize, usize),
    Insert(usize, Vec<u8>),
    Repeat(usize, usize, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<usize>;
    let telling = prop_oneof![
        Just(b",".to_vec()),
        Just(b"\"".to_vec()),
        Just(b"\n".to_vec()),
        Just(b"\r\n".to_vec()),
        Just(b";".to_vec()),
        Just(b"\0".to_vec()),
        Just(b"\xFF\xFE".to_vec()),
        Just(b"<c r=\"ZZZZ99999999999\"/>".to_vec()),
        Just(b"<!DOCTYPE a [<!ENTITY b \"c\">]>&b;".to_vec()),
        Just(vec![0xFF; 8]),
        proptest::collection::vec(any::<u8>(), 1..12),
    ];
    prop_oneof![
        (at(), any::<u8>()).prop_map(|(at, byte)| Damage::Set(at, byte)),
        (at(), 0u8..8).prop_map(|(at, bit)| Damage::Flip(at, bit)),
        at().prop_map(Damage::Cut),
        (at(), 1usize..40).prop_map(|(at, n)| Damage::Remove(at, n)),
        (at(), telling).prop_map(|(at, bytes)| Damage::Insert(at, bytes)),
        (at(), 1usize..60, 1usize..30).prop_map(|(at, n, times)| Damage::Repeat(at, n, times)),
    ]
}

fn apply(bytes: &mut Vec<u8>, damage: &Damage) {
    let place = |at: usize| at % bytes.len().max(1);
    match damage {
        _ if bytes.is_empty() => {}
        Damage::Set(at, byte) => {
            let at = place(*at);
            bytes[at] = *byte;
        }
        Damage::Flip(at, bit) => {
            let at = place(*at);
            bytes[at] ^= 1 << bit;
        }
        Damage::Cut(at) => {
            let at = place(*at);
            bytes.truncate(at);
        }
        Damage::Remove(at, n) => {
            let at = place(*at);
            let end = (at + n).min(bytes.len());
            bytes.drain(at..end);
        }
        Damage::Insert(at, more) => {
            let at = place(*at);
            bytes.splice(at..at, more.iter().copied());
        }
        Damage::Repeat(at, n, times) => {
            let at = place(*at);
            let end = (at + n).min(bytes.len());
            let piece = bytes[at..end].repeat(*times);
            bytes.splice(at..at, piece);
        }
    }
}

/// Damaged files of a corpus, `cases` of them, the same in every run.
fn damaged(
    kind: &str,
    cases: u32,
    alter: impl Fn(&[u8], usize, &[Damage]) -> Vec<u8>,
    mut look: impl FnMut(&str, &[u8]),
) {
    let files = corpus(kind);
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner =
        TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let strategy = (
        0..files.len(),
        any::<usize>(),
        proptest::collection::vec(damage(), 1..6),
    );
    let look = std::cell::RefCell::new(&mut look);
    runner
        .run(&strategy, |(file, part, damages)| {
            let (name, content) = &files[file];
            let bytes = alter(content, part, &damages);
            (look.borrow_mut())(name, &bytes);
            Ok::<(), TestCaseError>(())
        })
        .unwrap();
}

fn whole(content: &[u8], _: usize, damages: &[Damage]) -> Vec<u8> {
    let mut bytes = content.to_vec();
    damages.iter().for_each(|damage| apply(&mut bytes, damage));
    bytes
}

/// Damages one file within a zip and packs it again.
fn within_zip(content: &[u8], part: usize, damages: &[Damage]) -> Vec<u8> {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(content)) else {
        return whole(content, part, damages);
    };
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let n = archive.len();
    for index in 0..n {
        let mut entry = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        if index == part % n {
            damages.iter().for_each(|damage| apply(&mut bytes, damage));
        }
        writer
            .start_file(
                entry.name().unwrap().into_owned(),
                zip::write::SimpleFileOptions::default(),
            )
            .unwrap();
        writer.write_all(&bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Reads a file as everything it could be taken for.
fn read_as_everything(reading: &Reading, extension: &str, bytes: &[u8]) {
    for kind in [
        "answers",
        "units",
        "tallies",
        "published",
        "nodes",
        "figures",
    ] {
        let path = reading.file(&format!("{kind}.{extension}"), bytes);
        if let Err(problems) = reading.load(&path) {
            assert!(!problems.is_empty());
            // The texts must stand whatever the file holds.
            assert!(
                !problems
                    .report(prima_instrument::words::Lang::Id)
                    .is_empty()
            );
        }
    }
    if extension == "parquet" {
        let path = reading.file("answers.parquet", bytes);
        let mut answers = Answers::new(&reading.questions, reading.bodies.len());
        let _ = fast::answers(
            &path,
            &reading.sample.instrument,
            &reading.questions,
            &reading.bodies,
            &mut answers,
        );
        let _ = fast::survey(&path, &reading.questions, &reading.bodies);
    }
}

#[test]
fn saved_files_are_what_their_names_say() {
    let reading = Reading::new();
    for kind in ["csv", "xlsx", "parquet"] {
        for (name, content) in corpus(kind) {
            let (promise, rest) = name.split_once('-').unwrap();
            let path = reading.file(rest, &content);
            let result = reading.load(&path);
            assert_eq!(result.is_ok(), promise == "good", "{name}: {result:?}");
            read_as_everything(&reading, kind, &content);
        }
    }
}

#[test]
fn saved_bundles_are_what_their_names_say() {
    for folder in listed("bundle") {
        let verification = verify(&folder, &recompute);
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        assert_eq!(
            verification.is_good(),
            name.starts_with("good-"),
            "{name}: {}",
            verification.problems
        );
    }
}

#[test]
fn damaged_csv() {
    let reading = Reading::new();
    damaged("csv", 400, whole, |_, bytes| {
        read_as_everything(&reading, "csv", bytes)
    });
}

#[test]
fn damaged_xlsx() {
    let reading = Reading::new();
    damaged("xlsx", 60, whole, |_, bytes| {
        read_as_everything(&reading, "xlsx", bytes)
    });
    damaged("xlsx", 150, within_zip, |_, bytes| {
        read_as_everything(&reading, "xlsx", bytes)
    });
}

#[test]
fn damaged_parquet() {
    let reading = Reading::new();
    damaged("parquet", 400, whole, |_, bytes| {
        read_as_everything(&reading, "parquet", bytes)
    });
}

#[test]
fn a_damaged_bundle_is_never_accepted() {
    let good = listed("bundle")
        .into_iter()
        .find(|folder| folder.ends_with("good-sample"))
        .unwrap();
    let names = [
        "MANIFEST",
        "answers.csv",
        "catalogue/facilities.toml",
        "datapackage.json",
        "instrument.toml",
        "nodes.csv",
        "results.csv",
        "units.csv",
    ];
    let copy = tempfile::tempdir().unwrap();
    for entry in ["", "catalogue"] {
        fs::create_dir_all(copy.path().join(entry)).unwrap();
        for file in fs::read_dir(good.join(entry))
            .unwrap()
            .map(|file| file.unwrap().path())
        {
            if file.is_file() {
                fs::copy(
                    &file,
                    copy.path().join(entry).join(file.file_name().unwrap()),
                )
                .unwrap();
            }
        }
    }
    let config = Config {
        cases: 300,
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner =
        TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let strategy = (0..names.len(), proptest::collection::vec(damage(), 1..4));
    runner
        .run(&strategy, |(name, damages)| {
            let path = copy.path().join(names[name]);
            let before = fs::read(&path).unwrap();
            let after = whole(&before, 0, &damages);
            fs::write(&path, &after).unwrap();
            let verification = verify(copy.path(), &recompute);
            fs::write(&path, &before).unwrap();
            prop_assert_eq!(verification.is_good(), before == after);
            if before != after {
                let named = verification
                    .problems
                    .iter()
                    .any(|problem| problem.file == names[name]);
                prop_assert!(
                    named,
                    "{} is not named: {}",
                    names[name],
                    verification.problems
                );
            }
            Ok(())
        })
        .unwrap();
}
