//! `cargo xtask soak [TIMES]`: kills the portal while officers save and upload,
//! fifty times on each database, and holds what is there against what was
//! acknowledged. What it found is written down in `docs/soak.md`.
//!
//! It is the test `durable` of the crate `prima`, only longer.

use crate::postgres::Server;
use crate::process;
use crate::program::AS_TESTED;

const TIMES: &str = "50";
const USAGE: &str = "use: cargo xtask soak [TIMES]";

/// Runs it; the lines with the counts are printed by the tests.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let times = match arguments {
        [] => TIMES,
        [times] if times.parse::<u32>().is_ok_and(|times| times > 0) => times,
        _ => return Err(USAGE.to_owned()),
    };
    let server = Server::start()?;
    process::run(
        process::cargo(&["test", "--workspace", AS_TESTED, "--test", "durable"])
            .args(["--", "outlives_a_kill", "--nocapture", "--test-threads=1"])
            .env("PRIMA_TEST_POSTGRES", server.url())
            .env("PRIMA_TEST_KILLS", times),
    )
}
