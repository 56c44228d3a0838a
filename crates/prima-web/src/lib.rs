//! The portal: pages as functions from what is known to HTML.
//!
//! [`frame`] puts a page together, [`look`] is what stands on it, [`chart`]
//! draws. [`routes`] is the table of all addresses, [`server`] answers at them.
//! Nothing but [`server`] knows of files, sockets or time; every word comes from
//! `locales/`, every figure from the caller, already written out.

pub mod about;
pub mod asked;
pub mod assessment;
pub mod assets;
pub mod chart;
pub mod desk;
pub mod error;
pub mod frame;
pub mod innovation;
pub mod look;
pub mod opendata;
pub mod pieces;
pub mod recognition;
pub mod register;
pub mod reply;
pub mod routes;
pub mod server;
pub mod site;
pub mod uploaded;
