//! What the pages of a round read. Each asks the rule of who may read it, and
//! gives whatever the rule leaves.

mod changes;
mod cycles;
mod determinations;
mod evaluators;
mod follow_ups;
mod history;
mod last_round;
mod notices;
mod objections;
mod own_reviews;
mod reassessments;
mod requests;
mod tasks;
mod unit_form;
mod unit_reviews;
mod work_list;

pub use changes::{
    CycleChanges, Oversight, cycle_changes, oversight, public_changes, unit_changes,
};
pub use cycles::{CycleLine, cycle_page, cycles_of};
pub use determinations::{
    DeterminationLine, PublishedReply, Standing, determination_bundle, determinations,
    published_replies, signature_file, signature_of, signing_keys, standing,
};
pub use evaluators::{EvaluatorLine, Evaluators, Severity, evaluators};
pub use follow_ups::{ActionLine, actions, public_actions};
pub use history::unit_history;
pub use last_round::{LastRound, Offered, last_round};
pub(crate) use notices::titled;
pub use notices::{NoticeLine, notices};
pub use objections::{objection_list, objections};
pub use own_reviews::{OwnReview, OwnReviews, OwnReviewsAsked, Sequel, own_reviews};
pub use reassessments::{ReassessmentOffer, Reassessments, reassessment_offer, reassessments};
pub use tasks::{Task, TaskKind, tasks};
pub use unit_form::{UnitForm, opens_form, unit_form};
pub use unit_reviews::{EvaluatorReview, UnitReviews, unit_reviews};
pub use work_list::{WorkItem, work_list};
