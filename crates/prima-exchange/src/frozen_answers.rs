//! The answers of a round as one Parquet object, to be kept and scored from.
//!
//! Columns and their order are those of `answers.csv`; every value is the text
//! that was answered. The same rows give the same bytes, so that two officers can
//! compare a hash. [`crate::fast`] reads it code by code where each cell has one
//! answer.

use crate::write::ExchangeError;
use bytes::Bytes;
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::reader::ColumnReader;
use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Columns, in their order.
pub const COLUMNS: [&str; 5] = ["unit", "source", "rater", "code", "value"];

/// One answer: the values of [`COLUMNS`].
pub type AnswerRow<T> = [T; COLUMNS.len()];

/// Rows that share one dictionary.
const GROUP: usize = 1 << 20;
/// Bytes of a dictionary. A larger one would leave its values uncoded, which the
/// quick reader takes more slowly.
const DICTIONARY: usize = 64 << 20;

/// The object that holds these rows, in the order given.
pub fn write(rows: &[AnswerRow<&str>]) -> Result<Vec<u8>, ExchangeError> {
    let field = |name: &&str| {
        let field = Type::primitive_type_builder(name, Physical::BYTE_ARRAY)
            .with_logical_type(Some(LogicalType::String))
            .with_repetition(Repetition::REQUIRED);
        field.build().map(Arc::new)
    };
    let fields = COLUMNS
        .iter()
        .map(field)
        .collect::<Result<Vec<_>, ParquetError>>()?;
    let schema = Type::group_type_builder("answers").with_fields(fields);
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_dictionary_page_size_limit(DICTIONARY)
        // The default names the library's version, which would change the bytes.
        .set_created_by("prima".to_owned())
        .build();
    let mut content = Vec::new();
    let (schema, properties) = (Arc::new(schema.build()?), Arc::new(properties));
    let mut writer = SerializedFileWriter::new(&mut content, schema, properties)?;
    for rows in rows.chunks(GROUP) {
        let mut group = writer.next_row_group()?;
        let mut place = 0;
        while let Some(mut column) = group.next_column()? {
            let values = column_of(rows, place);
            column
                .typed::<ByteArrayType>()
                .write_batch(&values, None, None)?;
            column.close()?;
            place += 1;
        }
        group.close()?;
    }
    writer.close()?;
    Ok(content)
}

/// The values of a column; equal ones share their bytes.
fn column_of(rows: &[AnswerRow<&str>], place: usize) -> Vec<ByteArray> {
    let mut known: BTreeMap<&str, ByteArray> = BTreeMap::new();
    let mut last: Option<(&str, ByteArray)> = None;
    let mut values = Vec::with_capacity(rows.len());
    for row in rows {
        let text = row[place];
        let value = match last.take() {
            Some((before, value)) if before == text => value,
            _ => known
                .entry(text)
                .or_insert_with(|| ByteArray::from(text))
                .clone(),
        };
        values.push(value.clone());
        last = Some((text, value));
    }
    values
}

/// The rows of an object that [`write()`] made.
pub fn read(content: Vec<u8>) -> Result<Vec<AnswerRow<String>>, ExchangeError> {
    let reader = SerializedFileReader::new(Bytes::from(content))?;
    let mut rows: Vec<AnswerRow<String>> = Vec::new();
    for group in 0..reader.num_row_groups() {
        let group = reader.get_row_group(group)?;
        let n = usize::try_from(group.metadata().num_rows()).unwrap_or(0);
        let first = rows.len();
        rows.resize_with(first + n, AnswerRow::default);
        for place in 0..COLUMNS.len() {
            let ColumnReader::ByteArrayColumnReader(mut column) = group.get_column_reader(place)?
            else {
                return Err(broken().into());
            };
            let mut values = Vec::with_capacity(n);
            let (read, _, _) = column.read_records(n, None, None, &mut values)?;
            if read != n || values.len() != n {
                return Err(broken().into());
            }
            for (row, value) in rows[first..].iter_mut().zip(&values) {
                row[place] = value.as_utf8()?.to_owned();
            }
        }
    }
    Ok(rows)
}

fn broken() -> ParquetError {
    ParquetError::General("this holds no frozen answers".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_the_same_rows_give_the_same_bytes() {
        let units: Vec<String> = (0..3_000).map(|n| format!("unit-{n:05}")).collect();
        let rows: Vec<AnswerRow<&str>> = units
            .iter()
            .flat_map(|unit| {
                ["4", "\"a\", b\nc"].map(|value| [unit, "F-02", "penilai-1", "1.a.Ak", value])
            })
            .collect();
        let content = write(&rows).unwrap();
        assert_eq!(content, write(&rows).unwrap());
        let read = read(content).unwrap();
        assert_eq!(read.len(), rows.len());
        for (read, row) in read.iter().zip(&rows) {
            assert_eq!(read.each_ref().map(String::as_str), *row);
        }
    }

    #[test]
    fn another_row_gives_other_bytes_and_none_are_none() {
        let one = write(&[["a", "F-02", "", "1", "4"]]).unwrap();
        assert_ne!(one, write(&[["a", "F-02", "", "1", "5"]]).unwrap());
        assert!(read(write(&[]).unwrap()).unwrap().is_empty());
        assert!(read(b"unit,code\n".to_vec()).is_err());
    }
}
