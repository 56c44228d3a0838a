//! The API behind its sockets: a request as it was sent becomes a
//! [`Call`], and what it is given becomes a response.

use super::Server;
use super::answer::{Kept, Place};
use super::dispatch::{Reader, apart};
use crate::error::Problem;
use crate::opendata::api::{Call, Served, respond};
use crate::reply::Reply;
use axum::body::Body;
use axum::extract::Request;
use hyper::header::{HeaderMap, HeaderName, HeaderValue};
use hyper::{Response, StatusCode};
use std::sync::Arc;

/// Answers a request below `/api`.
pub async fn answer(
    server: &Arc<Server>,
    reader: &Reader,
    request: Request,
) -> Result<Response<Body>, Problem> {
    let (making, headers) = (Arc::clone(server), request.headers().clone());
    let (method, uri, lang) = (request.method().clone(), request.uri().clone(), reader.lang);
    let work = async move {
        let turn = making.renders.acquire().await;
        let _turn = turn.expect("nobody closes the semaphore");
        let call = Call {
            method: method.as_str(),
            path: uri.path(),
            query: uri.query().unwrap_or_default(),
            lang,
            accept: text(&headers, "accept"),
        };
        Ok(respond(&making.site, &call).await)
    };
    let served = apart(server, reader, server.settings.answer, work).await?;
    if !served.failure.is_empty() {
        let (request_id, path) = (reader.id.text(), super::logged(&reader.path));
        tracing::error!(
            request_id,
            path,
            error = served.failure,
            "An answer could not be made"
        );
    }
    Ok(response(server, reader, served))
}

/// A header as text; empty where it is not there, or is no text.
fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    let value = headers.get(name);
    value
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

/// What the API is given as a response.
pub fn response(server: &Server, reader: &Reader, served: Served) -> Response<Body> {
    let reply = Reply::File {
        content_type: "application/json",
        bytes: served.body,
        name: None,
    };
    let kept = Kept::new(
        reply,
        0,
        Place {
            language: None,
            is_open: true,
        },
        &server.fixed,
    );
    let mut response = match served.status {
        200 => kept.response(&reader.headers),
        _ => kept.once(&reader.headers),
    };
    let is_unchanged = response.status() == StatusCode::NOT_MODIFIED;
    if !is_unchanged {
        *response.status_mut() =
            StatusCode::from_u16(served.status).expect("answers have statuses of HTTP");
    }
    for (name, value) in served.headers {
        if is_unchanged && name == "content-type" {
            continue;
        }
        let value = HeaderValue::from_str(&value).expect("the API writes plain headers");
        response
            .headers_mut()
            .insert(HeaderName::from_static(name), value);
    }
    if served.status == StatusCode::NO_CONTENT {
        for name in ["content-type", "content-length"] {
            response.headers_mut().remove(name);
        }
    }
    response
}
