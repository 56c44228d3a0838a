//! `cargo xtask test`: every test of the workspace, after installing what they
//! need.

use crate::bucket::Bucket;
use crate::postgres::Server;
use crate::program::AS_TESTED;
use crate::scanner::Scanner;
use crate::{assets, browser, prepare, process};

/// Tells the tests where they may make databases on PostgreSQL.
const POSTGRES: &str = "PRIMA_TEST_POSTGRES";
/// Tells the tests where a virus scanner listens, and where a bucket is.
const SCANNER: &str = "PRIMA_TEST_SCANNER";
const BUCKET: &str = "PRIMA_TEST_BUCKET";
/// Tell nextest and cargo's own runner how many tests run at once.
const THREADS: [&str; 2] = ["NEXTEST_TEST_THREADS", "RUST_TEST_THREADS"];

/// Runs the Rust tests, then those at the open program. Further arguments choose
/// Rust tests, and then the browser is left alone.
pub fn run(arguments: &[String]) -> Result<(), String> {
    assets::run(&[])?;
    prepare::rust_tests()?;
    run_rust_tests(arguments)?;
    match arguments {
        [] => browser::run(&[]),
        _ => Ok(()),
    }
}

/// nextest where it is installed, as it is faster. The examples in the
/// documentation run by themselves when all is asked for; the programs in
/// `examples/` are compiled by the lints and need not be linked here.
fn run_rust_tests(arguments: &[String]) -> Result<(), String> {
    let server = Server::start()?;
    let (scanner, bucket) = (Scanner::start()?, Bucket::start()?);
    let threads = threads().to_string();
    let run = |call: &[&str]| {
        let mut cargo = process::cargo(call);
        cargo.arg(AS_TESTED);
        if !chooses_package(arguments) {
            cargo.arg("--workspace");
        }
        cargo.args(arguments).env(POSTGRES, server.url());
        cargo.env(SCANNER, scanner.address());
        for name in THREADS {
            cargo.env(name, &threads);
        }
        process::run(cargo.env(BUCKET, bucket.told()))
    };
    let has_nextest = process::is_installed("cargo", "nextest --version");
    let call: &[&str] = match has_nextest {
        true => &["nextest", "run"],
        false => &["test"],
    };
    match arguments {
        [] => run(&[call, &["--tests"]].concat()).and_then(|()| run(&["test", "--doc"])),
        _ => run(call),
    }
}

/// One more than there are processors: some tests wait, for a server that is
/// away or a lock, and leave theirs to others.
fn threads() -> usize {
    std::thread::available_parallelism().map_or(2, |n| n.get() + 1)
}

/// Whether the arguments name packages, up to those handed on to the tests.
fn chooses_package(arguments: &[String]) -> bool {
    let own = arguments.iter().take_while(|argument| *argument != "--");
    own.into_iter().any(|argument| {
        let name = argument.split('=').next().unwrap_or_default();
        ["-p", "--package", "--manifest-path", "--workspace"].contains(&name)
    })
}
