//! Damaged files of every format: nothing panics, nothing is taken for good
//! that is not.
//!
//! Each kind starts from the saved files in `corpus/`. What once went wrong is
//! kept there. The damage is drawn from a fixed seed.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on must stop where it stands"
)]

mod damage;
mod evidence;
#[path = "../reading/mod.rs"]
mod reading;
mod records;
#[path = "../recount/mod.rs"]
mod recount;
#[path = "../sample/mod.rs"]
mod sample;
mod worksheet;

use damage::{corpus, damage, damaged, listed, whole, within_zip};
use prima_exchange::fast;
use prima_exchange::verify::verify;
use prima_score::answers::Answers;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use reading::Reading;
use recount::recompute;
use std::fs;

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
