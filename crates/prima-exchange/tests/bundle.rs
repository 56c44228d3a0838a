//! A bundle is the same bytes for the same round, and a changed digit in any
//! of its files is named with file and line.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on must stop where it stands"
)]

mod recount;
mod sample;

use prima_exchange::Problems;
use prima_exchange::archive::write_zip;
use prima_exchange::bundle::{Bundle, Draft, Outputs, Rules, write_bundle};
use prima_exchange::package::Package;
use prima_exchange::verify::{Verification, verify};
use prima_exchange::write::ExchangeError;
use prima_instrument::words::{Lang, Text};
use recount::recompute;
use sample::{INSTRUMENT, Sample, UNITS};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const ANSWERS: &str = "unit,source,rater,code,value,remark\n\
    clinic,F-02,ani,desk,3,fine\n\
    clinic,F-02,budi,desk,5,\n\
    clinic,F-01,,speed,3.5,\n\
    land,F-02,ani,desk,5,\"yes, good\"\n\
    land,F-01,,share,45/50,\n";
const TALLIES: &str =
    "unit,question,option,count\nclinic,kind,5,12\nclinic,kind,0,3\nland,kind,5,0\n";
const PUBLISHED: &str =
    "unit,index,band,rank,source,period,retrieved\ncourt,4.10,A,,Koran Contoh,2024,2026-11-23\n";
const NODES: &str = "unit,code,score\ncity,desk,4.5\n";
const FIGURES: &str = "figure,value,label_id,label_en\nb,2,Dua,Two\na,1,Satu,One\n";

/// Input files as a user has them.
fn inputs(sample: &Sample, change: &dyn Fn(&str, &str) -> String) -> Vec<PathBuf> {
    let files = [
        ("in-units.csv", UNITS),
        ("in-answers.csv", ANSWERS),
        ("in-tallies.csv", TALLIES),
        ("in-published.csv", PUBLISHED),
        ("in-nodes.csv", NODES),
        ("in-figures.csv", FIGURES),
    ];
    files
        .iter()
        .map(|(name, text)| sample.file(name, change(name, text)))
        .collect()
}

fn draft<'a>(sample: &'a Sample, files: &'a [PathBuf]) -> Draft<'a> {
    Draft {
        package: Package {
            name: "sample-2024".to_owned(),
            title: Text {
                id: "Contoh".to_owned(),
                en: "Sample".to_owned(),
            },
            note: Text {
                id: "Data contoh".to_owned(),
                en: "Sample data".to_owned(),
            },
            period: "2024".to_owned(),
            instrument: "sample/2024".to_owned(),
            settings: BTreeMap::from([("all_nodes".to_owned(), "false".to_owned())]),
        },
        engine: "prima 0.1.0".to_owned(),
        rules: Some(Rules {
            instrument: &sample.instrument,
            text: INSTRUMENT,
            catalogue: &[
                ("facilities.toml", "# no facilities 1\n"),
                ("evidence.toml", "# no evidence 2\n"),
            ],
        }),
        units: Some(&files[0]),
        answers: Some(&files[1]),
        tallies: Some(&files[2]),
        published: Some(&files[3]),
        nodes: Some(&files[4]),
        records: Vec::new(),
        figures: Some(&files[5]),
    }
}

fn plain(_: &str, text: &str) -> String {
    text.to_owned()
}

/// A folder with a fresh bundle in it.
fn fresh(change: &dyn Fn(&str, &str) -> String) -> (Sample, PathBuf) {
    let sample = Sample::new();
    let files = inputs(&sample, change);
    let folder = sample.folder.path().join("bundle");
    write_bundle(&folder, &draft(&sample, &files), &recompute).unwrap();
    (sample, folder)
}

fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for name in NAMES {
        files.insert(name.to_owned(), fs::read(folder.join(name)).unwrap());
    }
    files
}

const NAMES: [&str; 13] = [
    "MANIFEST",
    "answers.csv",
    "catalogue/evidence.toml",
    "catalogue/facilities.toml",
    "datapackage.json",
    "figures.csv",
    "instrument.toml",
    "nodes.csv",
    "published-nodes.csv",
    "published.csv",
    "results.csv",
    "tallies.csv",
    "units.csv",
];

#[track_caller]
fn first(verification: &Verification) -> (String, Option<u64>, &'static str) {
    let problem = verification
        .problems
        .iter()
        .next()
        .expect("a problem")
        .clone();
    for lang in [Lang::Id, Lang::En] {
        assert!(
            !problem.message(lang).starts_with("data-"),
            "{} is not said",
            problem.key
        );
        assert!(
            !problem.hint(lang).starts_with("data-"),
            "{}-hint is not said",
            problem.key
        );
    }
    (problem.file, problem.row, problem.key)
}

