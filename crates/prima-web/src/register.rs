//! Bodies and regions: who there is, what each got, and how they compare.
//!
//! Every page here is a function of a view, and a view is what was read from
//! the store: nothing is computed that an instrument should compute.

pub mod bodies;
pub mod body;
pub mod compare;
pub mod finder;
pub mod notes;
pub mod press_text;
pub mod region;
pub mod regions;
pub mod result;
pub mod search;
pub mod session;
pub mod sign_in;
pub mod told;
