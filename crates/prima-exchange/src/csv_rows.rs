//! Rows of a CSV file as spreadsheets write it.
//!
//! Commas, semicolons or tabs; LF, CRLF or CR; with or without a byte order
//! mark. Only the encoding is not guessed: it is UTF-8.

use crate::cause::cause;
use crate::sink::Sink;
use csv::{ByteRecord, ReaderBuilder, StringRecord};
use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::rc::Rc;

const BUFFER: usize = 1 << 16;
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Reads the rows of a CSV file into `sink`.
pub(crate) fn read(path: &Path, sink: &mut Sink) {
    if let Err(error) = try_read(path, sink) {
        sink.file_problem("cannot-read", vec![("cause", cause(&error))]);
    }
}

fn try_read(path: &Path, sink: &mut Sink) -> io::Result<()> {
    let file = File::open(path)?;
    let size = file.metadata()?.len().max(1) as f64;
    let seen = Rc::new(Seen::default());
    let mut lines = BufReader::with_capacity(
        BUFFER,
        Lines {
            inner: file,
            seen: Rc::clone(&seen),
            last: b'\n',
        },
    );
    if lines.fill_buf()?.starts_with(MARK) {
        lines.consume(MARK.len());
        sink.note("byte-order-mark", vec![]);
    }
    let mut separator = None;
    if lines
        .fill_buf()?
        .get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case(b"sep="))
    {
        // A line some spreadsheets write for themselves and do not show.
        let mut line = Vec::new();
        lines.by_ref().take(64).read_until(b'\n', &mut line)?;
        separator = line.get(4).copied().filter(|byte| b",;\t".contains(byte));
    }
    let separator = separator.unwrap_or_else(|| guess(lines.fill_buf().unwrap_or_default(), sink));
    match separator {
        b';' => sink.note("semicolons", vec![]),
        b'\t' => sink.note("tabs", vec![]),
        _ => {}
    }
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(lines);
    let mut bytes = ByteRecord::new();
    let mut inside = 0;
    let mut last = None;
    let mut opened = false;
    while reader
        .read_byte_record(&mut bytes)
        .map_err(io::Error::other)?
    {
        let within = bytes
            .as_slice()
            .iter()
            .filter(|byte| **byte == b'\n')
            .count() as u64;
        // Every line ends with LF here, so the reader stands one line below.
        // Where a quote is still open at the end, that last LF is inside.
        let open = seen.ended.get() && seen.odd_quotes.get() && within > 0;
        let below = if open { 0 } else { 1 };
        let row = reader
            .position()
            .line()
            .saturating_sub(below + within + inside);
        inside += within;
        last = Some((row, within > 0));
        let record = match StringRecord::from_byte_record(std::mem::take(&mut bytes)) {
            Ok(record) => record,
            Err(error) => {
                let place = error.utf8_error().field();
                sink.problem(row, Some(place), "not-utf-8", vec![]);
                bytes = error.into_byte_record();
                if !opened {
                    return Ok(());
                }
                continue;
            }
        };
        if opened {
            sink.row(row, &record);
            sink.progress(|| reader.position().byte() as f64 / size);
        } else {
            if record.as_slice().contains('\0') {
                sink.problem(row, None, "nul", vec![]);
                return Ok(());
            }
            if !sink.header(row, &record, separator == b';') {
                return Ok(());
            }
            opened = true;
        }
        bytes = record.into_byte_record();
    }
    if let Some((row, true)) = last
        && seen.odd_quotes.get()
        // The row that runs to the end may have had too few columns, too.
        && !sink.has_said(row, "quote-open")
    {
        sink.problem(row, None, "quote-open", vec![]);
    }
    if seen.cr.get() {
        sink.note("crlf", vec![]);
    }
    if !opened {
        sink.file_problem("empty-file", vec![]);
    }
    Ok(())
}

/// The separator that parts the most known names in the first line.
fn guess(start: &[u8], sink: &Sink) -> u8 {
    let line = start
        .split(|byte| *byte == b'\n')
        .find(|line| !line.is_empty())
        .unwrap_or_default();
    let line = String::from_utf8_lossy(line).to_lowercase();
    let known = sink.known_names();
    let score = |separator: char| {
        let names = line
            .split(separator)
            .map(|name| name.trim().trim_matches('"'));
        (
            names.filter(|name| known.contains(name)).count(),
            line.matches(separator).count(),
        )
    };
    // On equal scores the last wins, so the comma comes last.
    ['\t', ';', ',']
        .into_iter()
        .max_by_key(|separator| score(*separator))
        .map_or(b',', |separator| separator as u8)
}

/// What was met on the way.
#[derive(Default)]
struct Seen {
    cr: Cell<bool>,
    odd_quotes: Cell<bool>,
    ended: Cell<bool>,
}

/// Turns CRLF and CR into LF and ends the last line with one, so that lines
/// can be counted.
struct Lines {
    inner: File,
    seen: Rc<Seen>,
    /// Last byte of the file that was read.
    last: u8,
}

impl Read for Lines {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let n = self.inner.read(buffer)?;
            if n == 0 {
                self.seen.ended.set(true);
                if matches!(self.last, b'\n' | b'\r') || buffer.is_empty() {
                    return Ok(0);
                }
                self.last = b'\n';
                buffer[0] = b'\n';
                return Ok(1);
            }
            let quotes = buffer[..n].iter().filter(|byte| **byte == b'"').count();
            self.seen
                .odd_quotes
                .set(self.seen.odd_quotes.get() ^ (quotes % 2 == 1));
            let before = std::mem::replace(&mut self.last, buffer[n - 1]);
            if before != b'\r' && !buffer[..n].contains(&b'\r') {
                return Ok(n);
            }
            self.seen.cr.set(true);
            let (mut kept, mut before) = (0, before);
            for at in 0..n {
                let byte = buffer[at];
                if !(before == b'\r' && byte == b'\n') {
                    buffer[kept] = if byte == b'\r' { b'\n' } else { byte };
                    kept += 1;
                }
                before = byte;
            }
            if kept > 0 {
                return Ok(kept);
            }
        }
    }
}
