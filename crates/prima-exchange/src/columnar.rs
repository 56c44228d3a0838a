//! Parquet columns as dictionary codes, without a text per row.
//!
//! A national round has millions of rows over a few thousand distinct values.
//! Writers store them as codes into a dictionary; this reader hands the codes
//! on, so that each distinct value is looked at once. It reads flat files of
//! well-known types; for anything else it says so and the careful row reader
//! takes over.

use crate::parquet_guard::{check_footer, check_pages};
use bytes::Bytes;
use parquet::basic::{Encoding, Type};
use parquet::column::page::{Page, PageReader};
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use std::collections::HashMap;
use std::fs::File;
use std::path::Path;

/// Rows handed on at once.
pub const BATCH: usize = 8192;

/// Code of a row without a value.
pub const NULL: u32 = u32::MAX;

/// A Parquet file whose columns are read as codes.
pub struct CodedFile {
    reader: SerializedFileReader<File>,
    columns: Vec<usize>,
}

/// One column of one row group.
pub struct CodedColumn {
    pages: Box<dyn PageReader>,
    kind: Type,
    nullable: bool,
    /// Distinct values so far, as text; codes are places in it.
    pub dictionary: Vec<String>,
    /// Codes of values that were not stored as codes.
    plain: HashMap<String, u32>,
    page: Values,
    levels: Option<Hybrid>,
    left: usize,
    scratch: Vec<u32>,
}

/// Values of the page being read.
enum Values {
    None,
    Codes(Hybrid),
    Plain(Bytes, usize),
}

impl CodedFile {
    /// Opens a file with these columns. `None` where it is not flat, not of a
    /// known type, or lacks a column.
    pub fn open(path: &Path, names: &[&str]) -> Result<Option<CodedFile>, ParquetError> {
        let mut file = File::open(path).map_err(|error| ParquetError::External(Box::new(error)))?;
        // What a damaged file declares must not be reserved.
        if check_footer(&mut file).is_err() {
            return Ok(None);
        }
        let reader = SerializedFileReader::new(file.try_clone()?)?;
        if check_pages(&mut file, reader.metadata()).is_err() {
            return Ok(None);
        }
        let schema = reader.metadata().file_metadata().schema_descr_ptr();
        let mut columns = Vec::new();
        for name in names {
            let found = schema
                .columns()
                .iter()
                .position(|column| column.path().string() == *name);
            let Some(found) = found else { return Ok(None) };
            let column = schema.column(found);
            let known = matches!(
                column.physical_type(),
                Type::BYTE_ARRAY | Type::INT32 | Type::INT64
            );
            // Dates, decimals and times are numbers with a meaning the codes would lose.
            let plain = match column.converted_type() {
                parquet::basic::ConvertedType::NONE | parquet::basic::ConvertedType::UTF8 => true,
                other => {
                    format!("{other}").starts_with("INT") || format!("{other}").starts_with("UINT")
                }
            };
            if !known || !plain || column.max_rep_level() > 0 || column.max_def_level() > 1 {
                return Ok(None);
            }
            columns.push(found);
        }
        Ok(Some(CodedFile { reader, columns }))
    }

    /// Row groups in the file.
    pub fn n_groups(&self) -> usize {
        self.reader.num_row_groups()
    }

    /// The columns of a row group, in the order of the names given.
    pub fn group(&self, group: usize) -> Result<Vec<CodedColumn>, ParquetError> {
        let schema = self.reader.metadata().file_metadata().schema_descr_ptr();
        let row_group = self.reader.get_row_group(group)?;
        self.columns
            .iter()
            .map(|index| {
                Ok(CodedColumn {
                    pages: row_group.get_column_page_reader(*index)?,
                    kind: schema.column(*index).physical_type(),
                    nullable: schema.column(*index).max_def_level() == 1,
                    dictionary: Vec::new(),
                    plain: HashMap::new(),
                    page: Values::None,
                    levels: None,
                    left: 0,
                    scratch: Vec::new(),
                })
            })
            .collect()
    }
}

impl CodedColumn {
    /// Fills `codes` with the next rows; fewer only at the end.
    pub fn read(&mut self, n: usize, codes: &mut Vec<u32>) -> Result<(), ParquetError> {
        codes.clear();
        while codes.len() < n {
            if self.left == 0 && !self.next_page()? {
                break;
            }
            let take = self.left.min(n - codes.len());
            self.left -= take;
            self.take(take, codes)?;
        }
        Ok(())
    }

