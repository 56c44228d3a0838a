//! A bucket of S3 for one run of the tests, by moto: held in memory, and it
//! checks every signature. It is thrown away afterwards.

use crate::python;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

const SCRIPT: &str = "tests/outside/bucket.py";

/// A running storage; dropping it ends it.
pub struct Bucket {
    child: Child,
    told: String,
}

impl Bucket {
    /// Starts moto, which `cargo xtask prepare` has installed.
    pub fn start() -> Result<Bucket, String> {
        let mut child = Command::new(python::BUCKET.program("python"))
            .arg(SCRIPT)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("could not start {SCRIPT}: {error}"))?;
        let stdout = child.stdout.take().ok_or("moto has no output")?;
        let mut bucket = Bucket {
            child,
            told: String::new(),
        };
        BufReader::new(stdout)
            .read_line(&mut bucket.told)
            .map_err(|error| format!("cannot read what moto prints: {error}"))?;
        match bucket.told.split_whitespace().count() {
            4 => Ok(bucket),
            _ => Err(format!("moto did not start; run {SCRIPT} to see why")),
        }
    }

    /// Endpoint, bucket, key id and secret, with blanks between them.
    pub fn told(&self) -> &str {
        self.told.trim()
    }
}

impl Drop for Bucket {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to do.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
