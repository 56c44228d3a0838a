//! Other people's formats, in and out.
//!
//! Reads units, answers, tallies and published figures from CSV, XLSX and
//! Parquet, says everything that is wrong with a file in one run, and writes
//! results and bundles whole or not at all. It knows no rule of any instrument
//! and decides no figure.

pub mod answers;
pub mod archive;
pub mod bundle;
pub mod cause;
pub mod credential;
pub mod evidence;
pub mod fast;
pub mod figures;
pub mod frozen_answers;
pub mod manifest;
pub mod nodes;
pub mod output;
pub mod package;
pub mod problem;
pub mod published;
pub mod records;
pub mod row_changes;
pub mod safe_cells;
pub mod signature;
pub mod table;
pub mod tallies;
pub mod units;
pub mod unpack;
pub mod verify;
pub mod worksheet;
pub mod write;

mod columnar;
mod csv_rows;
mod lookup;
mod normalise;
mod parquet_guard;
mod parquet_rows;
mod parquet_text;
mod raters;
mod sink;
mod xlsx_rows;

pub use problem::{Note, Problem, Problems};
