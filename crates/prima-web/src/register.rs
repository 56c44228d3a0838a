//! Bodies and regions: who there is, what each got, and how they compare.
//!
//! Every page here is a function of a view, and a view is what was read from
//! the store: nothing is computed that an instrument should compute.

pub mod account;
pub mod bodies;
pub mod body;
pub mod compare;
pub mod denial;
pub mod finder;
pub mod invitation;
pub mod lifted;
pub mod meant;
mod new_password;
pub mod notes;
pub mod passkey;
pub mod passkey_sign_in;
pub mod people;
pub mod press_text;
pub mod recovery;
pub mod region;
pub mod regions;
pub mod result;
pub mod search;
pub mod second_factor;
pub mod sign_in;
pub mod sign_out;
pub mod told;
pub mod trail;
