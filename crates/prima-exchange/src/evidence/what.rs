//! What a file is, by its first bytes; for what is refused, what it seems to be,
//! so that the message can say what to do.

/// What the first bytes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Pdf,
    Jpeg,
    Png,
    Webp,
    /// A ZIP file, which a DOCX or XLSX is.
    Zip,
    /// Something else; the key of its message.
    Other(&'static str),
}

/// Beginnings that are looked for, and what they are the beginning of.
const BEGINNINGS: [(&[u8], What); 19] = [
    (b"%PDF-", What::Pdf),
    (b"\xFF\xD8\xFF", What::Jpeg),
    (b"\x89PNG\r\n\x1A\n", What::Png),
    (b"PK\x03\x04", What::Zip),
    (
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        What::Other("old-office"),
    ),
    (b"GIF8", What::Other("other-image")),
    (b"BM", What::Other("other-image")),
    (b"II*\0", What::Other("other-image")),
    (b"MM\0*", What::Other("other-image")),
    (b"Rar!", What::Other("archive")),
    (b"7z\xBC\xAF", What::Other("archive")),
    (b"\x1F\x8B", What::Other("archive")),
    (b"PK", What::Other("archive")),
    (b"MZ", What::Other("program")),
    (b"\x7FELF", What::Other("program")),
    (b"\xCA\xFE\xBA\xBE", What::Other("program")),
    (b"\xCF\xFA\xED\xFE", What::Other("program")),
    (b"#!", What::Other("program")),
    (b"%!PS", What::Other("program")),
];

/// Bytes in which the beginning of a web page or drawing is looked for.
const LOOKED_AT: usize = 1_024;

/// What a file is by its first bytes.
pub(super) fn what(content: &[u8]) -> What {
    let begins = |(beginning, _): &&(&[u8], What)| content.starts_with(beginning);
    if let Some((_, what)) = BEGINNINGS.iter().find(begins) {
        return *what;
    }
    if content.starts_with(b"RIFF") && content.get(8..12) == Some(b"WEBP") {
        return What::Webp;
    }
    match content.get(4..12) {
        Some(b"ftypheic" | b"ftypheix" | b"ftypmif1" | b"ftypavif") => {
            return What::Other("other-image");
        }
        Some([b'f', b't', b'y', b'p', ..]) => return What::Other("film"),
        _ => {}
    }
    let text = text_of(content);
    if text.contains("<svg") {
        return What::Other("svg");
    }
    if is_page(&text) {
        return What::Other("web-page");
    }
    What::Other("unknown")
}

/// Whether a text is, or could be taken for, a page with a script.
pub(super) fn is_page(text: &str) -> bool {
    ["<html", "<script", "<!doctype html", "<body", "<iframe"]
        .iter()
        .any(|sign| text.contains(sign))
}

/// The first bytes as text in small letters, whatever width its letters have.
pub(super) fn text_of(content: &[u8]) -> String {
    let first = &content[..content.len().min(LOOKED_AT)];
    let letters = first.iter().filter(|byte| byte.is_ascii() && **byte != 0);
    letters
        .map(|byte| byte.to_ascii_lowercase() as char)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{What, what};

    #[test]
    fn a_file_is_what_its_first_bytes_say() {
        for (content, expected) in [
            (&b"%PDF-1.7\n"[..], What::Pdf),
            (b"\xFF\xD8\xFF\xE0", What::Jpeg),
            (b"\x89PNG\r\n\x1A\n", What::Png),
            (b"RIFF\x04\0\0\0WEBPVP8 ", What::Webp),
            (b"PK\x03\x04", What::Zip),
            (b"PK\x05\x06", What::Other("archive")),
            (b"RIFF\x04\0\0\0WAVEfmt ", What::Other("unknown")),
            (b"MZ\x90\0", What::Other("program")),
            (b"#!/bin/sh\n", What::Other("program")),
            (b"\0\0\0\x18ftypheic", What::Other("other-image")),
            (b"\0\0\0\x18ftypmp42", What::Other("film")),
            (
                b"\xEF\xBB\xBF<?xml version=\"1.0\"?><svg/>",
                What::Other("svg"),
            ),
            (b"<\0s\0v\0g\0", What::Other("svg")),
            (b"  <!DOCTYPE HTML>", What::Other("web-page")),
            (b"<SCRIPT>alert(1)</SCRIPT>", What::Other("web-page")),
            (b" %PDF-1.7", What::Other("unknown")),
            (b"halo", What::Other("unknown")),
            (b"", What::Other("unknown")),
        ] {
            assert_eq!(what(content), expected, "{content:?}");
        }
    }
}
