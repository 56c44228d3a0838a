//! Award events, predikat and programmes: who was honoured, for what, how many
//! came how far, and the desk where all that is decided.

pub mod category;
pub mod certificate;
pub mod event;
pub mod events;
pub mod press;
pub mod stages;
pub mod work;
