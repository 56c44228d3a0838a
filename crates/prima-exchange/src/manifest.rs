//! `MANIFEST`: the hash of every file of a bundle, and enough to name a changed line.
//!
//! The lines of a file are laid out in a square; each row and each column of
//! it has a short checksum. One changed line changes one of either, which
//! names it, in a space that grows with the root of the file.

use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Name of the file.
pub const NAME: &str = "MANIFEST";

/// What stands where a signature could stand. One over the whole file cannot
/// stand in it, so it stands beside it ([`crate::signature`]), and a bundle is the
/// same bytes with and without.
const UNSIGNED: &str = "unsigned";

/// Hex digits of a short checksum.
const SHORT: usize = 8;

/// What is known of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Name within the bundle.
    pub name: String,
    /// SHA-256 in hex.
    pub hash: String,
    /// Bytes.
    pub size: u64,
    /// Lines.
    pub lines: u64,
    rows: Vec<String>,
    columns: Vec<String>,
}

/// All that `MANIFEST` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// Program and version that wrote the bundle.
    pub engine: String,
    /// The files, by name.
    pub entries: Vec<Entry>,
}

/// Where a file differs from what was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// In exactly this line.
    Line(u64),
    /// In some of these lines.
    Among(Vec<u64>),
    /// Somewhere from the first to the second line on; lines are missing or added.
    From(u64, u64),
    /// In nothing the checksums of lines can see: the hash does not belong to them.
    None,
}

/// Where `MANIFEST` itself was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnChange {
    /// In this line.
    Line(u64),
    /// It cannot be read as a manifest.
    Unreadable,
}

/// SHA-256 in hex.
pub fn hash(content: &[u8]) -> String {
    hex(&Sha256::digest(content))
}

/// SHA-256 in hex of a file, read piece by piece.
pub fn hash_file(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hex(&hasher.finalize())),
            n => hasher.update(&piece[..n]),
        }
    }
}

/// Bytes in small hexadecimal digits. The domain has the same; nothing else of it is
/// needed here, and three lines are not worth a room.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn short(hasher: Sha256) -> String {
    let mut text = hex(&hasher.finalize());
    text.truncate(SHORT);
    text
}

/// Side of the square that holds this many lines.
fn side(lines: u64) -> usize {
    let root = lines.isqrt();
    let side = if root * root < lines { root + 1 } else { root };
    (side as usize).max(1)
}

/// Checksums of the rows and columns of the square of `lines` lines.
fn square(content: &[u8], lines: u64) -> (Vec<String>, Vec<String>) {
    let side = side(lines);
    let mut columns = vec![Sha256::new(); side];
    let mut rows = Vec::new();
    for row in pieces(content, side) {
        let mut whole = Sha256::new();
        for (place, line) in row.iter().enumerate() {
            whole.update(line);
            columns[place].update(line);
        }
        rows.push(short(whole));
    }
    (rows, columns.into_iter().map(short).collect())
}

fn pieces(content: &[u8], side: usize) -> impl Iterator<Item = Vec<&[u8]>> {
    let mut lines = content.split_inclusive(|byte| *byte == b'\n');
    std::iter::from_fn(move || {
        let piece: Vec<&[u8]> = lines.by_ref().take(side).collect();
        (!piece.is_empty()).then_some(piece)
    })
}

fn n_lines(content: &[u8]) -> u64 {
    content.split_inclusive(|byte| *byte == b'\n').count() as u64
}

impl Entry {
    /// What is to be known of a file.
    pub fn new(name: &str, content: &[u8]) -> Entry {
        let lines = n_lines(content);
        let (rows, columns) = square(content, lines);
        Entry {
            name: name.to_owned(),
            hash: hash(content),
            size: content.len() as u64,
            lines,
            rows,
            columns,
        }
    }

    /// Where the content differs; `None` where it is what it was.
    pub fn change(&self, content: &[u8]) -> Option<Change> {
        if hash(content) == self.hash {
            return None;
        }
        let side = side(self.lines) as u64;
        let (rows, columns) = square(content, self.lines);
        let differing = |ours: &[String], theirs: &[String]| {
            let n = ours.len().max(theirs.len());
            (0..n)
                .filter(|place| ours.get(*place) != theirs.get(*place))
                .map(|place| place as u64)
                .collect::<Vec<_>>()
        };
        let rows = differing(&self.rows, &rows);
        let columns = differing(&self.columns, &columns);
        let first = rows.first().copied().unwrap_or(0);
        if n_lines(content) != self.lines {
            return Some(Change::From(first * side + 1, (first + 1) * side));
        }
        let lines: Vec<u64> = rows
            .iter()
            .flat_map(|row| columns.iter().map(move |column| row * side + column + 1))
            .filter(|line| *line <= self.lines)
            .collect();
        Some(match lines.as_slice() {
            [line] => Change::Line(*line),
            [] => Change::None,
            _ => Change::Among(lines),
        })
    }
}

