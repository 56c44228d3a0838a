//! Juries: the arithmetic of their results, how candidates are shared, and who
//! may score, see and close what.

mod permission;
mod scoring;
mod sharing;
