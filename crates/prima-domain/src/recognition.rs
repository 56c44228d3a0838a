//! Recognition: the way of a unit through a programme, from its declaration or
//! nomination to what is granted, expires or is revoked, and who may take each
//! step; how juries score and who may see what of it; how the recipients of an
//! award are chosen; who may certify an honour, and when its certificate stands.
//!
//! No programme is known here by name: stages, exits, juries and who decides
//! come from the programme's own file.

pub mod award;
pub mod award_permission;
pub mod candidacy;
pub mod certificate;
pub mod jury;
pub mod permission;
pub mod way;
