//! The questions of the shipped instruments, and a worksheet of them.

use prima_exchange::worksheet::{Head, Held, Taken, Unreadable, open, write};
use prima_instrument::form::{Answer, Permitted, Question, form};
use prima_instrument::words::{Lang, Text};
use prima_instrument::{Catalogue, Instrument};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn instruments() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../instruments")
}

/// Every shipped instrument, by `code/edition`.
pub fn shipped() -> Vec<(String, Instrument)> {
    let text = |path: &Path| fs::read_to_string(path).unwrap();
    let catalogue = Catalogue::read(
        &text(&instruments().join("catalogue/facilities.toml")),
        &text(&instruments().join("catalogue/evidence.toml")),
    )
    .unwrap();
    let mut found = Vec::new();
    for folder in fs::read_dir(instruments()).unwrap() {
        let folder = folder.unwrap().path();
        if !folder.is_dir() || folder.ends_with("catalogue") {
            continue;
        }
        for file in fs::read_dir(&folder).unwrap() {
            let file = file.unwrap().path();
            if file.extension().is_some_and(|end| end == "toml") {
                let instrument = prima_instrument::read(&text(&file), &catalogue).unwrap();
                found.push((instrument.name(), instrument));
            }
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    assert!(found.len() > 5, "the shipped instruments are there");
    found
}

/// What each kind of source is asked by an instrument.
pub fn questions(instrument: &Instrument) -> Vec<Vec<Question>> {
    ["self", "evaluator", "register"]
        .into_iter()
        .filter_map(|kind| form(instrument, kind))
        .map(|form| form.questions)
        .filter(|questions| !questions.is_empty())
        .collect()
}

pub fn head() -> Head {
    Head {
        cycle: "pekppp-2026".to_owned(),
        cycle_title: "PEKPPP 2026".to_owned(),
        unit: "unit-contoh".to_owned(),
        unit_name: "Unit Contoh".to_owned(),
        instrument: "pekppp/2023".to_owned(),
        day: "26 November 2026".to_owned(),
    }
}

pub fn held(value: &str, note: &str, version: i64) -> Held {
    Held {
        value: value.to_owned(),
        note: note.to_owned(),
        version,
    }
}

pub fn question(code: &str, answer: Answer) -> Question {
    Question {
        code: code.to_owned(),
        source: String::new(),
        section: Vec::new(),
        title: Text {
            id: format!("Pertanyaan {code}"),
            en: format!("Question {code}"),
        },
        answer,
        is_fact: false,
        asked_if: None,
        evidence: Vec::new(),
        facilities: Vec::new(),
        provisional: None,
    }
}

pub fn list(codes: &[&str]) -> Vec<Permitted> {
    let permitted = |code: &&str| Permitted {
        value: (*code).to_owned(),
        title: Text {
            id: format!("Butir {code}"),
            en: format!("Item {code}"),
        },
    };
    codes.iter().map(permitted).collect()
}

/// A worksheet read back.
pub fn back(
    questions: &[Question],
    held: &BTreeMap<String, Held>,
    lang: Lang,
) -> Result<Taken, Unreadable> {
    let content = write(&head(), questions, held, lang).unwrap();
    let opened = open(content, "lke.xlsx")?;
    assert_eq!(opened.head, head());
    opened.rows(questions)
}
