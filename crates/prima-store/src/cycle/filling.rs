//! What a unit says of itself, with every version of it, and what its users said.

use super::Keyed;
use crate::table::table;

table! {
    /// What a unit says of itself now; a cleared answer keeps its row.
    Response = "response" {
        /// The cycle.
        cycle: String,
        /// The unit.
        unit: String,
        /// Code of the question.
        code: String,
        /// Source of answers it belongs to, such as `F-01`.
        source: String,
        /// As written in `answers.csv`; empty: none.
        value: String,
        /// What the person adds; empty: nothing.
        note: String,
        /// Counts the changes, from 1.
        version: i64,
        /// Who did it.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

impl Keyed for Response {
    const N_KEYS: usize = 3;
}

table! {
    /// One version of a response; only added to.
    ResponseChange = "response_change" {
        /// The cycle.
        cycle: String,
        /// The unit.
        unit: String,
        /// Code of the question.
        code: String,
        /// Counts the changes, from 1.
        version: i64,
        /// As written in `answers.csv`; empty: none.
        value: String,
        /// What the person adds; empty: nothing.
        note: String,
        /// Who did it.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

impl Keyed for ResponseChange {
    const N_KEYS: usize = 4;
}

table! {
    /// A unit handed its responses in.
    Submission = "submission" {
        /// The cycle.
        cycle: String,
        /// The unit.
        unit: String,
        /// Who handed them in.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

impl Keyed for Submission {
    const N_KEYS: usize = 2;
}

table! {
    /// How many respondents of a unit chose an option.
    CycleTally = "cycle_tally" {
        /// The cycle.
        cycle: String,
        /// The unit.
        unit: String,
        /// Code of the question.
        question: String,
        /// The option.
        option: String,
        /// How many chose it.
        respondents: i64,
    }
}

impl Keyed for CycleTally {
    const N_KEYS: usize = 4;
}
