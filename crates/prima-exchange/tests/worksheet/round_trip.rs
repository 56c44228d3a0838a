//! What is written and brought back unchanged is what it was.

use crate::asked::{back, head, held, list, question, questions, shipped};
use prima_exchange::worksheet::{Held, canonical, write};
use prima_instrument::form::{Answer, Question};
use prima_instrument::model::Span;
use prima_instrument::words::Lang;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Every answer that a question may get, as far as they can be counted; of
/// numbers and texts some that a spreadsheet could change.
fn answers(question: &Question) -> Vec<String> {
    let all: Vec<String> = match &question.answer {
        Answer::One(permitted) => permitted.iter().map(|one| one.value.clone()).collect(),
        Answer::YesNo => vec!["ya".to_owned(), "tidak".to_owned()],
        Answer::Any(permitted) => {
            let each = permitted.iter().map(|one| one.value.clone());
            let every: Vec<String> = each.clone().collect();
            each.chain(["-".to_owned(), every.join("|")]).collect()
        }
        Answer::Number { span, .. } => {
            let max = span.max.as_ref().map(ToString::to_string);
            let least = span.min.to_string();
            let mut all = vec![least, "12".to_owned(), "76.80".to_owned()];
            all.extend(max);
            all
        }
        Answer::Ratio => ["75", "45/60", "5/6", "0", "33.3"]
            .map(str::to_owned)
            .to_vec(),
        Answer::Text => ["=1+1", "'=1+1", "baris satu\nbaris dua", "0012"]
            .map(str::to_owned)
            .to_vec(),
    };
    let states = ["", "tidak_berlaku"].map(str::to_owned);
    all.into_iter().chain(states).collect()
}

#[test]
fn every_answer_of_every_shipped_instrument_comes_back_as_it_was() {
    let mut n_kinds = std::collections::BTreeSet::new();
    for (name, instrument) in shipped() {
        for questions in questions(&instrument) {
            let most = questions
                .iter()
                .map(|one| answers(one).len())
                .max()
                .unwrap();
            for place in 0..most {
                let lang = [Lang::Id, Lang::En][place % 2];
                let mut all = BTreeMap::new();
                for question in &questions {
                    n_kinds.insert(
                        format!("{:?}", question.answer)
                            .split(['(', ' '])
                            .next()
                            .unwrap()
                            .to_owned(),
                    );
                    let answers = answers(question);
                    let value = &answers[place % answers.len()];
                    let version = place as i64;
                    all.insert(question.code.clone(), held(value, "-catatan", version));
                }
                let taken = back(&questions, &all, lang);
                let taken =
                    taken.unwrap_or_else(|fault| panic!("{name}: {}", fault.report(lang, "")));
                assert!(
                    taken.absent.is_empty() && taken.ignored.is_empty(),
                    "{name}"
                );
                assert_eq!(taken.rows.len(), questions.len(), "{name}");
                for (row, question) in taken.rows.iter().zip(&questions) {
                    let was = &all[&question.code];
                    let now = (&*row.code, &row.value, &*row.note, row.version);
                    let before = (&*question.code, &was.value, "-catatan", was.version);
                    assert_eq!(now, before, "{name}");
                }
            }
        }
    }
    // One, Any, YesNo and Number; no shipped instrument asks units for a ratio
    // or a text, which the test below has.
    assert!(n_kinds.len() >= 3, "{n_kinds:?}");
}

fn one_of_each() -> Vec<Question> {
    let span = || Span {
        min: prima_instrument::exact::Exact::ZERO,
        max: None,
    };
    let number = |whole| Answer::Number {
        whole,
        span: span(),
    };
    vec![
        question("1.a", Answer::One(list(&["0", "1", "2"]))),
        question("1.b", Answer::Any(list(&["a", "b"]))),
        question("1.c", Answer::YesNo),
        question("1.d", number(true)),
        question("1.e", number(false)),
        question("1.f", Answer::Ratio),
        question("1.g", Answer::Text),
    ]
}

#[test]
fn every_kind_of_answer_comes_back_as_it_was() {
    let questions = one_of_each();
    let most = questions
        .iter()
        .map(|one| answers(one).len())
        .max()
        .unwrap();
    for place in 0..most {
        let all: BTreeMap<String, Held> = questions
            .iter()
            .map(|question| {
                let answers = answers(question);
                let value = &answers[place % answers.len()];
                (question.code.clone(), held(value, "", 3))
            })
            .collect();
        let taken = back(&questions, &all, Lang::Id).unwrap();
        for (row, question) in taken.rows.iter().zip(&questions) {
            assert_eq!(row.value, all[&question.code].value, "{}", question.code);
        }
    }
}

#[test]
fn the_same_answers_give_the_same_bytes() {
    let questions = one_of_each();
    let write = || write(&head(), &questions, &BTreeMap::new(), Lang::Id).unwrap();
    assert_eq!(write(), write());
}

#[test]
fn what_is_too_long_for_a_cell_stays_where_it_is() {
    let questions = one_of_each();
    let long = "x".repeat(40_000);
    let all = BTreeMap::from([("1.g".to_owned(), held(&long, "", 2))]);
    let taken = back(&questions, &all, Lang::Id).unwrap();
    assert_eq!(taken.absent, ["1.g"]);
    assert_eq!(taken.rows.len(), questions.len() - 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_comes_back_as_it_was(value in "[\\PC\n_x0-9=+@'-]{0,60}", note in "\\PC{0,60}", version in 0i64..1_000_000) {
        let questions = one_of_each();
        let (value, note) = (value.trim(), note.trim());
        let all = BTreeMap::from([("1.g".to_owned(), held(value, note, version))]);
        let taken = back(&questions, &all, Lang::Id).unwrap();
        let row = taken.rows.iter().find(|row| row.code == "1.g").unwrap();
        prop_assert_eq!((&*row.value, &*row.note, row.version), (value, note, version));
    }

    #[test]
    fn one_writing_stays_one_writing(chosen in proptest::collection::btree_set("[ab]", 0..3)) {
        let answer = Answer::Any(list(&["a", "b"]));
        let chosen: Vec<String> = chosen.into_iter().rev().collect();
        let once = canonical(&answer, &chosen.join("|"));
        prop_assert_eq!(canonical(&answer, &once), once);
    }
}
