//! What must be written to record that an innovation was taken over, or to
//! offer one to others.

/// Letters of a title at most.
pub const MOST_TITLE: usize = 200;
/// Letters of a text at most.
pub const MOST_TEXT: usize = 4_000;

/// What somebody writes of an innovation at its new place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Its title there; empty where an innovation of the body was chosen.
    pub title: String,
    /// The year it began there.
    pub year: String,
    /// What was done otherwise.
    pub adaptation: String,
    /// What came of it; may be empty, for it may be too early.
    pub effect: String,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It says nothing.
    Missing,
    /// It is too long; how many letters there may be.
    Long(usize),
    /// It is no year.
    NoYear,
    /// The year has not begun.
    Ahead,
}

/// A field and what is wrong with it.
pub type Fault = (&'static str, Wrong);

/// Everything that is wrong with what was written; `chosen` where an innovation
/// that the body has already is said to be the replica.
pub fn check_taken(taken: &Taken, chosen: bool, this_year: i64) -> Vec<Fault> {
    let mut faults = Vec::new();
    if !chosen {
        faults.extend(text("title", &taken.title, MOST_TITLE, true));
        match taken.year.trim() {
            "" => faults.push(("year", Wrong::Missing)),
            year => faults.extend(of_year(year, this_year)),
        }
    }
    faults.extend(text("adaptation", &taken.adaptation, MOST_TEXT, true));
    faults.extend(text("effect", &taken.effect, MOST_TEXT, false));
    faults
}

/// What is wrong with the terms of an offer: who helps, and what it takes.
pub fn check_terms(terms: &str) -> Vec<Fault> {
    text("terms", terms, MOST_TEXT, true).into_iter().collect()
}

fn text(field: &'static str, text: &str, most: usize, is_needed: bool) -> Option<Fault> {
    let text = text.trim();
    match text.chars().count() {
        0 if is_needed => Some((field, Wrong::Missing)),
        n if n > most => Some((field, Wrong::Long(most))),
        _ => None,
    }
}

fn of_year(year: &str, this_year: i64) -> Option<Fault> {
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let number: i64 = year.parse().unwrap_or_default();
    match (is_year && number >= 1945, number > this_year) {
        (false, _) => Some(("year", Wrong::NoYear)),
        (true, true) => Some(("year", Wrong::Ahead)),
        (true, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_is_said_at_its_field() {
        let taken = |title: &str, year: &str, adaptation: &str| Taken {
            title: title.to_owned(),
            year: year.to_owned(),
            adaptation: adaptation.to_owned(),
            effect: String::new(),
        };
        let long = "x".repeat(MOST_TEXT + 1);
        for (taken, chosen, expected) in [
            (taken("A", "2024", "B"), false, vec![]),
            (taken("", "", "B"), true, vec![]),
            (
                taken(" ", "", " "),
                false,
                vec![
                    ("title", Wrong::Missing),
                    ("year", Wrong::Missing),
                    ("adaptation", Wrong::Missing),
                ],
            ),
            (taken("A", "2025", "B"), false, vec![("year", Wrong::Ahead)]),
            (taken("A", "24", "B"), false, vec![("year", Wrong::NoYear)]),
            (
                taken("A", "２０２４", "B"),
                false,
                vec![("year", Wrong::NoYear)],
            ),
            (
                taken("A", "2024", &long),
                false,
                vec![("adaptation", Wrong::Long(MOST_TEXT))],
            ),
        ] {
            assert_eq!(check_taken(&taken, chosen, 2024), expected, "{taken:?}");
        }
    }
}
