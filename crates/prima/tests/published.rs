//! Published rounds, ranked again by the program.

mod support;

use std::fs;
use support::{prima, succeed};

/// Rows of a CSV text without quotes, as columns by name of the first line.
fn field(csv: &str, unit: &str, column: &str) -> String {
    let mut lines = csv.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    let place = header
        .iter()
        .position(|name| *name == column)
        .unwrap_or_else(|| panic!("no column {column}"));
    let row = lines
        .find(|line| line.split(',').next() == Some(unit))
        .unwrap_or_else(|| panic!("no row {unit}"));
    row.split(',').nth(place).unwrap_or_default().to_owned()
}

fn ranked(instrument: &str, example: &str) -> String {
    let out = tempfile::tempdir().expect("a temporary folder");
    let folder = format!("examples/{example}");
    succeed(&[
        "rank",
        instrument,
        "--units",
        &format!("{folder}/units.csv"),
        "--results",
        &format!("{folder}/published.csv"),
        "--out",
        &out.path().display().to_string(),
    ]);
    fs::read_to_string(out.path().join("results.csv")).expect("results were written")
}

#[test]
fn oku_timur_is_second_of_seventeen() {
    // Sumeks 2024: 17 regions; OKU Timur 94.39, second after Musi Rawas 94.95.
    let results = ranked("instruments/ombudsman/2022.toml", "sumatera-selatan-2023");
    for (column, expected) in [
        ("index", "94.39"),
        ("band", "A"),
        ("label", "Kualitas Tertinggi"),
        ("zone", "Zona Hijau"),
        ("rank", "2"),
        ("of", "17"),
        ("state", "imported"),
        ("published_rank", "2"),
    ] {
        assert_eq!(field(&results, "oku-timur", column), expected, "{column}");
    }
    assert_eq!(results.lines().count(), 18);
}

#[test]
fn kota_kupang_is_rounded_and_its_cut_figure_stands_beside() {
    // (88.03 + 86.15 + 82.40 + 81.38 + 80.43 + 75.05 + 60.44) / 7 = 79.1257…
    let results = ranked("ombudsman/2022", "kota-kupang-2022");
    let row = results
        .lines()
        .find(|line| line.starts_with("kota-kupang,"))
        .expect("the city has a row");
    let columns: Vec<&str> = results
        .lines()
        .next()
        .unwrap_or_default()
        .split(',')
        .collect();
    let value = |name: &str| {
        row.split(',').nth(
            columns
                .iter()
                .position(|column| *column == name)
                .unwrap_or(99),
        )
    };
    assert_eq!(value("index"), Some("79.13"));
    assert_eq!(value("published_index"), Some("79.12"));
    assert_eq!(value("difference"), Some("0.01"));
    assert_eq!(value("band"), Some("B"));
    assert_eq!(value("state"), Some("rolled_up"));
}

#[test]
fn sleman_is_the_mean_of_its_loci() {
    // (4.59 + 4.66 + 4.63) / 3 = 4.6267.
    let results = ranked("pekppp/2023", "sleman-2024");
    assert_eq!(field(&results, "sleman", "index"), "4.63");
    assert_eq!(field(&results, "sleman", "band"), "A");
}

#[test]
fn bantul_is_scored_by_ninths() {
    // Sum of the nine means 31.42; × 25/9 = 87.2777…; 0.111 would give 87.19.
    let out = tempfile::tempdir().expect("a temporary folder");
    succeed(&[
        "score",
        "skm/2017",
        "--units",
        "examples/bantul-2023/units.csv",
        "--nodes",
        "examples/bantul-2023/nodes.csv",
        "--scorecards",
        "--out",
        &out.path().display().to_string(),
    ]);
    let results = fs::read_to_string(out.path().join("results.csv")).expect("results were written");
    let row = results.lines().nth(1).expect("one unit");
    assert!(row.contains(",87.28,B,"), "{row}");
    let cards =
        fs::read_to_string(out.path().join("scorecards.jsonl")).expect("scorecards were written");
    assert_eq!(cards.lines().count(), 1);
    assert!(
        cards.contains("\"1571/18\"") || cards.contains("785500/9000"),
        "31.42 × 25/9 = 1571/18: {cards}"
    );
}

#[test]
fn the_demo_finds_the_mismatch_of_2023_by_itself() {
    let out = tempfile::tempdir().expect("a temporary folder");
    let report = out.path().join("report").display().to_string();
    let shown = succeed(&["demo", "--report", &report, "--lang", "en"]);
    assert!(shown.contains("2 of 17"), "{shown}");
    // Published 70.70 %, but 414 of 586 is 70.65 %.
    assert!(
        shown.contains("70.65") && shown.contains("differs by 0.05"),
        "{shown}"
    );
    assert!(
        shown.contains("415"),
        "the counts that would fit are named: {shown}"
    );
    assert!(
        shown.contains("Nothing can be said about who cannot be told apart"),
        "{shown}"
    );
    assert!(out.path().join("report/index.html").is_file());
    let json: serde_json::Value =
        serde_json::from_str(&succeed(&["demo", "--report", &report, "--json"])).expect("JSON");
    let folders = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples"));
    let n_folders = folders
        .expect("the folder of data sets")
        .filter_map(Result::ok)
        .filter(|entry| entry.path().join("example.toml").is_file())
        .count();
    assert_eq!(json["examples"].as_array().map(Vec::len), Some(n_folders));
}

#[test]
fn nothing_is_left_behind_where_input_cannot_be_used() {
    let out = tempfile::tempdir().expect("a temporary folder");
    let target = out.path().join("results");
    let ran = prima(&[
        "rank",
        "ombudsman/2022",
        "--units",
        "examples/sumatera-selatan-2023/units.csv",
        "--results",
        "examples/kota-kupang-2022/published.csv",
        "--out",
        &target.display().to_string(),
    ]);
    assert_eq!(ran.code, 2, "{}", ran.out);
    assert!(ran.err.contains("published.csv"), "{}", ran.err);
    assert!(!target.exists());
}
