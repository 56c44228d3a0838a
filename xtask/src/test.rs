//! `cargo xtask test`: every test of the workspace, after installing what they
//! need.

use std::path::Path;

use crate::assets;
use crate::bucket::Bucket;
use crate::demo;
use crate::install::{self, Need};
use crate::outside;
use crate::portal::{self, PROGRAM, Portal};
use crate::postgres::Server;
use crate::process;
use crate::scanner::Scanner;

const BROWSER_TESTS: &str = "tests/browser";
/// Where the portal with a clock of its own keeps its database.
const CYCLE: &str = "target/test-cycle";
/// Says how far ahead the clock of the latter is.
const CLOCK: &str = "target/test-cycle-clock";
/// Tells the tests where they may make databases on PostgreSQL.
const POSTGRES: &str = "PRIMA_TEST_POSTGRES";
/// Tells the tests where a virus scanner listens, and where a bucket is.
const SCANNER: &str = "PRIMA_TEST_SCANNER";
const BUCKET: &str = "PRIMA_TEST_BUCKET";

/// Runs the Rust tests, then the browser tests of report and portal. Further
/// arguments choose Rust tests, and then the browser is left alone.
pub fn run(arguments: &[String]) -> Result<(), String> {
    assets::run(&[])?;
    run_rust_tests(arguments)?;
    if arguments.is_empty() {
        run_browser_tests()?;
        outside::run()?;
    }
    Ok(())
}

/// nextest where it is installed, as it is faster; it leaves out the examples
/// in the documentation, which then run by themselves when all is asked for.
fn run_rust_tests(arguments: &[String]) -> Result<(), String> {
    let server = Server::start()?;
    let (scanner, bucket) = (Scanner::start()?, Bucket::start()?);
    let run = |call: &[&str]| {
        let mut cargo = process::cargo(call);
        if !chooses_package(arguments) {
            cargo.arg("--workspace");
        }
        cargo.args(arguments).env(POSTGRES, server.url());
        cargo.env(SCANNER, scanner.address());
        process::run(cargo.env(BUCKET, bucket.told()))
    };
    if !process::is_installed("cargo", "nextest --version") {
        return run(&["test"]);
    }
    run(&["nextest", "run"])?;
    match arguments {
        [] => run(&["test", "--doc"]),
        _ => Ok(()),
    }
}

/// Whether the arguments name packages, up to those handed on to the tests.
fn chooses_package(arguments: &[String]) -> bool {
    let own = arguments.iter().take_while(|argument| *argument != "--");
    own.into_iter().any(|argument| {
        let name = argument.split('=').next().unwrap_or_default();
        ["-p", "--package", "--manifest-path", "--workspace"].contains(&name)
    })
}

/// Opens the demo's report and its portal in a browser.
fn run_browser_tests() -> Result<(), String> {
    if !Path::new(BROWSER_TESTS).join("package.json").exists() {
        return Err(format!("{BROWSER_TESTS}/package.json is missing"));
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
    demo::report()?;
    let report = Path::new(demo::REPORT)
        .canonicalize()
        .map_err(|error| format!("the demo left no report in {}: {error}", demo::REPORT))?;
    process::run(npm().arg("ci"))?;
    process::run(npm().args(["test", "--"]).arg(report))?;
    let portal = Portal::open(portal::FOLDER, None)?;
    process::run(npm().args(["run", "portal", "--", portal.address()]))?;
    drop(portal);
    run_cycle()
}

/// The life of a round in a browser, at a portal whose clock the test moves on.
fn run_cycle() -> Result<(), String> {
    std::fs::create_dir_all("target")
        .map_err(|error| format!("cannot make the folder target: {error}"))?;
    let failed = |error| format!("cannot write {CLOCK}: {error}");
    std::fs::write(CLOCK, "0\n").map_err(failed)?;
    let clock = Path::new(CLOCK).canonicalize().map_err(failed)?;
    let portal = Portal::open(CYCLE, Some(&clock))?;
    let program = Path::new(PROGRAM).canonicalize().map_err(failed)?;
    let mut command = npm();
    command.args(["run", "cycle", "--", portal.address()]);
    process::run(command.arg(clock).arg(program))
}

fn npm() -> std::process::Command {
    let mut command = std::process::Command::new("npm");
    command.current_dir(BROWSER_TESTS);
    command
}
