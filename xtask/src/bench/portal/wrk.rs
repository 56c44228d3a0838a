//! Many readers at once, by `wrk`.

use crate::{install, process};
use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;

const SCRIPT: &str = "benches/portal.lua";

/// What one run of it found.
#[derive(Clone, Copy)]
pub struct Load {
    pub per_second: f64,
    pub p99_ms: f64,
}

/// Asks for the addresses of a file, in turn, for so many seconds.
pub fn run(
    server: SocketAddr,
    paths: &Path,
    connections: u32,
    seconds: u32,
) -> Result<Load, String> {
    let told = process::read(
        Command::new("wrk")
            .args(["--threads", "1", "--timeout", "20s", "--script", SCRIPT])
            .args(["--connections", &connections.to_string()])
            .args(["--duration", &format!("{seconds}s")])
            .arg(format!("http://{server}"))
            .arg("--")
            .arg(paths),
    )?;
    let last = told.lines().last().unwrap_or_default();
    let found: serde_json::Value =
        serde_json::from_str(last).map_err(|error| format!("{SCRIPT}: {error}"))?;
    let number = |name: &str| {
        let number = found[name].as_f64();
        number.ok_or_else(|| format!("{SCRIPT} did not tell {name}"))
    };
    let n_failed = number("failed")?;
    if n_failed > 0.0 {
        return Err(format!(
            "{n_failed} of {} requests to {server} failed at {connections} connections",
            number("requests")?
        ));
    }
    Ok(Load {
        per_second: number("requests")? / number("seconds")?,
        p99_ms: number("p99_us")? / 1e3,
    })
}

/// Installs it where it is missing; it ends with 1 even when asked for its version.
pub fn install() -> Result<(), String> {
    match Command::new("wrk").arg("--version").output() {
        Ok(_) => Ok(()),
        Err(_) => install::packages(&["wrk"]),
    }
}
