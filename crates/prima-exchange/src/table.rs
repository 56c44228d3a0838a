//! Rows of a long-form table, whatever the format of its file.
//!
//! One way to read CSV, XLSX and Parquet: columns by name in any order, values
//! as text, rows numbered as a spreadsheet shows them. What is wrong with the
//! file itself is found here; what is wrong with a value, by the caller.

use crate::cause::cause;
use crate::problem::{Note, Problem, Problems};
use crate::sink::Sink;
use crate::{csv_rows, parquet_rows, xlsx_rows};
use csv::StringRecord;
use prima_instrument::exact::Exact;
use std::borrow::Cow;
use std::cell::Cell;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// How many rows are read between two calls of a progress function.
pub const PROGRESS_ROWS: u64 = 8192;

/// Told how much of a file is read, from 0 to 1.
pub type Progress<'a> = &'a dyn Fn(f64);

/// For those who need not know how far a reading is.
pub fn no_progress(_: f64) {}

/// The columns of one kind of table.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// Columns that must be there.
    pub needed: &'static [&'static str],
    /// Columns that may be there. Any other is kept as extra.
    pub optional: &'static [&'static str],
}

/// The header of a file that was read, matched with a [`Shape`].
#[derive(Clone, Debug)]
pub struct Header {
    /// Which of the shapes offered it has.
    pub shape: usize,
    /// All names, in the order of the file.
    pub names: Vec<String>,
    /// Where each column of the shape stands, needed ones first.
    pub(crate) places: Vec<Option<usize>>,
    /// Where the extra columns stand.
    pub(crate) extra: Vec<usize>,
    pub(crate) decimal_comma: bool,
    pub(crate) comma_seen: Cell<bool>,
}

impl Header {
    /// Names of the extra columns.
    pub fn extra(&self) -> impl Iterator<Item = &str> {
        self.extra.iter().map(|place| self.names[*place].as_str())
    }

    /// Whether a column of the shape is there.
    pub fn has(&self, column: usize) -> bool {
        self.places[column].is_some()
    }
}

/// One row.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// Its number in a spreadsheet; the header is row 1.
    pub number: u64,
    /// The header above it.
    pub header: &'a Header,
    pub(crate) file: &'a str,
    pub(crate) shape: &'a Shape,
    pub(crate) record: &'a StringRecord,
}

impl<'a> Row<'a> {
    /// The value in a column of the shape (needed ones first, then optional),
    /// without spaces around it; empty where the file has no such column.
    pub fn get(&self, column: usize) -> &'a str {
        let place = self.header.places[column];
        place
            .and_then(|place| self.record.get(place))
            .unwrap_or_default()
            .trim()
    }

    /// A value that may be a number: in a file whose columns are parted by
    /// semicolons a decimal comma becomes a point.
    pub fn number_text(&self, column: usize) -> Cow<'a, str> {
        let text = self.get(column);
        if !self.header.decimal_comma || !text.contains(',') {
            return Cow::Borrowed(text);
        }
        let pointed = text.replace(',', ".");
        if pointed
            .split('/')
            .all(|part| Exact::parse(part.trim()).is_some())
        {
            self.header.comma_seen.set(true);
            return Cow::Owned(pointed);
        }
        Cow::Borrowed(text)
    }

    /// Values of the extra columns, in the order of [`Header::extra`].
    pub fn extra(&self) -> impl Iterator<Item = &'a str> {
        let (header, record) = (self.header, self.record);
        header
            .extra
            .iter()
            .map(|place| record.get(*place).unwrap_or_default().trim())
    }

    /// The file, as the reader named it.
    pub fn file(&self) -> &'a str {
        self.file
    }

    /// Name of a column of the shape.
    pub fn column_name(&self, column: usize) -> &'static str {
        self.shape.name(column)
    }

    /// A problem with the value in a column of the shape.
    pub fn problem(
        &self,
        column: usize,
        key: &'static str,
        arguments: Vec<(&'static str, String)>,
    ) -> Problem {
        Problem {
            file: self.file.to_owned(),
            row: Some(self.number),
            column: Some(self.shape.name(column).to_owned()),
            key,
            arguments,
        }
    }
}

