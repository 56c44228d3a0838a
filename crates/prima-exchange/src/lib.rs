//! Other people's formats, in and out.
//!
//! Reads units, answers, tallies and published figures from CSV, XLSX and
//! Parquet, says everything that is wrong with a file in one run, and writes
//! results and bundles whole or not at all. It knows no rule of any instrument
//! and decides no figure.

pub mod answers;
pub mod fast;
pub mod figures;
pub mod nodes;
pub mod problem;
pub mod published;
pub mod table;
pub mod tallies;
pub mod units;

mod columnar;
mod csv_rows;
mod lookup;
mod parquet_rows;
mod xlsx_rows;

pub use problem::{Note, Problem, Problems};
