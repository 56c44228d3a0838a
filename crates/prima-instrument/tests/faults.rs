//! Every fault is found, where it is, and nothing else with it.

#[path = "faults/cases.rs"]
mod cases;
mod support;

use cases::Case;
use prima_instrument::words::Lang;
use prima_instrument::{Fault, read};
use std::collections::BTreeSet;
use std::ops::Range;
use support::{SAMPLE, catalogue, edited, fault_keys, snapshot};

/// Takes the marks `⟦…⟧` out of a text; returns their places, outer before inner.
fn unmarked(text: &str) -> (String, Vec<Range<usize>>) {
    let (mut plain, mut places, mut open) = (String::new(), Vec::new(), Vec::new());
    for sign in text.chars() {
        match sign {
            '⟦' => {
                open.push(places.len());
                places.push(plain.len()..plain.len());
            }
            '⟧' => {
                let place: usize = open.pop().expect("a mark that closes was opened");
                places[place].end = plain.len();
            }
            sign => plain.push(sign),
        }
    }
    (plain, places)
}

fn faults(text: &str) -> Vec<Fault> {
    read(text, &catalogue()).err().unwrap_or_default()
}

/// The text has these faults in the places marked, and no others.
fn check(marked: &str, expected: &[&str], what: &str) {
    let (text, places) = unmarked(marked);
    let shown = |key: &str, at: &Range<usize>| {
        let part = text.get(at.clone()).unwrap_or_default();
        (at.start, format!("{key} at {part:?}"))
    };
    let found: Vec<_> = faults(&text)
        .iter()
        .map(|fault| shown(fault.key, &fault.at))
        .collect();
    assert_eq!(
        places.len(),
        expected.len(),
        "a place for each fault in {what}"
    );
    let expected: Vec<_> = expected
        .iter()
        .zip(&places)
        .map(|(key, at)| shown(key, at))
        .collect();
    assert_eq!(found, expected, "after {what}");
}

fn check_all(cases: &[Case]) {
    for case in cases {
        let what = format!("{:?}", case.edits);
        check(&edited(case.edits), case.faults, &what);
    }
}

#[test]
fn the_sample_has_no_fault() {
    check(SAMPLE, &[], "nothing");
}

#[test]
fn what_does_not_have_its_shape_is_reported() {
    check_all(cases::SHAPES);
}

#[test]
fn links_that_lead_nowhere_are_reported() {
    check_all(cases::LINKS);
}

#[test]
fn weights_that_do_not_add_up_are_reported() {
    check_all(cases::WEIGHTS);
}

#[test]
fn measures_that_cannot_be_answered_or_earn_nothing_are_reported() {
    check_all(cases::MEASURES);
}

#[test]
fn conditions_that_mean_nothing_are_reported() {
    check_all(cases::CONDITIONS);
}

#[test]
fn bands_gates_and_ranks_that_cannot_be_are_reported() {
    check_all(cases::RESULTS);
}

#[test]
fn echoes_are_kept_back_and_all_else_is_reported() {
    check_all(cases::ECHOES);
}

#[test]
fn a_file_without_an_instrument_is_reported() {
    for text in ["", "\n# nothing\n", "\u{feff}"] {
        check(&format!("⟦⟧{text}"), &["empty"], text);
    }
    let file = ["missing-key"; 5];
    check(
        "⟦⟦⟦⟦⟦⟧⟧⟧⟧⟧# a remark\n⟦nodes⟧ = 1\n",
        &[&file[..], &["unknown-key-near"]].concat(),
        "one odd key",
    );
    let head = SAMPLE.find("[laws.aturan]").expect("it is there");
    let answers = SAMPLE.find("[[answer_source]]").expect("it is there");
    let (head, rest) = (&SAMPLE[..head], &SAMPLE[answers..]);
    let text = format!("{head}⟦[laws]⟧\n{rest}");
    let text = text.replace("law = \"aturan\"", "law = ⟦\"aturan\"⟧");
    let text = text.replace("law = \"panduan\"", "law = ⟦\"panduan\"⟧");
    check(&text, &["unknown-law", "no-law", "unknown-law"], "no laws");
}

