//! What evaluators find, each alone, and what they agree on.

use super::Keyed;
use crate::table::table;

table! {
    /// What one evaluator finds about one unit now; a cleared finding keeps its row.
    Review = "review" {
        /// The cycle.
        cycle: String,
        /// The unit.
        unit: String,
        /// The evaluator.
        evaluator: String,
        /// Code of the question.
        code: String,
        /// As written in `answers.csv`; empty: none.
        value: String,
        /// Note that the unit reads.
        note_unit: String,
        /// Note that the unit never reads.
        note_private: String,
        /// Counts the changes, from 1.
        version: i64,
        /// When, in UTC.
        at: String,
    }
}

impl Keyed for Review {
    const N_KEYS: usize = 4;
}

table! {
    /// One version of a review; only added to.
    ReviewChange = "review_change" {
        /// The cycle.
        cycle: String,
        /// The unit.
        unit: String,
        /// The evaluator.
        evaluator: String,
        /// Code of the question.
        code: String,
        /// Counts the changes, from 1.
        version: i64,
        /// As written in `answers.csv`; empty: none.
        value: String,
        /// Note that the unit reads.
        note_unit: String,
        /// Note that the unit never reads.
        note_private: String,
        /// When, in UTC.
        at: String,
    }
}

impl Keyed for ReviewChange {
    const N_KEYS: usize = 5;
}

table! {
    /// An evaluator handed in the reviews of a unit.
    ReviewHandedIn = "review_handed_in" {
        /// The cycle.
        cycle: String,
        /// The unit.
        unit: String,
        /// The evaluator.
        evaluator: String,
        /// When, in UTC.
        at: String,
    }
}

impl Keyed for ReviewHandedIn {
    const N_KEYS: usize = 3;
}

table! {
    /// What the evaluators of a unit agreed on; their own reviews stay as they were.
    Reconciliation = "reconciliation" {
        /// The cycle.
        cycle: String,
        /// The unit.
        unit: String,
        /// Code of the question.
        code: String,
        /// As written in `answers.csv`; empty: none.
        value: String,
        /// Why.
        reason: String,
        /// Who did it.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

impl Keyed for Reconciliation {
    const N_KEYS: usize = 3;
}

table! {
    /// More evidence that an evaluator asked for.
    EvidenceRequest = "evidence_request" {
        /// The cycle.
        cycle: String,
        /// The unit.
        unit: String,
        /// Number within it, from 1.
        number: i64,
        /// Code of the question.
        code: String,
        /// What was written.
        text: String,
        /// The evaluator.
        evaluator: String,
        /// When, in UTC.
        at: String,
    }
}

impl Keyed for EvidenceRequest {
    const N_KEYS: usize = 3;
}