#[test]
fn a_fresh_bundle_is_accepted() {
    let (_sample, folder) = fresh(&plain);
    let verification = verify(&folder, &recompute);
    assert!(
        verification.is_good(),
        "{}",
        verification.problems.report(Lang::En)
    );
    assert_eq!(verification.recomputed, ["nodes.csv", "results.csv"]);
    assert_eq!(verification.n_hashed, NAMES.len() - 1);
    assert_eq!(verification.engine, "prima 0.1.0");
}

#[test]
fn the_same_round_in_another_writing_gives_the_same_bytes() {
    let (_one, plain_folder) = fresh(&plain);
    let (_two, other) = fresh(&|name, text| {
        if name.contains("figures") {
            return text.to_owned();
        }
        let mut lines: Vec<&str> = text.lines().collect();
        lines[1..].reverse();
        let semicolons = !text.contains('"') && !text.contains("4.10");
        let text = format!("\u{FEFF}{}\r\n", lines.join("\r\n"));
        if semicolons {
            text.replace(',', ";").replace("4.5", "4,5")
        } else {
            text
        }
    });
    assert_eq!(contents(&plain_folder), contents(&other));
}

#[test]
fn columns_in_another_order_and_single_answers_give_the_same_bytes() {
    let (_one, plain_folder) = fresh(&plain);
    let (_two, other) = fresh(&|name, text| match name {
        "in-tallies.csv" => {
            let mut text = String::from("value,unit,question\n");
            (0..12).for_each(|_| text.push_str("5.0,clinic,kind\n"));
            (0..3).for_each(|_| text.push_str("0,clinic,kind\n"));
            text
        }
        "in-nodes.csv" => "score,unit,code\n4.5,city,desk\n".to_owned(),
        _ => text.to_owned(),
    });
    assert_eq!(contents(&plain_folder), contents(&other));
}

#[test]
fn input_is_brought_to_one_form() {
    let (_sample, folder) = fresh(&plain);
    let answers = fs::read_to_string(folder.join("answers.csv")).unwrap();
    assert_eq!(
        answers,
        "unit,source,rater,code,value,remark\n\
         clinic,F-01,,speed,3.5,\n\
         clinic,F-02,ani,desk,3,fine\n\
         clinic,F-02,budi,desk,5,\n\
         land,F-01,,share,45/50,\n\
         land,F-02,ani,desk,5,\"yes, good\"\n"
    );
    let tallies = fs::read_to_string(folder.join("tallies.csv")).unwrap();
    assert_eq!(
        tallies,
        "unit,question,option,count\nclinic,kind,0,3\nclinic,kind,5,12\n"
    );
    let figures = fs::read_to_string(folder.join("figures.csv")).unwrap();
    assert!(
        figures.lines().nth(1).unwrap().starts_with("b,"),
        "figures keep their order: {figures}"
    );
}

#[test]
fn a_changed_digit_in_any_line_of_any_file_is_named() {
    let (_sample, folder) = fresh(&plain);
    for name in NAMES {
        let path = folder.join(name);
        let content = fs::read(&path).unwrap();
        let mut line = 1;
        let mut n_tried = 0;
        for at in 0..content.len() {
            if content[at] == b'\n' {
                line += 1;
            }
            // One digit a line, and every 40th of the long lines of hashes.
            let first_of_line = !content[..at]
                .iter()
                .rev()
                .take_while(|byte| **byte != b'\n')
                .any(u8::is_ascii_digit);
            if !content[at].is_ascii_digit() || !(first_of_line || at % 40 == 0) {
                continue;
            }
            n_tried += 1;
            let mut changed = content.clone();
            changed[at] = b'0' + (content[at] - b'0' + 1) % 10;
            fs::write(&path, &changed).unwrap();
            let verification = verify(&folder, &recompute);
            assert!(
                first(&verification).0 == name && first(&verification).1 == Some(line),
                "{name} line {line}: {}",
                verification.problems.report(Lang::En)
            );
            assert_eq!(
                verification.problems.count(),
                1,
                "{name}: {}",
                verification.problems.report(Lang::En)
            );
        }
        assert!(n_tried > 0, "{name} has no digit");
        fs::write(&path, &content).unwrap();
    }
    assert!(verify(&folder, &recompute).is_good());
}

