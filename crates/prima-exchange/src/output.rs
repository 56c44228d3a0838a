//! A table of results as Parquet, XLSX or JSON.
//!
//! The CSV text is the result; the other formats are made from it, so that
//! they cannot say anything else. Numbers stay exact: decimals in Parquet and
//! JSON, and in XLSX the nearest a spreadsheet can hold.

use csv::StringRecord;
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use prima_instrument::exact::{Exact, RoundingMode};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};
use std::io::Write;
use std::sync::Arc;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text, codes.
    Text,
    /// Whole numbers or nothing.
    Whole,
    /// Decimals or nothing.
    Decimal,
}

/// A table read back from the CSV text it was written as.
#[derive(Clone, Debug)]
pub struct OutputTable {
    /// Names and kinds of the columns.
    pub columns: Vec<(String, Kind)>,
    rows: Vec<StringRecord>,
}

/// Why a table could not be written.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// The text is not a table.
    #[error("the table cannot be read back")]
    Csv(#[from] csv::Error),
    /// Parquet.
    #[error("the table cannot be written as Parquet")]
    Parquet(#[from] ParquetError),
    /// XLSX.
    #[error("the table cannot be written as XLSX")]
    Xlsx(#[from] XlsxError),
}

/// Values written to a Parquet column at once.
const GROUP: usize = 1 << 17;

impl OutputTable {
    /// Reads a table of ours. A column is what `kind` says, or text where one value is not.
    pub fn from_csv(text: &str, kind: impl Fn(&str) -> Kind) -> Result<OutputTable, OutputError> {
        let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
        let names: Vec<String> = reader.headers()?.iter().map(str::to_owned).collect();
        let rows = reader.records().collect::<Result<Vec<_>, _>>()?;
        let fits = |place: usize, wanted: Kind| {
            rows.iter()
                .filter_map(|row| row.get(place))
                .filter(|text| !text.is_empty())
                .all(|text| match wanted {
                    Kind::Text => true,
                    Kind::Whole => text.parse::<i64>().is_ok(),
                    Kind::Decimal => is_decimal(text),
                })
        };
        let columns = names
            .into_iter()
            .enumerate()
            .map(|(place, name)| {
                let wanted = kind(&name);
                let kind = if fits(place, wanted) {
                    wanted
                } else {
                    Kind::Text
                };
                (name, kind)
            })
            .collect();
        Ok(OutputTable { columns, rows })
    }

    fn column(&self, place: usize) -> impl Iterator<Item = &str> {
        self.rows
            .iter()
            .map(move |row| row.get(place).unwrap_or_default())
    }

    /// Writes Parquet: text, 64-bit integers, and decimals as such.
    pub fn write_parquet(&self, out: impl Write + Send) -> Result<(), OutputError> {
        let digits: Vec<u32> = (0..self.columns.len())
            .map(|place| self.digits(place))
            .collect();
        let mut fields = Vec::new();
        for ((name, kind), digits) in self.columns.iter().zip(&digits) {
            let field = match kind {
                Kind::Text => Type::primitive_type_builder(name, Physical::BYTE_ARRAY)
                    .with_logical_type(Some(LogicalType::String)),
                Kind::Whole => Type::primitive_type_builder(name, Physical::INT64),
                Kind::Decimal => Type::primitive_type_builder(name, Physical::INT64)
                    .with_logical_type(Some(LogicalType::decimal(*digits as i32, 18)))
                    .with_precision(18)
                    .with_scale(*digits as i32),
            };
            fields.push(Arc::new(
                field.with_repetition(Repetition::OPTIONAL).build()?,
            ));
        }
        let schema = Arc::new(
            Type::group_type_builder("table")
                .with_fields(fields)
                .build()?,
        );
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY);
        // Without the default, which names the library's version: it would change the bytes.
        let properties = properties.set_created_by("prima".to_owned()).build();
        let mut writer = SerializedFileWriter::new(out, schema, Arc::new(properties))?;
        for rows in self.rows.chunks(GROUP) {
            let mut group = writer.next_row_group()?;
            let mut place = 0;
            while let Some(mut column) = group.next_column()? {
                let texts = || rows.iter().map(|row| row.get(place).unwrap_or_default());
                match self.columns[place].1 {
                    Kind::Text => {
                        let values: Vec<ByteArray> = texts().map(ByteArray::from).collect();
                        let levels = vec![1; values.len()];
                        column.typed::<ByteArrayType>().write_batch(
                            &values,
                            Some(&levels),
                            None,
                        )?;
                    }
                    Kind::Whole | Kind::Decimal => {
                        let value = |text: &str| {
                            let number = Exact::parse(text)?;
                            number.rounded_units(RoundingMode::Cut, digits[place])
                        };
                        let values: Vec<i64> = texts().filter_map(value).collect();
                        let levels: Vec<i16> = texts()
                            .map(|text| i16::from(value(text).is_some()))
                            .collect();
                        column
                            .typed::<Int64Type>()
                            .write_batch(&values, Some(&levels), None)?;
                    }
                }
                column.close()?;
                place += 1;
            }
            group.close()?;
        }
        writer.close()?;
        Ok(())
    }

    /// Most decimals in a column.
    fn digits(&self, place: usize) -> u32 {
        if self.columns[place].1 != Kind::Decimal {
            return 0;
        }
        self.column(place).map(n_digits).max().unwrap_or(0)
    }

    /// An XLSX workbook with one sheet. The same table gives the same bytes.
    pub fn to_xlsx(&self, sheet_name: &str) -> Result<Vec<u8>, OutputError> {
        let mut book = Workbook::new();
        // A workbook wants a moment of creation; a fixed one keeps the bytes the same.
        let properties =
            DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
        book.set_properties(&properties);
        let bold = Format::new().set_bold();
        let sheet = book.add_worksheet().set_name(sheet_name)?;
        for (column, (name, _)) in self.columns.iter().enumerate() {
            sheet.write_with_format(0, column as u16, name, &bold)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        let formats: Vec<Format> = (0..self.columns.len())
            .map(|place| number_format(self.digits(place)))
            .collect();
        for (row, record) in self.rows.iter().enumerate() {
            let row = row as u32 + 1;
            for (column, (text, (_, kind))) in record.iter().zip(&self.columns).enumerate() {
                let at = column as u16;
                match (kind, text.parse::<f64>()) {
                    (_, _) if text.is_empty() => {}
                    (Kind::Whole | Kind::Decimal, Ok(number)) => {
                        sheet.write_with_format(row, at, number, &formats[column])?;
                    }
                    _ => {
                        sheet.write(row, at, text)?;
                    }
                }
            }
        }
        Ok(book.save_to_buffer()?)
    }

    /// A JSON array of objects, one row a line; an empty number is `null`.
    pub fn to_json(&self) -> String {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let names: Vec<String> = self.columns.iter().map(|(name, _)| quoted(name)).collect();
        let mut out = String::from("[");
        for (row, record) in self.rows.iter().enumerate() {
            out.push_str(if row == 0 { "\n  {" } else { ",\n  {" });
            for (column, (text, (_, kind))) in record.iter().zip(&self.columns).enumerate() {
                if column > 0 {
                    out.push_str(", ");
                }
                out.push_str(&names[column]);
                out.push_str(": ");
                match kind {
                    Kind::Text => out.push_str(&quoted(text)),
                    _ if text.is_empty() => out.push_str("null"),
                    // The digits as they are: 80.10 does not become 80.1.
                    _ => out.push_str(text),
                }
            }
            out.push('}');
        }
        out.push_str("\n]\n");
        out
    }
}

/// A decimal in the writing of JSON, of at most 18 digits.
fn is_decimal(text: &str) -> bool {
    let plain = text.strip_prefix('-').unwrap_or(text);
    let (whole, rest) = plain.split_once('.').unwrap_or((plain, "0"));
    let digits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    digits(whole, 6) && digits(rest, 12) && (whole.len() == 1 || !whole.starts_with('0'))
}

fn n_digits(text: &str) -> u32 {
    text.split_once('.')
        .map_or(0, |(_, rest)| rest.len() as u32)
}

fn number_format(digits: u32) -> Format {
    let digits = digits as usize;
    let pattern = if digits == 0 {
        "0".to_owned()
    } else {
        format!("0.{}", "0".repeat(digits))
    };
    Format::new().set_num_format(pattern)
}
