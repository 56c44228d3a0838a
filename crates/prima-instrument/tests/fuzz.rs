//! Whatever a file holds, reading it ends with an instrument or with faults
//! that can be shown; and whatever is read can be told.

mod support;

use prima_instrument::condition::Expression;
use prima_instrument::words::Lang;
use prima_instrument::{Catalogue, diff, explain, form, read};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use support::{SAMPLE, catalogue};

/// The same input on every run and machine.
fn seeded(cases: u32) -> Config {
    Config {
        cases,
        rng_seed: RngSeed::Fixed(2024),
        failure_persistence: None,
        ..Config::default()
    }
}

/// Reads a text; what comes out must be usable. Returns the keys of the faults.
fn check(text: &str) -> BTreeSet<&'static str> {
    match read(text, &catalogue()) {
        Ok(instrument) => {
            for lang in [Lang::Id, Lang::En] {
                let document = explain(&instrument, lang);
                let printed = [
                    document.text(),
                    document.markdown(),
                    document.html().into_string(),
                ];
                assert!(printed.iter().all(|text| !text.is_empty()), "{text}");
            }
            assert_eq!(diff(&instrument, &instrument), [], "{text}");
            for source in &instrument.answer_sources {
                let form = form(&instrument, &source.code).expect("the source is known");
                assert!(!form.document(Lang::Id).text().is_empty(), "{text}");
            }
            BTreeSet::new()
        }
        Err(faults) => {
            assert!(!faults.is_empty(), "refused without a reason:\n{text}");
            for fault in &faults {
                assert!(text.get(fault.at.clone()).is_some(), "{fault:?} in\n{text}");
                for lang in [Lang::Id, Lang::En] {
                    // A message whose arguments do not fit prints its key.
                    let (message, hint) = (fault.message(lang), fault.hint(lang));
                    assert!(!message.starts_with("fault-"), "{fault:?}: {message}");
                    assert!(!hint.starts_with("fault-"), "{fault:?}: {hint}");
                    let shown = fault.render("fuzz.toml", text, lang);
                    assert!(shown.contains('^') && shown.lines().count() >= 5, "{shown}");
                }
            }
            faults.iter().map(|fault| fault.key).collect()
        }
    }
}

/// Files that once were or could be trouble. Each says in a line
/// `# faults: …` which faults it has.
#[test]
fn the_saved_files_have_the_faults_they_name() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/instrument");
    let mut n_files = 0;
    for entry in fs::read_dir(&folder).expect("there is a corpus").flatten() {
        let text = fs::read_to_string(entry.path()).expect("the corpus is readable");
        let mut lines = text.trim_start_matches('\u{feff}').lines();
        let stated = lines.find_map(|line| line.strip_prefix("# faults:"));
        let stated = stated.unwrap_or_else(|| panic!("{:?} names no faults", entry.path()));
        let stated: BTreeSet<&str> = stated.split_whitespace().collect();
        assert_eq!(check(&text), stated, "{:?}", entry.path());
        n_files += 1;
    }
    assert!(n_files > 0, "{} is empty", folder.display());
}

/// One change of a text.
#[derive(Clone, Debug)]
enum Edit {
    /// Another byte, if the text stays text.
    Flip(usize, u8),
    /// A stretch is left out.
    Delete(usize, usize),
    /// A stretch stands twice.
    Repeat(usize, usize),
    /// A line changes places with another.
    Swap(usize, usize),
    /// A line is left out.
    Skip(usize),
    /// A line stands twice.
    Twice(usize),
    /// A word, number or sign becomes another of the text.
    Mistake(usize, usize),
    /// A word, number or sign becomes something nasty.
    Nasty(usize, usize),
}

const NASTY: &[&str] = &[
    "99999999999999999999999999",
    "-99999999999999999999999999",
    "0.000000000000000000000000001",
    "\"1/3\"",
    "\"1/0\"",
    "-0",
    "1e400",
    "nan",
    "0xFF",
    "\"\"",
    "\" \"",
    "[]",
    "{}",
    "[[]]",
    "true",
    "1979-05-27",
    "\"\"\"\n\"\"\"",
    "\"\\u0000\\t\\n\"",
    "\"\u{202e}é\u{301}\"",
    "\"[f.jumlah] * [f.jumlah] * [f.jumlah] > 1\"",
    "\"if [I] > 1 then [index] else 1 / 0\"",
    "\"not not not [f.online]\"",
];

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let at = 0usize..20_000;
    let edit = prop_oneof![
        (at.clone(), any::<u8>()).prop_map(|(at, byte)| Edit::Flip(at, byte)),
        (at.clone(), 0usize..200).prop_map(|(at, length)| Edit::Delete(at, length)),
        (at.clone(), 0usize..200).prop_map(|(at, length)| Edit::Repeat(at, length)),
        (at.clone(), at.clone()).prop_map(|(a, b)| Edit::Swap(a, b)),
        at.clone().prop_map(Edit::Skip),
        at.clone().prop_map(Edit::Twice),
        (at.clone(), at.clone()).prop_map(|(a, b)| Edit::Mistake(a, b)),
        (at.clone(), at).prop_map(|(a, b)| Edit::Nasty(a, b)),
    ];
    prop::collection::vec(edit, 1..6)
}