#[test]
fn a_changed_figure_of_a_result_is_told_with_the_one_that_is_computed() {
    let (_sample, folder) = fresh(&plain);
    let path = folder.join("results.csv");
    let text = fs::read_to_string(&path).unwrap();
    let (head, index) = text.trim_end().rsplit_once(',').unwrap();
    fs::write(&path, format!("{head},500\n")).unwrap();
    let found = verify(&folder, &recompute);
    let problem = found.problems.iter().next().unwrap();
    assert_eq!(
        first(&found),
        ("results.csv".to_owned(), Some(5), "output-changed")
    );
    assert_eq!(problem.column.as_deref(), Some("index"));
    let expected = [("expected", index.to_owned()), ("found", "500".to_owned())];
    assert_eq!(problem.arguments, expected);
    // What is computed from changed answers says nothing about a result.
    let answers = folder.join("answers.csv");
    let text = fs::read_to_string(&answers).unwrap();
    fs::write(&answers, text.replace("speed,3.5", "speed,3.6")).unwrap();
    let found = verify(&folder, &recompute);
    let keys: Vec<&str> = found.problems.iter().map(|problem| problem.key).collect();
    assert_eq!(keys, ["bundle-line", "bundle-line"]);
}

#[test]
fn a_changed_figure_behind_matching_hashes_is_found_by_computing_again() {
    let (sample, folder) = fresh(&plain);
    // Whoever changes a result and writes MANIFEST anew still cannot make it follow from the answers.
    let other = sample.folder.path().join("forged");
    let forge = |bundle: &Bundle| {
        let mut outputs = recompute(bundle)?;
        let text = String::from_utf8(outputs["results.csv"].clone())?;
        let (head, last) = text.trim_end().rsplit_once(',').ok_or("row")?;
        let _ = last;
        outputs.insert(
            "results.csv".to_owned(),
            format!("{head},500\n").into_bytes(),
        );
        Ok(outputs)
    };
    let files = inputs(&sample, &plain);
    write_bundle(&other, &draft(&sample, &files), &forge).unwrap();
    let verification = verify(&other, &recompute);
    let problem = verification.problems.iter().next().unwrap();
    assert_eq!(
        (
            problem.file.as_str(),
            problem.row,
            problem.column.as_deref()
        ),
        ("results.csv", Some(5), Some("index"))
    );
    assert_eq!(problem.key, "output-differs");
    assert!(verify(&folder, &recompute).is_good());
}

#[test]
fn a_result_without_its_inputs_is_not_accepted() {
    let sample = Sample::new();
    let files = inputs(&sample, &plain);
    // Hashes and description belong to the files; only the inputs were left out.
    let only = Draft {
        figures: Some(&files[5]),
        ..Draft::default()
    };
    for name in ["results.csv", "nodes.csv", "figures-recomputed.csv"] {
        let folder = sample.folder.path().join(format!("forged-{name}"));
        let invented = |_: &Bundle| {
            let rows = b"unit,index\nclinic,500\n".to_vec();
            Ok(Outputs::from([(name.to_owned(), rows)]))
        };
        write_bundle(&folder, &only, &invented).unwrap();
        let verification = verify(&folder, &|_| Ok(Outputs::new()));
        assert_eq!(
            first(&verification),
            (name.to_owned(), None, "output-unfounded")
        );
    }
}

#[test]
fn several_changed_lines_are_among_those_named() {
    let (_sample, folder) = fresh(&plain);
    let path = folder.join("answers.csv");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(
        &path,
        text.replace("speed,3.5", "speed,3.6")
            .replace("45/50", "46/50"),
    )
    .unwrap();
    let verification = verify(&folder, &recompute);
    let problem = verification.problems.iter().next().unwrap();
    assert_eq!(problem.key, "bundle-among");
    let lines = &problem.arguments[0].1;
    assert!(lines.contains('2') && lines.contains('5'), "{lines}");
}

#[test]
fn lines_taken_out_files_missing_and_files_added_are_named() {
    let (_sample, folder) = fresh(&plain);
    let path = folder.join("answers.csv");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("clinic,F-02,budi,desk,5,\n", "")).unwrap();
    assert_eq!(
        first(&verify(&folder, &recompute)),
        ("answers.csv".to_owned(), Some(4), "bundle-from")
    );
    fs::remove_file(&path).unwrap();
    assert_eq!(
        first(&verify(&folder, &recompute)),
        ("answers.csv".to_owned(), None, "bundle-missing")
    );
    fs::write(&path, &text).unwrap();
    fs::write(folder.join("other.csv"), "x\n").unwrap();
    assert_eq!(
        first(&verify(&folder, &recompute)),
        ("other.csv".to_owned(), None, "bundle-extra")
    );
    fs::remove_file(folder.join("other.csv")).unwrap();
    fs::remove_file(folder.join("MANIFEST")).unwrap();
    assert_eq!(
        first(&verify(&folder, &recompute)),
        ("MANIFEST".to_owned(), None, "manifest-missing")
    );
}

