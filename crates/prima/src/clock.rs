//! What time it is: the only place of the command line that asks.

use anyhow::{Context, Result};
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
    Ok(written(since.as_secs(), since.subsec_micros()))
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

/// A moment after 1970-01-01 as text, cut to microseconds.
fn written(seconds: u64, micros: u32) -> String {
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    // Days are counted from a 1 March, so that the leap day ends its year.
    let shifted = days + 719_468;
    let era = shifted / 146_097;
    let day_of_era = shifted % 146_097;
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    let (hour, minute) = (second / 3_600, second / 60 % 60);
    format!(
        "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{:02}.{micros:06}Z",
        second % 60
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_as_the_calendar_has_them() {
        for (seconds, text) in [
            (0, "1970-01-01T00:00:00.000000Z"),
            (951_782_400, "2000-02-29T00:00:00.000000Z"),
            (1_706_227_200, "2024-01-26T00:00:00.000000Z"),
            (1_728_345_599, "2024-10-07T23:59:59.000000Z"),
            (4_107_542_400, "2100-03-01T00:00:00.000000Z"),
        ] {
            assert_eq!(written(seconds, 0), text, "{seconds} seconds");
        }
    }
}
