//! Tells how far a score or a rank can be trusted.
//!
//! A round is scored again and again with survey answers, evaluators, weights
//! and missing answers varied within what the data allow. What is said here
//! stands beside a published figure and never changes it. No clock, no files,
//! and no chance without a seed: the same seed gives the same report for any
//! number of threads. The methods are set out in `docs/robustness.md`.

pub mod agreement;
mod alike;
mod block;
mod chance;
mod draw;
mod expression;
mod gap;
mod gather;
mod judge;
mod layout;
pub mod measure;
pub mod panel;
mod places;
mod program;
mod quantile;
pub mod rated;
mod replicate;
pub mod report;
mod rounding;
mod scene;
pub mod settings;
mod severity;
mod summary;
mod survey;
mod weights;

pub use agreement::agreement;
pub use measure::measure;
pub use panel::panel;
pub use rated::RatedAnswers;
pub use report::Report;
pub use settings::{Cause, Causes, Settings};
