//! Reads records of the register and of history: regions, bodies, their names,
//! statements, events, honours, innovations.
//!
//! A file's kind is known by its columns. Each row is checked by itself here;
//! whether a code names something, only those know who have it all.

mod check;
mod kinds;
mod of_register;

pub use check::{is_date, is_slug};
pub use kinds::*;
pub use of_register::read_register;

use crate::problem::{Note, Problem, Problems};
use crate::table::{Header, Progress, Shape, read};
use crate::write::push_line;
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
    /// Pairs of dates of which the first does not lie after the second.
    pub spans: &'static [(&'static str, &'static str)],
    /// Columns with a whole number, or nothing.
    pub counts: &'static [&'static str],
    /// Columns that become part of an address, or nothing.
    pub slugs: &'static [&'static str],
    /// Columns with some of some words, parted by `;`, or nothing.
    pub lists: &'static [(&'static str, &'static [&'static str])],
}

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
    columns: Vec<&'static str>,
}

impl RecordKind {
    fn place(&self, column: &str) -> usize {
        let place = self.shape.all().position(|name| name == column);
        place.expect("a record's column is asked for by a name of its kind")
    }

    /// The value of a column; empty also where the file has no such column.
    pub fn get<'a>(&self, record: &'a Record, column: &str) -> &'a str {
        &record.cells[self.place(column)]
    }

    /// The number in a column of counts; none where it is empty.
    pub fn count(&self, record: &Record, column: &str) -> Option<i64> {
        self.get(record, column).parse().ok()
    }

    /// The values that name a record.
    pub fn key_of<'a>(&self, record: &'a Record) -> Vec<&'a str> {
        let key = self.key.iter();
        key.map(|column| self.get(record, column)).collect()
    }
}

impl Records {
    /// Whether the file has a column of this name.
    pub fn has(&self, column: &str) -> bool {
        self.columns.contains(&column)
    }

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
    match read_records(path, kinds, progress, &mut problems) {
        Some(records) => problems.or(records),
        None => Err(problems),
    }
}

/// Reads the records of a file also where some values are wrong, for those who
/// want to say what else is. `None` where the file is no table of these kinds.
/// Rows of the wrong form, and those without what names them, are left out.
pub fn read_records(
    path: &Path,
    kinds: &[&'static RecordKind],
    progress: Progress,
    problems: &mut Problems,
) -> Option<Records> {
    let taken = Taken::read(path, kinds, progress, problems)?;
    taken.is_header_good.then(|| taken.records(path, kinds))
}

/// What was read of a file.
struct Taken {
    header: Header,
    /// Whether any row could follow the header.
    is_header_good: bool,
    records: Vec<Record>,
    notes: Vec<Note>,
}

impl Taken {
    fn read(
        path: &Path,
        kinds: &[&'static RecordKind],
        progress: Progress,
        problems: &mut Problems,
    ) -> Option<Taken> {
        let mut notes = Vec::new();
        let mut records: Vec<Record> = Vec::new();
        let mut keys: BTreeMap<Vec<String>, u64> = BTreeMap::new();
        let shapes: Vec<Shape> = kinds.iter().map(|kind| kind.shape).collect();
        let mut is_header_good = false;
        let header = read(
            path,
            &shapes,
            progress,
            problems,
            &mut notes,
            &mut |row, problems| {
                is_header_good = true;
                let kind = kinds[row.header.shape];
                check::row(kind, row, problems);
                let columns = 0..kind.shape.all().count();
                let record = Record {
                    row: row.number,
                    cells: columns.map(|place| row.get(place).to_owned()).collect(),
                };
                let key = kind.key_of(&record);
                let key: Vec<String> = key.into_iter().map(str::to_owned).collect();
                if key[0].is_empty() {
                    return;
                }
                match keys.get(&key) {
                    Some(first) => {
                        let arguments =
                            vec![("key", key.join(" · ")), ("first", first.to_string())];
                        let place = kind.place(kind.key[0]);
                        problems.push(row.problem(place, "record-twice", arguments));
                    }
                    None => {
                        keys.insert(key, row.number);
                    }
                }
                records.push(record);
            },
        )?;
        Some(Taken {
            header,
            is_header_good,
            records,
            notes,
        })
    }

    fn records(self, path: &Path, kinds: &[&'static RecordKind]) -> Records {
        let kind = kinds[self.header.shape];
        let columns = kind.shape.all().enumerate();
        let there = columns.filter(|(place, _)| self.header.has(*place));
        Records {
            kind,
            file: path.display().to_string(),
            columns: there.map(|(_, name)| name).collect(),
            records: self.records,
            notes: self.notes,
        }
    }
}
