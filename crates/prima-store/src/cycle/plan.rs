//! How a round is laid out: its cycle, stages, loci and evaluators.

use super::Keyed;
use crate::table::table;

table! {
    /// A round of a programme that is worked on here.
    Cycle = "cycle" {
        /// Its id, such as `pekppp-2026`.
        cycle: String,
        /// Programme, such as `pekppp`.
        programme: String,
        /// `code/edition`.
        instrument: String,
        /// Reference period; part of its address.
        period: String,
        /// Title.
        title_id: String,
        /// Title in English.
        title_en: String,
        /// `sample`, `generated`, or empty for a real round.
        sample: String,
        /// `open`, `determined` or `published`.
        state: String,
        /// Who opened it.
        person: String,
        /// When it was opened, in UTC.
        at: String,
    }
}

impl Keyed for Cycle {
    const N_KEYS: usize = 1;
}

table! {
    /// When a stage of a cycle is open.
    StageRow = "stage" {
        /// The cycle.
        cycle: String,
        /// Code of the stage.
        stage: String,
        /// First moment at which it is open, in seconds UTC.
        opens: i64,
        /// First moment at which it is open no more.
        closes: i64,
    }
}

impl Keyed for StageRow {
    const N_KEYS: usize = 2;
}

table! {
    /// More time in one stage; only added to.
    ExtensionRow = "extension" {
        /// The cycle.
        cycle: String,
        /// Number within it, from 1.
        number: i64,
        /// Code of the stage.
        stage: String,
        /// For which unit; empty: for all.
        unit: String,
        /// First moment at which the stage is open no more.
        until: i64,
        /// Why.
        reason: String,
        /// Who did it.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

impl Keyed for ExtensionRow {
    const N_KEYS: usize = 2;
}

table! {
    /// A unit that takes part for its institution.
    Locus = "locus" {
        /// The cycle.
        cycle: String,
        /// The unit.
        unit: String,
        /// The institution it stands for.
        institution: String,
        /// Who did it.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

impl Keyed for Locus {
    const N_KEYS: usize = 2;
}

table! {
    /// An evaluator of a unit.
    Assignment = "assignment" {
        /// The cycle.
        cycle: String,
        /// The unit.
        unit: String,
        /// The evaluator.
        evaluator: String,
        /// `automatic` or `hand`.
        origin: String,
        /// Who did it.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

impl Keyed for Assignment {
    const N_KEYS: usize = 3;
}
