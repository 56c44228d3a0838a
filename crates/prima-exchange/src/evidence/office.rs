//! DOCX and XLSX: a ZIP file of parts, each looked at by itself.
//!
//! Nothing it says of itself is believed: not its names, not its sizes. What
//! runs, reaches outside, hides a program or expands without end is refused.

use super::office_xml::{Links, is_xml_safe, kind_of, links_of};
use super::problem::{Problem, shown};
use super::{Inspected, Limits, Media};
use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::read::ZipFile;

/// Looks at a ZIP file that should be a DOCX or XLSX.
pub(super) fn inspect(content: Vec<u8>, limits: &Limits) -> Result<Inspected, Vec<Problem>> {
    let mut look = Look {
        limits,
        left: limits.expanded,
        packed: content.len() as u64,
        problems: Vec::new(),
        is_over: false,
    };
    let media = look.package(&content, "", 0);
    match media {
        Some(media) if look.problems.is_empty() => Ok(Inspected {
            media,
            content,
            name: String::new(),
            pages: None,
            size: None,
            notes: vec![],
        }),
        _ => Err(look.problems),
    }
}

/// The part that lists what the others are.
const KINDS: &str = "[Content_Types].xml";
/// Problems that are said of one file; a hostile one could have any number.
const MOST_PROBLEMS: usize = 10;
/// Bytes of a ZIP file's end without a comment.
const ZIP_END: usize = 22;
/// Bytes of a list of links or kinds; real ones have a few thousand.
const MOST_LIST: usize = 4 << 20;
/// Workbooks within documents within documents: a chart holds its figures so.
const MOST_DEPTH: usize = 1;

struct Look<'a> {
    limits: &'a Limits,
    /// Bytes that may still be unpacked.
    left: u64,
    /// Bytes of the whole file.
    packed: u64,
    problems: Vec<Problem>,
    /// Whether a bomb ended the reading.
    is_over: bool,
}

