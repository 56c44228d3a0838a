//! Asks ClamAV's daemon about a file, by its `INSTREAM` command.
//!
//! Off unless configured. Where it is configured and does not answer, a file is
//! not taken: a gate that opens when the guard sleeps is none.

use std::fmt;
use std::io::{self, BufReader, ErrorKind, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
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

impl ScannerAddress {
    /// Reads `unix:/run/clamav/clamd.ctl` or `tcp:127.0.0.1:3310`; none where it
    /// is neither.
    pub fn parse(text: &str) -> Option<ScannerAddress> {
        if let Some(path) = text.strip_prefix("unix:") {
            let is_whole = path.starts_with('/');
            return is_whole.then(|| ScannerAddress::Unix(PathBuf::from(path)));
        }
        let (host, port) = text.strip_prefix("tcp:")?.rsplit_once(':')?;
        let is_address = !host.is_empty() && port.parse::<u16>().is_ok_and(|port| port > 0);
        is_address.then(|| ScannerAddress::Tcp(format!("{host}:{port}")))
    }
}

impl fmt::Display for ScannerAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ScannerAddress::Tcp(address) => write!(formatter, "tcp:{address}"),
            ScannerAddress::Unix(path) => write!(formatter, "unix:{}", path.display()),
        }
    }
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

/// Bytes that are sent at once, and of an answer that are read at most.
const PIECE: usize = 1 << 16;
const LONGEST_ANSWER: u64 = 4_096;

trait Line: Read + Write {}
impl<T: Read + Write> Line for T {}

impl Scanner {
    /// Asks about a file.
    pub fn scan(&self, content: &[u8]) -> io::Result<Verdict> {
        let mut line = self.connect()?;
        let sent = send(&mut *line, content);
        // A daemon that takes no more says why before it hangs up.
        let answer = answer(&mut *line);
        match (sent, answer) {
            (Ok(()), answer) => verdict(&answer?),
            (Err(error), Ok(answer)) if !answer.is_empty() => match verdict(&answer)? {
                // It has not seen the whole file.
                Verdict::Clean => Err(error),
                infected => Ok(infected),
            },
            (Err(error), _) => Err(error),
        }
    }

    /// Asks whether it is there. [`ErrorKind::InvalidData`]: what answers is no
    /// ClamAV.
    pub fn ping(&self) -> io::Result<()> {
        let mut line = self.connect()?;
        line.write_all(b"zPING\0")?;
        line.flush()?;
        match answer(&mut *line)?.as_str() {
            "PONG" => Ok(()),
            said => Err(unclear(said)),
        }
    }

    fn connect(&self) -> io::Result<Box<dyn Line>> {
        match &self.address {
            ScannerAddress::Tcp(address) => {
                let stream = self.reach(address)?;
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
            ScannerAddress::Unix(_) => Err(ErrorKind::Unsupported.into()),
        }
    }

    /// A line to the first of a name's addresses that takes one.
    fn reach(&self, address: &str) -> io::Result<TcpStream> {
        let mut failed = ErrorKind::AddrNotAvailable.into();
        for address in address.to_socket_addrs()? {
            match TcpStream::connect_timeout(&address, self.patience) {
                Ok(stream) => return Ok(stream),
                Err(error) => failed = error,
            }
        }
        Err(failed)
    }
}

fn send(line: &mut dyn Line, content: &[u8]) -> io::Result<()> {
    line.write_all(b"zINSTREAM\0")?;
    for piece in content.chunks(PIECE) {
        let length = u32::try_from(piece.len()).expect("a piece is short");
        line.write_all(&length.to_be_bytes())?;
        line.write_all(piece)?;
    }
    line.write_all(&0u32.to_be_bytes())?;
    line.flush()
}

/// What the daemon says, to its end: some programs that are no ClamAV keep the
/// line open behind it.
fn answer(line: &mut dyn Line) -> io::Result<String> {
    let mut answer = Vec::new();
    for byte in BufReader::new(line).take(LONGEST_ANSWER).bytes() {
        match byte? {
            b'\0' | b'\n' => break,
            byte => answer.push(byte),
        }
    }
    Ok(String::from_utf8_lossy(&answer).trim().to_owned())
}

/// `stream: OK`, `stream: Eicar-Signature FOUND`, or something that is neither.
fn verdict(answer: &str) -> io::Result<Verdict> {
    let said = answer.strip_prefix("stream: ").unwrap_or(answer);
    match said.strip_suffix(" FOUND") {
        Some(name) => Ok(Verdict::Infected(name.to_owned())),
        None if said == "OK" => Ok(Verdict::Clean),
        None => Err(unclear(said)),
    }
}

fn unclear(said: &str) -> io::Error {
    let text = format!("the scanner answered `{said}`");
    io::Error::new(ErrorKind::InvalidData, text)
}

#[cfg(test)]
mod tests;
