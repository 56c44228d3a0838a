//! Rows of a Parquet file, any flat columns, as text.
//!
//! The plain way: every value becomes text and goes the way of a CSV field.

use crate::parquet_guard::{MOST_PAGE, Refusal, check_footer, check_pages};
use crate::parquet_text::{Text, type_name, writing};
use crate::sink::Sink;
use csv::StringRecord;
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// Reads the rows of a Parquet file into `sink`.
pub(crate) fn read(path: &Path, sink: &mut Sink) {
    match read_groups(path, sink) {
        Ok(()) => {}
        Err(Refusal::Truncated) => sink.file_problem("parquet-truncated", vec![]),
        Err(Refusal::Broken) => {
            sink.file_problem("parquet-broken", vec![("cause", "Thrift".to_owned())])
        }
        Err(Refusal::TooLarge) => {
            let limit = (MOST_PAGE >> 20).to_string();
            sink.file_problem("parquet-too-large", vec![("limit", limit)]);
        }
        Err(Refusal::Unreadable(cause)) => {
            sink.file_problem("parquet-broken", vec![("cause", cause)])
        }
    }
}

/// Calls into the reading library: what it panics on is a broken file too.
fn guarded<T>(call: impl FnOnce() -> Result<T, ParquetError>) -> Result<T, Refusal> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(result) => result.map_err(|error| Refusal::Unreadable(error.to_string())),
        Err(_) => Err(Refusal::Broken),
    }
}

fn read_groups(path: &Path, sink: &mut Sink) -> Result<(), Refusal> {
    let mut file = File::open(path)?;
    check_footer(&mut file)?;
    let reader = guarded(|| SerializedFileReader::new(File::open(path)?))?;
    let metadata = reader.metadata();
    check_pages(&mut file, metadata)?;
    let schema = metadata.file_metadata().schema_descr();
    let n_rows = metadata.file_metadata().num_rows().max(1) as f64;
    let known = sink.known_names();
    let mut columns = Vec::new();
    let mut header = StringRecord::new();
    let mut usable = true;
    for (place, column) in schema.columns().iter().enumerate() {
        let name = column.path().parts().first().cloned().unwrap_or_default();
        match writing(column) {
            Some(writing) => {
                header.push_field(&name);
                columns.push((place, writing));
            }
            None if known.contains(&name.as_str()) => {
                header.push_field(&name);
                usable = false;
                let found = type_name(column);
                sink.file_problem("parquet-type", vec![("column", name), ("found", found)]);
            }
            // An extra column of moments or lists is of no use to a table.
            None => {
                let found = type_name(column);
                sink.note("column-skipped", vec![("column", name), ("found", found)]);
            }
        }
    }
    if !sink.header(1, &header, false) || !usable {
        return Ok(());
    }
    let mut row = 1;
    let mut record = StringRecord::new();
    for group in 0..metadata.num_row_groups() {
        let group = guarded(|| reader.get_row_group(group))?;
        let mut readers = Vec::new();
        for (place, writing) in &columns {
            let column = guarded(|| group.get_column_reader(*place))?;
            let levels = schema.column(*place).max_def_level();
            readers.push(Text::new(column, *writing, levels));
        }
        loop {
            let mut n = None;
            for text in &mut readers {
                let read = guarded(|| text.read())?;
                if n.is_some_and(|n| n != read) {
                    return Err(Refusal::Broken);
                }
                n = Some(read);
            }
            let n = n.unwrap_or(0);
            if n == 0 {
                break;
            }
            for index in 0..n {
                row += 1;
                record.clear();
                readers
                    .iter()
                    .for_each(|text| record.push_field(text.get(index)));
                let bad = readers
                    .iter()
                    .position(|text| text.bad.binary_search(&index).is_ok());
                match bad {
                    Some(column) => sink.problem(row, Some(column), "not-utf-8", vec![]),
                    None => sink.row(row, &record),
                }
                sink.progress(|| row as f64 / n_rows);
            }
        }
    }
    Ok(())
}
