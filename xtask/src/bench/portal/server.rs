//! A running `prima serve`, and what it costs.

use super::http::Connection;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A portal of its own port; dropping it stops it.
pub struct Portal {
    process: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// From the start of the process to the end of the first page.
    pub first_page: Duration,
}

impl Portal {
    /// Starts it over a database; with a bound on the pages it keeps, in megabytes.
    pub fn start(prima: &Path, database: &str, cache_mb: u64) -> Result<Portal, String> {
        Portal::start_with(prima, database, cache_mb, &[])
    }

    /// The same, with more said in the environment.
    pub fn start_with(
        prima: &Path,
        database: &str,
        cache_mb: u64,
        variables: &[(&str, String)],
    ) -> Result<Portal, String> {
        let failed = |error| format!("cannot start prima serve: {error}");
        let begun = Instant::now();
        let mut process = Command::new(prima)
            .args(["serve", "--listen", "127.0.0.1:0", "--database", database])
            .env("PRIMA_CACHE_MB", cache_mb.to_string())
            .envs(variables.iter().map(|(name, value)| (*name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(failed)?;
        let stdout = process.stdout.take();
        let stdout = stdout.expect("its standard output was asked for");
        let mut portal = Portal {
            process,
            address: SocketAddr::from(([127, 0, 0, 1], 0)),
            first_page: Duration::ZERO,
        };
        let mut line = String::new();
        BufReader::new(stdout)
            .read_line(&mut line)
            .map_err(failed)?;
        let told = line.trim().strip_prefix("listening on http://");
        portal.address = told
            .and_then(|address| address.parse().ok())
            .ok_or("prima serve did not say where it listens")?;
        Connection::open(portal.address)?.page("/id/", "gzip")?;
        portal.first_page = begun.elapsed();
        Ok(portal)
    }

    /// Memory now and at most so far, in millions of bytes.
    pub fn megabytes(&self) -> Result<(f64, f64), String> {
        let path = format!("/proc/{}/status", self.process.id());
        let status = std::fs::read_to_string(&path)
            .map_err(|error| format!("cannot read {path}: {error}"))?;
        let value = |name: &str| -> Option<f64> {
            let line = status.lines().find_map(|line| line.strip_prefix(name))?;
            let kibibytes: f64 = line.split_whitespace().next()?.parse().ok()?;
            Some(kibibytes * 1024.0 / 1e6)
        };
        let both = value("VmRSS:").zip(value("VmHWM:"));
        both.ok_or_else(|| format!("{path} does not tell the memory"))
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        // Fails only where it has ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
