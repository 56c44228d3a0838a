//! Rows of the first worksheet of an XLSX file.
//!
//! A file of a few kilobytes can unpack to gigabytes, and the sizes in its
//! directory can lie: everything is counted while unpacking before it is read.

use crate::cause::cause;
use crate::sink::Sink;
use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use csv::StringRecord;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use zip::ZipArchive;

/// How much a workbook may unpack to.
pub const MOST_UNPACKED: u64 = 512 << 20;
/// From this size on a workbook may not unpack to more than [`MOST_RATIO`] times its packed size.
pub const RATIO_FROM: u64 = 32 << 20;
/// Real worksheets unpack to 5 to 50 times their packed size; deflate can do 1,000.
pub const MOST_RATIO: u64 = 200;
/// How many files a workbook may hold.
pub const MOST_ENTRIES: usize = 4096;

/// Reads the rows of a workbook into `sink`.
pub(crate) fn read(path: &Path, sink: &mut Sink) {
    match unpacked_size(path) {
        Ok(Some(_)) => {}
        Ok(None) => {
            let limit = (MOST_UNPACKED >> 20).to_string();
            return sink.file_problem(
                "xlsx-too-large",
                vec![("limit", limit), ("ratio", MOST_RATIO.to_string())],
            );
        }
        Err(error) => return sink.file_problem("xlsx-broken", vec![("cause", cause(&error))]),
    }
    if let Err(cause) = read_sheet(path, sink) {
        sink.file_problem("xlsx-broken", vec![("cause", cause)]);
    }
}

/// What the workbook unpacks to; `None` where that is too much.
fn unpacked_size(path: &Path) -> io::Result<Option<u64>> {
    let file = File::open(path)?;
    let packed = file.metadata()?.len().max(1);
    let most = MOST_UNPACKED.min((packed * MOST_RATIO).max(RATIO_FROM));
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(io::Error::other)?;
    if archive.len() > MOST_ENTRIES {
        return Ok(None);
    }
    let mut declared = 0u64;
    for index in 0..archive.len() {
        declared = declared.saturating_add(
            archive
                .by_index_raw(index)
                .map_err(io::Error::other)?
                .size(),
        );
    }
    if declared > most {
        return Ok(None);
    }
    let mut total = 0;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(io::Error::other)?;
        total += io::copy(&mut entry.take(most + 1 - total), &mut io::sink())?;
        if total > most {
            return Ok(None);
        }
    }
    Ok(Some(total))
}

/// Calls into the reading library: what it panics on is a broken file too.
pub(crate) fn guarded<T>(call: impl FnOnce() -> Result<T, XlsxError>) -> Result<T, String> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(result) => result.map_err(|error| error.to_string()),
        Err(_) => Err("XML".to_owned()),
    }
}

fn read_sheet(path: &Path, sink: &mut Sink) -> Result<(), String> {
    let file = File::open(path).map_err(|error| error.to_string())?;
    let mut workbook = guarded(|| Xlsx::new(BufReader::new(file)))?;
    let shown = |sheet: &&calamine::Sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    };
    let sheets: Vec<String> = workbook
        .sheets_metadata()
        .iter()
        .filter(shown)
        .map(|sheet| sheet.name.clone())
        .collect();
    let Some(first) = sheets.first() else {
        sink.file_problem("empty-file", vec![]);
        return Ok(());
    };
    if sheets.len() > 1 {
        sink.note(
            "first-sheet",
            vec![("sheet", first.clone()), ("others", sheets[1..].join(", "))],
        );
    }
    let mut cells = guarded(|| workbook.worksheet_cells_reader(first))?;
    let mut rows = Rows {
        sink,
        fields: Vec::new(),
        at: None,
        width: None,
        bad: false,
        stopped: false,
    };
    loop {
        let cell = guarded(|| cells.next_cell());
        match cell {
            Ok(Some(cell)) => {
                let (row, column) = cell.get_position();
                rows.cell(row, column as usize, cell.get_value());
            }
            Ok(None) => break,
            Err(cause) => {
                rows.end_row();
                return Err(cause);
            }
        }
        if rows.stopped {
            return Ok(());
        }
    }
    rows.end_row();
    if rows.width.is_none() {
        rows.sink.file_problem("empty-file", vec![]);
    }
    Ok(())
}

/// Gathers cells into rows.
struct Rows<'s, 'a> {
    sink: &'s mut Sink<'a>,
    fields: Vec<String>,
    at: Option<u32>,
    width: Option<usize>,
    /// Whether the row has a cell that cannot be read.
    bad: bool,
    stopped: bool,
}

/// Columns a worksheet can have.
const MOST_COLUMNS: usize = 16_384;

impl Rows<'_, '_> {
    fn cell(&mut self, row: u32, column: usize, value: &DataRef) {
        if self.at != Some(row) {
            self.end_row();
            self.at = Some(row);
        }
        let text = match value {
            DataRef::Empty => return,
            DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
                text.clone()
            }
            DataRef::SharedString(text) => (*text).to_owned(),
            DataRef::Int(number) => number.to_string(),
            // The shortest decimal that is this number: 76.81 and not 76.810000000000002.
            DataRef::Float(number) => number.to_string(),
            DataRef::Bool(flag) => flag.to_string(),
            DataRef::DateTime(moment) => date_text(moment),
            DataRef::Error(error) => {
                self.sink.problem(
                    u64::from(row) + 1,
                    Some(column),
                    "cell-error",
                    vec![("found", error.to_string())],
                );
                self.bad = true;
                return;
            }
        };
        if text.is_empty() || column >= self.width.map_or(MOST_COLUMNS, |width| width + 1) {
            return;
        }
        if self.fields.len() <= column {
            self.fields.resize(column + 1, String::new());
        }
        self.fields[column] = text;
    }

    fn end_row(&mut self) {
        let Some(row) = self.at.take() else { return };
        let row = u64::from(row) + 1;
        let bad = std::mem::take(&mut self.bad);
        if !self.stopped && !bad && self.fields.iter().any(|field| !field.trim().is_empty()) {
            if let Some(width) = self.width
                && self.fields.len() < width
            {
                self.fields.resize(width, String::new());
            }
            let record: StringRecord = self.fields.iter().map(String::as_str).collect();
            if self.width.is_some() {
                self.sink.row(row, &record);
                self.sink.progress(|| 0.0);
            } else {
                self.width = Some(record.len());
                self.stopped = !self.sink.header(row, &record, false);
            }
        }
        self.fields.clear();
    }
}

/// A date as 2024-10-08, with the time where there is one.
fn date_text(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        date
    } else {
        format!("{date} {hour:02}:{minute:02}:{second:02}")
    }
}