    fn take(&mut self, n: usize, codes: &mut Vec<u32>) -> Result<(), ParquetError> {
        let start = codes.len();
        let Some(levels) = &mut self.levels else {
            return self.values(n, codes);
        };
        let mut present = std::mem::take(&mut self.scratch);
        present.clear();
        levels.read(n, &mut present)?;
        let n_present = present.iter().filter(|level| **level == 1).count();
        if n_present == n {
            self.values(n, codes)?;
        } else {
            let mut values = Vec::with_capacity(n_present);
            self.values(n_present, &mut values)?;
            let mut values = values.into_iter();
            codes.extend(present.iter().map(|level| {
                if *level == 1 {
                    values.next().unwrap_or(NULL)
                } else {
                    NULL
                }
            }));
        }
        self.scratch = present;
        debug_assert_eq!(codes.len(), start + n);
        Ok(())
    }

    fn values(&mut self, n: usize, codes: &mut Vec<u32>) -> Result<(), ParquetError> {
        let start = codes.len();
        match &mut self.page {
            Values::None => return Err(broken("a page without values")),
            Values::Codes(hybrid) => {
                hybrid.read(n, codes)?;
                if codes[start..]
                    .iter()
                    .any(|code| *code as usize >= self.dictionary.len())
                {
                    return Err(broken("a code beyond its dictionary"));
                }
            }
            Values::Plain(bytes, at) => {
                for _ in 0..n {
                    let text = plain_value(self.kind, bytes, at)?;
                    let next = self.dictionary.len() as u32;
                    let code = *self.plain.entry(text).or_insert_with_key(|text| {
                        self.dictionary.push(text.clone());
                        next
                    });
                    codes.push(code);
                }
            }
        }
        Ok(())
    }

    fn next_page(&mut self) -> Result<bool, ParquetError> {
        loop {
            match self.pages.get_next_page()? {
                None => return Ok(false),
                Some(Page::DictionaryPage {
                    buf, num_values, ..
                }) => {
                    let mut at = 0;
                    for _ in 0..num_values {
                        let text = plain_value(self.kind, &buf, &mut at)?;
                        self.dictionary.push(text);
                    }
                }
                Some(Page::DataPage {
                    buf,
                    num_values,
                    encoding,
                    ..
                }) => {
                    let mut rest = buf;
                    self.levels = None;
                    if self.nullable {
                        let length =
                            usize::try_from(word(&rest, 0)?).map_err(|_| broken("levels"))?;
                        if rest.len() < 4 + length {
                            return Err(broken("levels beyond their page"));
                        }
                        self.levels = Some(Hybrid::new(rest.slice(4..4 + length), 1));
                        rest = rest.slice(4 + length..);
                    }
                    return self.start(rest, num_values as usize, encoding);
                }
                Some(Page::DataPageV2 {
                    buf,
                    num_values,
                    encoding,
                    def_levels_byte_len,
                    rep_levels_byte_len,
                    ..
                }) => {
                    let (rep, def) = (rep_levels_byte_len as usize, def_levels_byte_len as usize);
                    if buf.len() < rep + def {
                        return Err(broken("levels beyond their page"));
                    }
                    self.levels = self
                        .nullable
                        .then(|| Hybrid::new(buf.slice(rep..rep + def), 1));
                    return self.start(buf.slice(rep + def..), num_values as usize, encoding);
                }
            }
        }
    }

    fn start(&mut self, rest: Bytes, n: usize, encoding: Encoding) -> Result<bool, ParquetError> {
        self.left = n;
        self.page = match encoding {
            Encoding::PLAIN => Values::Plain(rest, 0),
            Encoding::RLE_DICTIONARY | Encoding::PLAIN_DICTIONARY => {
                let width = rest.first().copied().unwrap_or(0);
                if width > 32 {
                    return Err(broken("a code wider than 32 bits"));
                }
                let from = rest.len().min(1);
                Values::Codes(Hybrid::new(rest.slice(from..), u32::from(width)))
            }
            _ => return Err(ParquetError::NYI("encoding".to_owned())),
        };
        Ok(true)
    }
}

fn broken(what: &str) -> ParquetError {
    ParquetError::General(what.to_owned())
}

fn word(bytes: &[u8], at: usize) -> Result<u32, ParquetError> {
    let four: [u8; 4] = bytes
        .get(at..at + 4)
        .and_then(|part| part.try_into().ok())
        .ok_or_else(|| broken("a page that ends early"))?;
    Ok(u32::from_le_bytes(four))
}

