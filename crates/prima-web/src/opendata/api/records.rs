//! The records: each a shape, and the row it is written from.

pub mod body;
pub mod cycle;
pub mod dataset;
pub mod event;
pub mod figure;
pub mod innovation;
pub mod instrument;
pub mod key;
pub mod region;
pub mod result;
pub mod statement;

/// What is not real, as the store writes it; `null` in a record is real.
const SAMPLES: &[&str] = &prima_exchange::records::SAMPLES;
