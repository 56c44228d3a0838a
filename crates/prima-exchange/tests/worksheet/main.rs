//! Worksheets: written, brought back, and everything that is wrong with one
//! named by its sheet and cell.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on must stop where it stands"
)]

mod asked;
mod problems;
mod round_trip;
