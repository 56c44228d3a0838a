//! `cargo xtask check`: all that the build demands besides the tests.
//!
//! Every step runs, also after one has failed, so that one call shows all there
//! is to do.

mod bans;
mod rooms;
mod words;

use crate::program::AS_TESTED;
use crate::{assets, generate, install, prepare, process, python};
use std::process::Command;

type Step = (&'static str, fn() -> Result<(), String>);

/// The dependencies come last: what they are held against may have to be fetched,
/// and until then what the tests need is.
const STEPS: &[Step] = &[
    ("format", check_format),
    ("rooms", rooms::check),
    ("words a room may not use", words::check),
    ("bans", bans::check),
    ("assets", || assets::run(&[])),
    ("lints", check_lints),
    ("documentation", check_documentation),
    ("generated files", generate::check_unchanged),
    ("dependency policy", check_dependencies),
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
        AS_TESTED,
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
    let mut doc = process::cargo(&["doc", "--workspace", AS_TESTED, "--no-deps"]);
    doc.args(["--quiet", "--lib", "--bins", "--examples"]);
    process::run(doc.env("RUSTDOCFLAGS", "--deny warnings"))
}

/// Holds the lock file against deny.toml, with the cargo-deny of this machine or
/// else one that others have built: to build it takes minutes.
fn check_dependencies() -> Result<(), String> {
    let mut deny = match process::is_installed("cargo", "deny --version") {
        true => process::cargo(&["deny"]),
        false => {
            install::install(&[prepare::PYTHON])?;
            python::DENY.install()?;
            Command::new(python::DENY.program("cargo-deny"))
        }
    };
    let call = ["--all-features", "check", "licenses", "bans", "sources"];
    process::run(deny.args(call))
}
