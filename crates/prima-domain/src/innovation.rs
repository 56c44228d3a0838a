//! Innovations: how they are found, held against one another, and handed on.
//!
//! The catalogue's rows come in as arguments; this room never reads them itself.

pub mod coaching;
pub mod hub;
pub mod lineage;
pub mod mentoring;
pub mod overlap;
pub mod permission;
pub mod proposal;
pub mod replicating;
pub mod requesting;
pub mod search;
pub mod stems;