fn changed(text: &str, edit: &Edit) -> String {
    let boundary = |mut at: usize| {
        at %= text.len() + 1;
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let stretch = |at: usize, length: usize| {
        let start = boundary(at);
        let end = if start + length > text.len() {
            text.len()
        } else {
            boundary(start + length)
        };
        (start, end.max(start))
    };
    let lines = || text.lines().map(str::to_owned).collect::<Vec<String>>();
    match edit {
        Edit::Flip(at, byte) => {
            let mut bytes = text.as_bytes().to_vec();
            let at = at % bytes.len().max(1);
            if let Some(place) = bytes.get_mut(at) {
                *place = *byte;
            }
            String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
        }
        Edit::Delete(at, length) => {
            let (start, end) = stretch(*at, *length);
            format!("{}{}", &text[..start], &text[end..])
        }
        Edit::Repeat(at, length) => {
            let (start, end) = stretch(*at, *length);
            format!("{}{}", &text[..end], &text[start..])
        }
        Edit::Swap(a, b) => {
            let mut lines = lines();
            let n_lines = lines.len().max(1);
            if !lines.is_empty() {
                lines.swap(a % n_lines, b % n_lines);
            }
            lines.join("\n")
        }
        Edit::Skip(at) => {
            let mut lines = lines();
            if !lines.is_empty() {
                lines.remove(at % lines.len());
            }
            lines.join("\n")
        }
        Edit::Twice(at) => {
            let mut lines = lines();
            if !lines.is_empty() {
                let line = at % lines.len();
                lines.insert(line, lines[line].clone());
            }
            lines.join("\n")
        }
        Edit::Mistake(at, other) => {
            let parts = parts(text);
            let other = parts.get(other % parts.len().max(1)).cloned();
            replaced(text, *at, other.map_or("", |other| &text[other]))
        }
        Edit::Nasty(at, other) => replaced(text, *at, NASTY[other % NASTY.len()]),
    }
}

fn replaced(text: &str, at: usize, new: &str) -> String {
    let parts = parts(text);
    match parts.get(at % parts.len().max(1)) {
        Some(part) => format!("{}{new}{}", &text[..part.start], &text[part.end..]),
        None => text.to_owned(),
    }
}

/// Places of quoted texts, words and numbers.
fn parts(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut quoted = false;
    for (at, sign) in text.char_indices() {
        let inside = sign.is_alphanumeric() || matches!(sign, '.' | '-' | '_');
        if sign == '"' {
            if quoted {
                found.push(start..at + 1);
            }
            quoted = !quoted;
            start = if quoted { at } else { at + 1 };
        } else if !quoted && !inside {
            if start < at {
                found.push(start..at);
            }
            start = at + sign.len_utf8();
        }
    }
    found
}

proptest! {
    #![proptest_config(seeded(600))]

    #[test]
    fn a_mistyped_instrument_is_read_or_refused_with_reasons(edits in edits()) {
        let text = edits.iter().fold(SAMPLE.to_owned(), |text, edit| changed(&text, edit));
        check(&text);
    }

    #[test]
    fn any_text_is_read_or_refused_with_reasons(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_toml_is_read_or_refused_with_reasons(
        parts in prop::collection::vec(prop::sample::select(parts(SAMPLE)), 0..40),
        signs in prop::collection::vec(prop::sample::select(vec![" = ", "\n", " ", ", ", "[", "]", "{ ", " }", "[[", "]]"]), 40),
    ) {
        let text: String = parts.iter().zip(&signs).map(|(part, sign)| format!("{}{sign}", &SAMPLE[part.clone()])).collect();
        check(&text);
    }

    #[test]
    fn any_catalogue_is_read_or_refused(facilities in any::<String>(), edit in edits()) {
        let sample = "[[facility]]\ncode = \"RAMP\"\ntitle = { id = \"Landai\", en = \"Ramp\" }\n";
        let text = edit.iter().fold(sample.to_owned(), |text, edit| changed(&text, edit));
        for text in [facilities, text] {
            if let Err(faults) = Catalogue::read(&text, "") {
                prop_assert!(!faults.is_empty());
                for fault in faults {
                    fault.render("facilities.toml", &text, Lang::Id);
                }
            }
        }
    }

    #[test]
    fn an_expression_that_can_be_read_prints_as_itself(
        words in prop::collection::vec(prop::sample::select(vec![
            "[a]", "[b]", "1", "2.5", "ya", "and", "or", "not", "(", ")", "+", "-", "*", "/", "=", "!=", "<", "<=",
            ">", ">=", "if", "then", "else", "is", "scored", "has",
        ]), 1..14),
    ) {
        if let Ok(expression) = Expression::parse(&words.join(" ")) {
            let printed = expression.to_string();
            prop_assert_eq!(Expression::parse(&printed), Ok(expression), "{}", printed);
        }
    }

    #[test]
    fn any_expression_is_read_or_refused_in_its_place(text in any::<String>()) {
        if let Err(error) = Expression::parse(&text) {
            prop_assert!(text.get(error.at..).is_some(), "{error:?}");
        }
    }
}
