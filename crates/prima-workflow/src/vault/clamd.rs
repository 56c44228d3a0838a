//! Asks ClamAV's daemon about a file, by its `INSTREAM` command.
//!
//! Off unless configured. Where it is configured and does not answer, a file is
//! not taken: a gate that opens when the guard sleeps is none.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::time::Duration;

/// Where the daemon listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScannerAddress {
    /// `host:port`.
    Tcp(String),
    /// A socket of this machine.
    Unix(PathBuf),
}

/// A daemon that looks for viruses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scanner {
    /// Where it listens.
    pub address: ScannerAddress,
    /// How long one answer may take.
    pub patience: Duration,
}

/// What the daemon says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It found nothing.
    Clean,
    /// It found this.
    Infected(String),
}

/// Bytes that are sent at once, and of an answer that are read.
const PIECE: usize = 1 << 16;
const LONGEST_ANSWER: u64 = 4_096;

trait Line: Read + Write {}
impl<T: Read + Write> Line for T {}

impl Scanner {
    /// Asks about a file.
    pub fn scan(&self, content: &[u8]) -> io::Result<Verdict> {
        let mut line = self.connect()?;
        line.write_all(b"zINSTREAM\0")?;
        for piece in content.chunks(PIECE) {
            let length = u32::try_from(piece.len()).expect("a piece is short");
            line.write_all(&length.to_be_bytes())?;
            line.write_all(piece)?;
        }
        line.write_all(&0u32.to_be_bytes())?;
        line.flush()?;
        let mut answer = Vec::new();
        line.take(LONGEST_ANSWER).read_to_end(&mut answer)?;
        let answer = String::from_utf8_lossy(&answer);
        verdict(answer.trim_matches(['\0', '\n', ' ']))
    }

    fn connect(&self) -> io::Result<Box<dyn Line>> {
        match &self.address {
            ScannerAddress::Tcp(address) => {
                let stream = TcpStream::connect(address)?;
                stream.set_read_timeout(Some(self.patience))?;
                stream.set_write_timeout(Some(self.patience))?;
                Ok(Box::new(stream))
            }
            #[cfg(unix)]
            ScannerAddress::Unix(path) => {
                let stream = std::os::unix::net::UnixStream::connect(path)?;
                stream.set_read_timeout(Some(self.patience))?;
                stream.set_write_timeout(Some(self.patience))?;
                Ok(Box::new(stream))
            }
            #[cfg(not(unix))]
            ScannerAddress::Unix(_) => Err(io::ErrorKind::Unsupported.into()),
        }
    }
}

/// `stream: OK`, `stream: Eicar-Signature FOUND`, or something that is neither.
fn verdict(answer: &str) -> io::Result<Verdict> {
    let said = answer.strip_prefix("stream: ").unwrap_or(answer);
    match said.strip_suffix(" FOUND") {
        Some(name) => Ok(Verdict::Infected(name.to_owned())),
        None if said == "OK" => Ok(Verdict::Clean),
        None => Err(io::Error::new(
            io::ErrorKind::InvalidData,
            format!("the scanner answered `{said}`"),
        )),
    }
}

#[cfg(test)]
mod tests;
