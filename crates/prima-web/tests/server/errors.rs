//! What a reader is told where there is no answer.

use crate::client::{ask, get};
use crate::portal::{self, Portal};
use prima_web::server::Settings;
use std::time::Duration;

async fn portal() -> Portal {
    portal::open(Settings::default()).await
}

#[tokio::test]
async fn what_is_not_there_is_said_in_the_language_of_the_address() {
    let portal = portal().await;
    for (path, words) in [
        ("/id/tidak-ada", "Halaman tidak ditemukan"),
        ("/en/tidak-ada", "Page not found"),
        ("/id/badan/oku", "Tidak ada badan dengan kode “oku”"),
        ("/en/badan/oku", "No body with the code “oku”"),
        ("/id/program/ombudsman/1999", "untuk periode “1999”"),
        ("/en/program/ombudsman/1999", "for the period “1999”"),
        ("/id/instrumen/skm/1", "Tidak ada instrumen “skm/1”"),
        ("/en/instrumen/skm/1", "There is no instrument “skm/1”"),
    ] {
        let got = get(portal.address, path).await;
        assert_eq!(got.status, 404, "{path}");
        assert!(got.text().contains(words), "{path}: {}", got.text());
        assert_eq!(got.text().matches("<h1").count(), 1, "{path}");
        assert!(got.text().contains("noindex"), "{path}");
        assert_eq!(got.header("cache-control"), "no-store", "{path}");
        assert_eq!(got.header("etag"), "", "{path}");
    }
}

#[tokio::test]
async fn an_address_without_a_language_is_answered_in_the_readers() {
    let portal = portal().await;
    for (liked, words) in [
        ("en-GB,en;q=0.9,id;q=0.1", "Page not found"),
        ("de", "Halaman tidak ditemukan"),
        ("", "Halaman tidak ditemukan"),
    ] {
        let got = ask(portal.address, "GET", "/x", &[("accept-language", liked)]).await;
        assert!(got.text().contains(words), "{liked}: {}", got.text());
        assert!(got.header("vary").contains("accept-language"));
    }
}

#[tokio::test]
async fn what_cannot_be_used_is_named_and_harmless() {
    let portal = portal().await;
    let got = get(portal.address, "/id/badan?halaman=%3Cimg%20src=x%3E").await;
    assert_eq!(got.status, 400);
    assert!(got.text().contains("&lt;img src=x&gt;"), "{}", got.text());
    assert!(!got.text().contains("<img"), "{}", got.text());
    let long = "9".repeat(1_500);
    let got = get(portal.address, &format!("/id/badan?halaman={long}")).await;
    assert_eq!(got.status, 400);
    assert!(
        !got.text().contains(&"9".repeat(200)),
        "all of it is said back"
    );
}

#[tokio::test]
async fn a_method_that_is_not_taken_is_refused_with_those_that_are() {
    let portal = portal().await;
    for (method, path, allowed) in [
        ("POST", "/id/", "GET, HEAD"),
        ("DELETE", "/id/badan", "GET, HEAD"),
        ("OPTIONS", "/id/badan", "GET, HEAD"),
        ("TRACE", "/umpan.xml", "GET, HEAD"),
        ("PUT", "/id/periksa", "GET, HEAD, POST"),
        ("BREW", "/id/badan", "GET, HEAD"),
        ("POST", "/", "GET, HEAD"),
    ] {
        let got = ask(portal.address, method, path, &[]).await;
        assert_eq!(
            (got.status, got.header("allow")),
            (405, allowed),
            "{method} {path}"
        );
    }
}

#[tokio::test]
async fn a_fault_ends_one_request_and_shows_its_number_but_not_its_cause() {
    let portal = portal().await;
    for path in ["/en/panik", "/en/gagal"] {
        for _ in 0..3 {
            let got = get(portal.address, path).await;
            assert_eq!(got.status, 500, "{path}");
            assert!(
                got.text().contains("Something went wrong on our side"),
                "{path}"
            );
            assert!(got.text().contains(got.header("x-request-id")), "{path}");
            for secret in ["a page with a fault", "secret-place"] {
                assert!(!got.text().contains(secret), "{path}: {}", got.text());
            }
        }
    }
    let metrics = get(portal.address, "/metrics").await.text();
    assert!(metrics.contains("prima_panics_total 3"), "{metrics}");
    assert_eq!(get(portal.address, "/id/").await.status, 200);
}

#[tokio::test]
async fn an_answer_that_takes_too_long_is_given_up() {
    let settings = Settings {
        answer: Duration::from_millis(50),
        ..Settings::default()
    };
    let portal = portal::open(settings).await;
    let got = get(portal.address, "/id/lambat").await;
    assert_eq!((got.status, got.header("retry-after")), (503, "5"));
    assert!(got.text().contains("Layanan sedang tidak dapat dijangkau"));
}

#[tokio::test]
async fn an_address_or_head_that_is_too_long_is_refused() {
    let portal = portal().await;
    let long = "x".repeat(3_000);
    assert_eq!(
        get(portal.address, &format!("/id/badan?q={long}"))
            .await
            .status,
        414
    );
    let long = "x".repeat(20_000);
    let got = ask(portal.address, "GET", "/id/", &[("x-long", &long)]).await;
    assert_eq!(got.status, 431);
    let many: Vec<(String, String)> = (0..200)
        .map(|n| (format!("x-{n}"), "x".to_owned()))
        .collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let got = ask(portal.address, "GET", "/id/", &many).await;
    assert_eq!(got.status, 431);
}
