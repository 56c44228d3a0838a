//! A number for each request, by which an answer and its lines in the log find
//! each other.

use hyper::Request;
use hyper::header::{HeaderMap, HeaderName, HeaderValue};
use std::sync::atomic::{AtomicU64, Ordering};

/// The header it travels in.
pub const NAME: HeaderName = HeaderName::from_static("x-request-id");

/// The id of one request.
#[derive(Clone, Debug)]
pub struct RequestId(HeaderValue);

impl RequestId {
    /// As a header has it.
    pub fn value(&self) -> &HeaderValue {
        &self.0
    }

    /// As the log has it.
    pub fn text(&self) -> &str {
        self.0.to_str().unwrap_or_default()
    }

    /// Puts it into a request, for those who answer it.
    pub fn put_into<B>(&self, mut request: Request<B>) -> Request<B> {
        request.extensions_mut().insert(self.clone());
        request
    }
}

/// Gives ids.
#[derive(Debug)]
pub struct RequestIds {
    /// Differs from start to start, so that ids of two runs do not meet in a log.
    start: u64,
    next: AtomicU64,
}

impl RequestIds {
    /// Ids that begin anew.
    #[expect(
        clippy::disallowed_methods,
        reason = "what sets the ids of one run apart from those of another is when it began"
    )]
    pub fn new() -> RequestIds {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        RequestIds {
            start: since.map_or(0, |since| since.as_nanos() as u64),
            next: AtomicU64::new(0),
        }
    }

    /// The id a proxy has given, where it is one; else a new one.
    pub fn of(&self, headers: &HeaderMap) -> RequestId {
        if let Some(given) = headers.get(NAME)
            && is_id(given.as_bytes())
        {
            return RequestId(given.clone());
        }
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let id = mixed(self.start.wrapping_add(number));
        let text = format!("{id:016x}");
        RequestId(HeaderValue::try_from(text).expect("hexadecimal digits are a header value"))
    }
}

/// Whether a text is fit for logs and headers.
fn is_id(text: &[u8]) -> bool {
    (8..=64).contains(&text.len())
        && text
            .iter()
            .all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, b'-' | b'_'))
}

/// Splitmix64: neighbours do not look alike, and no two are the same.
fn mixed(number: u64) -> u64 {
    let z = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