/// The next plainly stored value, as text.
fn plain_value(kind: Type, bytes: &Bytes, at: &mut usize) -> Result<String, ParquetError> {
    match kind {
        Type::INT32 => {
            let value = word(bytes, *at)?.cast_signed();
            *at += 4;
            Ok(value.to_string())
        }
        Type::INT64 => {
            let (low, high) = (word(bytes, *at)?, word(bytes, *at + 4)?);
            *at += 8;
            Ok(((u64::from(high) << 32) | u64::from(low))
                .cast_signed()
                .to_string())
        }
        _ => {
            let length = word(bytes, *at)? as usize;
            let start = *at + 4;
            let part = start
                .checked_add(length)
                .and_then(|end| bytes.get(start..end));
            let part = part.ok_or_else(|| broken("a text beyond its page"))?;
            *at = start + length;
            String::from_utf8(part.to_vec()).map_err(|_| broken("a text that is not UTF-8"))
        }
    }
}

/// Runs of equal values and packed groups, as Parquet mixes them.
struct Hybrid {
    bytes: Bytes,
    at: usize,
    width: u32,
    /// Values left in the run, and its value.
    run: (usize, u32),
    /// Values left in the packed groups, and the bit they start at.
    packed: (usize, usize),
}

impl Hybrid {
    fn new(bytes: Bytes, width: u32) -> Hybrid {
        Hybrid {
            bytes,
            at: 0,
            width,
            run: (0, 0),
            packed: (0, 0),
        }
    }

    fn read(&mut self, mut n: usize, out: &mut Vec<u32>) -> Result<(), ParquetError> {
        while n > 0 {
            if self.run.0 > 0 {
                let take = self.run.0.min(n);
                out.resize(out.len() + take, self.run.1);
                self.run.0 -= take;
                n -= take;
            } else if self.packed.0 > 0 {
                let take = self.packed.0.min(n);
                self.unpack(take, out);
                self.packed.0 -= take;
                n -= take;
            } else {
                self.header()?;
            }
        }
        Ok(())
    }

    fn header(&mut self) -> Result<(), ParquetError> {
        let (mut header, mut shift) = (0u64, 0);
        loop {
            let byte = *self
                .bytes
                .get(self.at)
                .ok_or_else(|| broken("a page that ends early"))?;
            self.at += 1;
            header |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                break;
            }
            shift += 7;
            if shift > 35 {
                return Err(broken("a run header that does not end"));
            }
        }
        let count = usize::try_from(header >> 1).map_err(|_| broken("a run that is too long"))?;
        if header & 1 == 1 {
            let length = count
                .checked_mul(self.width as usize)
                .ok_or_else(|| broken("a run that is too long"))?;
            // The last group may be cut where its page ends.
            let length = length.min(self.bytes.len() - self.at);
            let n = if self.width == 0 {
                count * 8
            } else {
                (length * 8 / self.width as usize).min(count * 8)
            };
            if n == 0 {
                return Err(broken("an empty run"));
            }
            self.packed = (n, self.at * 8);
            self.at += length;
        } else {
            let length = self.width.div_ceil(8) as usize;
            let end = self.at + length;
            let part = self
                .bytes
                .get(self.at..end)
                .ok_or_else(|| broken("a page that ends early"))?;
            let mut four = [0u8; 4];
            four[..length].copy_from_slice(part);
            self.at = end;
            if count == 0 {
                return Err(broken("an empty run"));
            }
            self.run = (count, u32::from_le_bytes(four));
        }
        Ok(())
    }

    fn unpack(&mut self, n: usize, out: &mut Vec<u32>) {
        let width = self.width as usize;
        let mask = (1u64 << width) - 1;
        let mut bit = self.packed.1;
        let bytes: &[u8] = &self.bytes;
        out.extend((0..n).map(|_| {
            let byte = bit / 8;
            let window = match bytes.get(byte..byte + 8) {
                Some(eight) => u64::from_le_bytes(eight.try_into().expect("eight bytes")),
                None => {
                    let mut eight = [0u8; 8];
                    let rest = &bytes[byte.min(bytes.len())..];
                    eight[..rest.len()].copy_from_slice(rest);
                    u64::from_le_bytes(eight)
                }
            };
            let value = (window >> (bit % 8)) & mask;
            bit += width;
            value as u32
        }));
        self.packed.1 = bit;
    }
}