#[test]
fn nothing_is_half_written() {
    let sample = Sample::new();
    let files = inputs(&sample, &plain);
    let names = || {
        let mut names: Vec<_> = fs::read_dir(sample.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        names.sort();
        names
    };
    let before = names();
    let folder = sample.folder.path().join("bundle");
    let failing = |_: &Bundle| Err("no".into());
    let error = write_bundle(&folder, &draft(&sample, &files), &failing).unwrap_err();
    assert!(matches!(error, ExchangeError::Recompute(_)));
    assert_eq!(names(), before);
    sample.file(
        "in-answers.csv",
        "unit,code,value\nclinic,desk,9\nnowhere,desk,3\n",
    );
    let error = write_bundle(&folder, &draft(&sample, &files), &recompute).unwrap_err();
    let ExchangeError::Problems(problems) = error else {
        panic!("{error}")
    };
    assert_eq!(problems.count(), 2);
    assert_eq!(names(), before);
}

#[test]
fn a_folder_that_is_not_empty_is_left_alone() {
    let (sample, folder) = fresh(&plain);
    let files = inputs(&sample, &plain);
    let error = write_bundle(&folder, &draft(&sample, &files), &recompute).unwrap_err();
    let ExchangeError::Problems(problems) = error else {
        panic!("{error}")
    };
    assert_eq!(problems.iter().next().unwrap().key, "folder-taken");
    assert!(verify(&folder, &recompute).is_good());
}

#[test]
fn figures_alone_make_a_bundle() {
    let sample = Sample::new();
    let files = inputs(&sample, &plain);
    let folder = sample.folder.path().join("bundle");
    let only = Draft {
        figures: Some(&files[5]),
        ..Draft::default()
    };
    let nothing = |_: &Bundle| Ok(Outputs::new());
    write_bundle(&folder, &only, &nothing).unwrap();
    assert!(verify(&folder, &nothing).is_good());
}

#[test]
fn the_data_package_describes_every_table() {
    let (_sample, folder) = fresh(&plain);
    let text = fs::read_to_string(folder.join("datapackage.json")).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let resources = value["resources"].as_array().unwrap();
    assert_eq!(resources.len(), NAMES.len() - 2);
    for resource in resources {
        let path = resource["path"].as_str().unwrap();
        let content = fs::read(folder.join(path)).unwrap();
        assert_eq!(resource["bytes"], content.len(), "{path}");
        if path.ends_with(".csv") {
            let header = String::from_utf8(content)
                .unwrap()
                .lines()
                .next()
                .unwrap()
                .to_owned();
            let fields: Vec<&str> = resource["schema"]["fields"]
                .as_array()
                .unwrap()
                .iter()
                .map(|field| field["name"].as_str().unwrap())
                .collect();
            assert_eq!(fields.join(","), header, "{path}");
        }
    }
}

#[test]
fn a_zip_of_the_same_bundle_is_the_same_bytes() {
    let (sample, folder) = fresh(&plain);
    let (one, two) = (
        sample.folder.path().join("one.zip"),
        sample.folder.path().join("two.zip"),
    );
    write_zip(&folder, &one).unwrap();
    write_zip(&folder, &two).unwrap();
    assert_eq!(fs::read(&one).unwrap(), fs::read(&two).unwrap());
    let mut archive = zip::ZipArchive::new(fs::File::open(&one).unwrap()).unwrap();
    assert_eq!(archive.len(), NAMES.len());
    assert!(archive.by_name("catalogue/evidence.toml").is_ok());
}

/// Problems of a bundle are texts, not keys.
#[test]
fn every_problem_of_a_bundle_is_said() {
    let keys = [
        "folder-taken",
        "empty-folder",
        "not-a-bundle",
        "manifest-missing",
        "manifest-changed",
        "manifest-unreadable",
        "bundle-missing",
        "bundle-extra",
        "bundle-line",
        "bundle-among",
        "bundle-from",
        "bundle-hash",
        "package-differs",
        "not-recomputed",
        "output-missing",
        "output-changed",
        "output-differs",
        "output-unfounded",
    ];
    let words = ["cause", "first", "last", "lines", "expected", "found"];
    for key in keys {
        let arguments = words.iter().map(|word| (*word, "7".to_owned())).collect();
        let problems = Problems::from(prima_exchange::Problem::of_file(
            Path::new("x"),
            key,
            arguments,
        ));
        for lang in [Lang::Id, Lang::En] {
            assert!(
                !problems.report(lang).contains("data-"),
                "{key}: {}",
                problems.report(lang)
            );
        }
    }
}
