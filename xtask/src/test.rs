//! `cargo xtask test`: every test of the workspace, after installing what they
//! need.

use std::path::Path;

use crate::assets;
use crate::demo;
use crate::install::{self, Need};
use crate::process;

const BROWSER_TESTS: &str = "tests/browser";

/// Runs the Rust tests, then the browser tests of the report. Further
/// arguments choose Rust tests, and then the browser is left alone.
pub fn run(arguments: &[String]) -> Result<(), String> {
    assets::run(&[])?;
    run_rust_tests(arguments)?;
    if arguments.is_empty() {
        run_browser_tests()?;
    }
    Ok(())
}

/// nextest where it is installed, as it is faster; it leaves out the examples
/// in the documentation, which then run by themselves.
fn run_rust_tests(arguments: &[String]) -> Result<(), String> {
    if process::is_installed("cargo", "nextest --version") {
        process::run(process::cargo(&["nextest", "run", "--workspace"]).args(arguments))?;
        process::run(process::cargo(&["test", "--workspace", "--doc"]).args(arguments))
    } else {
        process::run(process::cargo(&["test", "--workspace"]).args(arguments))
    }
}

/// Opens the demo's report in a browser, where there are tests for it: `npm ci`,
/// then `npm test -- REPORT` in their folder, with the report's absolute path.
fn run_browser_tests() -> Result<(), String> {
    if !Path::new(BROWSER_TESTS).join("package.json").exists() {
        return Ok(());
    }
    install::install(&[
        Need {
            program: "node",
            package: "nodejs",
            version_flag: "--version",
        },
        Need {
            program: "npm",
            package: "npm",
            version_flag: "--version",
        },
        Need {
            program: "chromium",
            package: "chromium",
            version_flag: "--version",
        },
        Need {
            program: "java",
            package: "default-jre-headless",
            version_flag: "-version",
        },
    ])?;
    demo::run(&[])?;
    let report = Path::new(demo::REPORT)
        .canonicalize()
        .map_err(|error| format!("the demo left no report in {}: {error}", demo::REPORT))?;
    process::run(npm().arg("ci"))?;
    process::run(npm().args(["test", "--"]).arg(report))
}

fn npm() -> std::process::Command {
    let mut command = std::process::Command::new("npm");
    command.current_dir(BROWSER_TESTS);
    command
}