impl Shape {
    /// Name of a column; needed ones come first.
    pub fn name(&self, column: usize) -> &'static str {
        match column.checked_sub(self.needed.len()) {
            None => self.needed[column],
            Some(optional) => self.optional[optional],
        }
    }

    /// Names of all columns, needed ones first.
    pub fn all(&self) -> impl Iterator<Item = &'static str> {
        self.needed.iter().chain(self.optional).copied()
    }

    /// How many of some columns stand among the names of a file.
    fn n_found<'a>(columns: impl Iterator<Item = &'a &'static str>, names: &[String]) -> usize {
        columns
            .filter(|column| names.iter().any(|name| name == *column))
            .count()
    }

    /// Whether a file with these names has all needed columns.
    pub(crate) fn fits(&self, names: &[String]) -> bool {
        self.n_missing(names) == 0
    }

    /// How many needed columns a file with these names lacks.
    fn n_missing(&self, names: &[String]) -> usize {
        self.needed.len() - Shape::n_found(self.needed.iter(), names)
    }

    /// How much speaks for a file with these names being of this shape: the
    /// names it knows, less the needed ones that are missing. One that lacks the
    /// first, which names its rows, is hardly of it.
    pub(crate) fn nearness(&self, names: &[String]) -> isize {
        let known = Shape::n_found(self.needed.iter().chain(self.optional), names);
        let first = usize::from(Shape::n_found(self.needed.iter().take(1), names) == 0);
        known.cast_signed() - (self.n_missing(names) + 2 * first).cast_signed()
    }
}

/// Reads a table: `each` is given every row that has the right form.
///
/// The header is matched with the first of `shapes` whose needed columns are
/// all there, or a nearer one of which some are misspelt. Returns the header, or `None` where there is no usable one; what
/// is wrong is in `problems` either way.
pub fn read(
    path: &Path,
    shapes: &[Shape],
    progress: Progress,
    problems: &mut Problems,
    notes: &mut Vec<Note>,
    each: &mut dyn FnMut(&Row, &mut Problems),
) -> Option<Header> {
    let file = path.display().to_string();
    let mut sink = Sink {
        file,
        shapes,
        progress,
        header: None,
        rows: 0,
        problems,
        notes,
        each,
    };
    match format_of(path, &mut sink) {
        Some(Format::Csv) => csv_rows::read(path, &mut sink),
        Some(Format::Xlsx) => xlsx_rows::read(path, &mut sink),
        Some(Format::Parquet) => parquet_rows::read(path, &mut sink),
        None => return None,
    }
    sink.finish()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Csv,
    Xlsx,
    Parquet,
}

/// The format by content; the name is believed only about text.
fn format_of(path: &Path, sink: &mut Sink) -> Option<Format> {
    let mut start = Vec::new();
    let opened = File::open(path).and_then(|file| file.take(8).read_to_end(&mut start));
    if let Err(error) = opened {
        sink.file_problem("cannot-open", vec![("cause", cause(&error))]);
        return None;
    }
    let named = path
        .extension()
        .map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    let named = match named.as_deref() {
        Some("xlsx" | "xlsm") => Format::Xlsx,
        Some("parquet") => Format::Parquet,
        _ => Format::Csv,
    };
    let found = match start.as_slice() {
        [] => {
            sink.file_problem("empty-file", vec![]);
            return None;
        }
        [b'P', b'K', 3, 4, ..] => Format::Xlsx,
        [b'P', b'A', b'R', b'1', ..] => Format::Parquet,
        [0xD0, 0xCF, 0x11, 0xE0, ..] => {
            sink.file_problem("old-excel", vec![]);
            return None;
        }
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => {
            sink.file_problem("utf-16", vec![]);
            return None;
        }
        _ => Format::Csv,
    };
    match (named, found) {
        (Format::Xlsx, Format::Csv) => sink.file_problem("not-xlsx", vec![]),
        (Format::Parquet, Format::Csv) => sink.file_problem("not-parquet", vec![]),
        _ => {
            if named != found {
                let word = if found == Format::Xlsx {
                    "XLSX"
                } else {
                    "Parquet"
                };
                sink.note("content-differs", vec![("format", word.to_owned())]);
            }
            return Some(found);
        }
    }
    None
}
