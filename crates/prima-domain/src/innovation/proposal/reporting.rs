//! Whether an innovation still runs, as its owner says year by year (PKRI).
//!
//! A year in which nobody said anything is unknown, which is neither running nor
//! stopped.

use crate::refusal::Refusal;
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
