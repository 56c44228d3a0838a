//! What operators and crawlers ask: alive, ready, metrics, robots.

use super::Server;
use super::metrics::Moment;
use axum::body::Body;
use axum::extract::State;
use hyper::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use hyper::{Response, StatusCode};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tokio::time::timeout;

/// Time for the database to answer before the server calls itself not ready.
const PATIENCE: Duration = Duration::from_secs(2);
const TEXT: &str = "text/plain; charset=utf-8";

fn plain(
    server: &Server,
    status: StatusCode,
    content_type: &'static str,
    text: String,
) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    *headers = server.fixed.start();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// `/healthz`: the process answers, whatever its database does.
pub async fn alive(State(server): State<Arc<Server>>) -> Response<Body> {
    plain(&server, StatusCode::OK, TEXT, "ok\n".to_owned())
}

/// `/readyz`: 200 where readers can be sent here; 503 where the database does
/// not answer or the server is stopping.
pub async fn ready(State(server): State<Arc<Server>>) -> Response<Body> {
    if server.stopping.load(Ordering::Relaxed) {
        return not_ready(&server, "stopping\n");
    }
    match timeout(PATIENCE, server.site.database.ping()).await {
        Ok(Ok(())) => plain(&server, StatusCode::OK, TEXT, "ready\n".to_owned()),
        Ok(Err(error)) => {
            tracing::warn!(error = super::dispatch::chain(&error), "Not ready");
            not_ready(&server, "the database does not answer\n")
        }
        Err(_) => not_ready(&server, "the database does not answer in time\n"),
    }
}

fn not_ready(server: &Server, why: &str) -> Response<Body> {
    let mut response = plain(
        server,
        StatusCode::SERVICE_UNAVAILABLE,
        TEXT,
        why.to_owned(),
    );
    response
        .headers_mut()
        .insert(RETRY_AFTER, HeaderValue::from_static("5"));
    response
}

/// `/metrics`: as Prometheus reads it.
pub async fn metrics(State(server): State<Arc<Server>>) -> Response<Body> {
    let (n_kept, kept_bytes) = server.cache.size();
    let text = server.metrics.text(&Moment {
        n_kept,
        kept_bytes,
        version: server.version(),
        resident_bytes: resident_bytes(),
    });
    plain(&server, StatusCode::OK, "text/plain; version=0.0.4", text)
}

/// Memory of this process, where the system tells it as Linux does.
fn resident_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

/// `/robots.txt`: everything but searches and comparisons, of which there is no end.
pub async fn robots(State(server): State<Arc<Server>>) -> Response<Body> {
    let mut text = String::from("User-agent: *\n");
    for lang in crate::frame::LANGUAGES {
        for path in [crate::frame::SEARCH, "/bandingkan"] {
            text.push_str(&format!(
                "Disallow: {}\n",
                crate::frame::localized(lang, path)
            ));
        }
    }
    if !server.site.origin.is_empty() {
        text.push_str(&format!("Sitemap: {}/sitemap.xml\n", server.site.origin));
    }
    let mut response = plain(&server, StatusCode::OK, TEXT, text);
    let day = HeaderValue::from_static("public, max-age=86400");
    response.headers_mut().insert(CACHE_CONTROL, day);
    response
}
