//! Goes through the bytes of a PDF from the first to the last and collects the
//! names that tell what it can do.
//!
//! Nothing is kept of what is unpacked, and everything is counted.

use flate2::read::ZlibDecoder;
use std::collections::BTreeSet;
use std::io::Read;

/// What a document must not be able to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Danger {
    /// It is locked, so that nobody can look into it.
    Encrypted,
    /// It runs a script, or plays what can.
    Script,
    /// It starts a program, or sends something away.
    Launch,
    /// It holds other files.
    Embedded,
    /// It unpacks to more than a document needs.
    Bomb,
    /// Its objects are packed so that they are not read here.
    Unusual,
}

/// What was found in a document.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// What it must not be able to do.
    pub dangers: BTreeSet<Danger>,
    /// Pages that are described, older states of one included.
    pub n_pages: u64,
    /// Pages that its tree says it has.
    n_said: u64,
    n_branches: usize,
}

impl Found {
    /// How many pages it has: as its tree says, unless that cannot be.
    pub fn pages(&self) -> u64 {
        match self.n_said {
            0 => self.n_pages,
            // Each page may have been saved a few times.
            said if self.n_pages / 8 > said => self.n_pages,
            said => said,
        }
    }
}

/// Names so long that no packed picture has one by chance: looked for in every
/// byte of the file.
const LONG: [(&[u8], Danger); 11] = [
    (b"Encrypt", Danger::Encrypted),
    (b"JavaScript", Danger::Script),
    (b"Rendition", Danger::Script),
    (b"RichMedia", Danger::Script),
    (b"RichMediaExecute", Danger::Script),
    (b"Launch", Danger::Launch),
    (b"SubmitForm", Danger::Launch),
    (b"ImportData", Danger::Launch),
    (b"EmbeddedFile", Danger::Embedded),
    (b"EmbeddedFiles", Danger::Embedded),
    (b"FileAttachment", Danger::Embedded),
];

/// Short names: looked for wherever objects are written.
const SHORT: [(&[u8], Danger); 4] = [
    (b"JS", Danger::Script),
    (b"XFA", Danger::Script),
    (b"EF", Danger::Embedded),
    (b"GoToE", Danger::Embedded),
];

/// What one stream, all streams of objects, and all others unpack to at most.
const MOST_STREAM: u64 = 64 << 20;
const MOST_ALL: u64 = 256 << 20;
/// Streams, and branches of the tree of pages, that are looked at.
const MOST_STREAMS: usize = 200_000;
const MOST_BRANCHES: usize = 2_000;
/// Characters of a name that are read; the longest that counts has sixteen.
const MOST_NAME: usize = 40;

/// How much may still be unpacked.
struct Left {
    objects: u64,
    others: u64,
    streams: usize,
}

/// Collects what is in a document.
pub(super) fn scan(content: &[u8]) -> Found {
    let mut found = Found::default();
    for name in names(content) {
        found.dangers.extend(danger(&LONG, &name));
    }
    let mut left = Left {
        objects: MOST_ALL,
        others: MOST_ALL,
        streams: MOST_STREAMS,
    };
    let mut at = 0;
    while let Some(begins) = find(content, b"stream", at) {
        if left.streams == 0 {
            found.dangers.insert(Danger::Unusual);
            break;
        }
        left.streams -= 1;
        let header = &content[at..begins];
        found.look(header);
        let body = begins + b"stream".len();
        let ends = find(content, b"endstream", body).unwrap_or(content.len());
        found.unpack(header, &content[body..ends], &mut left);
        at = (ends + b"endstream".len()).min(content.len());
    }
    found.look(&content[at..]);
    found
}

impl Found {
    /// Looks at objects as they are written.
    fn look(&mut self, text: &[u8]) {
        for (place, name) in places(text) {
            self.dangers.extend(danger(&LONG, &name));
            self.dangers.extend(danger(&SHORT, &name));
            if name != b"Type" {
                continue;
            }
            let rest = &text[place + 1..];
            let value = places(&rest[..rest.len().min(MOST_NAME * 3)]).next();
            match value.as_ref().map(|(_, value)| value.as_slice()) {
                Some(b"Page") => self.n_pages += 1,
                Some(b"Pages") if self.n_branches < MOST_BRANCHES => {
                    self.n_branches += 1;
                    self.n_said = self.n_said.max(count(around(text, place)));
                }
                _ => {}
            }
        }
    }

    /// Looks into a stream, whose description ends the header.
    fn unpack(&mut self, header: &[u8], body: &[u8], left: &mut Left) {
        let own = rfind(header, b" obj").map_or(header, |at| &header[at..]);
        let names: BTreeSet<Vec<u8>> = names(own).collect();
        let has = |name: &[u8]| names.contains(name);
        let is_objects = has(b"ObjStm") || (has(b"First") && has(b"N"));
        let is_packed = has(b"FlateDecode") || has(b"Fl");
        if is_objects {
            let is_unusual = names.iter().any(|name| {
                (name.ends_with(b"Decode") && name != b"FlateDecode") || name == b"Crypt"
            });
            // What is said elsewhere in the file is not looked up.
            let is_elsewhere = has(b"Filter") && !is_packed && !is_unusual;
            if is_unusual || is_elsewhere {
                self.dangers.insert(Danger::Unusual);
            } else if is_packed {
                self.unpack_objects(body, left);
            } else {
                self.look(body);
            }
        } else if !has(b"Image") {
            // Its description may lie about what it is.
            let (text, _) = unpacked(body, MOST_STREAM.min(left.others));
            left.others = left.others.saturating_sub(text.len() as u64);
            for name in self::names(&text) {
                self.dangers.extend(danger(&LONG, &name));
            }
        }
    }

