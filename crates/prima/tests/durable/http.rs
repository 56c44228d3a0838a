//! The plainest client that keeps its connection: one request after another.

use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// Time after which an answer that does not come fails the test.
const PATIENCE: Duration = Duration::from_secs(60);

/// A connection.
pub struct Connection {
    stream: BufReader<TcpStream>,
}

/// An answer.
pub struct Got {
    pub status: u16,
    head: String,
    pub text: String,
}

impl Got {
    /// A header; empty where it is not there.
    pub fn header(&self, name: &str) -> &str {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        let found = lines.find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value)
    }
}

impl Connection {
    /// Connects.
    pub fn open(address: &str) -> io::Result<Connection> {
        let stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_nodelay(true)?;
        Ok(Connection {
            stream: BufReader::new(stream),
        })
    }

    /// Sends a request, its head without the length of its body, and reads the
    /// answer; an error where the connection breaks.
    pub fn ask(&mut self, head: &str, body: &[u8]) -> io::Result<Got> {
        let length = format!("host: x\r\ncontent-length: {}\r\n\r\n", body.len());
        let whole = [head.as_bytes(), length.as_bytes(), body].concat();
        self.stream.get_mut().write_all(&whole)?;
        let mut head = String::new();
        loop {
            let mut line = String::new();
            if self.stream.read_line(&mut line)? == 0 {
                return Err(ErrorKind::UnexpectedEof.into());
            }
            if line == "\r\n" {
                break;
            }
            head.push_str(line.trim_end());
            head.push('\n');
        }
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        let mut got = Got {
            status: status.ok_or(ErrorKind::InvalidData)?,
            head,
            text: String::new(),
        };
        let length = got.header("content-length").parse().unwrap_or(0);
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        got.text = String::from_utf8_lossy(&body).into_owned();
        Ok(got)
    }
}
