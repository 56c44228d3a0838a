//! `cargo xtask demo`: builds prima and opens the portal with the real history.

use crate::{assets, process, program};

/// Where the demo keeps its database unless `--dir DIR` says otherwise.
const FOLDER: &str = "target/demo";
/// Where the tests have the report written.
pub const REPORT: &str = "target/demo-report";

/// Builds prima in release and lets it fill a database with the shipped
/// register and history and serve it. Further arguments are handed on; with
/// `--report DIR` it writes a report and ends.
pub fn run(arguments: &[String]) -> Result<(), String> {
    assets::run(&[])?;
    let call = ["run", "--release", "--quiet", "--package", "prima", "--"];
    let mut prima = process::cargo(&call);
    prima.arg("demo");
    let chosen = |name: &str| arguments.iter().any(|argument| argument.starts_with(name));
    if !chosen("--report") && !chosen("--dir") {
        prima.args(["--dir", FOLDER]);
    }
    eprintln!("Building prima; the first time takes some minutes.");
    // Cargo becomes prima in turn, so that nothing stays behind when it is stopped.
    process::become_program(prima.args(arguments))
}

/// Writes the report with the program as it was built.
pub fn report() -> Result<(), String> {
    process::run(&mut program::prima(&["demo", "--report", REPORT]))
}
