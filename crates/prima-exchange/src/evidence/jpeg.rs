//! JPEG: segments that make the picture are kept, the others are dropped.

use super::image::{Cleaned, exif_of, orientation};

const EXIF: &[u8] = b"Exif\0\0";
const PROFILE: &[u8] = b"ICC_PROFILE\0";

/// Markers: beginning, end, and the beginning of a scan.
const SOI: u8 = 0xD8;
const EOI: u8 = 0xD9;
const SOS: u8 = 0xDA;

/// One piece of the file.
enum Piece<'a> {
    /// A segment with its marker and what it holds, without its length.
    Segment(u8, &'a [u8]),
    /// The packed points that follow the header of a scan.
    Scan(&'a [u8]),
    /// The end.
    End,
}

/// Goes through the pieces of a file.
struct Pieces<'a> {
    content: &'a [u8],
    at: usize,
    is_scan: bool,
}

impl<'a> Pieces<'a> {
    fn of(content: &'a [u8]) -> Pieces<'a> {
        // The first two bytes were looked at: they are the beginning.
        Pieces {
            content,
            at: 2,
            is_scan: false,
        }
    }

    /// The next piece; `None` where the file is damaged or ends too early.
    fn next(&mut self) -> Option<Piece<'a>> {
        if std::mem::take(&mut self.is_scan) {
            return self.scan().map(Piece::Scan);
        }
        if *self.content.get(self.at)? != 0xFF {
            return None;
        }
        // Any number of such bytes may stand before a marker.
        while *self.content.get(self.at)? == 0xFF {
            self.at += 1;
        }
        let marker = self.content[self.at];
        self.at += 1;
        match marker {
            EOI => return Some(Piece::End),
            // Markers without a length have no place here.
            0x00 | 0x01 | 0xD0..=SOI => return None,
            _ => {}
        }
        let length: [u8; 2] = self.content.get(self.at..self.at + 2)?.try_into().ok()?;
        let length = usize::from(u16::from_be_bytes(length));
        let held = self.content.get(self.at + 2..self.at + length.max(2))?;
        if length < 2 {
            return None;
        }
        self.at += length;
        self.is_scan = marker == SOS;
        Some(Piece::Segment(marker, held))
    }

    /// Packed points go on to the next marker that is neither a stuffed byte
    /// nor a restart.
    fn scan(&mut self) -> Option<&'a [u8]> {
        let start = self.at;
        loop {
            let step = self.content[self.at..]
                .iter()
                .position(|byte| *byte == 0xFF)?;
            self.at += step;
            match *self.content.get(self.at + 1)? {
                0x00 | 0xD0..=0xD7 => self.at += 2,
                0xFF => self.at += 1,
                _ => return Some(&self.content[start..self.at]),
            }
        }
    }
}

/// Whether a marker is that of the header of a frame.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF)
}

/// Width and height, from the header of the first frame.
pub(super) fn size(content: &[u8]) -> Option<(u32, u32)> {
    let mut pieces = Pieces::of(content);
    loop {
        match pieces.next()? {
            Piece::Segment(marker, held) if is_frame(marker) => {
                let number = |at: usize| {
                    let bytes: [u8; 2] = held.get(at..at + 2)?.try_into().ok()?;
                    Some(u32::from(u16::from_be_bytes(bytes)))
                };
                return Some((number(3)?, number(1)?));
            }
            Piece::End => return None,
            _ => {}
        }
    }
}

/// The picture without what tells more than it shows; `None` where the file is
/// damaged or cut off.
pub(super) fn clean(content: &[u8]) -> Option<Cleaned> {
    let size = size(content)?;
    let mut up = 1;
    let mut kept: Vec<u8> = Vec::with_capacity(content.len());
    let (mut n_frames, mut n_scans) = (0, 0);
    let mut pieces = Pieces::of(content);
    loop {
        match pieces.next()? {
            Piece::Segment(marker, held) => {
                if marker == 0xE1
                    && let Some(exif) = held.strip_prefix(EXIF)
                {
                    up = orientation(exif);
                }
                n_frames += usize::from(is_frame(marker));
                if is_kept(marker, held) {
                    push(&mut kept, marker, held);
                }
            }
            Piece::Scan(packed) => {
                kept.extend(packed);
                n_scans += 1;
            }
            Piece::End => break,
        }
    }
    // A second frame could be larger than the one that was measured.
    if n_frames != 1 || n_scans == 0 {
        return None;
    }
    let mut cleaned = vec![0xFF, SOI];
    if up != 1 {
        push(&mut cleaned, 0xE1, &[EXIF, &exif_of(up)].concat());
    }
    cleaned.extend(kept);
    cleaned.extend([0xFF, EOI]);
    Some(Cleaned {
        is_changed: cleaned != content,
        content: cleaned,
        size,
    })
}

/// Tables, frames and scans; of the applications' segments those that decide
/// how colours look.
fn is_kept(marker: u8, held: &[u8]) -> bool {
    match marker {
        0xC0..=0xCF | 0xDA..=0xDD => true,
        0xE0 => held.starts_with(b"JFIF\0"),
        0xE2 => held.starts_with(PROFILE),
        0xEE => held.starts_with(b"Adobe"),
        _ => false,
    }
}

fn push(out: &mut Vec<u8>, marker: u8, held: &[u8]) {
    let length = u16::try_from(held.len() + 2).expect("a segment was read with such a length");
    out.extend([0xFF, marker]);
    out.extend(length.to_be_bytes());
    out.extend(held);
}
