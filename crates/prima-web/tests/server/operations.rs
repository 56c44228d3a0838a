//! Alive, ready, metrics; a database that goes away and comes back.

use crate::client::{get, until};
use crate::portal;
use prima_web::server::Settings;

#[tokio::test]
async fn a_portal_without_its_database_is_alive_but_not_ready() {
    let portal = portal::open(Settings::default()).await;
    let (file, away) = (
        portal.folder.path().join("prima.db"),
        portal.folder.path().join("away.db"),
    );
    assert_eq!(get(portal.address, "/readyz").await.status, 200);
    assert_eq!(get(portal.address, "/id/").await.status, 200);
    std::fs::rename(&file, &away).expect("moved");
    let got = get(portal.address, "/readyz").await;
    assert_eq!((got.status, got.header("retry-after")), (503, "5"));
    assert_eq!(get(portal.address, "/healthz").await.status, 200);
    assert_eq!(
        get(portal.address, "/id/").await.status,
        200,
        "what is in memory stays"
    );
    std::fs::rename(&away, &file).expect("moved back");
    until(portal.address, "/readyz", |got| got.status == 200).await;
}

#[tokio::test]
async fn metrics_are_in_the_form_prometheus_reads() {
    let portal = portal::open(Settings::default()).await;
    for path in ["/id/", "/id/", "/id/tidak-ada"] {
        get(portal.address, path).await;
    }
    let got = get(portal.address, "/metrics").await;
    assert!(
        got.header("content-type")
            .starts_with("text/plain; version=0.0.4")
    );
    let text = got.text();
    for line in [
        "prima_http_responses_total{status=\"404\"} 1",
        "prima_http_response_seconds_count{source=\"memory\"} 1",
        "prima_connections_accepted_total 4",
        "prima_cache_pages 1",
        "prima_data_version 0",
    ] {
        assert!(
            text.lines().any(|found| found == line),
            "{line} is missing in\n{text}"
        );
    }
    for line in text.lines() {
        let is_comment = line.starts_with("# HELP ") || line.starts_with("# TYPE ");
        let value = line.rsplit(' ').next().unwrap_or_default();
        assert!(is_comment || value.parse::<f64>().is_ok(), "{line}");
    }
}

#[tokio::test]
async fn crawlers_are_kept_from_what_has_no_end() {
    let portal = portal::open(Settings::default()).await;
    let text = get(portal.address, "/robots.txt").await.text();
    assert!(text.contains("Disallow: /id/cari\n") && text.contains("Disallow: /en/bandingkan\n"));
    assert!(
        !text.contains("Sitemap"),
        "an address without a host is none: {text}"
    );
}
