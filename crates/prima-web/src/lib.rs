//! The portal: pages as functions from what is known to HTML.
//!
//! [`frame`] puts a page together, [`look`] is what stands on it, [`chart`]
//! draws. Nothing here opens a file or a database; every word comes from
//! `locales/`, every figure from the caller, already written out.

pub mod asked;
pub mod assets;
pub mod chart;
pub mod frame;
pub mod look;
pub mod reply;
pub mod routes;
pub mod site;
