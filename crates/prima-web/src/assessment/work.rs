//! Pages of a round that is under way: filling, reviewing, objecting,
//! determining. What may be seen and done is asked of the acts, never decided
//! here.

pub mod evidence;
pub mod filling;
pub mod home;
pub mod parts;
pub mod question;
pub mod refusal;
pub mod review_form;
pub mod reviewing;
pub mod unit_form;
