//! Every kind of bad input: a message with file, row and column, all of a file
//! in one run.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on must stop where it stands"
)]

mod form;
mod parquet_files;
mod values;
mod workbooks;

#[path = "../reading/mod.rs"]
mod reading;
#[path = "../sample/mod.rs"]
mod sample;

use prima_exchange::{Problem, Problems};
use prima_instrument::words::Lang;
use reading::Reading;

/// Row, column and key of each problem, group by group.
fn places(problems: &Problems) -> Vec<(u64, String, &'static str)> {
    let place = |problem: &Problem| {
        (
            problem.row.unwrap_or(0),
            problem.column.clone().unwrap_or_default(),
            problem.key,
        )
    };
    problems.iter().map(place).collect()
}

/// A message whose text or argument is missing prints its key or the other language.
#[track_caller]
fn said(key: &str, text: &dyn Fn(Lang) -> String) {
    let (id, en) = (text(Lang::Id), text(Lang::En));
    assert!(
        id != key && en != key && id != en,
        "{key} is not said: {id} / {en}"
    );
    assert!(!id.contains('{') && !en.contains('{'), "{key}: {id} / {en}");
}

/// Reads `content` as the file `name` and compares the problems with `expected`.
#[track_caller]
fn check(
    name: &str,
    content: impl AsRef<[u8]>,
    expected: &[(u64, &str, &'static str)],
) -> Problems {
    let reading = Reading::new();
    let path = reading.file(name, content);
    let problems = reading.load(&path).err().unwrap_or_default();
    let expected: Vec<_> = expected
        .iter()
        .map(|(row, column, key)| (*row, (*column).to_owned(), *key))
        .collect();
    assert_eq!(places(&problems), expected, "{problems}");
    for problem in problems.iter() {
        assert_eq!(problem.file, path.display().to_string());
        said(&format!("data-{}", problem.key), &|lang| {
            problem.message(lang)
        });
        said(&format!("data-{}-hint", problem.key), &|lang| {
            problem.hint(lang)
        });
    }
    problems
}

/// Reads `content` and compares the keys of what was noted.
#[track_caller]
fn accept(name: &str, content: impl AsRef<[u8]>, expected: &[&str]) {
    let reading = Reading::new();
    let path = reading.file(name, content);
    let notes = reading
        .load(&path)
        .unwrap_or_else(|problems| panic!("{}", problems.report(Lang::En)));
    let keys: Vec<&str> = notes.iter().map(|note| note.key).collect();
    assert_eq!(keys, expected);
    for note in notes {
        said(&format!("data-note-{}", note.key), &|lang| {
            note.message(lang)
        });
    }
}

#[test]
fn all_problems_of_a_file_come_in_one_run_grouped_and_counted() {
    let mut text = String::from("unit,code,value\nclinic,desk,9\nnowhere,desk,3\n");
    (0..20).for_each(|_| text.push_str("clinic,speed,x\n"));
    text.push_str("clinic,dessk,3\nland,desk\n");
    let reading = Reading::new();
    let path = reading.file("answers.csv", text);
    let problems = reading.load(&path).unwrap_err();
    let groups: Vec<(&str, u64, usize)> = problems
        .groups()
        .iter()
        .map(|group| (group.first[0].key, group.count, group.first.len()))
        .collect();
    assert_eq!(
        groups,
        [
            ("value-outside-scale", 1, 1),
            ("unknown-unit", 1, 1),
            ("not-a-number", 20, 5),
            ("unknown-code", 1, 1),
            ("ragged", 1, 1)
        ]
    );
    assert_eq!(problems.count(), 24);
    let report = problems.report(Lang::Id);
    assert!(report.contains("15 lagi"), "{report}");
    let json = problems.to_json(Lang::En);
    assert_eq!(json[2]["count"], 20);
}
