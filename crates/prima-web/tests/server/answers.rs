//! What every answer has, and how it is kept.

use crate::client::{Got, ask, get, until};
use crate::portal::{self, MADE, Portal};
use flate2::read::GzDecoder;
use prima_web::assets;
use prima_web::routes::Tables;
use prima_web::server::Settings;
use std::io::Read;
use std::sync::atomic::{AtomicI64, Ordering};

const POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

async fn portal() -> Portal {
    portal::open(Settings::default()).await
}

/// What the server of the test below takes for the time.
static CLOCK: AtomicI64 = AtomicI64::new(0);

#[tokio::test]
async fn what_holds_today_is_kept_until_midnight_in_jakarta() {
    let settings = Settings {
        clock: || CLOCK.load(Ordering::SeqCst),
        ..Settings::default()
    };
    let portal = portal::open(settings).await;
    // 8 October 2024 in Jakarta begins at 1,728,320,400 and ends 86,400 s later.
    for (now, made) in [
        (1_728_320_400, 1_728_320_400),
        (1_728_406_799, 1_728_320_400),
        (1_728_406_800, 1_728_406_800),
    ] {
        CLOCK.store(now, Ordering::SeqCst);
        let got = get(portal.address, "/id/piagam/x").await;
        assert_eq!(got.status, 200);
        assert!(got.text().contains(&format!("pukul {made}")), "{now}");
    }
    // The second of them came from memory, without a look at the addresses.
    let metrics = get(portal.address, "/metrics").await.text();
    let kept = "prima_http_response_seconds_count{source=\"memory\"} 1\n";
    assert!(metrics.contains(kept), "{metrics}");
}

#[tokio::test]
async fn every_answer_says_what_a_browser_must_not_do_and_has_its_number() {
    let portal = portal().await;
    let style = assets::address("prima.css");
    for (method, path, status) in [
        ("GET", "/id/", 200),
        ("GET", "/id/", 200),
        ("HEAD", "/id/", 200),
        ("GET", "/", 302),
        ("GET", "/id/badan/", 308),
        ("GET", "/id/pindah", 302),
        ("GET", "/id/tidak/ada", 404),
        ("GET", "/id/badan?halaman=x", 400),
        ("POST", "/id/badan", 405),
        ("GET", "/id/panik", 500),
        ("GET", "/healthz", 200),
        ("GET", "/readyz", 200),
        ("GET", "/metrics", 200),
        ("GET", "/robots.txt", 200),
        ("GET", "/umpan.xml", 200),
        ("GET", style.as_str(), 200),
    ] {
        let got = ask(portal.address, method, path, &[]).await;
        assert_eq!(got.status, status, "{method} {path}");
        for (name, value) in [
            ("content-security-policy", POLICY),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "strict-origin-when-cross-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("strict-transport-security", ""),
            ("server", ""),
            ("set-cookie", ""),
        ] {
            assert_eq!(got.header(name), value, "{name} of {method} {path}");
        }
        assert!(
            got.header("permissions-policy").contains("geolocation=()"),
            "{path}"
        );
        assert_eq!(got.header("x-request-id").len(), 16, "{method} {path}");
    }
}

#[tokio::test]
async fn only_a_portal_at_https_asks_for_https() {
    let tables = Tables {
        pages: &[],
        bare: &[],
        uploads: &[],
        desk: &[],
    };
    let origin = "https://prima.example";
    let portal = portal::open_with(Settings::default(), tables, origin).await;
    let got = get(portal.address, "/robots.txt").await;
    assert!(
        got.header("strict-transport-security")
            .starts_with("max-age=")
    );
    assert!(
        got.text()
            .contains("Sitemap: https://prima.example/sitemap.xml")
    );
}

#[tokio::test]
async fn a_number_that_a_proxy_gave_is_kept_and_nonsense_is_not() {
    let portal = portal().await;
    for (given, is_kept) in [
        ("a1b2c3d4-e5f6", true),
        ("short", false),
        ("with space inside", false),
        ("\"quoted-string\"", false),
    ] {
        let got = ask(portal.address, "GET", "/id/", &[("x-request-id", given)]).await;
        assert_eq!(got.header("x-request-id") == given, is_kept, "{given}");
    }
    let one = get(portal.address, "/id/").await;
    let other = get(portal.address, "/id/").await;
    assert_ne!(one.header("x-request-id"), other.header("x-request-id"));
}

#[tokio::test]
async fn a_page_is_packed_for_whoever_takes_it_packed() {
    let portal = portal().await;
    for path in ["/id/", "/id/berkas"] {
        let plain = get(portal.address, path).await;
        let packed = ask(
            portal.address,
            "GET",
            path,
            &[("accept-encoding", "br, gzip")],
        )
        .await;
        assert_eq!(plain.header("content-encoding"), "", "{path}");
        assert_eq!(packed.header("content-encoding"), "gzip", "{path}");
        assert_eq!(plain.header("etag"), packed.header("etag"), "{path}");
        assert!(packed.body.len() < plain.body.len(), "{path}");
        let mut unpacked = Vec::new();
        let read = GzDecoder::new(&packed.body[..]).read_to_end(&mut unpacked);
        read.expect("gzip");
        assert_eq!(unpacked, plain.body, "{path}");
        for got in [&plain, &packed] {
            assert_eq!(got.header("vary"), "accept-encoding", "{path}");
            assert_eq!(
                got.header("content-length"),
                got.body.len().to_string(),
                "{path}"
            );
        }
    }
}

