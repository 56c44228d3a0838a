//! Images: never decoded, only taken apart into their pieces and put together
//! again from those that make the picture.
//!
//! What tells of the place, the hour and the telephone is left out, and so is
//! anything behind the picture's end. Which way up it is, is kept.

use super::problem::Problem;
use super::{Inspected, Limits, Media, Note, jpeg, png, webp};

/// An image's pieces that are kept.
pub(super) struct Cleaned {
    /// The file put together from them.
    pub content: Vec<u8>,
    /// Width and height.
    pub size: (u32, u32),
    /// Whether anything was left out.
    pub is_changed: bool,
}

/// Looks at an image.
pub(super) fn inspect(
    media: Media,
    content: &[u8],
    limits: &Limits,
) -> Result<Inspected, Vec<Problem>> {
    let size = match media {
        Media::Png => png::size(content),
        Media::Webp => webp::size(content),
        _ => jpeg::size(content),
    };
    let damaged = || vec![Problem::of("damaged-image")];
    let (width, height) = size.ok_or_else(damaged)?;
    if width == 0 || height == 0 {
        return Err(damaged());
    }
    // Before anything else: a small file can claim a picture no memory holds.
    if u64::from(width) * u64::from(height) > limits.pixels {
        let problem = Problem::of("too-many-pixels")
            .with("width", width.to_string())
            .with("height", height.to_string())
            .with("limit", (limits.pixels / 1_000_000).to_string());
        return Err(vec![problem]);
    }
    let cleaned = match media {
        Media::Png => png::clean(content),
        Media::Webp => webp::clean(content),
        _ => jpeg::clean(content),
    };
    let cleaned = cleaned.ok_or_else(damaged)?;
    let notes = match cleaned.is_changed {
        true => vec![Note::new("cleaned", vec![])],
        false => vec![],
    };
    Ok(Inspected {
        media,
        content: cleaned.content,
        name: String::new(),
        pages: None,
        size: Some(cleaned.size),
        notes,
    })
}

/// Which way up an image is, from its Exif data: 1 to 8; 1 where it does not say.
pub(super) fn orientation(exif: &[u8]) -> u16 {
    read_orientation(exif)
        .filter(|orientation| (1..=8).contains(orientation))
        .unwrap_or(1)
}

/// The tag's number in TIFF, and a whole number of two bytes.
const ORIENTATION: u16 = 0x0112;
const SHORT: u16 = 3;

fn read_orientation(exif: &[u8]) -> Option<u16> {
    let is_little = match exif.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes: [u8; 2] = exif.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(match is_little {
            true => u16::from_le_bytes(bytes),
            false => u16::from_be_bytes(bytes),
        })
    };
    let long = |at: usize| {
        let bytes: [u8; 4] = exif.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(match is_little {
            true => u32::from_le_bytes(bytes),
            false => u32::from_be_bytes(bytes),
        })
    };
    let first = long(4)? as usize;
    let n_entries = usize::from(short(first)?);
    for place in 0..n_entries {
        let entry = first.checked_add(2 + 12 * place)?;
        if short(entry)? == ORIENTATION && short(entry + 2)? == SHORT {
            return short(entry + 8);
        }
    }
    None
}

/// Exif data that say which way up an image is, and nothing else.
pub(super) fn exif_of(orientation: u16) -> Vec<u8> {
    let mut exif = b"MM\0*\0\0\0\x08\0\x01".to_vec();
    exif.extend(ORIENTATION.to_be_bytes());
    exif.extend(SHORT.to_be_bytes());
    exif.extend(1u32.to_be_bytes());
    exif.extend(orientation.to_be_bytes());
    // The rest of the value's four bytes, and the end of the list.
    exif.extend([0; 6]);
    exif
}

#[cfg(test)]
mod tests {
    use super::{exif_of, orientation};

    #[test]
    fn which_way_up_an_image_is_comes_back() {
        for up in 1..=8 {
            assert_eq!(orientation(&exif_of(up)), up);
        }
        for up in [0, 9, 65_535] {
            assert_eq!(orientation(&exif_of(up)), 1, "{up}");
        }
    }

    #[test]
    fn exif_data_of_the_other_byte_order_and_broken_ones_are_read() {
        // Little-endian: one entry, orientation 6.
        let little = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
        assert_eq!(orientation(little), 6);
        for cut in 0..little.len() {
            assert!([1, 6].contains(&orientation(&little[..cut])), "{cut}");
        }
        assert_eq!(orientation(b"II*\0\xFF\xFF\xFF\xFF"), 1);
        assert_eq!(orientation(b""), 1);
    }
}
