//! A credential inside a picture or a page: put into PNG and SVG as Open Badges
//! says, and found again in PNG, SVG and PDF.
//!
//! What is read came from anywhere: nothing is unpacked beyond a limit, and a
//! broken file holds no credential.

use flate2::Crc;
use flate2::read::ZlibDecoder;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::Read;

/// Name of the chunk of a PNG, and of the element of an SVG.
const KEYWORD: &[u8] = b"openbadgecredential";
const ELEMENT: &str = "openbadges:credential";
const NAMESPACE: &str = "https://purl.imsglobal.org/ob/v3p0";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Largest credential that is looked for.
const MOST: u64 = 256 << 10;
/// Streams of a PDF that are opened at most.
const MOST_STREAMS: usize = 2_000;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// The credential itself.
    Json,
    /// The credential as a token.
    Token,
    /// A picture.
    Png,
    /// A drawing.
    Svg,
    /// A printed page.
    Pdf,
}

impl Carrier {
    /// Its name in messages: `piagam-carrier-<code>`.
    pub fn code(self) -> &'static str {
        match self {
            Carrier::Json => "json",
            Carrier::Token => "jwt",
            Carrier::Png => "png",
            Carrier::Svg => "svg",
            Carrier::Pdf => "pdf",
        }
    }
}

/// What a file is, and the credential in it, where there is one.
pub fn unbaked(file: &[u8]) -> Option<(Carrier, Option<String>)> {
    if file.starts_with(PNG) {
        return Some((Carrier::Png, from_png(file)));
    }
    if file.starts_with(b"%PDF-") {
        return Some((Carrier::Pdf, from_pdf(file)));
    }
    let text = std::str::from_utf8(file).ok()?;
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.starts_with('{') {
        return Some((Carrier::Json, Some(text.to_owned())));
    }
    if text.starts_with('<') && text.contains("<svg") {
        return Some((Carrier::Svg, from_svg(text)));
    }
    let is_token = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let looks_so = text.matches('.').count() == 2 && text.chars().all(is_token);
    looks_so.then(|| (Carrier::Token, Some(text.to_owned())))
}

/// A PNG with a credential; one it had before is gone. `None` where it is no PNG.
pub fn into_png(png: &[u8], credential: &str) -> Option<Vec<u8>> {
    let mut out = PNG.to_vec();
    for chunk in Chunks::of(png)? {
        if chunk.kind == b"iTXt" && chunk.content.starts_with(KEYWORD) {
            continue;
        }
        out.extend(chunk.whole);
        if chunk.kind == b"IHDR" {
            // Not compressed, no language.
            let content = [KEYWORD, b"\0\0\0\0\0", credential.as_bytes()].concat();
            out.extend(u32::try_from(content.len()).ok()?.to_be_bytes());
            let typed = [b"iTXt".as_slice(), &content].concat();
            out.extend(&typed);
            let mut crc = Crc::new();
            crc.update(&typed);
            out.extend(crc.sum().to_be_bytes());
        }
    }
    Some(out)
}

/// Whether a PNG is one picture: one that moves could show anything after it.
pub fn is_still(png: &[u8]) -> bool {
    Chunks::of(png).is_some_and(|mut chunks| chunks.all(|chunk| chunk.kind != b"acTL"))
}

/// An SVG with a credential; `None` where it is no SVG.
pub fn into_svg(svg: &str, credential: &str) -> Option<String> {
    let start = svg.find("<svg")?;
    let end = start + svg[start..].find('>')?;
    // Only within texts of JSON can these three signs stand together.
    let credential = credential.replace("]]>", "]]\\u003e");
    Some(format!(
        "{} xmlns:openbadges=\"{NAMESPACE}\"><{ELEMENT}><![CDATA[{credential}]]></{ELEMENT}>{}",
        &svg[..end],
        &svg[end + 1..]
    ))
}

struct Chunk<'a> {
    kind: &'a [u8],
    content: &'a [u8],
    whole: &'a [u8],
}

struct Chunks<'a>(&'a [u8]);

impl<'a> Chunks<'a> {
    fn of(png: &'a [u8]) -> Option<Chunks<'a>> {
        png.strip_prefix(PNG).map(Chunks)
    }
}

impl<'a> Iterator for Chunks<'a> {
    type Item = Chunk<'a>;

    fn next(&mut self) -> Option<Chunk<'a>> {
        let length: [u8; 4] = self.0.get(..4)?.try_into().ok()?;
        let end = usize::try_from(u32::from_be_bytes(length))
            .ok()?
            .checked_add(12)?;
        let whole = self.0.get(..end)?;
        self.0 = &self.0[end..];
        Some(Chunk {
            kind: &whole[4..8],
            content: &whole[8..end - 4],
            whole,
        })
    }
}

