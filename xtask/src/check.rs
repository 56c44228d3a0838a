//! `cargo xtask check`: all that the build demands besides the tests.
//!
//! Every step runs, also after one has failed, so that one call shows all there
//! is to do.

mod bans;
mod rooms;
mod words;

use crate::{assets, generate, process};

type Step = (&'static str, fn() -> Result<(), String>);

const STEPS: &[Step] = &[
    ("format", check_format),
    ("rooms", rooms::check),
    ("words a room may not use", words::check),
    ("bans", bans::check),
    ("dependency policy", check_dependencies),
    ("assets", || assets::run(&[])),
    ("lints", check_lints),
    ("documentation", check_documentation),
    ("generated files", generate::check_unchanged),
];

/// Runs every step and names those that failed.
pub fn run(_arguments: &[String]) -> Result<(), String> {
    let mut failed = Vec::new();
    for (name, step) in STEPS {
        match step() {
            Ok(()) => eprintln!("passed: {name}"),
            Err(message) => {
                eprintln!("FAILED: {name}\n{message}\n");
                failed.push(*name);
            }
        }
    }
    if failed.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "{} of {} steps failed: {}",
            failed.len(),
            STEPS.len(),
            failed.join(", ")
        ))
    }
}

fn check_format() -> Result<(), String> {
    process::run(&mut process::cargo(&["fmt", "--all", "--", "--check"]))
}

fn check_lints() -> Result<(), String> {
    let call = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--keep-going",
        "--quiet",
        "--",
        "--deny",
        "warnings",
    ];
    process::run(&mut process::cargo(&call))
}

fn check_documentation() -> Result<(), String> {
    // With the examples cargo chooses the features of the lints, and what lies
    // below the workspace is not read a second time.
    let mut doc = process::cargo(&["doc", "--workspace", "--no-deps", "--quiet"]);
    doc.args(["--lib", "--bins", "--examples"]);
    process::run(doc.env("RUSTDOCFLAGS", "--deny warnings"))
}

/// Holds the lock file against deny.toml. It costs minutes to install
/// cargo-deny, so it is not installed here: see `.ci/run`.
fn check_dependencies() -> Result<(), String> {
    if !process::is_installed("cargo", "deny --version") {
        return Err(String::from(
            "nothing was checked; install cargo-deny with: cargo install cargo-deny --locked",
        ));
    }
    let call = [
        "deny",
        "--all-features",
        "check",
        "licenses",
        "bans",
        "sources",
    ];
    process::run(&mut process::cargo(&call))
}
