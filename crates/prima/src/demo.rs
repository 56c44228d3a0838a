//! `prima demo`: the portal with the real history, or a report of it.

mod cycle;
mod moved_clock;
mod portal;
mod report;

use crate::cli;
use crate::output::Output;
use anyhow::Result;
use prima_workflow::dataset::Shelf;
use std::process::ExitCode;

/// Runs the command: with `--report` it writes the report and ends, else it
/// fills a database and serves it.
pub fn run(arguments: &cli::Demo, output: Output) -> Result<ExitCode> {
    let shelf = Shelf::examples(arguments.examples.as_deref())?;
    match &arguments.report {
        Some(folder) => report::run(&shelf, folder, output),
        None => portal::run(&shelf, arguments, output),
    }
}
