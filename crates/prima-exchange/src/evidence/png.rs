//! PNG: chunks that make the picture are kept, the others are dropped.

use super::image::{Cleaned, exif_of, orientation};

const BEGINNING: usize = 8;

/// Chunks that make the picture, or decide how its colours look. An animation's
/// are not among them: what is left is its first picture.
const KEPT: [&[u8; 4]; 12] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT",
    b"bKGD", b"pHYs",
];

/// One chunk: its kind, and what it holds.
type Chunk<'a> = (&'a [u8; 4], &'a [u8]);

/// All chunks up to the end of the picture; `None` where the file is damaged or
/// cut off.
fn chunks(content: &[u8]) -> Option<Vec<Chunk<'_>>> {
    let mut rest = content.get(BEGINNING..)?;
    let mut chunks = Vec::new();
    loop {
        let (chunk, after) = chunk(rest)?;
        let is_end = chunk.0 == b"IEND";
        chunks.push(chunk);
        if is_end {
            return Some(chunks);
        }
        rest = after;
    }
}

fn chunk(rest: &[u8]) -> Option<(Chunk<'_>, &[u8])> {
    let (length, rest) = rest.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (kind, after) = rest.split_first_chunk::<4>()?;
    let held = after.get(..length)?;
    let (sum, after) = after.get(length..)?.split_first_chunk::<4>()?;
    let is_whole = crc32(&rest[..4 + length]) == u32::from_be_bytes(*sum);
    is_whole.then_some(((kind, held), after))
}

/// The sum at the end of a chunk, over its kind and what it holds.
fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// Width and height, from the header alone.
pub(super) fn size(content: &[u8]) -> Option<(u32, u32)> {
    let ((kind, held), _) = chunk(content.get(BEGINNING..)?)?;
    let (width, rest) = held.split_first_chunk::<4>()?;
    let (height, rest) = rest.split_first_chunk::<4>()?;
    let is_header = kind == b"IHDR" && rest.len() == 5;
    is_header.then(|| (u32::from_be_bytes(*width), u32::from_be_bytes(*height)))
}

/// The picture without what tells more than it shows; `None` where the file is
/// damaged or cut off.
pub(super) fn clean(content: &[u8]) -> Option<Cleaned> {
    let size = size(content)?;
    let chunks = chunks(content)?;
    let n_of = |wanted: &[u8; 4]| chunks.iter().filter(|(kind, _)| *kind == wanted).count();
    if n_of(b"IHDR") != 1 || n_of(b"IDAT") == 0 || n_of(b"PLTE") > 1 {
        return None;
    }
    let exif = chunks.iter().find(|(kind, _)| *kind == b"eXIf");
    let up = exif.map_or(1, |(_, exif)| orientation(exif));
    let mut cleaned = content[..BEGINNING].to_vec();
    for (kind, held) in &chunks {
        if !KEPT.contains(kind) {
            continue;
        }
        push(&mut cleaned, kind, held);
        if *kind == b"IHDR" && up != 1 {
            push(&mut cleaned, b"eXIf", &exif_of(up));
        }
    }
    Some(Cleaned {
        is_changed: cleaned != content,
        content: cleaned,
        size,
    })
}

fn push(out: &mut Vec<u8>, kind: &[u8; 4], held: &[u8]) {
    let length = u32::try_from(held.len()).expect("a chunk was read with such a length");
    out.extend(length.to_be_bytes());
    let start = out.len();
    out.extend(kind);
    out.extend(held);
    let sum = crc32(&out[start..]);
    out.extend(sum.to_be_bytes());
}
