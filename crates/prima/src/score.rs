//! `prima score`: answers to results, nodes and scorecards.

use crate::cli::{self, TableFormat};
use crate::destination::{self, Destination};
use crate::output::Output;
use crate::progress::bar;
use crate::progress::read;
use crate::run::Record;
use crate::view;
use anyhow::Result;
use prima_instrument::Instrument;
use prima_score::answers::Questions;
use prima_score::round::{Results, Round};
use prima_score::scorecard::scorecard;
use prima_workflow::failure::WorkflowError;
use prima_workflow::inputs::Inputs;
use prima_workflow::inputs::{Loaded, Wanted};
use prima_workflow::library;
use prima_workflow::pipeline::compute;
use prima_workflow::tables::{NODE_COLUMNS, RESULT_COLUMNS, header, result_rows};
use serde_json::json;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// What to write, and where.
pub struct Plan<'a> {
    /// The folder.
    pub out: &'a Path,
    /// Leaves in `nodes.csv`, too.
    pub all_nodes: bool,
    /// Scorecards.
    pub scorecards: bool,
    /// Format of the tables.
    pub format: TableFormat,
    /// How the run can be repeated.
    pub record: Record,
}

/// Runs the command.
pub fn run(arguments: &cli::Score, output: Output) -> Result<ExitCode> {
    let (instrument, file) = library::open_checked(&arguments.instrument, output.lang)?;
    let record = Record::new(
        &instrument,
        &file,
        &arguments.inputs.files(),
        arguments.all_nodes,
    )?;
    let plan = Plan {
        out: &arguments.out,
        all_nodes: arguments.all_nodes,
        scorecards: arguments.scorecards,
        format: arguments.format,
        record,
    };
    score(&instrument, &arguments.inputs.files(), &plan, output)
}

/// Loads, scores, writes and shows a round.
pub fn score(
    instrument: &Instrument,
    inputs: &Inputs,
    plan: &Plan,
    output: Output,
) -> Result<ExitCode> {
    let questions = Questions::new(instrument);
    let loaded = read(inputs, instrument, &questions, Wanted::Scores, output)?;
    let round = Round::new(
        instrument,
        &questions,
        &loaded.bodies,
        &loaded.answers,
        &loaded.published,
    );
    let results = write(&round, plan, output)?;
    report(&round, &results, &loaded, plan, output);
    Ok(ExitCode::SUCCESS)
}

fn write(round: &Round, plan: &Plan, output: Output) -> Result<Results> {
    let mut destination = Destination::new(plan.out, destination::OF_A_RUN)?;
    let mut nodes = destination.create("nodes.csv")?;
    nodes.write_all(header(&NODE_COLUMNS).as_bytes())?;
    let progress = bar(output, "cli-progress-score");
    let see = |done: u64, all: u64| {
        progress.set_length(all);
        progress.set_position(done);
    };
    let results = compute(round, plan.all_nodes, &see, |rows| {
        let written = nodes.write_all(rows.as_bytes());
        written.map_err(WorkflowError::at(Path::new("nodes.csv")))
    })?;
    nodes.flush()?;
    progress.finish_and_clear();
    let mut file = destination.create("results.csv")?;
    file.write_all(header(&RESULT_COLUMNS).as_bytes())?;
    result_rows(round, &results, |rows| {
        let written = file.write_all(rows.as_bytes());
        written.map_err(WorkflowError::at(Path::new("results.csv")))
    })?;
    file.flush()?;
    if plan.scorecards {
        write_scorecards(round, &results, &mut destination)?;
    }
    if plan.format != TableFormat::Csv {
        for name in ["results", "nodes"] {
            crate::run::convert(&mut destination, name, plan.format)?;
        }
    }
    let mut record = plan.record.clone();
    record.seal(&destination.path_of("results.csv"))?;
    destination.write("run.json", record.text(plan.out).as_bytes())?;
    destination.finish()?;
    Ok(results)
}

fn write_scorecards(round: &Round, results: &Results, destination: &mut Destination) -> Result<()> {
    let mut file = destination.create("scorecards.jsonl")?;
    for body in round.bodies.iter() {
        writeln!(file, "{}", scorecard(round, results, body).json())?;
    }
    file.flush()?;
    Ok(())
}

fn report(round: &Round, results: &Results, loaded: &Loaded, plan: &Plan, output: Output) {
    view::results(round, results, output);
    view::notes(&loaded.notes, output);
    output.say("cli-written", &[("file", plan.out.display().to_string())]);
    if output.json {
        output.json(&json!({
            "instrument": round.instrument().name(),
            "out": plan.out.display().to_string(),
            "bodies": round.bodies.len(),
            "with_index": results.bodies.iter().filter(|result| result.units.is_some()).count(),
            "groups": view::groups_json(round, results),
            "notes": loaded.notes.iter().map(|note| note.message(output.lang)).collect::<Vec<_>>(),
        }));
    }
}
