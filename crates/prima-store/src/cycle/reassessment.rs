//! Re-assessments: whether a round offers them, what units ask for, and what
//! evaluators found the second time.

use super::Keyed;
use crate::table::table;

table! {
    /// Until when a round offers re-assessments; without a row it does not.
    ReassessmentRule = "reassessment_rule" {
        /// The cycle.
        cycle: String,
        /// Seconds UTC; 0: not any more.
        until: i64,
        /// Who set it.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

impl Keyed for ReassessmentRule {
    const N_KEYS: usize = 1;
}

table! {
    /// A unit's request to be assessed again, and what became of it.
    Reassessment = "reassessment" {
        /// The cycle.
        cycle: String,
        /// The unit.
        unit: String,
        /// Number within it, from 1.
        number: i64,
        /// Codes of the indicators, one a line.
        codes: String,
        /// Why.
        reason: String,
        /// Who asked.
        person: String,
        /// When, in UTC.
        at: String,
        /// `asked`, `granted`, `refused` or `done`.
        state: String,
        /// Why it was decided so; empty: not yet.
        answer: String,
        /// Who decided; empty: nobody yet.
        decided_by: String,
        /// When it was decided.
        decided_at: String,
        /// When the last evaluator had reviewed again; empty: not yet.
        done_at: String,
    }
}

impl Keyed for Reassessment {
    const N_KEYS: usize = 3;
}

table! {
    /// What an evaluator found the second time; only added to.
    ReassessmentFinding = "reassessment_finding" {
        /// The cycle.
        cycle: String,
        /// The unit.
        unit: String,
        /// Number of the request.
        number: i64,
        /// The evaluator.
        evaluator: String,
        /// Code of the indicator.
        code: String,
        /// As written in `answers.csv`.
        value: String,
        /// Note that the unit reads.
        note_unit: String,
        /// When, in UTC.
        at: String,
    }
}

impl Keyed for ReassessmentFinding {
    const N_KEYS: usize = 5;
}