fn from_png(png: &[u8]) -> Option<String> {
    let mut chunks = Chunks::of(png)?;
    let own = chunks.find(|chunk| {
        let rest = chunk.content.strip_prefix(KEYWORD);
        chunk.kind == b"iTXt" && rest.is_some_and(|rest| rest.first() == Some(&0))
    })?;
    let rest = &own.content[KEYWORD.len() + 1..];
    let (&[packed, _], rest) = rest.split_first_chunk::<2>()?;
    let mut parts = rest.splitn(3, |byte| *byte == 0);
    let (_language, _keyword, text) = (parts.next()?, parts.next()?, parts.next()?);
    match packed {
        0 => String::from_utf8(text.to_vec()).ok(),
        _ => inflated(text),
    }
}

fn from_svg(svg: &str) -> Option<String> {
    let mut reader = Reader::from_str(svg);
    let mut is_inside = false;
    let mut found = String::new();
    loop {
        match reader.read_event().ok()? {
            Event::Eof => return None,
            Event::Start(start) if start.name().into_inner() == ELEMENT => is_inside = true,
            Event::End(end) if end.name().into_inner() == ELEMENT => {
                return Some(found.trim().to_owned());
            }
            Event::CData(text) if is_inside => found.push_str(&text),
            _ => {}
        }
    }
}

/// The credential is an attached file: a stream of its own that, unpacked, is
/// JSON of our context. Where it is named in the file is of no matter.
fn from_pdf(pdf: &[u8]) -> Option<String> {
    let mut rest = pdf;
    for _ in 0..MOST_STREAMS {
        let start = find(rest, b"stream")? + b"stream".len();
        rest = &rest[start..];
        let body = rest
            .strip_prefix(b"\r\n")
            .or_else(|| rest.strip_prefix(b"\n"));
        let Some(body) = body else { continue };
        if body.starts_with(b"{") {
            let text = std::str::from_utf8(&body[..find(body, b"endstream")?]).ok()?;
            if is_badge(text) {
                return Some(text.trim().to_owned());
            }
        }
        if let Some(text) = inflated(body).filter(|text| is_badge(text)) {
            return Some(text);
        }
    }
    None
}

fn is_badge(text: &str) -> bool {
    text.starts_with('{') && text.contains("OpenBadgeCredential")
}

fn inflated(bytes: &[u8]) -> Option<String> {
    let mut text = Vec::new();
    let mut unpacked = ZlibDecoder::new(bytes).take(MOST + 1);
    unpacked.read_to_end(&mut text).ok()?;
    let is_small = text.len() as u64 <= MOST;
    is_small.then(|| String::from_utf8(text).ok()).flatten()
}

fn find(bytes: &[u8], sought: &[u8]) -> Option<usize> {
    bytes
        .windows(sought.len())
        .position(|window| window == sought)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture of one dot, written by hand.
    fn dot() -> Vec<u8> {
        let mut png = PNG.to_vec();
        let head: &[u8] = &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0];
        for (kind, content) in [(b"IHDR", head), (b"IEND", &[][..])] {
            png.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
            let typed = [&kind[..], content].concat();
            let mut crc = Crc::new();
            crc.update(&typed);
            png.extend(&typed);
            png.extend(crc.sum().to_be_bytes());
        }
        png
    }

    #[test]
    fn a_picture_gives_back_what_was_put_into_it() {
        let text = "{\"name\":\"ÄÖ 🏅 \\\"]]> עברית\"}";
        let png = into_png(&dot(), text).unwrap();
        assert_eq!(unbaked(&png), Some((Carrier::Png, Some(text.to_owned()))));
        let again = into_png(&png, "{}").unwrap();
        assert_eq!(unbaked(&again), Some((Carrier::Png, Some("{}".to_owned()))));
        assert_eq!(unbaked(&dot()), Some((Carrier::Png, None)));
    }

    #[test]
    fn a_drawing_gives_back_what_was_put_into_it() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\"><g/></svg>";
        let baked = into_svg(svg, "{\"name\":\"a]]>b & <c>\"}").unwrap();
        let (carrier, found) = unbaked(baked.as_bytes()).unwrap();
        assert_eq!(carrier, Carrier::Svg);
        assert_eq!(found.as_deref(), Some("{\"name\":\"a]]\\u003eb & <c>\"}"));
        assert_eq!(unbaked(svg.as_bytes()), Some((Carrier::Svg, None)));
    }

    #[test]
    fn every_beginning_of_a_picture_is_read_without_harm() {
        let png = into_png(&dot(), "{}").unwrap();
        for length in 0..png.len() {
            let _ = unbaked(&png[..length]);
        }
        assert_eq!(unbaked(b"\0\xff"), None);
        assert_eq!(unbaked(b""), None);
    }
}
