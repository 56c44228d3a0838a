//! What time it is: the only place of the command line that asks.

use anyhow::{Context, Result};
use prima_workflow::assessment::moment;
use std::time::{SystemTime, UNIX_EPOCH};

/// Now, in UTC, such as `2026-11-23T04:05:06.123456Z`.
///
/// # Errors
///
/// Where the clock stands before 1970: a line of the audit chain with a day that
/// nobody meant could never be taken back.
pub fn now() -> Result<String> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the edge of the program; everything below takes the time as an argument"
    )]
    let now = SystemTime::now();
    let since = now.duration_since(UNIX_EPOCH);
    let since = since.context("the clock of this machine stands before 1970; set it right")?;
    Ok(written(since.as_secs() as i64, since.subsec_micros()))
}

/// Now, in seconds since 1970, UTC.
pub fn seconds() -> i64 {
    #[expect(
        clippy::disallowed_methods,
        reason = "the edge of the program; everything below takes the time as an argument"
    )]
    let now = SystemTime::now();
    // A clock before 1970 is no clock; the first moment is as good as any.
    now.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs() as i64
}

/// A moment as text, with its microseconds.
fn written(seconds: i64, micros: u32) -> String {
    let utc = moment::utc(seconds);
    let whole = utc.strip_suffix('Z').unwrap_or(&utc);
    format!("{whole}.{micros:06}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_keeps_its_microseconds() {
        assert_eq!(written(951_782_400, 42), "2000-02-29T00:00:00.000042Z");
    }
}
