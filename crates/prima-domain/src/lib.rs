//! The acts' rules: who may do what, when; one module per area.
//!
//! Everything here is a function of its arguments: no clock, no chance, no
//! files, no database. What an act needs to know is handed to it.

pub mod assessment;
pub mod audit;
pub mod hex;
pub mod innovation;
pub mod recognition;
pub mod refusal;
pub mod register;
