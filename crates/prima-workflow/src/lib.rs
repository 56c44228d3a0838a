//! Acts: load, decide, save, audit, in one transaction; and what the acts of
//! the command line and of the portal share: instruments, data sets, rounds.
//!
//! Nothing here makes a page, and nothing decides: rules are in instruments
//! and in `prima-domain`, figures come from `prima-score`.

pub mod assessment;
pub mod bundling;
pub mod dataset;
pub mod doctor;
pub mod export;
pub mod failure;
pub mod figures;
mod gathering;
pub mod import;
pub mod innovation;
pub mod inputs;
pub mod job;
pub mod library;
pub mod people;
pub mod pipeline;
pub mod post;
pub mod recognition;
pub mod recount;
pub mod restore;
pub mod sample_cycle;
pub mod scorecards;
pub mod steps;
pub mod tables;
pub mod vault;
