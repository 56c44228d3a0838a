//! Requests that nobody in their right mind sends. Whatever comes, the server
//! answers in HTTP, never with a fault of its own, and goes on.

use crate::client::{get, read, send};
use crate::filled;
use prima_web::routes::TABLES;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::runtime::Runtime;
use tokio::time::timeout;

/// Cases of each test.
const CASES: u32 = 600;

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime")
}

/// Runs a property against the real portal over all shipped data.
fn check<S: Strategy>(
    strategy: S,
    property: impl Fn(SocketAddr, &Runtime, S::Value) -> Result<(), TestCaseError>,
) {
    let runtime = runtime();
    let portal = runtime.block_on(filled::open());
    let address = portal.address;
    let mut runner = TestRunner::new(ProptestConfig {
        cases: CASES,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let outcome = runner.run(&strategy, |value| property(address, &runtime, value));
    if let Err(error) = outcome {
        panic!("{error}");
    }
    assert_eq!(runtime.block_on(get(address, "/healthz")).status, 200);
}

/// What comes of it, unless that takes longer than any limit of the server.
fn within_time<T>(runtime: &Runtime, work: impl Future<Output = T>) -> Option<T> {
    runtime.block_on(async { timeout(Duration::from_secs(40), work).await.ok() })
}

/// Text that a path or query may hold unescaped, and much that it may not.
fn odd_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z0-9./_-]{0,40}",
        "(%[0-9a-fA-F]{2}){0,12}",
        "(\\.\\./){0,8}etc/passwd",
        "[!-~]{0,60}",
        "[0-9]{1,40}",
        "-?[0-9]{1,20}",
        Just("%00".to_owned()),
        Just("%ff%fe".to_owned()),
        Just("';--".to_owned()),
        Just("%F0%9F%A6%84".to_owned()),
        real_name(),
    ]
}

/// What stands in real addresses, so that the fuzz gets past the first look.
fn real_name() -> impl Strategy<Value = String> {
    let names = [
        "ombudsman",
        "2023",
        "pekppp",
        "skm",
        "2017",
        "2022",
        "kabupaten",
        "kota",
        "provinsi",
        "institution",
        "16",
        "16.08",
        "31",
        "A",
        "B",
        "gebyar-2024",
        "sumatera-selatan-2023",
        "results.csv",
        "units.csv",
        "oku-timur",
        "rb",
        "2024",
        "gebyar-2024",
        "ogan+komering",
    ];
    prop::sample::select(names.to_vec()).prop_map(str::to_owned)
}

#[test]
fn absurd_addresses_are_answered_without_a_fault() {
    let names = prop_oneof![
        Just("q"),
        Just("halaman"),
        Just("tingkat"),
        Just("jenis"),
        Just("provinsi"),
        Just("rentang"),
        Just("badan"),
        Just("urut"),
        Just("x"),
        Just("")
    ];
    let paths: Vec<&str> = TABLES.pages.iter().map(|route| route.path).collect();
    let paths = prop::sample::select(paths);
    let query = prop::collection::vec((names, odd_text()), 0..6);
    let strategy = (paths, prop::collection::vec(odd_text(), 3), query);
    check(strategy, |address, runtime, (path, parts, query)| {
        let mut parts = parts.iter();
        let path: Vec<String> = path
            .split('/')
            .map(|part| match part.starts_with('{') {
                true => parts.next().cloned().unwrap_or_default(),
                false => part.to_owned(),
            })
            .collect();
        let query: Vec<String> = query
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let target = format!("/id{}?{}", path.join("/"), query.join("&"));
        let request = format!("GET {target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
        let got = runtime.block_on(send(address, request.as_bytes()));
        let status = got.map(|got| got.status);
        prop_assert!(
            status.is_some_and(|status| status < 500),
            "{status:?} for {target}"
        );
        Ok(())
    });
}

#[test]
fn absurd_headers_are_answered_without_a_fault() {
    let name = prop_oneof![
        Just("accept-encoding".to_owned()),
        Just("accept-language".to_owned()),
        Just("if-none-match".to_owned()),
        Just("x-request-id".to_owned()),
        Just("range".to_owned()),
        Just("host".to_owned()),
        Just("cookie".to_owned()),
        Just("transfer-encoding".to_owned()),
        Just("content-length".to_owned()),
        "[a-z-]{1,30}",
    ];
    let value = prop_oneof![
        "[ -~]{0,200}",
        "[\\x80-\\xff]{0,50}",
        "[0-9]{1,30}",
        "(gzip|br|\\*|;q=0|,| ){0,20}"
    ];
    let headers = prop::collection::vec((name, value), 0..12);
    let target = prop_oneof![
        Just("/id/"),
        Just("/"),
        Just("/aset/x/y"),
        Just("/api/v1/bodies"),
        Just("/healthz"),
        Just("/id/cari?q=a")
    ];
    check((headers, target), |address, runtime, (headers, target)| {
        let mut request = format!("GET {target} HTTP/1.1\r\nconnection: close\r\n").into_bytes();
        for (name, value) in &headers {
            request.extend(format!("{name}: ").into_bytes());
            request.extend(value.chars().map(|c| c as u32 as u8));
            request.extend(b"\r\n");
        }
        request.extend(b"\r\n");
        let got = within_time(runtime, send(address, &request));
        prop_assert!(got.is_some(), "no end for {headers:?}");
        let status = got.flatten().map(|got| got.status);
        prop_assert!(
            status.is_none_or(|status| status < 500 || status == 501),
            "{status:?} for {headers:?}"
        );
        Ok(())
    });
}

#[test]
fn what_is_no_http_is_answered_or_cut_off() {
    let bytes = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..2_000),
        "[A-Z]{1,10} [!-~]{0,100} HTTP/[0-9]\\.[0-9]\r\n\r\n".prop_map(String::into_bytes),
        "GET /id/ HTTP/1\\.1\r\n([a-z: \t\r\n]{0,40})\r\n\r\n".prop_map(String::into_bytes),
    ];
    check(bytes, |address, runtime, bytes| {
        let asking = async {
            let mut stream = TcpStream::connect(address).await.ok()?;
            let _ = stream.write_all(&bytes).await;
            // Nothing more comes, which ends a request that is not whole.
            let _ = stream.shutdown().await;
            read(&mut stream).await
        };
        let got = within_time(runtime, asking);
        prop_assert!(got.is_some(), "no end for {bytes:?}");
        let status = got.flatten().map(|got| got.status);
        prop_assert!(
            status.is_none_or(|status| status < 500 || status == 505),
            "{status:?} for {bytes:?}"
        );
        Ok(())
    });
}
