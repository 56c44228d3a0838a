//! Award events and predikat: who was honoured, for what, and how many of those
//! announced are known by name.

pub mod event;
pub mod events;
