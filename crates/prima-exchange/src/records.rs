//! Reads records of the register and of history: regions, bodies, their names,
//! statements, events, honours.
//!
//! A file's kind is known by its columns. Each value is checked by itself here;
//! whether a code names something, only those know who have it all.

use crate::lookup::NO_NEAR;
use crate::problem::{Note, Problem, Problems};
use crate::table::{Progress, Row, Shape, read};
use crate::write::push_line;
use prima_instrument::nearest;
use prima_instrument::shape::{KINDS, LEVEL_NAMES};
use std::collections::BTreeMap;
use std::path::Path;

/// One kind of record.
#[derive(Debug)]
pub struct RecordKind {
    /// Its name in files and messages.
    pub name: &'static str,
    /// Its columns.
    pub shape: Shape,
    /// Columns that together name a record; no two records share them.
    pub key: &'static [&'static str],
    /// Columns that may not be empty.
    pub filled: &'static [&'static str],
    /// Columns with one of some words, or nothing.
    pub words: &'static [(&'static str, &'static [&'static str])],
    /// Columns with a day, month or year, or nothing.
    pub dates: &'static [&'static str],
    /// Columns with a whole number, or nothing.
    pub counts: &'static [&'static str],
}

/// Kinds of regions, as files write them.
pub const REGION_KINDS: [&str; 5] = [
    "provinsi",
    "kabupaten",
    "kota",
    "kabupaten_administrasi",
    "kota_administrasi",
];
/// Kinds of statements, as files write them.
pub const STATEMENT_KINDS: [&str; 6] = [
    "target",
    "definition",
    "theme",
    "fact",
    "mismatch",
    "reason",
];
/// States of an honour, as files write them.
pub const HONOUR_STATES: [&str; 2] = ["granted", "revoked"];
/// Kinds of aliases, as files write them.
pub const ALIAS_KINDS: [&str; 2] = ["region", "word"];
/// Marks of a body that is not real, as files write them.
pub const SAMPLES: [&str; 2] = ["sample", "generated"];

/// Regions.
pub static REGIONS: RecordKind = RecordKind {
    name: "regions",
    shape: Shape {
        needed: &["code", "name", "short", "kind", "parent"],
        optional: &["valid_from", "valid_to"],
    },
    key: &["code"],
    filled: &["code", "name", "short", "kind"],
    words: &[("kind", &REGION_KINDS)],
    dates: &["valid_from", "valid_to"],
    counts: &[],
};

/// Former provinces of regions.
pub static REGION_PARENTS: RecordKind = RecordKind {
    name: "region-parents",
    shape: Shape {
        needed: &["region", "parent", "valid_to"],
        optional: &["valid_from", "provisional"],
    },
    key: &["region", "parent"],
    filled: &["region", "parent"],
    words: &[],
    dates: &["valid_from", "valid_to"],
    counts: &[],
};

/// Other names of regions, and short forms of words.
pub static ALIASES: RecordKind = RecordKind {
    name: "aliases",
    shape: Shape {
        needed: &["kind", "code", "alias"],
        optional: &[],
    },
    key: &["kind", "code", "alias"],
    filled: &["kind", "code", "alias"],
    words: &[("kind", &ALIAS_KINDS)],
    dates: &[],
    counts: &[],
};

/// Bodies.
pub static BODIES: RecordKind = RecordKind {
    name: "bodies",
    shape: Shape {
        needed: &["unit", "name", "kind"],
        optional: &[
            "short",
            "parent",
            "level",
            "region",
            "valid_from",
            "valid_to",
            "aliases",
            "sample",
        ],
    },
    key: &["unit"],
    filled: &["unit", "name", "kind"],
    words: &[
        ("kind", KINDS),
        ("level", LEVEL_NAMES),
        ("sample", &SAMPLES),
    ],
    dates: &["valid_from", "valid_to"],
    counts: &[],
};

/// Former names of bodies.
pub static BODY_NAMES: RecordKind = RecordKind {
    name: "body-names",
    shape: Shape {
        needed: &["unit", "name", "valid_to", "source"],
        optional: &["valid_from"],
    },
    key: &["unit", "name"],
    filled: &["unit", "name", "source"],
    words: &[],
    dates: &["valid_from", "valid_to"],
    counts: &[],
};

