//! Results as pages that anyone can open.
//!
//! Everything here is a function of its arguments: no files, no clock, no
//! database. A page shows figures that were computed elsewhere and decides
//! none itself; floats serve the geometry of charts only.

pub mod certificate;
pub mod chart;
pub mod report;
pub mod wording;

mod page;
