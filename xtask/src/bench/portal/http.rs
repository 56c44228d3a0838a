//! Asks a server for an address, one question after another on one connection.
//!
//! Only as much of HTTP as our own server and nginx speak to such a question.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(60);

/// A connection that stays open.
pub struct Connection {
    stream: BufReader<TcpStream>,
}

/// An answer.
pub struct Answer {
    pub status: u16,
    /// Lines of the head, without the first.
    pub head: Vec<String>,
    /// As it was sent, packed or not.
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> Result<&str, String> {
        std::str::from_utf8(&self.body).map_err(|_| "an answer is no text".to_owned())
    }
}

impl Connection {
    /// Connects.
    pub fn open(address: SocketAddr) -> Result<Connection, String> {
        let failed = |error| format!("cannot connect to {address}: {error}");
        let stream = TcpStream::connect(address).map_err(failed)?;
        stream.set_read_timeout(Some(PATIENCE)).map_err(failed)?;
        stream.set_nodelay(true).map_err(failed)?;
        Ok(Connection {
            stream: BufReader::new(stream),
        })
    }

    /// The answer to a question that takes packed forms as named, such as `gzip`.
    pub fn get(&mut self, path: &str, accept: &str) -> Result<Answer, String> {
        let head =
            format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {accept}\r\n");
        self.ask(path, &head, None)
    }

    /// The answer to a question with more lines in its head, and a body.
    pub fn ask(&mut self, path: &str, head: &str, body: Option<&[u8]>) -> Result<Answer, String> {
        let failed = |error| format!("no answer to {path}: {error}");
        let length = body.map_or(String::new(), |body| {
            format!("Content-Length: {}\r\n", body.len())
        });
        let body = body.unwrap_or_default();
        let question = [head.as_bytes(), length.as_bytes(), b"\r\n", body].concat();
        let sent = self.stream.get_mut().write_all(&question);
        sent.map_err(failed)?;
        let mut lines = Vec::new();
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line).map_err(failed)?;
            let line = line.trim_end().to_owned();
            if line.is_empty() {
                break;
            }
            lines.push(line);
        }
        let bad = || format!("the answer to {path} is not understood");
        if lines.is_empty() {
            return Err(bad());
        }
        let first = lines.remove(0);
        let status = first.split(' ').nth(1).and_then(|code| code.parse().ok());
        let length = lines.iter().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            let is_length = name.eq_ignore_ascii_case("content-length");
            is_length.then(|| value.trim().parse().ok()).flatten()
        });
        let mut body = vec![0; length.ok_or_else(bad)?];
        self.stream.read_exact(&mut body).map_err(failed)?;
        Ok(Answer {
            status: status.ok_or_else(bad)?,
            head: lines,
            body,
        })
    }

    /// The same, where anything but a page would make what is measured worthless.
    pub fn page(&mut self, path: &str, accept: &str) -> Result<Answer, String> {
        let answer = self.get(path, accept)?;
        match answer.status {
            200 => Ok(answer),
            status => Err(format!("{path} is answered with {status}")),
        }
    }
}
