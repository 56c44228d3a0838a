//! PDF: a document that is only read, never one that acts.
//!
//! No reader of the format is used: a reader follows the table of references,
//! and two readers that follow it differently see two documents. Here every
//! name that stands anywhere in the file is looked at, also in streams of
//! objects, however it is spelled. What is not looked for: pictures that make a
//! reader stumble, and streams of objects packed in another way than the usual
//! one, which are refused unread.

use super::pdf_scan::{Danger, Found, scan};
use super::problem::Problem;
use super::what::{is_page, text_of};
use super::{Inspected, Limits, Media};

/// Bytes of a ZIP file's end, and of the comment that may follow it.
const ZIP_END: usize = 22;
const ZIP_COMMENT: usize = u16::MAX as usize;

/// Looks at a PDF.
pub(super) fn inspect(content: Vec<u8>, limits: &Limits) -> Result<Inspected, Vec<Problem>> {
    if !is_whole(&content) {
        return Err(vec![Problem::of("damaged-pdf")]);
    }
    let text = text_of(&content);
    if is_page(&text) || text.contains("<svg") || ends_as_zip(&content) {
        return Err(vec![Problem::of("two-in-one")]);
    }
    let found = scan(&content);
    let mut problems = dangers(&found);
    let pages = found.pages();
    if found.n_pages == 0 && !found.dangers.contains(&Danger::Encrypted) {
        problems.push(Problem::of("damaged-pdf"));
    }
    if pages > limits.pages {
        let problem = Problem::of("too-many-pages")
            .with("pages", pages.to_string())
            .with("limit", limits.pages.to_string());
        problems.push(problem);
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(Inspected {
        media: Media::Pdf,
        content,
        name: String::new(),
        pages: Some(pages),
        size: None,
        notes: vec![],
    })
}

fn dangers(found: &Found) -> Vec<Problem> {
    let key = |danger: &Danger| match danger {
        Danger::Encrypted => "pdf-encrypted",
        Danger::Script => "pdf-script",
        Danger::Launch => "pdf-launch",
        Danger::Embedded => "pdf-embedded",
        Danger::Bomb => "bomb",
        Danger::Unusual => "pdf-unusual",
    };
    let dangers = found.dangers.iter().map(key);
    dangers.map(Problem::of).collect()
}

/// Whether it begins and ends as a PDF does, so that nothing was cut off and
/// nothing hung on.
fn is_whole(content: &[u8]) -> bool {
    let Some(version) = content.get(5..8) else {
        return false;
    };
    let blank = |byte: &u8| matches!(byte, b'\0' | b'\t' | b'\n' | b'\x0C' | b'\r' | b' ');
    let end = content
        .iter()
        .rposition(|byte| !blank(byte))
        .map_or(0, |at| at + 1);
    let Some(before) = content[..end].strip_suffix(b"%%EOF") else {
        return false;
    };
    let end = before
        .iter()
        .rposition(|byte| !blank(byte))
        .map_or(0, |at| at + 1);
    let digits = before[..end]
        .iter()
        .rev()
        .take_while(|byte| byte.is_ascii_digit());
    let start = end - digits.count();
    let number = std::str::from_utf8(&before[start..end]).ok();
    let number = number.and_then(|number| number.parse::<usize>().ok());
    // Zero stands in the first half of a document that was made for slow lines.
    let is_place = number.is_some_and(|number| 0 < number && number < content.len());
    let end = before[..start]
        .iter()
        .rposition(|byte| !blank(byte))
        .map_or(0, |at| at + 1);
    let is_version = matches!(version, [b'1' | b'2', b'.', b'0'..=b'9']);
    is_version && is_place && before[..end].ends_with(b"startxref")
}

/// Whether it is a ZIP file as well, seen from its end.
fn ends_as_zip(content: &[u8]) -> bool {
    let tail = content.len().saturating_sub(ZIP_END + ZIP_COMMENT);
    let ends = content[tail..].windows(ZIP_END).enumerate();
    let is_end = |(at, end): (usize, &[u8])| {
        let comment = usize::from(u16::from_le_bytes([end[20], end[21]]));
        end.starts_with(b"PK\x05\x06") && tail + at + ZIP_END + comment <= content.len()
    };
    ends.into_iter().any(is_end)
}
