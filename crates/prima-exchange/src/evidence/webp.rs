//! WebP: chunks that make the picture are kept, the others are dropped.

use super::image::{Cleaned, exif_of, orientation};

const HEADER: usize = 12;

/// Chunks that make the picture, or decide how its colours look.
const KEPT: [&[u8; 4]; 7] = [
    b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP",
];

/// Flags of an extended header: there are Exif data, there is XMP.
const HAS_EXIF: u8 = 0x08;
const HAS_XMP: u8 = 0x04;

/// One chunk: its kind, and what it holds.
type Chunk<'a> = (&'a [u8; 4], &'a [u8]);

/// All chunks; `None` where the file is damaged or cut off.
fn chunks(content: &[u8]) -> Option<Vec<Chunk<'_>>> {
    let size: [u8; 4] = content.get(4..8)?.try_into().ok()?;
    let end = usize::try_from(u32::from_le_bytes(size))
        .ok()?
        .checked_add(8)?;
    let mut rest = content.get(HEADER..end)?;
    let mut chunks = Vec::new();
    while !rest.is_empty() {
        let (kind, after) = rest.split_first_chunk::<4>()?;
        let (length, after) = after.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        chunks.push((kind, after.get(..length)?));
        // Each begins at an even byte.
        rest = after.get(length.checked_add(length % 2)?..)?;
    }
    Some(chunks)
}

/// Width and height as the first chunk says.
pub(super) fn size(content: &[u8]) -> Option<(u32, u32)> {
    let chunks = chunks(content)?;
    let (kind, held) = chunks.first()?;
    size_of(kind, held)
}

fn size_of(kind: &[u8; 4], held: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize, n_bytes: usize| {
        let bytes = held.get(at..at + n_bytes)?.iter().rev();
        Some(bytes.fold(0u32, |number, byte| number << 8 | u32::from(*byte)))
    };
    match kind {
        b"VP8X" => Some((number(4, 3)? + 1, number(7, 3)? + 1)),
        b"VP8L" if held.first() == Some(&0x2F) => {
            let bits = number(1, 4)?;
            Some(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
        }
        b"VP8 " if held.get(3..6) == Some(b"\x9D\x01\x2A") => {
            Some((number(6, 2)? & 0x3FFF, number(8, 2)? & 0x3FFF))
        }
        _ => None,
    }
}

/// The picture without what tells more than it shows; `None` where the file is
/// damaged or cut off.
pub(super) fn clean(content: &[u8]) -> Option<Cleaned> {
    let size = size(content)?;
    let chunks = chunks(content)?;
    if !is_one_picture(&chunks, size) {
        return None;
    }
    let is_extended = chunks[0].0 == b"VP8X";
    let exif = chunks.iter().find(|(kind, _)| *kind == b"EXIF");
    // Some programs write the six letters that only JPEG has before the data.
    let exif = exif.map(|(_, exif)| exif.strip_prefix(b"Exif\0\0").unwrap_or(exif));
    let up = match is_extended {
        true => exif.map_or(1, orientation),
        false => 1,
    };
    let mut cleaned = content[..HEADER].to_vec();
    for (kind, held) in chunks.iter().filter(|(kind, _)| KEPT.contains(kind)) {
        let mut held = held.to_vec();
        if *kind == b"VP8X" {
            held[0] &= !(HAS_EXIF | HAS_XMP);
            held[0] |= if up == 1 { 0 } else { HAS_EXIF };
        }
        push(&mut cleaned, kind, &held);
    }
    if up != 1 {
        push(&mut cleaned, b"EXIF", &exif_of(up));
    }
    let length = u32::try_from(cleaned.len() - 8).expect("no longer than the file that was read");
    cleaned[4..8].copy_from_slice(&length.to_le_bytes());
    Some(Cleaned {
        is_changed: cleaned != content,
        content: cleaned,
        size,
    })
}

/// Whether there is one header, and a picture that is no larger than it says.
fn is_one_picture(chunks: &[Chunk<'_>], size: (u32, u32)) -> bool {
    let n_of = |wanted: &[u8; 4]| chunks.iter().filter(|(kind, _)| *kind == wanted).count();
    let n_still = n_of(b"VP8 ") + n_of(b"VP8L");
    let is_whole = match chunks[0].0 {
        b"VP8X" => {
            let is_header = chunks[0].1.len() == 10 && n_of(b"VP8X") == 1;
            is_header && (n_still == 1 || (n_still == 0 && n_of(b"ANMF") > 0))
        }
        _ => n_still == 1,
    };
    let fits = |(kind, held): &Chunk<'_>| match *kind {
        b"VP8 " | b"VP8L" => size_of(kind, held) == Some(size),
        _ => true,
    };
    is_whole && chunks.iter().all(fits)
}

fn push(out: &mut Vec<u8>, kind: &[u8; 4], held: &[u8]) {
    let length = u32::try_from(held.len()).expect("a chunk was read with such a length");
    out.extend(kind);
    out.extend(length.to_le_bytes());
    out.extend(held);
    if held.len() % 2 == 1 {
        out.push(0);
    }
}
