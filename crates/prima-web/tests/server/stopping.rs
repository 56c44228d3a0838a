//! How a server ends.

use crate::client::{Got, get, read};
use crate::portal::{self, Portal};
use prima_web::server::Settings;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

async fn connected(portal: &Portal, text: &str) -> TcpStream {
    let mut stream = TcpStream::connect(portal.address).await.expect("connected");
    stream.write_all(text.as_bytes()).await.expect("sent");
    stream
}

#[tokio::test]
async fn open_requests_end_and_new_ones_are_not_taken() {
    let settings = Settings {
        answer: Duration::from_millis(500),
        ..Settings::default()
    };
    let mut portal = portal::open(settings).await;
    let address = portal.address;
    let silent = connected(&portal, "").await;
    let mut idle = connected(&portal, "GET /id/ HTTP/1.1\r\nhost: x\r\n\r\n").await;
    let mut first = [0; 12];
    idle.read_exact(&mut first).await.expect("answered");
    let working = connected(&portal, "GET /id/lambat HTTP/1.1\r\nhost: x\r\n\r\n");
    let mut working = working.await;
    // Its work has begun when another on the same server was answered after it.
    get(address, "/id/").await;
    portal.stop();
    let got: Got = read(&mut working).await.expect("its answer");
    assert_eq!(got.status, 503, "the page that takes too long, to its end");
    assert_eq!(portal.stopped().await, 0, "nothing was cut off");
    assert!(
        TcpStream::connect(address).await.is_err(),
        "nobody listens any more"
    );
    drop((silent, idle));
}

#[tokio::test]
async fn what_does_not_end_is_cut_off() {
    let settings = Settings {
        stop: Duration::from_millis(200),
        ..Settings::default()
    };
    let mut portal = portal::open(settings).await;
    let mut working = connected(&portal, "GET /id/lambat HTTP/1.1\r\nhost: x\r\n\r\n").await;
    get(portal.address, "/id/").await;
    portal.stop();
    assert_eq!(portal.stopped().await, 1);
    assert!(read(&mut working).await.is_none());
}
