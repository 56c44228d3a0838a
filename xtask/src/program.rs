//! The program, built for the chores that run it.

use crate::process;
use std::process::Command;

/// Where it is after [`build`].
pub const PROGRAM: &str = "target/debug/prima";
/// Issues a certificate with sample data.
pub const ISSUED: &str = "target/debug/examples/issued";
/// How the tests have it, and all that is checked: without its allocator, whose C
/// takes the better part of a minute to compile and which no test holds.
pub const AS_TESTED: &str = "--no-default-features";
/// A test that is small to build; see [`build`].
const TEST: &str = "snapshots";

/// Builds it, and what issues a certificate, as the tests build it.
///
/// A test is named beside it because cargo then chooses the features that the
/// tests need of tokio and others. Alone, the program would have them without,
/// and all that lies above would be compiled a second time.
pub fn build() -> Result<(), String> {
    let call = [
        "build",
        "--workspace",
        AS_TESTED,
        "--bin",
        "prima",
        "--example",
        "issued",
        "--test",
        TEST,
    ];
    process::run(&mut process::cargo(&call))
}

/// A call of it; from a path, so that it is the program itself that ends.
pub fn prima(arguments: &[&str]) -> Command {
    let mut prima = Command::new(PROGRAM);
    prima.args(arguments);
    prima
}
