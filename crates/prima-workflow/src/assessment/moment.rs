//! Moments as text: seconds UTC in, what the store and a reader see out.

use prima_domain::register::day::Day;

/// Jakarta (WIB) is seven hours ahead of UTC.
const WIB: i64 = 7 * 3_600;
const DAY: i64 = 86_400;

/// A moment in UTC as the store keeps it, such as `2026-11-23T04:05:06Z`.
pub fn utc(now: i64) -> String {
    // A day is told in Jakarta; the same clock seven hours earlier tells UTC.
    let day = Day::at(now.saturating_sub(WIB));
    let (hour, minute, second) = clock(now);
    format!("{day}T{hour:02}:{minute:02}:{second:02}Z")
}

/// The day it is in Jakarta, `2026-11-23`.
pub fn today(now: i64) -> String {
    Day::at(now).to_string()
}

/// A moment in Jakarta, in its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jakarta {
    /// Day of the month.
    pub day: i64,
    /// Month, from 1.
    pub month: i64,
    /// Year.
    pub year: i64,
    /// `23.59`
    pub time: String,
}

impl Jakarta {
    /// The parts of a moment given in seconds UTC.
    pub fn at(now: i64) -> Jakarta {
        let day = Day::at(now).to_string();
        let mut parts = day.rsplitn(3, '-').map(|part| part.parse().unwrap_or(0));
        let (hour, minute, _) = clock(now.saturating_add(WIB));
        Jakarta {
            day: parts.next().unwrap_or(0),
            month: parts.next().unwrap_or(0),
            year: parts.next().unwrap_or(0),
            time: format!("{hour:02}.{minute:02}"),
        }
    }
}

fn clock(seconds: i64) -> (i64, i64, i64) {
    let of_day = seconds.rem_euclid(DAY);
    (of_day / 3_600, of_day / 60 % 60, of_day % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_told_in_utc_and_in_jakarta() {
        // 2024-01-26T16:59:59Z is 23.59 of the same day in Jakarta.
        assert_eq!(utc(1_706_288_399), "2024-01-26T16:59:59Z");
        assert_eq!(utc(1_706_288_400), "2024-01-26T17:00:00Z");
        let at = Jakarta::at(1_706_288_400);
        let midnight = Jakarta {
            day: 27,
            month: 1,
            year: 2024,
            time: "00.00".to_owned(),
        };
        assert_eq!(at, midnight);
        assert_eq!(today(1_706_288_399), "2024-01-26");
    }
}
