//! `prima bundle`: a folder from which anyone can recompute the results.

use crate::cli;
use crate::output::Output;
use crate::run::Record;
use anyhow::Result;
use prima_workflow::bundling::{BundleSource, bundle};
use prima_workflow::dataset::{self, DatasetFolder};
use serde_json::json;
use std::path::Path;
use std::process::ExitCode;

/// Runs the command.
pub fn run(arguments: &cli::Bundle, output: Output) -> Result<ExitCode> {
    let source = source(&arguments.from, output)?;
    bundle(&source, &arguments.out, output.lang)?;
    output.say(
        "cli-bundled",
        &[("folder", arguments.out.display().to_string())],
    );
    output.json(&json!({ "bundle": arguments.out.display().to_string(), "name": source.name, "signed": false }));
    Ok(ExitCode::SUCCESS)
}

fn source(folder: &Path, output: Output) -> Result<BundleSource> {
    if folder.join(dataset::FILE).is_file() {
        return Ok(BundleSource::from(&DatasetFolder::read(folder)?));
    }
    let record = Record::read(folder)?;
    record.demand_unchanged(folder, output)?;
    Ok(BundleSource {
        name: record.name.replace('/', "-"),
        title: None,
        note: None,
        period: String::new(),
        instrument: Some(record.instrument),
        inputs: Some(record.inputs),
        figures: None,
        records: Vec::new(),
        all_nodes: record.all_nodes,
    })
}
