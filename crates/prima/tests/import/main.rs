//! `prima import` and `prima export` as a person or a script runs them: what
//! they say, and that an import cut off halfway leaves nothing.

mod cut_off;
mod made;
mod own_database;
mod round_trip;
#[path = "../support/mod.rs"]
mod support;
mod together;

use made::Made;
use serde_json::Value;
use support::{prima, succeed};

#[test]
fn a_trial_says_what_would_change_and_leaves_no_database_behind() {
    let made = Made::new();
    let url = made.url();
    let sources = ["import", "register", "examples/sleman-2024", "--dry-run"];
    let run = |more: &[&str]| {
        let database = ["--database", url.as_str()];
        succeed(&[&sources[..], &database, more].concat())
    };
    let text = run(&[]);
    for word in [
        "regions: 552 baris baru, 0 baris berubah, 0 baris hilang",
        "sleman-2024/published.csv: 4 baris baru, 0 baris berubah, 0 baris hilang",
        "  + 11.01  name: “Kabupaten Aceh Selatan”; short: ",
        "--all menunjukkan semuanya",
        "Percobaan saja, tidak ada yang disimpan",
    ] {
        assert!(text.contains(word), "{word:?} in {text}");
    }
    let text = run(&["--lang", "en", "--all"]);
    assert!(text.contains("A dry run, nothing was kept"), "{text}");
    assert!(
        text.contains("  + 96.71  name: “Kota Sorong”; ") && !text.contains("--all"),
        "{text}"
    );
    let json: Value = serde_json::from_str(&run(&["--json"])).expect("JSON");
    assert_eq!(json["dry_run"], true);
    assert_eq!(json["tables"][0]["table"], "regions");
    assert_eq!(json["tables"][0]["changes"][0]["what"], "added");
    assert!(!made.database_file().exists(), "a trial leaves a file");
}

#[test]
fn a_changed_value_is_shown_with_what_it_was() {
    let made = Made::new();
    let url = made.url();
    succeed(&["import", "register", "--database", &url]);
    let rows = "unit,name,kind\nkementerian-sosial,\"Kementerian\u{1b}[2J Sosial\",institution\n";
    let file = made.write("badan.csv", rows);
    let text = succeed(&["import", &file, "--database", &url, "--dry-run"]);
    let expected =
        "  ~ kementerian-sosial  name: “Kementerian Sosial” → “Kementerian\\u{1b}[2J Sosial”";
    assert!(text.contains(expected), "{text}");
    assert!(
        text.contains("body-names: 1 baris baru, 0 baris berubah, 0 baris hilang"),
        "{text}"
    );
    let text = succeed(&[
        "import",
        &file,
        "--database",
        &url,
        "--dry-run",
        "--correction",
    ]);
    assert!(!text.contains("body-names"), "{text}");
    let text = succeed(&["import", "register", "--database", &url]);
    assert!(text.contains("Tidak ada yang berubah"), "{text}");
}

#[test]
fn what_was_accepted_but_is_unusual_is_said() {
    let made = Made::new();
    let rows = "\u{feff}unit;name;kind;level\r\nuji;Uji;institution;kabupaten\r\n";
    let file = made.write("badan.csv", rows);
    let text = succeed(&["import", &file, "--database", &made.url(), "--lang", "en"]);
    assert!(text.contains("semicolon"), "{text}");
}

#[test]
fn refusals_name_the_file_the_place_and_what_to_do_in_both_languages() {
    let made = Made::new();
    let url = made.url();
    succeed(&["import", "register", "--database", &url]);
    let file = made.write(
        "badan.csv",
        "unit,name,kind,parent\nuji,Uji,work_unit,kementerian-sosail\n",
    );
    let ran = prima(&["import", &file, "--database", &url]);
    assert_eq!(ran.code, 2);
    for word in [
        file.as_str(),
        "baris 2, kolom parent",
        "`kementerian-sosial`",
        "Yang perlu dilakukan",
    ] {
        assert!(ran.err.contains(word), "{word:?} in {}", ran.err);
    }
    let ran = prima(&["import", &file, "--database", &url, "--lang", "en"]);
    for word in [
        file.as_str(),
        "row 2, column parent",
        "`kementerian-sosial`",
        "What to do",
    ] {
        assert!(ran.err.contains(word), "{word:?} in {}", ran.err);
    }
    let ran = prima(&["import", "tiada", "--database", &url, "--lang", "en"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("tiada") && ran.err.contains("cannot be opened"),
        "{}",
        ran.err
    );
    // The causes that the system tells in English are said in words.
    let broken = made.write("rusak.xlsx", "PK\u{3}\u{4} rusak");
    for (file, said) in [
        ("tiada", "berkas atau folder itu tidak ada"),
        (broken.as_str(), "bukan ZIP yang utuh"),
    ] {
        let ran = prima(&["import", file, "--database", &url]);
        assert!(ran.err.contains(said), "{}", ran.err);
        assert!(!ran.err.contains("os error"), "{}", ran.err);
    }
    let nowhere = format!("sqlite:{}", made.path("tiada/prima.db"));
    let ran = prima(&["import", "register", "--database", &nowhere]);
    assert!(
        ran.err.contains("berkasnya tidak dapat dibuka"),
        "{}",
        ran.err
    );
    assert!(!ran.err.contains("code: 14"), "{}", ran.err);
    let ran = prima(&["export", "regionss", "--database", &url, "--lang", "en"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("body-names"), "{}", ran.err);
}

#[test]
fn problems_of_one_kind_stand_below_one_heading() {
    let made = Made::new();
    let file = made.write(
        "nilai.csv",
        "unit;short;level;region\noku-timur;OKUT;kabupaten;16.08\n",
    );
    let ran = prima(&["import", &file, "--database", &made.url()]);
    assert_eq!(ran.code, 2);
    let headings = ran.err.matches("nilai.csv: ").count();
    let hints = ran.err.matches("Yang perlu dilakukan").count();
    assert_eq!((headings, hints), (1, 1), "{}", ran.err);
    assert!(ran.err.contains("2 masalah sejenis"), "{}", ran.err);
}
