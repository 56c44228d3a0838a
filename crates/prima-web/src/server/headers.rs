//! The headers that every answer has.

use hyper::HeaderMap;
use hyper::header::{
    CONTENT_SECURITY_POLICY, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use hyper::header::{HeaderName, HeaderValue};

/// Nothing from elsewhere, no script, no frame around it.
const POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/// The same for a page of the desk, which may run scripts of this server and let
/// them send to it what a form would send.
const DESK_POLICY: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; \
                           style-src 'self'; font-src 'self'; img-src 'self'; \
                           form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/// Nothing a page here asks of a browser.
const PERMISSIONS: &str = "accelerometer=(), camera=(), geolocation=(), gyroscope=(), \
                           magnetometer=(), microphone=(), payment=(), usb=()";

/// Lets a page of the desk run the scripts of this server.
pub fn allow_scripts(headers: &mut HeaderMap) {
    let policy = HeaderValue::from_static(DESK_POLICY);
    headers.insert(CONTENT_SECURITY_POLICY, policy);
}

/// The fixed headers of an installation.
#[derive(Clone, Debug)]
pub struct Fixed(HeaderMap);

impl Fixed {
    /// The headers of a site at this origin; only one at https may say that it
    /// is to be asked by https alone.
    pub fn new(origin: &str) -> Fixed {
        let mut headers = HeaderMap::new();
        let named = HeaderName::from_static;
        for (name, value) in [
            (CONTENT_SECURITY_POLICY, POLICY),
            (X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (REFERRER_POLICY, "strict-origin-when-cross-origin"),
            (named("permissions-policy"), PERMISSIONS),
            (named("cross-origin-opener-policy"), "same-origin"),
            (named("cross-origin-resource-policy"), "same-origin"),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        if origin.starts_with("https://") {
            let year = HeaderValue::from_static("max-age=31536000");
            headers.insert(STRICT_TRANSPORT_SECURITY, year);
        }
        Fixed(headers)
    }

    /// A copy to which an answer adds its own.
    pub fn start(&self) -> HeaderMap {
        self.0.clone()
    }
}
