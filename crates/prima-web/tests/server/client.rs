//! The plainest client: one request, one connection.

use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// How often something is looked at before it is given up: ten seconds.
const LOOKS: u32 = 500;
const PAUSE: Duration = Duration::from_millis(20);

/// An answer.
#[derive(Clone, Debug)]
pub struct Got {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Got {
    /// A header; empty where it is not there.
    pub fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value)
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Asks for an address.
pub async fn get(address: SocketAddr, path: &str) -> Got {
    ask(address, "GET", path, &[]).await
}

/// Asks with a method and headers.
pub async fn ask(address: SocketAddr, method: &str, path: &str, headers: &[(&str, &str)]) -> Got {
    let mut text =
        format!("{method} {path} HTTP/1.1\r\nhost: prima.example\r\nconnection: close\r\n");
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text.push_str("\r\n");
    send(address, text.as_bytes())
        .await
        .unwrap_or_else(|| panic!("no answer to {method} {path}"))
}

/// Sends bytes and reads what comes back; `None` where that is no answer.
pub async fn send(address: SocketAddr, bytes: &[u8]) -> Option<Got> {
    let mut stream = TcpStream::connect(address).await.ok()?;
    // A server may refuse before it has read all; what it says counts.
    let _ = stream.write_all(bytes).await;
    read(&mut stream).await
}

/// Reads an answer to its end.
pub async fn read(stream: &mut TcpStream) -> Option<Got> {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes).await;
    parse(&bytes)
}

fn parse(bytes: &[u8]) -> Option<Got> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers = lines.filter_map(|line| line.split_once(": "));
    Some(Got {
        status,
        headers: headers
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        body: bytes[end + 4..].to_vec(),
    })
}

/// Asks for an address again and again until the answer is as expected.
pub async fn until(address: SocketAddr, path: &str, expected: impl Fn(&Got) -> bool) -> Got {
    for _ in 0..LOOKS {
        let got = get(address, path).await;
        if expected(&got) {
            return got;
        }
        tokio::time::sleep(PAUSE).await;
    }
    panic!(
        "{path} never became as expected: {:?}",
        get(address, path).await
    );
}
