//! Pages of a round that is under way: filling, reviewing, objecting,
//! determining. What may be seen and done is asked of the acts, never decided
//! here.

pub mod asking;
pub mod deciding;
pub mod filling;
pub mod following_up;
pub mod objecting;
pub mod objections;
pub mod place;
pub mod preview;
pub mod question;
pub mod reconciling;
pub mod refusal;
pub mod reviewing;