    fn unpack_objects(&mut self, body: &[u8], left: &mut Left) {
        let (text, is_all) = unpacked(body, MOST_STREAM.min(left.objects));
        left.objects = left.objects.saturating_sub(text.len() as u64);
        if !is_all {
            self.dangers.insert(Danger::Bomb);
        }
        self.look(&text);
    }
}

/// What a stream unpacks to, at most so much, and whether that is all.
fn unpacked(body: &[u8], most: u64) -> (Vec<u8>, bool) {
    let body = body.strip_prefix(b"\r").unwrap_or(body);
    let body = body.strip_prefix(b"\n").unwrap_or(body);
    let mut text = Vec::new();
    // Making ready to unpack costs more than most streams are long.
    if !is_zlib(body) {
        return (text, true);
    }
    // A stream that is damaged gives what stands before the damage, as in a reader.
    let _ = ZlibDecoder::new(body).take(most + 1).read_to_end(&mut text);
    let is_all = text.len() as u64 <= most;
    (text, is_all)
}

/// Whether bytes begin as what zlib packed does.
fn is_zlib(body: &[u8]) -> bool {
    match body {
        [first, second, ..] => {
            first & 0x0F == 8 && u16::from_be_bytes([*first, *second]).is_multiple_of(31)
        }
        _ => false,
    }
}

fn danger(list: &[(&[u8], Danger)], name: &[u8]) -> Option<Danger> {
    let found = list.iter().find(|(known, _)| *known == name);
    found.map(|(_, danger)| *danger)
}

/// All names, with `#4a` and the like read as the signs they stand for.
fn names(text: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    places(text).map(|(_, name)| name)
}

/// All names and where they begin.
fn places(text: &[u8]) -> impl Iterator<Item = (usize, Vec<u8>)> {
    let slashes = text.iter().enumerate().filter(|(_, byte)| **byte == b'/');
    slashes.map(|(at, _)| (at, name(&text[at + 1..])))
}

fn name(text: &[u8]) -> Vec<u8> {
    let is_end = |byte: &u8| {
        matches!(byte, b'\0' | b'\t' | b'\n' | b'\x0C' | b'\r' | b' ')
            || b"()<>[]{}/%".contains(byte)
    };
    let end = text.iter().take(MOST_NAME * 3).position(is_end);
    let written = &text[..end.unwrap_or(text.len().min(MOST_NAME * 3))];
    let mut name = Vec::new();
    let mut at = 0;
    while at < written.len() && name.len() < MOST_NAME {
        let digit = |place: usize| {
            let digit = written
                .get(place)
                .and_then(|byte| (*byte as char).to_digit(16));
            digit.map(|digit| digit as u8)
        };
        let coded = digit(at + 1).zip(digit(at + 2));
        match (written[at], coded) {
            (b'#', Some((high, low))) => {
                name.push(high << 4 | low);
                at += 3;
            }
            (byte, _) => {
                name.push(byte);
                at += 1;
            }
        }
    }
    name
}

/// Bytes around a name in which the rest of its dictionary is looked for: one
/// of a thousand pages names each in ten.
const AROUND: usize = 1 << 16;

/// The dictionary around a place, with those that stand in it.
fn around(text: &[u8], place: usize) -> &[u8] {
    let first = place.saturating_sub(AROUND);
    let last = text.len().min(place + AROUND);
    let mut depth = 0;
    let start = (first..place.saturating_sub(1))
        .rev()
        .find(|at| match &text[*at..at + 2] {
            b">>" => {
                depth += 1;
                false
            }
            b"<<" => {
                depth -= 1;
                depth < 0
            }
            _ => false,
        });
    depth = 0;
    let end = (place..last.saturating_sub(1)).find(|at| match &text[*at..at + 2] {
        b"<<" => {
            depth += 1;
            false
        }
        b">>" => {
            depth -= 1;
            depth < 0
        }
        _ => false,
    });
    &text[start.unwrap_or(first)..end.unwrap_or(last)]
}

/// The number after `/Count`; 0 where there is none.
fn count(text: &[u8]) -> u64 {
    let counted = places(text).find(|(_, name)| name == b"Count");
    let Some((at, _)) = counted else { return 0 };
    let rest = &text[at + b"/Count".len()..];
    let number = rest.iter().skip_while(|byte| byte.is_ascii_whitespace());
    let digits = number.take_while(|byte| byte.is_ascii_digit()).take(9);
    digits.fold(0, |number, digit| number * 10 + u64::from(digit - b'0'))
}

/// Where some bytes next stand.
fn find(text: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let step = text.get(at..)?.iter().position(|byte| *byte == wanted[0])?;
        at += step;
        if text[at..].starts_with(wanted) {
            return Some(at);
        }
        at += 1;
    }
}

/// Where some bytes last stand.
fn rfind(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len())
        .rposition(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::{count, name};

    #[test]
    fn a_name_is_read_however_it_is_spelled() {
        for (text, expected) in [
            (&b"JavaScript>>"[..], &b"JavaScript"[..]),
            (b"J#61vaScript ", b"JavaScript"),
            (b"#4A#61#76#61#53cript/S", b"JavaScript"),
            (b"J#6", b"J#6"),
            (b"J#zz", b"J#zz"),
            (b"", b""),
            (b"/", b""),
        ] {
            assert_eq!(name(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_count_is_a_whole_number_or_nothing() {
        for (text, expected) in [
            (&b"<</Type/Pages/Count 12/Kids[]"[..], 12),
            (b"<</Count\n7", 7),
            (b"<</Count -3", 0),
            (b"<</Count 5 0 R", 5),
            (b"<</Kids[]", 0),
            (b"<</Count 99999999999999999999", 999_999_999),
        ] {
            assert_eq!(count(text), expected, "{text:?}");
        }
    }
}
