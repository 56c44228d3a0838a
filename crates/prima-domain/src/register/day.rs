//! Whole days of the calendar, for ties that end and for cooling-off.
//!
//! What day it is comes in as an argument; this room never asks a clock.

use super::moment::WIB;
use super::region::Validity;
use std::fmt;

/// One day of the Gregorian calendar, counted from 1 January 1970.
///
/// Days compare as the calendar orders them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i64);

/// Seconds of one day.
const DAY: i64 = 86_400;

impl Day {
    /// Reads `2022-07-25`, and nothing else.
    pub fn parse(text: &str) -> Option<Day> {
        if text.len() != 10 || Validity::new(Some(text), None).is_err() {
            return None;
        }
        let year = text[..4].parse().ok()?;
        let month = text[5..7].parse().ok()?;
        let day = text[8..].parse().ok()?;
        Some(Day(days_before(year, month, day)))
    }

    /// The day it is in Jakarta (WIB) at a moment given in seconds UTC.
    pub fn at(now: i64) -> Day {
        Day(now.saturating_add(WIB).div_euclid(DAY))
    }

    /// The moment its first second begins in Jakarta, in seconds UTC.
    pub fn begins(self) -> i64 {
        self.0.saturating_mul(DAY).saturating_sub(WIB)
    }

    /// The day so many days later.
    pub fn plus(self, days: u32) -> Day {
        Day(self.0.saturating_add(i64::from(days)))
    }

    /// The day before.
    pub fn before(self) -> Day {
        Day(self.0.saturating_sub(1))
    }

    /// The same day of the month so many months later; the month's last day
    /// where it has no such day.
    pub fn plus_months(self, months: u32) -> Day {
        let (year, month, day) = civil(self.0);
        let later = (year * 12 + month - 1).saturating_add(i64::from(months));
        let (year, month) = (later.div_euclid(12), later.rem_euclid(12) + 1);
        let next = later.saturating_add(1);
        let next = days_before(next.div_euclid(12), next.rem_euclid(12) + 1, 1);
        Day((days_before(year, month, day)).min(next - 1))
    }

    /// The first day that a day, a month or a year has: `2022` is 1 January.
    pub fn first_of(text: &str) -> Option<Day> {
        match text.len() {
            4 => Day::parse(&format!("{text}-01-01")),
            7 => Day::parse(&format!("{text}-01")),
            _ => Day::parse(text),
        }
    }

    /// The last day that a day, a month or a year has: `2022` is 31 December.
    pub fn last_of(text: &str) -> Option<Day> {
        match text.len() {
            4 => Day::parse(&format!("{text}-12-31")),
            7 => Day::parse(&format!("{text}-01")).map(|first| Day(first.plus_months(1).0 - 1)),
            _ => Day::parse(text),
        }
    }

    /// The year it lies in.
    pub fn year(self) -> i64 {
        civil(self.0).0
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil(self.0);
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// Years are counted from March here, so that the leap day is a year's last.
fn days_before(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let month = (month + 9) % 12;
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + day_of_year - 719_468
}

/// The reverse of [`days_before`], by 400-year cycles of 146,097 days.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days.saturating_add(719_468);
    let cycle = days.div_euclid(146_097);
    let rest = days.rem_euclid(146_097);
    let year_of_cycle = (rest - rest / 1_460 + rest / 36_524 - rest / 146_096) / 365;
    let day_of_year = rest - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = cycle * 400 + year_of_cycle + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap_or_else(|| panic!("{text} is a day"))
    }

    #[test]
    fn a_day_is_read_whole_or_not_at_all() {
        for wrong in [
            "2022",
            "2022-07",
            "2022-13-01",
            "2023-02-29",
            "2022-7-25",
            "",
            "٢٠٢٢-01-01",
        ] {
            assert_eq!(Day::parse(wrong), None, "{wrong}");
        }
        assert_eq!(day("2024-02-29").to_string(), "2024-02-29");
    }

    #[test]
    fn days_are_counted_across_months_and_leap_years() {
        assert_eq!(day("1970-01-02"), Day(1));
        assert_eq!(day("2024-02-28").plus(2), day("2024-03-01"));
        assert_eq!(day("2023-12-31").plus(366), day("2024-12-31"));
    }

    #[test]
    fn months_are_added_and_coarse_days_end_where_they_end() {
        // Two years after the revocation of 3 February 2022.
        assert_eq!(day("2022-02-03").plus_months(24), day("2024-02-03"));
        assert_eq!(day("2024-01-31").plus_months(1), day("2024-02-29"));
        assert_eq!(day("2023-12-31").plus_months(2), day("2024-02-29"));
        assert_eq!(Day::last_of("2022"), Some(day("2022-12-31")));
        assert_eq!(Day::last_of("2024-02"), Some(day("2024-02-29")));
        assert_eq!(Day::last_of("2022-07-06"), Some(day("2022-07-06")));
        assert_eq!(Day::last_of(""), None);
        assert_eq!(Day::first_of("2022"), Some(day("2022-01-01")));
        assert_eq!(Day::first_of("2024-02"), Some(day("2024-02-01")));
        assert_eq!(Day::first_of("2022-07-06"), Some(day("2022-07-06")));
        assert_eq!(Day::first_of("2022-13"), None);
    }

    #[test]
    fn jakarta_is_a_day_ahead_in_the_utc_evening() {
        // 2024-01-26T16:59:59Z is 23.59.59 WIB; a second later it is the 27th.
        assert_eq!(Day::at(1_706_288_399), day("2024-01-26"));
        assert_eq!(Day::at(1_706_288_400), day("2024-01-27"));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(days in -719_000_i64..2_900_000) {
            let written = Day(days).to_string();
            prop_assert_eq!(Day::parse(&written), Some(Day(days)), "{}", written);
        }
    }
}