/// Former parents of bodies.
pub static BODY_PARENTS: RecordKind = RecordKind {
    name: "body-parents",
    shape: Shape {
        needed: &["unit", "parent", "valid_to", "source"],
        optional: &["valid_from"],
    },
    key: &["unit", "parent"],
    filled: &["unit", "parent", "source"],
    words: &[],
    dates: &["valid_from", "valid_to"],
    counts: &[],
};

/// Statements of a data set.
pub static STATEMENTS: RecordKind = RecordKind {
    name: "statements",
    shape: Shape {
        needed: &[
            "statement",
            "kind",
            "period",
            "text_id",
            "text_en",
            "source",
        ],
        optional: &["body", "retrieved", "provisional"],
    },
    key: &["statement"],
    filled: &[
        "statement",
        "kind",
        "period",
        "text_id",
        "text_en",
        "source",
    ],
    words: &[("kind", &STATEMENT_KINDS)],
    dates: &["retrieved"],
    counts: &[],
};

/// Award events of a data set and their categories.
pub static EVENTS: RecordKind = RecordKind {
    name: "events",
    shape: Shape {
        needed: &["event", "category", "name_id", "name_en", "source"],
        optional: &[
            "level",
            "announced",
            "date",
            "place",
            "host",
            "period",
            "retrieved",
        ],
    },
    key: &["event", "category"],
    filled: &["event", "name_id", "name_en", "source"],
    words: &[],
    dates: &["date", "retrieved"],
    counts: &["announced"],
};

/// Honours of a data set.
pub static HONOURS: RecordKind = RecordKind {
    name: "honours",
    shape: Shape {
        needed: &["honour", "body", "title_id", "title_en", "status", "source"],
        optional: &[
            "event",
            "category",
            "unit",
            "group",
            "granted",
            "revoked",
            "reason_id",
            "reason_en",
            "period",
            "retrieved",
        ],
    },
    key: &["honour"],
    filled: &["honour", "body", "title_id", "title_en", "status", "source"],
    words: &[("status", &HONOUR_STATES)],
    dates: &["granted", "revoked", "retrieved"],
    counts: &[],
};

/// The kinds of the register. A file is of the first kind whose needed columns
/// it has, so a kind with more of them stands before one with fewer.
pub static REGISTER: [&RecordKind; 6] = [
    &REGIONS,
    &BODIES,
    &ALIASES,
    &REGION_PARENTS,
    &BODY_NAMES,
    &BODY_PARENTS,
];

/// The kinds of a data set, beside its round and its figures.
pub static HISTORY: [&RecordKind; 3] = [&STATEMENTS, &EVENTS, &HONOURS];

/// One record as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its row in a spreadsheet.
    pub row: u64,
    cells: Vec<String>,
}

/// The records of a file.
#[derive(Debug)]
pub struct Records {
    /// What they are.
    pub kind: &'static RecordKind,
    /// The file, as the reader named it.
    pub file: String,
    /// In the order of the file.
    pub records: Vec<Record>,
    /// What was accepted but must be said.
    pub notes: Vec<Note>,
}

impl RecordKind {
    fn place(&self, column: &str) -> usize {
        let place = self.shape.all().position(|name| name == column);
        place.expect("a record's column is asked for by a name of its kind")
    }

    /// The value of a column.
    pub fn get<'a>(&self, record: &'a Record, column: &str) -> &'a str {
        &record.cells[self.place(column)]
    }

    /// The number in a column of counts; none where it is empty.
    pub fn count(&self, record: &Record, column: &str) -> Option<i64> {
        self.get(record, column).parse().ok()
    }
}

impl Records {
    /// All of them as CSV, with every column of their kind.
    pub fn text(&self) -> String {
        let mut text = String::new();
        push_line(self.kind.shape.all(), &mut text);
        for record in &self.records {
            push_line(record.cells.iter().map(String::as_str), &mut text);
        }
        text
    }

