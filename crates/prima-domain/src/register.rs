//! Bodies and regions: how they are written, addressed and found again.
//!
//! The register's rows come in as arguments; this room never reads them itself.

pub mod region;
pub mod search;
pub mod slug;