#[tokio::test]
async fn a_reader_who_has_the_page_gets_no_second_copy() {
    let portal = portal().await;
    let first = get(portal.address, "/id/berkas").await;
    let etag = first.header("etag").to_owned();
    let again = ask(
        portal.address,
        "GET",
        "/id/berkas",
        &[("if-none-match", &etag)],
    )
    .await;
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_eq!(again.header("etag"), etag);
    for name in ["cache-control", "vary"] {
        assert_eq!(again.header(name), first.header(name), "{name}");
    }
    for name in ["content-encoding", "content-type", "content-disposition"] {
        assert_eq!(again.header(name), "", "{name}");
    }
    let other = ask(
        portal.address,
        "GET",
        "/id/berkas",
        &[("if-none-match", "\"x\"")],
    )
    .await;
    assert_eq!(other.status, 200);
}

#[tokio::test]
async fn head_says_all_that_get_says_and_sends_nothing() {
    let portal = portal().await;
    for path in [
        "/id/",
        "/id/berkas",
        "/umpan.xml",
        "/id/tidak-ada",
        "/healthz",
    ] {
        let get = get(portal.address, path).await;
        let head = ask(portal.address, "HEAD", path, &[]).await;
        assert_eq!(head.status, get.status, "{path}");
        assert_eq!(head.body.len(), 0, "{path}");
        let named = |got: &Got| {
            let mut names: Vec<String> = got.headers.iter().map(|(name, _)| name.clone()).collect();
            names.sort();
            names
        };
        assert_eq!(named(&head), named(&get), "{path}");
        assert_eq!(
            head.header("content-length"),
            get.header("content-length"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn assets_are_kept_for_ever_and_an_old_address_is_none() {
    let portal = portal().await;
    let address = assets::address("prima.css");
    let plain = get(portal.address, &address).await;
    assert_eq!(
        plain.header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    assert_eq!(plain.header("content-type"), "text/css; charset=utf-8");
    for (accepted, expected) in [("gzip", "gzip"), ("gzip, br", "br"), ("identity", "")] {
        let got = ask(
            portal.address,
            "GET",
            &address,
            &[("accept-encoding", accepted)],
        )
        .await;
        assert_eq!(got.header("content-encoding"), expected, "for {accepted}");
        assert_eq!(got.header("content-length"), got.body.len().to_string());
    }
    let etag = plain.header("etag").to_owned();
    let again = ask(portal.address, "GET", &address, &[("if-none-match", &etag)]).await;
    assert_eq!(again.status, 304);
    let old = get(portal.address, "/aset/00000000/prima.css").await;
    assert_eq!((old.status, old.header("cache-control")), (404, "no-store"));
}

#[tokio::test]
async fn a_page_is_made_once_and_made_again_when_the_data_change() {
    let portal = portal().await;
    let before = MADE.load(Ordering::SeqCst);
    for _ in 0..5 {
        let got = get(portal.address, "/id/hitung?apa=saja").await;
        assert!(got.text().contains("versi 0"), "{}", got.text());
        assert_eq!(
            got.header("cache-control"),
            "public, max-age=60, must-revalidate"
        );
    }
    assert_eq!(MADE.load(Ordering::SeqCst) - before, 1);
    let database = portal.database().await;
    let act = database.act().await.expect("an act");
    act.finish("2026-01-01T00:00:00Z", "tes", "mengubah", "", "")
        .await
        .expect("finished");
    until(portal.address, "/id/hitung", |got| {
        got.text().contains("versi 1")
    })
    .await;
}

#[tokio::test]
async fn a_query_reaches_the_page_as_far_as_the_page_knows_it() {
    let portal = portal().await;
    for (query, expected) in [
        ("q=ogan%20komering&x=1", "ogan komering 1 [q=ogan+komering]"),
        ("halaman=2&q=a", "a 2 [q=a&amp;halaman=2]"),
        ("q=", " 1 []"),
        ("q=a%00%0d%0ab", "ab 1 [q=ab]"),
        ("q=%3Cscript%3E", "&lt;script&gt; 1"),
    ] {
        let got = get(portal.address, &format!("/en/badan?{query}")).await;
        assert!(got.text().contains(expected), "{query}: {}", got.text());
        assert_eq!(got.header("content-language"), "en");
    }
}

#[tokio::test]
async fn other_spellings_lead_to_the_address() {
    let portal = portal().await;
    for (path, status, to) in [
        ("/", 302, "/id/"),
        ("/badan?q=x", 302, "/id/badan?q=x"),
        ("/en/badan/?q=x", 308, "/en/badan?q=x"),
        ("/id/pindah", 302, "/id/badan?q=ogan%20komering"),
        ("/umpan.xml/", 308, "/umpan.xml"),
    ] {
        let got = get(portal.address, path).await;
        assert_eq!((got.status, got.header("location")), (status, to), "{path}");
    }
}

#[tokio::test]
async fn a_file_has_a_name_that_breaks_nothing() {
    let portal = portal().await;
    let got = get(portal.address, "/id/berkas").await;
    assert_eq!(got.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(
        got.header("content-disposition"),
        "attachment; filename=\"hasil__2023___.csv\""
    );
}

#[tokio::test]
async fn a_code_in_capitals_leads_to_the_one_in_lower_case_where_that_is() {
    let portal = portal().await;
    for (path, status, to) in [
        ("/id/data/contoh", 200, ""),
        ("/id/data/Contoh", 302, "/id/data/contoh"),
        ("/en/data/CONTOH", 302, "/en/data/contoh"),
        ("/id/data/Lain", 404, ""),
        ("/id/data/lain", 404, ""),
    ] {
        let got = ask(portal.address, "GET", path, &[]).await;
        assert_eq!((got.status, got.header("location")), (status, to), "{path}");
    }
}
