//! Award events that are decided here: an event is opened from the text of its
//! rules, the decision on each category is proposed by one officer and confirmed
//! by another, and published in the same transaction as a data set of honours. In
//! the same two steps a decision is replaced by another or revoked, with a reason;
//! what was decided before stays written.

mod case;
mod concerned;
mod decided;
mod decisions;
mod looking;
mod open_award;
mod propose_award;
mod read;
mod results;
mod second_step;
mod seen;
mod standing;
mod told;
mod waiting;

pub(crate) use concerned::{Concerned, concerned};
pub use decided::{DecidedHere, datasets_decided_here, decided_here};
pub(super) use decisions::{Cited, citations};
pub use decisions::{Decisions, Fallen};
pub(super) use looking::rounds_read;
pub use open_award::open_award;
pub use propose_award::{NewDecision, Why, propose_award, propose_revocation};
pub(crate) use read::readable;
pub use read::{
    AwardLine, AwardPage, CategoryPage, CategoryState, Earlier, award_page, awards, category_page,
    opens_awards, sees_awards,
};
pub use second_step::{confirm_award, withdraw_award};
pub(super) use told::dataset_name;
pub use waiting::{DecisionToConfirm, decisions_to_confirm};
pub(super) use waiting::{second_officers, still_waits, was_confirmed};

/// States of a decision in the store.
pub const PROPOSED: &str = "proposed";
/// The same.
pub const CONFIRMED: &str = "confirmed";
/// The same: a later decision took its place.
pub const ENDED: &str = "ended";
