//! Style sheet, typeface and signs: packed when the program was built, kept by
//! browsers for ever.

use super::answer::{accepts, is_known};
use super::headers::Fixed;
use crate::assets::Asset;
use axum::body::{Body, Bytes};
use hyper::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, HeaderMap, HeaderValue,
    VARY,
};
use hyper::{Response, StatusCode};

/// A year, which is for ever; the address changes with the file.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// The answer to a request for a file, in the smallest form the reader takes.
pub fn response(asset: &'static Asset, request: &HeaderMap, fixed: &Fixed) -> Response<Body> {
    let mut headers = fixed.start();
    let etag = HeaderValue::from_str(&format!("W/\"{}\"", asset.hash))
        .expect("hexadecimal digits are a header value");
    let is_known = is_known(request, &etag);
    headers.insert(ETAG, etag);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(FOR_EVER));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    let mut response = Response::new(Body::empty());
    if is_known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        *response.headers_mut() = headers;
        return response;
    }
    let forms = [("br", asset.brotli), ("gzip", asset.gzip)];
    let packed = forms
        .into_iter()
        .find_map(|(name, bytes)| Some((name, bytes?)).filter(|(name, _)| accepts(request, name)));
    let bytes = packed.map_or(asset.bytes, |(_, bytes)| bytes);
    if let Some((name, _)) = packed {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    headers.insert(CONTENT_LENGTH, HeaderValue::from(bytes.len()));
    *response.headers_mut() = headers;
    *response.body_mut() = Body::from(Bytes::from_static(bytes));
    response
}
