//! The XML within a DOCX or XLSX: what its lists say, and that no text of it
//! brings definitions of its own along.

use super::Media;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::collections::BTreeSet;

/// What the links of a part lead to.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Links {
    /// Places outside the file that are opened unasked.
    pub outside: Vec<String>,
    /// A macro or a control.
    pub has_macro: bool,
    /// A file or program within the document.
    pub has_object: bool,
}

/// Definitions of a text's own, with which a few letters become any number.
const DEFINITIONS: [&[u8]; 2] = [b"<!DOCTYPE", b"<!ENTITY"];

/// Whether a text is written in Unicode and brings no definitions along.
pub(super) fn is_xml_safe(content: &[u8]) -> bool {
    // Twice as wide letters have a zero byte each.
    let letters: Vec<u8> = content.iter().copied().filter(|byte| *byte != 0).collect();
    let first = &letters[..letters.len().min(200)];
    let head = String::from_utf8_lossy(first).to_lowercase();
    let head = head.split("?>").next().unwrap_or_default();
    let encoding = head.split_once("encoding").map(|(_, rest)| rest);
    let is_unicode = encoding.is_none_or(|rest| {
        let name = rest.trim_start_matches(['=', ' ', '"', '\'', '\t', '\r', '\n']);
        name.starts_with("utf-8") || name.starts_with("utf-16") || name.starts_with("us-ascii")
    });
    // A text in letters that are no ASCII at all could hide anything.
    let is_text = letters.contains(&b'<') || letters.is_empty();
    let defines = DEFINITIONS.iter().any(|wanted| contains(&letters, wanted));
    is_unicode && is_text && !defines
}

fn contains(text: &[u8], wanted: &[u8]) -> bool {
    let starts = text
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == wanted[0]);
    starts
        .into_iter()
        .any(|(at, _)| text[at..].starts_with(wanted))
}

/// What the links of a part lead to; `None` where the list is damaged.
pub(super) fn links_of(content: &[u8]) -> Option<Links> {
    let mut links = Links::default();
    each(content, |element| {
        if element.local_name().as_ref() != "Relationship" {
            return Some(());
        }
        let kind = value(element, "Type")?.unwrap_or_default();
        let target = value(element, "Target")?.unwrap_or_default();
        let mode = value(element, "TargetMode")?.unwrap_or_default();
        let kind = kind.to_lowercase();
        let is_named = |name: &str| kind.contains(name);
        links.has_macro |= ["vbaproject", "activex", "/control"]
            .into_iter()
            .any(is_named);
        links.has_object |= is_named("/oleobject");
        let is_external = mode.trim().eq_ignore_ascii_case("external");
        if is_external && !(kind.ends_with("/hyperlink") && is_harmless(&target)) {
            links.outside.push(target);
        }
        Some(())
    })?;
    Some(links)
}

/// Whether a link that a person clicks leads to a page or a letter.
fn is_harmless(target: &str) -> bool {
    let target = target.trim().to_lowercase();
    ["http://", "https://", "mailto:", "tel:", "#"]
        .iter()
        .any(|scheme| target.starts_with(scheme))
}

const DOCX: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

/// What a package is, by its list of kinds and the names of its parts in small
/// letters; else the key of what is wrong.
pub(super) fn kind_of(content: &[u8], parts: &BTreeSet<String>) -> Result<Media, &'static str> {
    let mut found = BTreeSet::new();
    let mut refused = None;
    let read = each(content, |element| {
        let kind = value(element, "ContentType")?.unwrap_or_default();
        let kind = kind.trim();
        let small = kind.to_lowercase();
        if ["macroenabled", "vbaproject", "activex"]
            .iter()
            .any(|name| small.contains(name))
        {
            refused = Some("macro");
        }
        if small.contains("presentationml.presentation.main") {
            refused = refused.or(Some("presentation"));
        }
        let media = match kind {
            DOCX => Media::Docx,
            XLSX => Media::Xlsx,
            _ => return Some(()),
        };
        let name = value(element, "PartName")?
            .unwrap_or_default()
            .to_lowercase();
        // A default kind names no part.
        if parts.contains(name.trim_start_matches('/')) {
            found.insert(media);
        }
        Some(())
    });
    let mut found = found.into_iter();
    match (read, refused, found.next(), found.next()) {
        (None, ..) => Err("damaged-office"),
        (_, Some(key), ..) => Err(key),
        (_, None, Some(media), None) => Ok(media),
        _ => Err("archive"),
    }
}

/// Goes through all elements of a text; `None` where it is damaged, or one
/// could not be read.
fn each(content: &[u8], mut look: impl FnMut(&BytesStart<'_>) -> Option<()>) -> Option<()> {
    let text = std::str::from_utf8(content).ok()?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut depth = 0usize;
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) => {
                depth += 1;
                look(&element)?;
            }
            Event::Empty(element) => look(&element)?,
            Event::End(_) => depth = depth.checked_sub(1)?,
            Event::Eof => return (depth == 0).then_some(()),
            _ => {}
        }
    }
}

/// The value of an attribute, if there is one; `None` where it cannot be read.
fn value(element: &BytesStart<'_>, name: &str) -> Option<Option<String>> {
    match element.try_get_attribute(name).ok()? {
        None => Some(None),
        Some(attribute) => {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
            Some(Some(value.into_owned()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Links, is_xml_safe, links_of};

    #[test]
    fn a_text_with_definitions_of_its_own_is_not_safe() {
        let wide: Vec<u8> = "<!DOCTYPE a>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for (content, expected) in [
            (&b"<?xml version=\"1.0\" encoding=\"UTF-8\"?><a/>"[..], true),
            (b"<a>&amp;</a>", true),
            (b"", true),
            (b"<?xml version='1.0' encoding = 'utf-7'?><a/>", false),
            (b"<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", false),
            (b"<a/><!ENTITY b \"c\">", false),
            (&wide, false),
            (b"+ADw-a", false),
        ] {
            assert_eq!(is_xml_safe(content), expected, "{content:?}");
        }
    }

    #[test]
    fn links_that_are_followed_unasked_are_told_from_those_that_are_clicked() {
        let link = |kind: &str, target: &str, mode: &str| {
            let text = format!(
                "<r:Relationships xmlns:r='x'><r:Relationship Id='1' \
                 Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}' \
                 Target='{target}' TargetMode='{mode}'/></r:Relationships>"
            );
            links_of(text.as_bytes()).expect("a whole list")
        };
        let outside = |target: &str| Links {
            outside: vec![target.to_owned()],
            ..Links::default()
        };
        let none = Links::default();
        assert_eq!(link("image", "media/a.png", "Internal"), none);
        assert_eq!(link("hyperlink", "https://a.id", "External"), none);
        assert_eq!(
            link("hyperlink", "file:///c:/a", "External"),
            outside("file:///c:/a")
        );
        assert_eq!(
            link("image", "https://a.id", "External"),
            outside("https://a.id")
        );
        // Spelled so that a careless reader does not see it.
        assert_eq!(
            link("attachedTemplate", "\\\\a\\b", "&#69;xternal"),
            outside("\\\\a\\b")
        );
        assert!(link("vbaProject", "a.bin", "Internal").has_macro);
        assert!(link("oleObject", "a.bin", "Internal").has_object);
        assert_eq!(links_of(b"<a><b></a>"), None);
    }
}