/// What a part of a package may be, by the end of its name.
enum Part {
    Xml,
    Links,
    /// A picture, a font, settings of a printer: only counted.
    Plain,
    /// A workbook or text within this one.
    Package,
    /// Refused, with the key of the message.
    Refused(&'static str),
}

impl Look<'_> {
    fn refuse(&mut self, part: &str, key: &'static str) {
        self.is_over |= key == "bomb";
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(match part.is_empty() {
                true => Problem::of(key),
                false => Problem::of_part(part, key),
            });
        }
    }

    /// Looks at a package; gives what it is. Where that is nothing, a problem
    /// was said.
    fn package(&mut self, content: &[u8], within: &str, depth: usize) -> Option<Media> {
        let mut archive = match self.open(content) {
            Ok(archive) => archive,
            Err(key) => {
                self.refuse(within, key);
                return None;
            }
        };
        // Any other archive is said to be one, whatever is in it.
        if archive.index_for_name(KINDS).is_none() {
            self.refuse(within, "archive");
            return None;
        }
        let mut seen = BTreeSet::new();
        let mut kinds = Vec::new();
        for place in 0..archive.len() {
            let name = self.name(&mut archive, place, &mut seen)?;
            if name.ends_with('/') {
                continue;
            }
            let held = match name == KINDS {
                true => MOST_LIST,
                false => usize::MAX,
            };
            let content = self.unpack(&mut archive, place, &name, held)?;
            self.part(&name, &content, depth);
            if self.is_over {
                return None;
            }
            if name == KINDS {
                kinds = content;
            }
        }
        match kind_of(&kinds, &seen) {
            Ok(media) => Some(media),
            Err(key) => {
                self.refuse(within, key);
                None
            }
        }
    }

    /// Opens a package whose parts lie one behind the other and fill the file.
    fn open<'c>(&self, content: &'c [u8]) -> Result<ZipArchive<Cursor<&'c [u8]>>, &'static str> {
        let mut archive = ZipArchive::new(Cursor::new(content)).map_err(|_| "damaged-office")?;
        if archive.len() > self.limits.parts {
            return Err("bomb");
        }
        let end = content.len().checked_sub(ZIP_END).map(|at| &content[at..]);
        let is_end = end.is_some_and(|end| end.starts_with(b"PK\x05\x06"));
        if !is_end || archive.offset() != 0 || !archive.comment().is_empty() {
            return Err("two-in-one");
        }
        if archive.has_duplicate_names() {
            return Err("damaged-office");
        }
        match archive.has_overlapping_entries() {
            Ok(false) => Ok(archive),
            Ok(true) => Err("bomb"),
            Err(_) => Err("damaged-office"),
        }
    }

    /// The name of a part, which leads nowhere else and is no other part's.
    fn name(
        &mut self,
        archive: &mut ZipArchive<Cursor<&[u8]>>,
        place: usize,
        seen: &mut BTreeSet<String>,
    ) -> Option<String> {
        let entry = match archive.by_index_raw(place) {
            Ok(entry) => entry,
            Err(_) => {
                self.refuse("", "damaged-office");
                return None;
            }
        };
        let Ok(name) = std::str::from_utf8(entry.name_raw()) else {
            self.refuse("", "part-name");
            return None;
        };
        let name = name.to_owned();
        if !is_plain(&name) || entry.is_symlink() {
            self.refuse(&name, "part-name");
            return None;
        }
        if entry.encrypted() {
            self.refuse(&name, "office-encrypted");
            return None;
        }
        // Names of parts differ by more than capitals.
        if !seen.insert(name.to_lowercase()) {
            self.refuse(&name, "damaged-office");
            return None;
        }
        Some(name)
    }

    /// Unpacks a part, counting; `None` where that ends the reading, which was
    /// said. A part longer than `held` is a bomb, too.
    fn unpack(
        &mut self,
        archive: &mut ZipArchive<Cursor<&[u8]>>,
        place: usize,
        name: &str,
        held: usize,
    ) -> Option<Vec<u8>> {
        let Ok(mut entry) = archive.by_index(place) else {
            self.refuse(name, "damaged-office");
            return None;
        };
        match self.read(&mut entry, held) {
            Ok(content) => Some(content),
            Err(key) => {
                drop(entry);
                self.refuse(name, key);
                None
            }
        }
    }

    fn read(
        &mut self,
        entry: &mut ZipFile<'_, Cursor<&[u8]>>,
        held: usize,
    ) -> Result<Vec<u8>, &'static str> {
        let mut content = Vec::new();
        let mut piece = vec![0; 1 << 16];
        loop {
            let n = match entry.read(&mut piece) {
                Ok(0) => return Ok(content),
                Ok(n) => n,
                Err(_) => return Err("damaged-office"),
            };
            self.left = self.left.checked_sub(n as u64).ok_or("bomb")?;
            let expanded = self.limits.expanded - self.left;
            let most = self
                .packed
                .saturating_mul(self.limits.ratio)
                .max(Limits::SMALL);
            content.extend_from_slice(&piece[..n]);
            if expanded > most || content.len() > held {
                return Err("bomb");
            }
        }
    }

    fn part(&mut self, name: &str, content: &[u8], depth: usize) {
        match part(name) {
            Part::Refused(key) => self.refuse(name, key),
            Part::Xml if !is_xml_safe(content) => self.refuse(name, "xml"),
            Part::Links => match links_of(content) {
                _ if !is_xml_safe(content) => self.refuse(name, "xml"),
                Some(links) => self.links(name, &links),
                None => self.refuse(name, "damaged-office"),
            },
            Part::Package if depth < MOST_DEPTH => {
                self.package(content, name, depth + 1);
            }
            Part::Package => self.refuse(name, "office-embedded"),
            Part::Plain if is_hidden_file(content) => self.refuse(name, "office-embedded"),
            Part::Xml | Part::Plain => {}
        }
    }

    fn links(&mut self, name: &str, links: &Links) {
        for target in &links.outside {
            if self.problems.len() < MOST_PROBLEMS {
                let problem = Problem::of_part(name, "external-link");
                self.problems.push(problem.with("target", shown(target)));
            }
        }
        if links.has_macro {
            self.refuse(name, "macro");
        }
        if links.has_object {
            self.refuse(name, "office-embedded");
        }
    }
}

/// What a part may be, by its name.
fn part(name: &str) -> Part {
    let name = name.to_lowercase();
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    if name.contains("vbaproject") || name.contains("vbadata") || name.contains("activex/") {
        return Part::Refused("macro");
    }
    if name.contains("externallinks/") {
        return Part::Refused("external-link-part");
    }
    match extension {
        "xml" | "vml" | "svg" => Part::Xml,
        "rels" => Part::Links,
        "png" | "jpg" | "jpeg" | "gif" | "bmp" | "tif" | "tiff" | "emf" | "wmf" | "wdp"
        | "odttf" | "fntdata" => Part::Plain,
        "bin" if name.contains("printersettings") => Part::Plain,
        "xlsx" | "docx" => Part::Package,
        _ => Part::Refused("office-embedded"),
    }
}

/// Whether a part that should be a picture is a program or another file.
fn is_hidden_file(content: &[u8]) -> bool {
    [
        &b"PK\x03\x04"[..],
        b"MZ",
        b"\x7FELF",
        b"Rar!",
        b"7z\xBC\xAF",
        b"%PDF",
        b"#!",
    ]
    .iter()
    .any(|beginning| content.starts_with(beginning))
}

/// Whether a name leads to a place within its folder on every system.
fn is_plain(name: &str) -> bool {
    let path = name.strip_suffix('/').unwrap_or(name);
    let is_step = |step: &str| !matches!(step, "" | "." | "..");
    path.len() <= 300
        && path.split('/').all(is_step)
        && !path.contains(['\\', ':'])
        && !path.chars().any(char::is_control)
}
