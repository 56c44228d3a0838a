//! Rounds that are worked on here: what was planned, answered, found, objected
//! to, determined and promised.
//!
//! Versions, changes and extensions are only added to. Who may do what is not
//! known here.

mod change;
mod filling;
mod judging;
mod notice;
mod outcome;
mod plan;
mod read;
mod reassessment;
mod write;

pub use change::DeterminedChange;
pub use filling::{CycleTally, Response, ResponseChange, Submission};
pub use judging::{EvidenceRequest, Reconciliation, Review, ReviewChange, ReviewHandedIn};
pub use notice::Notice;
pub use outcome::{Determination, DeterminationFile, FollowUp, FollowUpChange, Objection, Reply};
pub use plan::{Assignment, Cycle, ExtensionRow, Locus, StageRow};
pub use read::Reading;
pub use reassessment::{Reassessment, ReassessmentFinding, ReassessmentRule};
pub use write::CycleRow;

use crate::table::Table;

/// A row that is found again by its first columns.
pub(crate) trait Keyed: Table {
    /// How many columns, from the first on, name the row.
    const N_KEYS: usize;
}
