//! Tells how far a score or a rank can be trusted.
//!
//! A round is scored again and again with survey answers, evaluators, weights
//! and missing answers varied within what the data allow. What is said here
//! stands beside a published figure and never changes it. No clock, no files,
//! and no chance without a seed: the same seed gives the same report for any
//! number of threads. The methods are set out in `docs/robustness.md`.

pub mod measure;
pub mod rated;
pub mod report;
pub mod settings;

pub use measure::measure;
pub use rated::RatedAnswers;
pub use report::Report;
pub use settings::{Cause, Causes, Settings};
