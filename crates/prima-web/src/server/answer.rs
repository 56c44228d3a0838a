//! What is sent: an answer with its headers, ready to be sent many times.

use super::headers::Fixed;
use crate::reply::Reply;
use axum::body::{Body, Bytes};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use hyper::header::{
    ACCEPT_ENCODING, ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_DISPOSITION,
    CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_TYPE, ETAG, HeaderMap, HeaderValue,
    IF_NONE_MATCH, LOCATION, VARY,
};
use hyper::{Response, StatusCode};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use prima_domain::hex::hex;
use prima_domain::register::day::Day;
use sha2::{Digest, Sha256};
use std::io::{Read, Write as _};

/// Kept by browsers and proxies for a minute, then asked about again.
const FRESH: &str = "public, max-age=60, must-revalidate";
/// Texts that are shorter are not packed.
const SHORTEST_PACKED: usize = 256;
const HTML: &str = "text/html; charset=utf-8";
/// Signs that cannot stand in an address.
const IN_ADDRESS: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\');

/// An answer that is the same for all readers.
#[derive(Debug)]
pub struct Kept {
    /// Version of the data it was made from.
    version: u64,
    /// The only day on which it is true; none where it is true on any.
    day: Option<Day>,
    status: StatusCode,
    /// All headers but those that depend on the request.
    headers: HeaderMap,
    etag: HeaderValue,
    body: Bytes,
    is_packed: bool,
}

/// What an answer must have been made from to be handed out now.
#[derive(Clone, Copy, Debug)]
pub struct Present {
    /// Version of the data.
    pub version: u64,
    /// The day it is in Jakarta.
    pub day: Day,
}

/// Where an answer stands, which decides some of its headers.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Language of its address.
    pub language: Option<&'static str>,
    /// Whether pages of other sites may read it.
    pub is_open: bool,
}

impl Kept {
    /// An answer from what a page's function returned.
    pub fn new(reply: Reply, version: u64, place: Place, fixed: &Fixed) -> Kept {
        let mut headers = fixed.start();
        let (status, content_type, bytes) = match reply {
            Reply::Page(markup) => (StatusCode::OK, HTML, markup.into_string().into_bytes()),
            Reply::File {
                content_type,
                bytes,
                name,
            } => {
                if let Some(name) = name {
                    headers.insert(CONTENT_DISPOSITION, disposition(&name));
                }
                (StatusCode::OK, content_type, bytes)
            }
            Reply::Elsewhere(address) => {
                headers.insert(LOCATION, location(&address));
                (StatusCode::FOUND, "", Vec::new())
            }
        };
        if !content_type.is_empty() {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        }
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(FRESH));
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        if let Some(language) = place.language.filter(|_| content_type == HTML) {
            headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(language));
        }
        if place.is_open {
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        }
        let etag = etag(&bytes);
        headers.insert(ETAG, etag.clone());
        let is_packed = is_text(content_type) && bytes.len() >= SHORTEST_PACKED;
        let body = if is_packed { packed(&bytes) } else { bytes };
        if is_packed {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
        Kept {
            version,
            day: None,
            status,
            headers,
            etag,
            body: Bytes::from(body),
            is_packed,
        }
    }

    /// The same answer, true on that day only.
    pub fn on(self, day: Day) -> Kept {
        let day = Some(day);
        Kept { day, ..self }
    }

    /// Whether it is still true.
    pub fn holds(&self, present: Present) -> bool {
        self.version == present.version && self.day.is_none_or(|day| day == present.day)
    }

    /// Bytes it takes in memory, headers apart.
    pub fn n_bytes(&self) -> usize {
        self.body.len()
    }

    /// The answer to a request with these headers.
    pub fn response(&self, request: &HeaderMap) -> Response<Body> {
        if is_known(request, &self.etag) {
            return self.unchanged();
        }
        self.whole(request)
    }

    /// The answer to a request that will not be asked again, without a tag.
    pub fn once(&self, request: &HeaderMap) -> Response<Body> {
        let mut response = self.whole(request);
        response.headers_mut().remove(ETAG);
        response
    }

    fn whole(&self, request: &HeaderMap) -> Response<Body> {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers.clone();
        if !self.is_packed || accepts(request, "gzip") {
            *response.body_mut() = Body::from(self.body.clone());
            return response;
        }
        let body = unpacked(&self.body);
        let headers = response.headers_mut();
        headers.remove(CONTENT_ENCODING);
        headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
        *response.body_mut() = Body::from(body);
        response
    }

    fn unchanged(&self) -> Response<Body> {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        let headers = response.headers_mut();
        *headers = self.headers.clone();
        for name in [
            CONTENT_TYPE,
            CONTENT_ENCODING,
            CONTENT_LENGTH,
            CONTENT_DISPOSITION,
        ] {
            headers.remove(name);
        }
        response
    }
}

