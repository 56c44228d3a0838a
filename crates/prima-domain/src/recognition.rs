//! Recognition: the way of a unit through a programme, from its declaration or
//! nomination to what is granted, expires or is revoked, and who may take each
//! step; and how the recipients of an award are chosen.
//!
//! No programme is known here by name: stages, exits and who decides come from
//! the programme's own file.

pub mod award;
pub mod award_permission;
pub mod candidacy;
pub mod permission;
