//! The acts of a round, from its opening to what follows its result, and what
//! its pages read.
//!
//! Each act loads, asks the rule of `prima-domain`, saves, and writes its audit
//! line in one transaction. Moments are arguments, in seconds UTC. Whoever asks
//! is an [`Actor`](prima_domain::register::person::Actor); what may not be known
//! looks as if it did not exist.

mod ask_determination;
mod ask_for_evidence;
mod ask_reassessment;
mod assign_evaluator;
mod assign_evaluators;
mod barred;
mod carry_actions;
mod change_schedule;
mod changes;
mod choose_loci;
mod confirm_determination;
mod confirmed;
mod correct;
mod decide_objection;
mod decide_reassessment;
mod desk;
pub(crate) mod earlier;
mod extend_stage;
pub(crate) mod facts;
pub(crate) mod frozen;
mod give_due_notices;
mod hand_in_review;
mod import_indices;
mod import_tallies;
mod importing;
mod late;
mod mark_notices_read;
pub mod moment;
pub(crate) mod notice;
mod offer_reassessment;
mod open_cycle;
mod plan_action;
mod preview;
mod progress;
mod publish_due;
mod raise_objection;
pub mod read;
mod reconcile;
mod refusal;
mod rehearse_determination;
mod rehearse_edition;
mod remind;
mod replaced;
mod reply;
mod review_again;
mod rows;
mod save_answers;
mod save_reviews;
mod saving;
mod scored;
pub mod signing;
pub(crate) mod stamp;
mod submit_responses;
pub(crate) mod values;
pub(crate) mod work_action;
pub(crate) mod worksheet;

pub use ask_determination::{ask_determination, ask_in_steps};
pub use ask_for_evidence::ask_for_evidence;
pub use ask_reassessment::{NewReassessment, ask_reassessment};
pub use assign_evaluator::{assign_evaluator, take_back_unit};
pub use assign_evaluators::assign_evaluators;
pub use change_schedule::change_schedule;
pub use changes::{Change, Effect, Standing};
pub use choose_loci::{LociChange, choose_loci};
pub use confirm_determination::{ConfirmStep, Confirming, confirm_determination};
pub use correct::{CorrectedValue, NewCorrection, correct};
pub use decide_objection::{Decision, decide_objection};
pub use decide_reassessment::{Answer, decide_reassessment};
pub use desk::{COOLING_OFF_DAYS, Desk, Rules};
pub use extend_stage::{NewExtension, extend_stage};
pub use give_due_notices::give_due_notices;
pub use hand_in_review::hand_in_review;
pub use import_indices::{import_indices, take_indices};
pub use import_tallies::{TalliesTaken, import_tallies, take_tallies};
pub use importing::Brought;
pub use mark_notices_read::mark_notices_read;
pub use offer_reassessment::offer_reassessment;
pub use open_cycle::{NewCycle, open_cycle};
pub use plan_action::{NewAction, plan_action};
pub use preview::{Preview, preview};
pub use progress::{Counts, Progress, UnitProgress, progress};
pub use publish_due::publish_due;
pub use raise_objection::{NewObjection, raise_objection};
pub use reconcile::{Agreement, reconcile};
pub use refusal::{ActError, Acted, AskedFor, BadValue, Refusal, Stale, award_text, stage_name};
pub use rehearse_determination::{
    Rehearsal, demand_rehearsal, rehearse_determination, rehearse_in_steps,
};
pub use rehearse_edition::{
    EditionLine, EditionRehearsal, EditionSide, other_editions, rehearse_edition,
};
pub use remind::{LateIn, late_people, remind};
pub use reply::{LONGEST_REPLY, reply};
pub use review_again::review_again;
pub use save_answers::save_answers;
pub use save_reviews::save_reviews;
pub use stamp::{agreement_stamp, reply_stamp, schedule_stamp};
pub use submit_responses::submit_responses;
pub use values::Entry;
pub use work_action::{ActionStep, work_action};
pub use worksheet::{
    Difference, Made, WorksheetFault, WorksheetReview, review_entries, review_worksheet, worksheet,
};
