//! Whether a form comes from a page of this site.
//!
//! Browsers say where a request comes from, and a page of another site cannot
//! change what they say. What says nothing is no browser of today, and then the
//! hidden field of the session decides alone.

use hyper::header::{HOST, HeaderMap, ORIGIN};

/// Whether the headers of a `POST` allow that it comes from this site at
/// `origin`; an empty origin is the host the request was sent to.
pub fn may_be_own(headers: &HeaderMap, origin: &str) -> bool {
    let said = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = said("sec-fetch-site") {
        return site == "same-origin";
    }
    let Some(from) = said(ORIGIN.as_str()) else {
        return true;
    };
    match origin {
        "" => {
            let host = from.split_once("://").map(|(_, host)| host);
            host.is_some() && host == said(HOST.as_str())
        }
        origin => from == origin,
    }
}

/// Whether the browser itself says that the request comes from a page of this site.
pub fn is_said_own(headers: &HeaderMap) -> bool {
    let said = headers.get("sec-fetch-site");
    said.is_some_and(|site| site == "same-origin")
}

#[cfg(test)]
mod tests {
    use super::*;
    use hyper::header::{HeaderName, HeaderValue};

    fn check(origin: &str, headers: &[(&'static str, &'static str)], expected: bool) {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.insert(
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            );
        }
        assert_eq!(
            may_be_own(&map, origin),
            expected,
            "{headers:?} at {origin:?}"
        );
    }

    #[test]
    fn what_another_site_sends_is_not_taken() {
        let own = "https://prima.example";
        check(own, &[("sec-fetch-site", "same-origin")], true);
        check(own, &[("sec-fetch-site", "cross-site")], false);
        check(own, &[("sec-fetch-site", "same-site")], false);
        check(own, &[("sec-fetch-site", "none")], false);
        check(own, &[("origin", "https://prima.example")], true);
        check(own, &[("origin", "http://prima.example")], false);
        check(own, &[("origin", "https://other.example")], false);
        check(own, &[("origin", "null")], false);
        check(own, &[], true);
        check(
            "",
            &[
                ("origin", "http://127.0.0.1:8080"),
                ("host", "127.0.0.1:8080"),
            ],
            true,
        );
        check(
            "",
            &[
                ("origin", "http://127.0.0.1:8081"),
                ("host", "127.0.0.1:8080"),
            ],
            false,
        );
        check("", &[("origin", "null"), ("host", "127.0.0.1:8080")], false);
    }
}
