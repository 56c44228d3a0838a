//! Cycles of assessment: their stages, who may do what in them and when, who
//! evaluates whom, and what follows.
//!
//! Scores are no business of this room.

pub mod action;
pub mod assignment;
pub mod change;
pub mod cycle;
pub mod notice;
pub mod permission;
pub mod reassessment;
pub mod reconciliation;
