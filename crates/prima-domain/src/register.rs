//! Bodies, regions and persons: how they are written, addressed and found
//! again, and who may do what among people.
//!
//! The register's rows come in as arguments; this room never reads them itself.

pub mod conflict;
pub mod day;
pub mod id;
pub mod moment;
pub mod permission;
pub mod person;
pub mod region;
pub mod search;
pub mod sign_in;
pub mod slug;
