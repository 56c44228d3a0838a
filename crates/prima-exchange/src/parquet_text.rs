//! Values of a Parquet column as text.

use parquet::basic::{ConvertedType, LogicalType, Type};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::{AsBytes, DataType};
use parquet::errors::ParquetError;
use parquet::schema::types::ColumnDescriptor;

/// Rows read at a time.
const BATCH: usize = 4096;

/// How the values of a column are written as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Writing {
    Text,
    /// A whole number of units of the last of this many decimals.
    Whole(u32),
    Unsigned,
    Float,
    Flag,
    /// Days since 1970.
    Date,
    /// Big-endian units of the last of this many decimals.
    Bytes(u32),
}

/// How a column is written; `None` for one that is no column of a table.
pub(crate) fn writing(column: &ColumnDescriptor) -> Option<Writing> {
    if column.path().parts().len() != 1 || column.max_rep_level() > 0 {
        return None;
    }
    let logical = column.logical_type_ref();
    let converted = column.converted_type();
    let decimals = || {
        u32::try_from(column.type_scale())
            .ok()
            .filter(|scale| *scale <= 38)
    };
    let is_decimal =
        matches!(logical, Some(LogicalType::Decimal(_))) || converted == ConvertedType::DECIMAL;
    let is_unsigned = matches!(logical, Some(LogicalType::Integer(kind)) if !kind.is_signed)
        || matches!(
            converted,
            ConvertedType::UINT_8
                | ConvertedType::UINT_16
                | ConvertedType::UINT_32
                | ConvertedType::UINT_64
        );
    let is_time = matches!(
        logical,
        Some(
            LogicalType::Time(_)
                | LogicalType::Timestamp(_)
                | LogicalType::Float16
                | LogicalType::Uuid
        )
    ) || matches!(
        converted,
        ConvertedType::TIME_MILLIS
            | ConvertedType::TIME_MICROS
            | ConvertedType::TIMESTAMP_MILLIS
            | ConvertedType::TIMESTAMP_MICROS
            | ConvertedType::INTERVAL
    );
    if is_time {
        return None;
    }
    match column.physical_type() {
        Type::BOOLEAN => Some(Writing::Flag),
        Type::INT32 | Type::INT64 if is_decimal => Some(Writing::Whole(decimals()?)),
        Type::INT32
            if matches!(logical, Some(LogicalType::Date)) || converted == ConvertedType::DATE =>
        {
            Some(Writing::Date)
        }
        Type::INT32 | Type::INT64 if is_unsigned => Some(Writing::Unsigned),
        Type::INT32 | Type::INT64 => Some(Writing::Whole(0)),
        Type::FLOAT | Type::DOUBLE => Some(Writing::Float),
        Type::BYTE_ARRAY | Type::FIXED_LEN_BYTE_ARRAY if is_decimal => {
            Some(Writing::Bytes(decimals()?))
        }
        Type::BYTE_ARRAY | Type::FIXED_LEN_BYTE_ARRAY => Some(Writing::Text),
        Type::INT96 => None,
    }
}

/// What a message calls the type of a column.
pub(crate) fn type_name(column: &ColumnDescriptor) -> String {
    match column.logical_type_ref() {
        Some(LogicalType::Timestamp(_)) => "TIMESTAMP".to_owned(),
        Some(LogicalType::Time(_)) => "TIME".to_owned(),
        _ if column.path().parts().len() > 1 || column.max_rep_level() > 0 => {
            "LIST / STRUCT".to_owned()
        }
        _ => column.physical_type().to_string(),
    }
}

/// A batch of a column as text; no value is an empty text.
pub(crate) struct Text {
    column: ColumnReader,
    writing: Writing,
    levels: i16,
    text: String,
    ends: Vec<usize>,
    /// Rows of the batch that are not UTF-8.
    pub(crate) bad: Vec<usize>,
}

impl Text {
    /// Nothing read yet.
    pub(crate) fn new(column: ColumnReader, writing: Writing, levels: i16) -> Text {
        let (text, ends, bad) = (String::new(), Vec::new(), Vec::new());
        Text {
            column,
            writing,
            levels,
            text,
            ends,
            bad,
        }
    }

    /// The text in a row of the batch.
    pub(crate) fn get(&self, index: usize) -> &str {
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.text[start..self.ends[index]]
    }