impl Manifest {
    /// The text of the file.
    pub fn text(&self) -> String {
        let mut text = format!("engine {}\n", self.engine);
        for entry in &self.entries {
            text.push_str(&format!(
                "{} {} {} {}\n",
                entry.hash, entry.size, entry.lines, entry.name
            ));
        }
        text.push_str(UNSIGNED);
        text.push('\n');
        for entry in &self.entries {
            text.push_str(&format!("rows {} {}\n", entry.name, entry.rows.join(" ")));
            text.push_str(&format!(
                "columns {} {}\n",
                entry.name,
                entry.columns.join(" ")
            ));
        }
        text.push_str(&own_line(&text));
        text
    }

    /// Reads the file. Whether it was changed itself, [`own_change`] says.
    pub fn read(text: &str) -> Result<Manifest, OwnChange> {
        let mut lines = text.lines().peekable();
        let engine = lines
            .next()
            .and_then(|line| line.strip_prefix("engine "))
            .ok_or(OwnChange::Unreadable)?;
        let mut entries = Vec::new();
        while let Some(line) = lines.next_if(|line| *line != UNSIGNED) {
            let mut words = line.splitn(4, ' ');
            let mut word = || words.next().ok_or(OwnChange::Unreadable);
            let (hash, size, lines, name) = (word()?, word()?, word()?, word()?);
            let number = |text: &str| text.parse::<u64>().map_err(|_| OwnChange::Unreadable);
            let (size, lines) = (number(size)?, number(lines)?);
            if !is_plain(name) {
                return Err(OwnChange::Unreadable);
            }
            let (rows, columns) = (Vec::new(), Vec::new());
            entries.push(Entry {
                name: name.to_owned(),
                hash: hash.to_owned(),
                size,
                lines,
                rows,
                columns,
            });
        }
        lines
            .next_if(|line| *line == UNSIGNED)
            .ok_or(OwnChange::Unreadable)?;
        for entry in &mut entries {
            for (kind, list) in [("rows", &mut entry.rows), ("columns", &mut entry.columns)] {
                let line = lines
                    .next()
                    .and_then(|line| line.strip_prefix(kind))
                    .ok_or(OwnChange::Unreadable)?;
                let rest = line
                    .strip_prefix(' ')
                    .and_then(|line| line.strip_prefix(entry.name.as_str()));
                let rest = rest.ok_or(OwnChange::Unreadable)?;
                *list = rest.split_whitespace().map(str::to_owned).collect();
            }
            // A square of another size would be none of the file, and could be senselessly large.
            if entry.columns.len() != side(entry.lines) {
                return Err(OwnChange::Unreadable);
            }
        }
        Ok(Manifest {
            engine: engine.to_owned(),
            entries,
        })
    }

    /// The entry of a file.
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name == name)
    }
}

/// Whether a name stays within the folder of the bundle.
pub(crate) fn is_plain(name: &str) -> bool {
    let good = |part: &str| {
        !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', ':', '\0'])
    };
    !name.is_empty() && name.split('/').all(good)
}

/// The last line: the hash of all above it, and a short one of each line.
fn own_line(above: &str) -> String {
    let shorts: Vec<String> = above
        .lines()
        .map(|line| short(Sha256::new_with_prefix(line)))
        .collect();
    format!("{} {} {}\n", NAME, hash(above.as_bytes()), shorts.join(" "))
}

/// Where the text of a manifest differs from what its last line says of it.
pub fn own_change(text: &str) -> Option<OwnChange> {
    let start = text.strip_suffix('\n').and_then(|body| body.rfind('\n'));
    let Some(start) = start.map(|at| at + 1) else {
        return Some(OwnChange::Unreadable);
    };
    let (above, last) = text.split_at(start);
    let expected = own_line(above);
    if last == expected {
        return None;
    }
    let mut found = last.split_whitespace().skip(2);
    let mut should = expected.split_whitespace().skip(2);
    let n = above.lines().count();
    let differing: Vec<usize> = (0..n).filter(|_| found.next() != should.next()).collect();
    let same_hash = last.split_whitespace().nth(1) == expected.split_whitespace().nth(1);
    Some(match differing.as_slice() {
        // The lines above are as they were, so the last one is not.
        _ if same_hash => OwnChange::Line(n as u64 + 1),
        [] => OwnChange::Line(n as u64 + 1),
        [first, ..] if differing.len() < n.div_ceil(2).max(2) => OwnChange::Line(*first as u64 + 1),
        _ => OwnChange::Unreadable,
    })
}