/// Whether a request says that it has this answer already.
pub fn is_known(request: &HeaderMap, etag: &HeaderValue) -> bool {
    let Some(known) = request.get(IF_NONE_MATCH) else {
        return false;
    };
    let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    match (known.to_str(), etag.to_str()) {
        (Ok(known), Ok(etag)) => known
            .split(',')
            .any(|tag| tag.trim() == "*" || opaque(tag) == opaque(etag)),
        _ => false,
    }
}

/// Whether a request takes an encoding.
pub fn accepts(request: &HeaderMap, encoding: &str) -> bool {
    let accepted = request.get(ACCEPT_ENCODING);
    let accepted = accepted.and_then(|value| value.to_str().ok());
    accepted.unwrap_or_default().split(',').any(|part| {
        let (name, weight) = part.split_once(';').unwrap_or((part, ""));
        let weight = weight.trim().trim_start_matches("q=");
        let is_refused = matches!(weight, "0" | "0." | "0.0" | "0.00" | "0.000");
        name.trim().eq_ignore_ascii_case(encoding) && !is_refused
    })
}

/// A tag that changes with the bytes; weak, since packed and unpacked share it.
fn etag(bytes: &[u8]) -> HeaderValue {
    let text = hex(&Sha256::digest(bytes)[..8]);
    HeaderValue::from_str(&format!("W/\"{text}\"")).expect("hexadecimal digits are a header value")
}

fn is_text(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default();
    kind.starts_with("text/")
        || kind.ends_with("json")
        || kind.ends_with("xml")
        || kind == "application/toml"
        || kind == "text/javascript"
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::new(6));
    let done = encoder.write_all(bytes).and_then(|()| encoder.finish());
    done.expect("writing to memory does not fail")
}

fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let read = GzDecoder::new(bytes).read_to_end(&mut out);
    read.expect("what was packed here can be unpacked");
    out
}

/// The name to save a file under, in signs that no system stumbles over.
pub(super) fn disposition(name: &str) -> HeaderValue {
    let plain = |c: char| match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '-' | '_' => c,
        _ => '_',
    };
    let name: String = name.chars().map(plain).collect();
    HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
        .expect("letters and digits are a header value")
}

/// An address as the header has it.
pub fn location(address: &str) -> HeaderValue {
    let encoded = utf8_percent_encode(address, IN_ADDRESS).to_string();
    HeaderValue::from_str(&encoded).expect("an encoded address is a header value")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_is_accepted_unless_it_is_refused() {
        for (text, expected) in [
            ("gzip", true),
            ("br, GZIP;q=0.5", true),
            ("gzip;q=0", false),
            ("gzip; q=0.0", false),
            ("br", false),
            ("", false),
            ("xgzip", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(text));
            assert_eq!(accepts(&headers, "gzip"), expected, "for {text:?}");
        }
    }

    #[test]
    fn a_tag_is_known_in_any_spelling() {
        let etag = etag(b"text");
        let text = etag.to_str().expect("text");
        let strong = text.trim_start_matches("W/");
        for (known, expected) in [
            (text.to_owned(), true),
            (strong.to_owned(), true),
            (format!("\"x\", {text}"), true),
            ("*".to_owned(), true),
            ("\"x\"".to_owned(), false),
            (String::new(), false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(
                IF_NONE_MATCH,
                HeaderValue::from_str(&known).expect("a value"),
            );
            assert_eq!(is_known(&headers, &etag), expected, "for {known:?}");
        }
    }
}
