//! The portal, opened for tests: the demo on a free port, ended afterwards.

use crate::program::PROGRAM;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Stdio};

/// What the program prints when it is ready, before the address.
const READY: &str = "listening on ";

/// A portal that runs until it is dropped.
pub struct Portal {
    child: Child,
    address: String,
}

impl Portal {
    /// Opens the demo with the program as it was built, on a new database in a
    /// folder; a file can move its clock on.
    pub fn open(folder: &str, clock: Option<&Path>) -> Result<Portal, String> {
        if Path::new(folder).exists() {
            std::fs::remove_dir_all(folder)
                .map_err(|error| format!("cannot remove {folder}: {error}"))?;
        }
        let mut command = std::process::Command::new(PROGRAM);
        command.args(["demo", "--listen", "127.0.0.1:0", "--dir", folder]);
        if let Some(clock) = clock {
            command.arg("--clock").arg(clock);
        }
        let mut child = command
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("could not start {PROGRAM}: {error}"))?;
        let stdout = child.stdout.take();
        let mut portal = Portal {
            child,
            address: String::new(),
        };
        let stdout = stdout.ok_or("the demo has no output")?;
        portal.address = address(stdout)?;
        Ok(portal)
    }

    /// Its address, such as `http://127.0.0.1:34567`.
    pub fn address(&self) -> &str {
        &self.address
    }
}

/// The address in the line that says it is ready.
fn address(stdout: impl Read) -> Result<String, String> {
    for line in BufReader::new(stdout).lines() {
        let line = line.map_err(|error| format!("cannot read what the demo prints: {error}"))?;
        if let Some(address) = line.strip_prefix(READY) {
            return Ok(address.trim().to_owned());
        }
    }
    Err("the demo ended before it was ready".to_owned())
}

impl Drop for Portal {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to do.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