    /// A problem with one value of a record.
    pub fn problem(
        &self,
        record: &Record,
        column: &str,
        key: &'static str,
        arguments: Vec<(&'static str, String)>,
    ) -> Problem {
        Problem {
            file: self.file.clone(),
            row: Some(record.row),
            column: Some(column.to_owned()),
            key,
            arguments,
        }
    }
}

/// Reads the records of a file that is one of some kinds.
pub fn load_records(
    path: &Path,
    kinds: &[&'static RecordKind],
    progress: Progress,
) -> Result<Records, Problems> {
    let mut problems = Problems::default();
    let mut notes = Vec::new();
    let mut records: Vec<Record> = Vec::new();
    let mut keys: BTreeMap<Vec<String>, u64> = BTreeMap::new();
    let shapes: Vec<Shape> = kinds.iter().map(|kind| kind.shape).collect();
    let header = read(
        path,
        &shapes,
        progress,
        &mut problems,
        &mut notes,
        &mut |row, problems| {
            let kind = kinds[row.header.shape];
            check(kind, row, problems);
            let columns = kind.shape.all().enumerate();
            let record = Record {
                row: row.number,
                cells: columns
                    .map(|(place, _)| row.get(place).to_owned())
                    .collect(),
            };
            let key = kind
                .key
                .iter()
                .map(|column| kind.get(&record, column).to_owned());
            let key: Vec<String> = key.collect();
            match keys.get(&key) {
                Some(first) => {
                    let arguments = vec![("key", key.join(" · ")), ("first", first.to_string())];
                    let place = kind.place(kind.key[0]);
                    problems.push(row.problem(place, "record-twice", arguments));
                }
                None => {
                    keys.insert(key, row.number);
                }
            }
            records.push(record);
        },
    );
    let Some(header) = header else {
        return Err(problems);
    };
    problems.or(Records {
        kind: kinds[header.shape],
        file: path.display().to_string(),
        records,
        notes,
    })
}

/// Whether text is a year, a month of one, or a day of one.
pub fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let lengths = [4, 2, 2];
    let number = |(part, length): (&&str, usize)| {
        (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse::<u32>().unwrap_or(0))
    };
    let numbers: Option<Vec<u32>> = parts.iter().zip(lengths).map(number).collect();
    match (parts.len(), numbers.as_deref()) {
        (1, Some([_])) => true,
        (2, Some([_, month])) => (1..=12).contains(month),
        (3, Some([year, month, day])) => {
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let days = match month {
                2 => 28 + u32::from(leap),
                4 | 6 | 9 | 11 => 30,
                1..=12 => 31,
                _ => 0,
            };
            (1..=days).contains(day)
        }
        _ => false,
    }
}

fn check(kind: &RecordKind, row: &Row, problems: &mut Problems) {
    for column in kind.filled {
        let place = kind.place(column);
        if row.get(place).is_empty() {
            problems.push(row.problem(place, "empty-value", vec![]));
        }
    }
    for (column, words) in kind.words {
        let (place, found) = (kind.place(column), row.get(kind.place(column)));
        if !found.is_empty() && !words.contains(&found) {
            let near = nearest(found, words).unwrap_or(NO_NEAR).to_owned();
            let arguments = vec![
                ("found", found.to_owned()),
                ("near", near),
                ("words", words.join(", ")),
            ];
            problems.push(row.problem(place, "unknown-word", arguments));
        }
    }
    for column in kind.dates {
        let (place, found) = (kind.place(column), row.get(kind.place(column)));
        if !found.is_empty() && !is_date(found) {
            let arguments = vec![("found", found.to_owned())];
            problems.push(row.problem(place, "not-a-date", arguments));
        }
    }
    for column in kind.counts {
        let (place, found) = (kind.place(column), row.get(kind.place(column)));
        let is_count = found.parse::<i64>().is_ok_and(|number| number >= 0);
        if !found.is_empty() && !is_count {
            let arguments = vec![("found", found.to_owned())];
            problems.push(row.problem(place, "not-a-count", arguments));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_a_year_a_month_or_a_day_that_exists() {
        for (text, good) in [
            ("2024", true),
            ("2024-02", true),
            ("2024-02-29", true),
            ("2023-02-29", false),
            ("2024-13", false),
            ("2024-04-31", false),
            ("24", false),
            ("8 Oktober 2024", false),
            ("2024-10-8", false),
            ("", false),
        ] {
            assert_eq!(is_date(text), good, "date {text:?}");
        }
    }
}
