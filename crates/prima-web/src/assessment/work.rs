//! Pages of a round that is under way: filling, reviewing, objecting,
//! determining. What may be seen and done is asked of the acts, never decided
//! here.

pub mod asking;
pub mod assigning;
pub mod autosave;
pub mod board;
pub mod changes;
pub mod cycles;
pub mod deciding;
pub mod determination;
pub mod evaluators;
pub mod evidence;
pub mod faults;
pub mod filling;
pub mod following_up;
pub mod framed;
pub mod home;
pub mod indices;
pub mod last_year;
pub mod loci;
pub mod new_cycle;
pub mod objecting;
pub mod objections;
pub mod parts;
pub mod place;
pub mod preview;
pub mod question;
pub mod reassessing;
pub mod reassessment_offer;
pub mod reconciling;
pub mod refusal;
pub mod review_form;
pub mod reviewing;
pub mod schedule;
pub mod schedule_fields;
pub mod suggested;
pub mod tallies;
pub mod unit_form;
pub mod uploading;
pub mod vault;
pub mod wib;
pub mod worksheet;
