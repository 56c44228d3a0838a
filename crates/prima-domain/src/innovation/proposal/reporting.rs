//! Whether an innovation still runs, as its owner says year by year (PKRI).
//!
//! A year in which nobody said anything is unknown, which is neither running nor
//! stopped.

use crate::refusal::Refusal;
use crate::register::day::Day;
use crate::register::person::{Actor, Subject};
use std::collections::BTreeMap;

/// Letters of an account at most.
pub const MOST_ACCOUNT: usize = 4_000;
/// The first year one can report on.
const FIRST_YEAR: i64 = 2014;

/// What an owner says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Running {
    /// It runs as it did.
    Running,
    /// It runs, changed.
    Changed,
    /// It has stopped.
    Stopped,
}

/// What is wrong with a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing is said.
    Missing,
    /// It is too long; how many letters there may be.
    Long(usize),
    /// No year that can be reported on.
    NoYear,
}

impl Running {
    /// All of them.
    pub const ALL: [Running; 3] = [Running::Running, Running::Changed, Running::Stopped];

    /// Its name in the store and in `locales/`.
    pub fn code(self) -> &'static str {
        match self {
            Running::Running => "running",
            Running::Changed => "changed",
            Running::Stopped => "stopped",
        }
    }

    /// The one with this name.
    pub fn from_code(code: &str) -> Option<Running> {
        Running::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// Whether somebody may say that an innovation of the body still runs: who may
/// offer it to others.
pub fn may_report(actor: &Actor, owner: &Subject) -> Result<(), Refusal> {
    crate::innovation::permission::may_offer_replication(actor, owner)
}

/// Month and day from which on owners are reminded that a year has no report.
///
/// Provisional: no yearly date is known. In the one nationwide round, of 2024, the
/// form could be filled in from 29 April (domain/innovation.md, section 6).
const REMIND_FROM: &str = "04-29";

/// Whether owners are reminded today of the year that it is.
pub fn is_reminding(today: Day) -> bool {
    let from = Day::parse(&format!("{:04}-{REMIND_FROM}", today.year()));
    from.is_some_and(|from| from <= today)
}

/// Whether the owner is to say something of a year: the innovation began before
/// it, nobody spoke of that year yet, and it was not said to have stopped last.
/// `began` is empty where that is not known; `said` is what was said last of each
/// year.
pub fn is_due(began: &str, said: &BTreeMap<String, String>, year: i64) -> bool {
    let began: Option<i64> = began.get(..4).and_then(|began| began.parse().ok());
    let has_begun = began.is_none_or(|began| began < year);
    let last = said.last_key_value().map(|(_, state)| state.as_str());
    has_begun && !said.contains_key(&year.to_string()) && last != Some(Running::Stopped.code())
}

/// Everything that is wrong with a report on a year.
pub fn check_report(
    state: Option<Running>,
    year: &str,
    account: &str,
    this_year: i64,
) -> Vec<(&'static str, Wrong)> {
    let mut faults = Vec::new();
    if state.is_none() {
        faults.push(("state", Wrong::Missing));
    }
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let number = year.parse().unwrap_or(0);
    if !is_year || !(FIRST_YEAR..=this_year).contains(&number) {
        faults.push(("year", Wrong::NoYear));
    }
    match account.trim().chars().count() {
        0 => faults.push(("account", Wrong::Missing)),
        n if n > MOST_ACCOUNT => faults.push(("account", Wrong::Long(MOST_ACCOUNT))),
        _ => {}
    }
    faults
}

/// Years from the first to the last, newest first, each with what was said last
/// of it; none: nobody said anything. A year outside the stretch is left out.
pub fn history<T>(said: &BTreeMap<String, T>, first: i64, last: i64) -> Vec<(String, Option<&T>)> {
    let years = (first.max(FIRST_YEAR)..=last).rev();
    let told = years.map(|year| {
        let year = year.to_string();
        let found = said.get(&year);
        (year, found)
    });
    told.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_due_once_a_year_until_it_stopped() {
        let said = |rows: &[(&str, Running)]| -> BTreeMap<String, String> {
            let rows = rows.iter();
            rows.map(|(year, state)| ((*year).to_owned(), state.code().to_owned()))
                .collect()
        };
        let (running, stopped) = (Running::Running, Running::Stopped);
        for (began, rows, expected) in [
            ("2021", said(&[]), true),
            ("", said(&[]), true),
            ("2024-05", said(&[]), false),
            ("2021", said(&[("2023", running)]), true),
            ("2021", said(&[("2024", running)]), false),
            ("2021", said(&[("2023", stopped)]), false),
            // It began again, and that was said.
            ("2021", said(&[("2022", stopped), ("2023", running)]), true),
        ] {
            assert_eq!(is_due(began, &rows, 2024), expected, "{began} {rows:?}");
        }
        for (today, expected) in [
            ("2024-04-28", false),
            ("2024-04-29", true),
            ("2024-12-31", true),
            ("2025-01-01", false),
        ] {
            let day = Day::parse(today).expect("it is a day");
            assert_eq!(is_reminding(day), expected, "{today}");
        }
    }

    #[test]
    fn every_fault_is_said_at_its_field() {
        let long = "x".repeat(MOST_ACCOUNT + 1);
        let running = Some(Running::Running);
        for (state, year, account, expected) in [
            (running, "2024", "Masih berjalan.", vec![]),
            (
                None,
                "",
                " ",
                vec![
                    ("state", Wrong::Missing),
                    ("year", Wrong::NoYear),
                    ("account", Wrong::Missing),
                ],
            ),
            (running, "2025", "Ya", vec![("year", Wrong::NoYear)]),
            (running, "2013", "Ya", vec![("year", Wrong::NoYear)]),
            (
                running,
                "2024",
                &long,
                vec![("account", Wrong::Long(MOST_ACCOUNT))],
            ),
        ] {
            assert_eq!(check_report(state, year, account, 2024), expected, "{year}");
        }
        for one in Running::ALL {
            assert_eq!(Running::from_code(one.code()), Some(one));
        }
    }

    #[test]
    fn a_year_nobody_spoke_of_is_unknown() {
        let said = BTreeMap::from([
            ("2022".to_owned(), "running"),
            ("2024".to_owned(), "stopped"),
        ]);
        let told = history(&said, 2021, 2024);
        let told: Vec<(&str, Option<&str>)> = told
            .iter()
            .map(|(year, found)| (year.as_str(), found.copied()))
            .collect();
        assert_eq!(
            told,
            [
                ("2024", Some("stopped")),
                ("2023", None),
                ("2022", Some("running")),
                ("2021", None),
            ]
        );
        assert_eq!(history(&said, 1990, 2013), []);
    }
}
