//! A portal that runs beside the test, on a database of its own.

use crate::support::{Ran, root};
use rustix::process::{Pid, Signal, kill_process};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

/// How often something is looked at before it is given up: twenty seconds.
const LOOKS: u32 = 1_000;
const PAUSE: Duration = Duration::from_millis(20);

/// A running portal; dropped, it is killed.
pub struct Running {
    /// Host and port.
    pub address: String,
    /// Address of its database.
    pub database: String,
    child: Child,
    out: BufReader<ChildStdout>,
    _folder: TempDir,
}

/// An answer.
pub struct Got {
    pub status: u16,
    pub head: String,
    pub text: String,
}

impl Got {
    /// A header; empty where it is not there.
    pub fn header(&self, name: &str) -> String {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        let found = lines.find(|(key, _)| *key == name);
        found.map_or(String::new(), |(_, value)| value.to_owned())
    }
}

impl Running {
    /// Starts `prima serve` and waits until it listens.
    pub fn start(arguments: &[&str], variables: &[(&str, &str)]) -> Running {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let database = format!("sqlite:{}", folder.path().join("prima.db").display());
        let mut child = Command::new(env!("CARGO_BIN_EXE_prima"))
            .args(["serve", "--database", &database])
            .args(arguments)
            .envs(variables.iter().copied())
            .current_dir(root())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut out = BufReader::new(child.stdout.take().expect("its output"));
        let mut line = String::new();
        out.read_line(&mut line).expect("a line");
        let address = line.trim_end().strip_prefix("listening on http://");
        let address = address
            .unwrap_or_else(|| panic!("it says {line:?}"))
            .to_owned();
        Running {
            address,
            database,
            child,
            out,
            _folder: folder,
        }
    }

    /// Asks for an address.
    pub fn get(&self, path: &str) -> Got {
        let mut stream = TcpStream::connect(&self.address).expect("connected");
        let request = format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("sent");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, text) = text.split_once("\r\n\r\n").expect("an answer of HTTP");
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok());
        Got {
            status: status.expect("a status"),
            head: head.to_owned(),
            text: text.to_owned(),
        }
    }

    /// Asks again and again until the answer is as expected.
    pub fn until(&self, path: &str, expected: impl Fn(&Got) -> bool) {
        for _ in 0..LOOKS {
            if expected(&self.get(path)) {
                return;
            }
            thread::sleep(PAUSE);
        }
        panic!("{path} never became as expected: {}", self.get(path).text);
    }

    /// Tells it to stop and waits until it has; what it printed since it listened.
    pub fn stop(mut self) -> Ran {
        let pid = Pid::from_child(&self.child);
        kill_process(pid, Signal::TERM).expect("it runs");
        let (mut out, mut err) = (String::new(), String::new());
        self.out.read_to_string(&mut out).expect("its output");
        let mut errors = self.child.stderr.take().expect("its errors");
        errors.read_to_string(&mut err).expect("its errors");
        let status = self.child.wait().expect("it ends");
        Ran {
            code: status.code().unwrap_or(-1),
            out,
            err,
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
