//! Slow and silent connections, which must not hold up others.

use crate::client::{get, until};
use crate::portal::{self, Portal};
use prima_web::server::Settings;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Connections that say nothing, or begin a request and do not end it.
async fn half_open(portal: &Portal, n: usize) -> Vec<TcpStream> {
    let mut streams = Vec::new();
    for place in 0..n {
        let mut stream = TcpStream::connect(portal.address).await.expect("connected");
        if place % 2 == 0 {
            let begun = stream
                .write_all(b"GET /id/ HTTP/1.1\r\nhost: x\r\nx-slow: ")
                .await;
            begun.expect("sent");
        }
        streams.push(stream);
    }
    streams
}

/// Whether the other side has ended the connection, or does so soon.
async fn ends(stream: &mut TcpStream) -> bool {
    let mut bytes = Vec::new();
    let read = stream.read_to_end(&mut bytes);
    tokio::time::timeout(Duration::from_secs(10), read)
        .await
        .is_ok()
}

#[tokio::test]
async fn five_hundred_half_open_connections_hold_up_nobody() {
    let portal = portal::open(Settings::default()).await;
    let mut streams = half_open(&portal, 500).await;
    for _ in 0..20 {
        assert_eq!(get(portal.address, "/id/").await.status, 200);
    }
    // One that goes on is answered as well.
    streams[0]
        .write_all(b"x\r\nconnection: close\r\n\r\n")
        .await
        .expect("sent");
    let got = crate::client::read(&mut streams[0])
        .await
        .expect("an answer");
    assert_eq!(got.status, 200);
}

#[tokio::test]
async fn a_request_that_does_not_end_is_ended() {
    let settings = Settings {
        head: Duration::from_millis(200),
        ..Settings::default()
    };
    let portal = portal::open(settings).await;
    for mut stream in half_open(&portal, 4).await {
        assert!(ends(&mut stream).await);
    }
    let mut idle = TcpStream::connect(portal.address).await.expect("connected");
    let asked = idle
        .write_all(b"GET /id/ HTTP/1.1\r\nhost: x\r\n\r\n")
        .await;
    asked.expect("sent");
    assert!(
        ends(&mut idle).await,
        "a connection that asks no more is ended, too"
    );
}

#[tokio::test]
async fn where_there_are_too_many_the_one_that_waits_longest_makes_room() {
    let settings = Settings {
        connections: 20,
        ..Settings::default()
    };
    let portal = portal::open(settings).await;
    let mut streams = half_open(&portal, 20).await;
    for _ in 0..10 {
        assert_eq!(get(portal.address, "/id/").await.status, 200);
    }
    assert!(ends(&mut streams[0]).await, "the first had to go");
    until(portal.address, "/metrics", |got| {
        let text = got.text();
        let line = text
            .lines()
            .find(|line| line.starts_with("prima_connections_crowded_out_total "));
        line.is_some_and(|line| !line.ends_with(" 0"))
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_nobody_reads_is_given_up() {
    let settings = Settings {
        stall: Duration::from_secs(1),
        ..Settings::default()
    };
    let portal = portal::open(settings).await;
    let mut stream = TcpStream::connect(portal.address).await.expect("connected");
    let asked = stream
        .write_all(b"GET /id/besar HTTP/1.1\r\nhost: x\r\n\r\n")
        .await;
    asked.expect("sent");
    until(portal.address, "/metrics", |got| {
        got.text()
            .lines()
            .any(|line| line == "prima_connections_stalled_total 1")
    })
    .await;
    assert!(ends(&mut stream).await);
}
