//! Turns answers into scorecards, bands, roll-ups and ranks.
//!
//! Everything here is a function of its arguments: no clock, no files, no
//! floating point. The same instrument and answers give the same digits on
//! every machine, which is what makes a result defensible in the masa sanggah.

#![deny(clippy::float_arithmetic)]

pub mod answers;
pub mod band;
pub mod bodies;
pub mod case;
pub mod compare;
pub mod evaluate;
pub mod figures;
mod fold;
pub mod next_steps;
pub mod rank;
pub mod reading;
pub mod round;
pub mod sampling;
pub mod scorecard;
pub mod suggestion;
pub mod tallies;
pub mod tree;
pub mod value;
