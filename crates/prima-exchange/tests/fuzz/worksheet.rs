//! Worksheets that come back damaged: nothing panics, nothing is refused without
//! a reason, and what is taken are answers to what is asked.

use crate::damage::{corpus, damaged, whole, within_zip};
use prima_exchange::worksheet::{Taken, Unreadable, open};
use prima_instrument::form::{Answer, Permitted, Question};
use prima_instrument::model::Span;
use prima_instrument::words::{Lang, Text};
use proptest::prelude::*;

fn question(code: &str, answer: Answer) -> Question {
    let text = |lang: &str| format!("{lang} {code}");
    Question {
        code: code.to_owned(),
        source: String::new(),
        section: Vec::new(),
        title: Text {
            id: text("Pertanyaan"),
            en: text("Question"),
        },
        answer,
        is_fact: false,
        asked_if: None,
        evidence: Vec::new(),
        facilities: Vec::new(),
        provisional: None,
    }
}

fn list(codes: &[&str]) -> Vec<Permitted> {
    let permitted = |code: &&str| Permitted {
        value: (*code).to_owned(),
        title: Text {
            id: format!("Butir {code}"),
            en: format!("Item {code}"),
        },
    };
    codes.iter().map(permitted).collect()
}

/// What the saved worksheets answer.
fn questions() -> Vec<Question> {
    let span = Span {
        min: prima_instrument::exact::Exact::ZERO,
        max: None,
    };
    vec![
        question("1.a", Answer::One(list(&["0", "1", "2"]))),
        question("1.b", Answer::Any(list(&["a", "b"]))),
        question("1.c", Answer::YesNo),
        question("1.d", Answer::Number { whole: true, span }),
        question("1.e", Answer::Ratio),
        question("1.f", Answer::Text),
    ]
}

fn read(content: &[u8]) -> Result<Taken, Unreadable> {
    open(content.to_vec(), "lke.xlsx")?.rows(&questions())
}

fn check(name: &str, content: &[u8]) {
    match read(content) {
        Ok(taken) => {
            let asked = questions();
            assert_eq!(taken.rows.len() + taken.absent.len(), asked.len(), "{name}");
            for row in &taken.rows {
                assert!(asked.iter().any(|one| one.code == row.code), "{name}");
                assert!(row.version >= 0 && row.row > 1, "{name}: {row:?}");
            }
        }
        Err(fault) => {
            for lang in [Lang::Id, Lang::En] {
                let text = fault.report(lang, "lke.xlsx");
                assert!(!text.trim().is_empty(), "{name}");
                for key in ["worksheet-", "evidence-", "data-"] {
                    assert!(!text.contains(key), "{name}: {text}");
                }
            }
        }
    }
}

#[test]
fn saved_worksheets_are_what_their_names_say() {
    for (name, content) in corpus("worksheet") {
        let taken = read(&content);
        assert_eq!(
            taken.is_ok(),
            name.starts_with("good-"),
            "{name}: {taken:?}"
        );
        check(&name, &content);
    }
}

#[test]
fn damaged_worksheets() {
    damaged("worksheet", 150, whole, check);
    damaged("worksheet", 250, within_zip, check);
}

#[test]
fn worksheets_cut_off_anywhere() {
    for (name, content) in corpus("worksheet") {
        for end in (0..content.len()).step_by((content.len() / 60).max(1)) {
            check(&name, &content[..end]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_no_worksheet(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        check("bytes", &bytes);
        check("zip", &[b"PK\x03\x04", bytes.as_slice()].concat());
    }
}
