//! Award events that are decided here: an event is opened from the text of its
//! rules, the decision on each category is proposed by one officer and confirmed
//! by another, and published in the same transaction as a data set of honours.

mod confirm_award;
mod looking;
mod open_award;
mod propose_award;
mod read;
mod results;
mod seen;
mod standing;
mod told;
mod withdraw_award;

pub use confirm_award::confirm_award;
pub use open_award::open_award;
pub use propose_award::{NewDecision, propose_award};
pub use read::{
    AwardLine, AwardPage, CategoryPage, CategoryState, award_page, awards, category_page,
    opens_awards, sees_awards,
};
pub use withdraw_award::withdraw_award;

/// States of a decision in the store.
pub const PROPOSED: &str = "proposed";
/// The same.
pub const CONFIRMED: &str = "confirmed";
