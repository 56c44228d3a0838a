//! The catalogue of innovations: search and likeness over 50,000 made-up ones.
//! What is measured is an example of `prima-domain`, which holds the promises.

use super::Missed;
use std::process::Command;

/// Runs it in release; it prints its table itself.
pub fn run() -> Result<Missed, String> {
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--release", "--package", "prima-domain"]);
    cargo.args(["--example", "catalogue"]);
    let ended = cargo.status().map_err(|error| format!("cargo: {error}"))?;
    let mut missed = Missed::new();
    if !ended.success() {
        missed.push("The catalogue is slower than promised, or was not measured.".to_owned());
    }
    Ok(missed)
}
