//! Moments as text: seconds UTC in, what the store and a reader see out.

use prima_domain::register::day::Day;
pub use prima_domain::register::moment::utc;
use prima_domain::register::moment::{WIB, clock};

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_told_in_jakarta() {
        // 2024-01-26T16:59:59Z is 23.59 of the same day in Jakarta.
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
