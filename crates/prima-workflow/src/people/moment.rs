//! Moments as the audit trail writes them.

use prima_domain::register::day::Day;

const DAY: i64 = 86_400;
/// A [`Day`] is one of Jakarta, which is so many seconds ahead.
const WIB: i64 = 7 * 3_600;

/// A moment in seconds UTC, such as `2026-11-23T04:05:06Z`.
pub(super) fn written(now: i64) -> String {
    let (day, second) = (Day::at(now.saturating_sub(WIB)), now.rem_euclid(DAY));
    let (hour, minute) = (second / 3_600, second / 60 % 60);
    format!("{day}T{hour:02}:{minute:02}:{:02}Z", second % 60)
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn a_moment_is_written_in_utc() {
        for (now, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (1_706_227_199, "2024-01-25T23:59:59Z"),
            (1_706_227_200, "2024-01-26T00:00:00Z"),
            (1_706_288_400, "2024-01-26T17:00:00Z"),
        ] {
            assert_eq!(written(now), text, "{now}");
        }
    }
}
