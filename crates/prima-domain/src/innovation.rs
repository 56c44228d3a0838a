//! Innovations: how they are found, held against one another, and handed on.
//!
//! The catalogue's rows come in as arguments; this room never reads them itself.

pub mod lineage;
pub mod overlap;
pub mod permission;
pub mod proposal;
pub mod replicating;
pub mod search;
pub mod stems;