    /// Reads the next batch and returns how many rows it has.
    pub(crate) fn read(&mut self) -> Result<usize, ParquetError> {
        self.text.clear();
        self.ends.clear();
        self.bad.clear();
        let Text {
            column,
            writing,
            levels,
            text,
            ends,
            bad,
        } = self;
        let (writing, levels) = (*writing, *levels);
        match column {
            ColumnReader::BoolColumnReader(column) => batch(
                column,
                levels,
                text,
                ends,
                |value, text| {
                    text.push_str(if *value { "true" } else { "false" });
                    true
                },
                bad,
            ),
            ColumnReader::Int32ColumnReader(column) => batch(
                column,
                levels,
                text,
                ends,
                |value, text| {
                    match writing {
                        Writing::Date => push_date(text, *value),
                        Writing::Unsigned => text.push_str(&(*value as u32).to_string()),
                        Writing::Whole(digits) => push_decimal(text, i128::from(*value), digits),
                        _ => text.push_str(&value.to_string()),
                    }
                    true
                },
                bad,
            ),
            ColumnReader::Int64ColumnReader(column) => batch(
                column,
                levels,
                text,
                ends,
                |value, text| {
                    match writing {
                        Writing::Unsigned => text.push_str(&(*value as u64).to_string()),
                        Writing::Whole(digits) => push_decimal(text, i128::from(*value), digits),
                        _ => text.push_str(&value.to_string()),
                    }
                    true
                },
                bad,
            ),
            ColumnReader::FloatColumnReader(column) => batch(
                column,
                levels,
                text,
                ends,
                |value, text| {
                    text.push_str(&value.to_string());
                    true
                },
                bad,
            ),
            ColumnReader::DoubleColumnReader(column) => batch(
                column,
                levels,
                text,
                ends,
                |value, text| {
                    text.push_str(&value.to_string());
                    true
                },
                bad,
            ),
            ColumnReader::ByteArrayColumnReader(column) => batch(
                column,
                levels,
                text,
                ends,
                |value, text| push_bytes(text, value.as_bytes(), writing),
                bad,
            ),
            ColumnReader::FixedLenByteArrayColumnReader(column) => batch(
                column,
                levels,
                text,
                ends,
                |value, text| push_bytes(text, value.as_bytes(), writing),
                bad,
            ),
            ColumnReader::Int96ColumnReader(_) => Ok(0),
        }
    }
}

fn batch<T: DataType>(
    column: &mut ColumnReaderImpl<T>,
    levels: i16,
    text: &mut String,
    ends: &mut Vec<usize>,
    push: impl Fn(&T::T, &mut String) -> bool,
    bad: &mut Vec<usize>,
) -> Result<usize, ParquetError> {
    let mut values = Vec::new();
    let mut defined = Vec::new();
    let (n, _, _) = column.read_records(BATCH, Some(&mut defined), None, &mut values)?;
    let mut values = values.iter();
    for index in 0..n {
        let there = levels == 0 || defined.get(index) == Some(&levels);
        if there
            && let Some(value) = values.next()
            && !push(value, text)
        {
            bad.push(index);
        }
        ends.push(text.len());
    }
    Ok(n)
}

/// Returns whether the bytes can be text.
fn push_bytes(text: &mut String, bytes: &[u8], writing: Writing) -> bool {
    if let Writing::Bytes(digits) = writing {
        if bytes.is_empty() || bytes.len() > 16 {
            return false;
        }
        let fill = if bytes[0] & 0x80 == 0 { 0 } else { 0xFF };
        let mut wide = [fill; 16];
        wide[16 - bytes.len()..].copy_from_slice(bytes);
        push_decimal(text, i128::from_be_bytes(wide), digits);
        return true;
    }
    match std::str::from_utf8(bytes) {
        Ok(value) => {
            text.push_str(value);
            true
        }
        Err(_) => false,
    }
}

fn push_decimal(text: &mut String, units: i128, digits: u32) {
    if units < 0 {
        text.push('-');
    }
    let digits = digits as usize;
    let plain = format!("{:0>width$}", units.unsigned_abs(), width = digits + 1);
    let (whole, rest) = plain.split_at(plain.len() - digits);
    text.push_str(whole);
    if !rest.is_empty() {
        text.push('.');
        text.push_str(rest);
    }
}

/// A day as 2024-10-08. (Hinnant, "chrono-compatible low-level date algorithms".)
fn push_date(text: &mut String, days: i32) {
    let shifted = i64::from(days) + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    text.push_str(&format!("{year:04}-{month:02}-{day:02}"));
}
