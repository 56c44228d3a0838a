//! The worksheet of a unit (LKE, lembar kerja evaluasi) as a workbook: what is
//! asked and answered, taken along, filled in without a line, and brought back.
//!
//! One sheet for each part of the form, a guide before them, and two sheets
//! nobody sees: what the workbook belongs to, and the lists behind its cells.
//! Nothing of a workbook that comes back is believed: it is looked over as any
//! file from outside, its versions only say what to compare with, and formulas
//! are never read. No rule of an instrument is decided here: what a cell says is
//! handed on as a value for the instrument to judge.

mod answer;
mod cell;
mod layout;
mod read;
mod sheet;
mod write;

pub use answer::canonical;
pub use read::{Opened, Taken, TakenRow, Unreadable, open};
pub use write::{WorksheetError, write};

/// What a worksheet belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Id of the round.
    pub cycle: String,
    /// Title of the round.
    pub cycle_title: String,
    /// Id of the unit.
    pub unit: String,
    /// Name of the unit.
    pub unit_name: String,
    /// `code/edition` of the instrument.
    pub instrument: String,
    /// Day it was made, as a person reads it.
    pub day: String,
}

/// What is answered at the moment the worksheet is made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// The answer; empty: none.
    pub value: String,
    /// The note.
    pub note: String,
    /// Its version; 0: never answered.
    pub version: i64,
}