#[test]
fn a_tree_that_is_too_deep_is_reported_once_for_each_branch() {
    let mut text = SAMPLE.to_owned();
    let start = text
        .find("[[node]]\ncode = \"D.6.n\"")
        .expect("it is there");
    let mut chain = String::new();
    for depth in 0..60 {
        let parent = if depth == 0 {
            "D.6".to_owned()
        } else {
            format!("N{}", depth - 1)
        };
        // The root is level 0, D.6 level 2, so N38 is level 41.
        let code = if depth == 38 {
            "⟦\"N38\"⟧".to_owned()
        } else {
            format!("\"N{depth}\"")
        };
        chain.push_str(&format!(
            "[[node]]\ncode = {code}\nparent = \"{parent}\"\n\
             title = {{ id = \"N\", en = \"N\" }}\naggregate = \"max\"\n\n"
        ));
    }
    text.insert_str(start, &chain);
    check(&text, &["too-deep"], "sixty levels");
}

#[test]
fn a_condition_that_is_too_long_is_reported() {
    // Four words, numbers and signs each: the 76th begins with the 301st.
    let long = "[f.jumlah] >= 1 or ".repeat(75);
    let old = "when = \"[f.jumlah] >= 1\"";
    let text = SAMPLE.replace(old, &format!("when = \"{long}⟦[⟧f.jumlah] >= 1\""));
    check(&text, &["condition-long"], "a hundred alternatives");
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_are_accepted() {
    let text = format!("\u{feff}{}", SAMPLE.replace('\n', "\r\n"));
    check(&text, &[], "other line ends");
    let text = text.replace("weight = 6\r", "weight = ⟦\"enam\"⟧\r");
    check(&text, &["wrong-type"], "other line ends");
    let (text, _) = unmarked(&text);
    let place = faults(&text)[0].place(&text);
    let (line, column) = (place.line, place.column);
    let wanted = SAMPLE.lines().position(|line| line == "weight = 6");
    assert_eq!((Some(line - 1), column), (wanted, 10));
}

#[test]
fn a_catalogue_code_nobody_knows_is_reported() {
    let empty = prima_instrument::Catalogue::default();
    let faults = read(SAMPLE, &empty).expect_err("the catalogue is empty");
    let keys: Vec<&str> = faults.iter().map(|fault| fault.key).collect();
    assert_eq!(keys, ["unknown-code"; 4]);
}

/// Every fault the sources can report has a case here.
#[test]
fn every_fault_is_produced_by_a_case() {
    let tables = [
        cases::SHAPES,
        cases::LINKS,
        cases::WEIGHTS,
        cases::MEASURES,
        cases::CONDITIONS,
        cases::RESULTS,
    ];
    let alone = ["empty", "no-law", "too-deep", "condition-long"];
    let produced: BTreeSet<String> = tables
        .into_iter()
        .flatten()
        .flat_map(|case| case.faults)
        .chain(&alone)
        .map(|key| (*key).to_owned())
        .collect();
    assert_eq!(produced, fault_keys());
}

/// The texts a person sees, whole: file, line, column, caret and hint.
#[test]
fn faults_are_shown_with_caret_and_hint_in_both_languages() {
    let case = cases::ECHOES.last().expect("there are cases");
    let (text, _) = unmarked(&edited(case.edits));
    for (lang, name) in [(Lang::Id, "faults.id.txt"), (Lang::En, "faults.en.txt")] {
        let shown = faults(&text)
            .iter()
            .map(|fault| fault.render("instruments/contoh/2024.toml", &text, lang))
            .collect::<Vec<String>>()
            .join("\n");
        snapshot(name, &shown);
    }
}

/// One of each message, with its arguments put in.
#[test]
fn every_fault_has_a_message_that_says_all() {
    let mut shown = std::collections::BTreeMap::new();
    let tables = [
        cases::SHAPES,
        cases::LINKS,
        cases::WEIGHTS,
        cases::MEASURES,
        cases::CONDITIONS,
        cases::RESULTS,
    ];
    for case in tables.into_iter().flatten() {
        let (text, _) = unmarked(&edited(case.edits));
        for fault in faults(&text) {
            shown.entry(fault.key).or_insert(fault);
        }
    }
    for (lang, name) in [(Lang::Id, "messages.id.txt"), (Lang::En, "messages.en.txt")] {
        let mut text = String::new();
        for fault in shown.values() {
            let (message, hint) = (fault.message(lang), fault.hint(lang));
            // A message whose arguments do not fit prints its key.
            assert!(!message.starts_with("fault-"), "{message}");
            assert!(!hint.starts_with("fault-"), "{hint}");
            text.push_str(&format!("{}\n  {message}\n  {hint}\n", fault.key));
        }
        snapshot(name, &text);
    }
}
