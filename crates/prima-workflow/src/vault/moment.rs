//! A moment as the audit trail and the rows write it.

use prima_domain::register::day::Day;

/// Seconds of one day, and those WIB is ahead of UTC.
const DAY: i64 = 86_400;
const WIB: i64 = 7 * 3_600;

/// Seconds UTC as text, such as `2026-11-23T04:05:06Z`.
pub(super) fn text(now: i64) -> String {
    // A day in Jakarta is asked for; a day in UTC is needed.
    let day = Day::at(now.saturating_sub(WIB));
    let second = now.rem_euclid(DAY);
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    format!("{day}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn a_moment_is_written_in_utc() {
        for (now, expected) in [
            (0, "1970-01-01T00:00:00Z"),
            (-1, "1969-12-31T23:59:59Z"),
            // 20,000 days after 1 January 1970 is 4 October 2024.
            (20_000 * 86_400 + 3_661, "2024-10-04T01:01:01Z"),
            (20_000 * 86_400 + 86_399, "2024-10-04T23:59:59Z"),
        ] {
            assert_eq!(text(now), expected, "{now}");
        }
    }
}
