//! Looks over a Parquet file before the reading library does.
//!
//! The library reserves what a file declares: a damaged or hostile length of a
//! list, a text or a page would ask for more memory than there is, and end the
//! program. Here every declared length is held against the bytes that are
//! there. (Thrift's compact protocol, as parquet-format uses it.)

use parquet::basic::Compression;
use parquet::file::metadata::ParquetMetaData;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

/// What a page may unpack to.
pub const MOST_PAGE: u64 = 256 << 20;
/// What a page may be packed to where the packing does not say what it unpacks to.
pub const MOST_BLIND_PAGE: u64 = 1 << 20;

/// Why a file is not read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Its end is not that of a Parquet file.
    Truncated,
    /// A declared length cannot be right.
    Broken,
    /// A page unpacks to more than a table needs.
    TooLarge,
    /// It cannot be read.
    Unreadable(String),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Refusal {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Refusal::Broken,
            _ => Refusal::Unreadable(error.to_string()),
        }
    }
}

/// Bytes at either end: `PAR1`, and at the end the footer's length before it.
const ENDS: u64 = 12;

/// Looks over the footer, before the library opens the file.
pub(crate) fn check_footer(file: &mut File) -> Result<(), Refusal> {
    let size = file.metadata()?.len();
    if size < ENDS {
        return Err(Refusal::Truncated);
    }
    let mut end = [0; 8];
    file.seek(SeekFrom::Start(size - 8))?;
    file.read_exact(&mut end)?;
    let [a, b, c, d, magic @ ..] = end;
    if &magic != b"PAR1" {
        return Err(Refusal::Truncated);
    }
    let length = u64::from(u32::from_le_bytes([a, b, c, d]));
    if length > size - ENDS {
        return Err(Refusal::Broken);
    }
    let mut footer = vec![0; length as usize];
    file.seek(SeekFrom::Start(size - 8 - length))?;
    file.read_exact(&mut footer)?;
    Walk {
        bytes: &footer,
        at: 0,
    }
    .group(0, &mut |_, _| {})
    .ok_or(Refusal::Broken)
}

/// Looks over the header of every page, before the library reads one.
pub(crate) fn check_pages(file: &mut File, metadata: &ParquetMetaData) -> Result<(), Refusal> {
    let size = file.metadata()?.len();
    for group in metadata.row_groups() {
        for column in group.columns() {
            let start = column
                .dictionary_page_offset()
                .unwrap_or(column.data_page_offset());
            let (start, length) = (
                u64::try_from(start),
                u64::try_from(column.compressed_size()),
            );
            let (Ok(mut at), Ok(length)) = (start, length) else {
                return Err(Refusal::Broken);
            };
            let end = at
                .checked_add(length)
                .filter(|end| *end <= size)
                .ok_or(Refusal::Broken)?;
            let is_blind = matches!(
                column.compression(),
                Compression::GZIP(_) | Compression::LZ4 | Compression::BROTLI(_)
            );
            while at < end {
                at += check_page(file, at, end, is_blind)?;
            }
        }
    }
    Ok(())
}

/// Bytes of a page's header that are looked at; statistics can make it long.
const HEADER: u64 = 1 << 16;

/// Looks over one page and returns how long it is.
fn check_page(file: &mut File, at: u64, end: u64, is_blind: bool) -> Result<u64, Refusal> {
    let mut header = Vec::new();
    file.seek(SeekFrom::Start(at))?;
    file.take((end - at).min(HEADER)).read_to_end(&mut header)?;
    let mut walk = Walk {
        bytes: &header,
        at: 0,
    };
    let (mut unpacked, mut packed) = (-1, -1);
    walk.group(0, &mut |field, value| match field {
        2 => unpacked = value,
        3 => packed = value,
        _ => {}
    })
    .ok_or(Refusal::Broken)?;
    let (Ok(unpacked), Ok(packed)) = (u64::try_from(unpacked), u64::try_from(packed)) else {
        return Err(Refusal::Broken);
    };
    if unpacked > MOST_PAGE || packed > MOST_PAGE || (is_blind && packed > MOST_BLIND_PAGE) {
        return Err(Refusal::TooLarge);
    }
    let length = walk.at as u64 + packed;
    if length > end - at {
        Err(Refusal::Broken)
    } else {
        Ok(length)
    }
}

/// Structures deeper than any of the format's.
const MOST_DEPTH: usize = 24;

/// Goes through a structure without keeping it.
struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Walk<'_> {
    fn byte(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied()?;
        self.at += 1;
        Some(byte)
    }

    fn skip(&mut self, n: u64) -> Option<()> {
        let n = usize::try_from(n)
            .ok()
            .filter(|n| *n <= self.bytes.len() - self.at)?;
        self.at += n;
        Some(())
    }

    fn number(&mut self) -> Option<u64> {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    /// A structure; `see` is given the number and value of each whole-number field of its own.
    fn group(&mut self, depth: usize, see: &mut dyn FnMut(i64, i64)) -> Option<()> {
        if depth > MOST_DEPTH {
            return None;
        }
        let mut field = 0i64;
        loop {
            let head = self.byte()?;
            if head == 0 {
                return Some(());
            }
            field = match head >> 4 {
                0 => signed(self.number()?),
                step => field.checked_add(i64::from(step))?,
            };
            match head & 0x0F {
                4..=6 => see(field, signed(self.number()?)),
                // The value of a truth is in its type.
                1 | 2 => {}
                kind => self.value(kind, depth)?,
            }
        }
    }

    fn value(&mut self, kind: u8, depth: usize) -> Option<()> {
        match kind {
            1..=3 => self.skip(1),
            4..=6 => self.number().map(|_| ()),
            7 => self.skip(8),
            8 => {
                let length = self.number()?;
                self.skip(length)
            }
            9 | 10 => self.list(depth + 1),
            12 => self.group(depth + 1, &mut |_, _| {}),
            13 => self.skip(16),
            // Maps do not occur.
            _ => None,
        }
    }

    fn list(&mut self, depth: usize) -> Option<()> {
        if depth > MOST_DEPTH {
            return None;
        }
        let head = self.byte()?;
        let n = match head >> 4 {
            15 => self.number()?,
            n => u64::from(n),
        };
        // Every element takes a byte at least.
        if n > (self.bytes.len() - self.at) as u64 {
            return None;
        }
        (0..n).try_for_each(|_| self.value(head & 0x0F, depth))
    }
}

/// Undoes the zigzag of whole numbers.
fn signed(value: u64) -> i64 {
    (value >> 1) as i64 ^ -((value & 1) as i64)
}
