//! `cargo xtask demo`: builds prima and scores the shipped examples.

use crate::{assets, process};

/// Where the report goes unless `--report DIR` says otherwise.
pub const REPORT: &str = "target/demo-report";

/// Builds prima in release and lets it score the examples; prima prints the
/// tables and says where the report is. Further arguments are handed on.
pub fn run(arguments: &[String]) -> Result<(), String> {
    assets::run(&[])?;
    let mut prima = process::cargo(&[
        "run",
        "--release",
        "--quiet",
        "--package",
        "prima",
        "--",
        "demo",
    ]);
    if !arguments
        .iter()
        .any(|argument| argument.starts_with("--report"))
    {
        prima.args(["--report", REPORT]);
    }
    eprintln!("Building prima; the first time takes some minutes.");
    process::run(prima.args(arguments))
}
