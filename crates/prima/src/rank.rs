//! `prima rank`: bands, roll-ups and ranks from published indices.

use crate::cli;
use crate::output::Output;
use crate::run::Record;
use crate::score::{Plan, score};
use anyhow::Result;
use prima_workflow::inputs::Inputs;
use prima_workflow::library;
use std::process::ExitCode;

/// Runs the command: a round whose indices are published instead of scored.
pub fn run(arguments: &cli::Rank, output: Output) -> Result<ExitCode> {
    let (instrument, file) = library::open_checked(&arguments.instrument, output.lang)?;
    let inputs = Inputs {
        units: arguments.units.clone(),
        answers: arguments.answers.clone(),
        results: Some(arguments.results.clone()),
        ..Inputs::default()
    };
    let record = Record::new(&instrument, &file, &inputs, false)?;
    let plan = Plan {
        out: &arguments.out,
        all_nodes: false,
        scorecards: false,
        format: arguments.format,
        record,
    };
    score(&instrument, &inputs, &plan, output)
}
