//! A proposal: how its words are counted, what it is held against before it is
//! judged, and who may read and write it.
//!
//! Nothing here decides by itself that a proposal fails: a machine finds and
//! explains, an officer says whether it stands.

pub mod check;
pub mod permission;
pub mod reporting;
pub mod writing;
