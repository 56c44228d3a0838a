//! Moments of the calendar as text: seconds in UTC since 1970, in and out.
//!
//! The one place that knows how a moment is written for the store and the audit
//! trail. What time it is comes in as an argument.

use super::day::Day;

/// Western Indonesian Time (WIB) is so many seconds ahead of UTC.
pub const WIB: i64 = 7 * 3_600;

const DAY: i64 = 86_400;

/// A moment in UTC as the store and the audit trail keep it, such as
/// `2026-11-23T04:05:06Z`.
pub fn utc(now: i64) -> String {
    // A day is told in Jakarta; the same clock seven hours earlier tells UTC.
    let day = Day::at(now.saturating_sub(WIB));
    let (hour, minute, second) = clock(now);
    format!("{day}T{hour:02}:{minute:02}:{second:02}Z")
}

/// The seconds of a moment that [`utc`] wrote; a fraction of a second is left
/// out, and what is no moment is nothing.
pub fn read(utc: &str) -> Option<i64> {
    let (day, time) = utc.split_once('T')?;
    let whole = time.strip_suffix('Z')?.split('.').next()?;
    let mut parts = whole.split(':');
    let mut below = |limit: i64| {
        let part = parts.next().filter(|part| part.len() == 2)?;
        let is_number = part.bytes().all(|sign| sign.is_ascii_digit());
        let number: i64 = part.parse().ok()?;
        (is_number && number < limit).then_some(number)
    };
    let (hour, minute, second) = (below(24)?, below(60)?, below(60)?);
    let midnight = Day::parse(day)?.begins() + WIB;
    Some(midnight + hour * 3_600 + minute * 60 + second)
}

/// Hour, minute and second of the day at a moment; for another zone, add how far
/// it is ahead.
pub fn clock(seconds: i64) -> (i64, i64, i64) {
    let of_day = seconds.rem_euclid(DAY);
    (of_day / 3_600, of_day / 60 % 60, of_day % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_moment_is_written_in_utc_and_read_back() {
        for (seconds, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_706_227_199, "2024-01-25T23:59:59Z"),
            (1_706_227_200, "2024-01-26T00:00:00Z"),
            (1_706_288_400, "2024-01-26T17:00:00Z"),
            (1_728_345_599, "2024-10-07T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
        ] {
            assert_eq!(utc(seconds), text, "{seconds}");
            assert_eq!(read(text), Some(seconds), "{text}");
        }
        assert_eq!(read("2024-01-26T17:00:00.123456Z"), Some(1_706_288_400));
    }

    #[test]
    fn what_is_no_moment_is_nothing() {
        for wrong in [
            "",
            "kemarin",
            "2024-01-26",
            "2024-01-26T17:00Z",
            "2024-01-26T24:00:00Z",
            "2024-01-26T17:00:00",
            "2024-02-30T17:00:00Z",
            "2024-01-26T+1:00:00Z",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn every_second_is_read_back(seconds in -50_000_000_000_i64..200_000_000_000) {
            prop_assert_eq!(read(&utc(seconds)), Some(seconds));
        }
    }
}
