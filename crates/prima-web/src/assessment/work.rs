//! Pages of a round that is under way: filling, reviewing, objecting,
//! determining. What may be seen and done is asked of the acts, never decided
//! here.

pub mod assigning;
pub mod board;
pub mod cycles;
pub mod determination;
pub mod evidence;
pub mod faults;
pub mod filling;
pub mod framed;
pub mod home;
pub mod loci;
pub mod new_cycle;
pub mod parts;
pub mod question;
pub mod refusal;
pub mod review_form;
pub mod reviewing;
pub mod schedule;
pub mod schedule_fields;
pub mod tallies;
pub mod unit_form;
pub mod wib;
