//! `prima doctor`: looks whether a database is as it should be. It reads and
//! changes nothing.

use crate::backup::demand_file;
use crate::cli;
use crate::output::Output;
use anyhow::Result;
use prima_workflow::doctor::{Finding, examine};
use serde_json::{Value, json};
use std::process::ExitCode;

/// Runs the command: exit code 0 where all is well, 1 where something is wrong.
pub fn run(arguments: &cli::Doctor, output: Output) -> Result<ExitCode> {
    demand_file(&arguments.database, output)?;
    let findings = crate::runtime()?.block_on(examine(&arguments.database, output.lang))?;
    for finding in &findings {
        let counts = [("n", finding.n_seen.to_string())];
        let state = match finding.wrong.is_empty() {
            true => output.words("doctor-good", &[]),
            false => output.words("doctor-wrong", &[]),
        };
        output.line(&format!(
            "{}: {state}",
            output.words(finding.check, &counts)
        ));
        for wrong in &finding.wrong {
            output.line(&format!("  {wrong}"));
        }
    }
    let good = findings.iter().all(|finding| finding.wrong.is_empty());
    output.say(if good { "doctor-healthy" } else { "doctor-ill" }, &[]);
    output.json(&json!({
        "good": good,
        "checks": findings.iter().map(as_json).collect::<Vec<_>>(),
    }));
    Ok(ExitCode::from(u8::from(!good)))
}

fn as_json(finding: &Finding) -> Value {
    json!({
        "check": finding.check.trim_start_matches("doctor-"),
        "seen": finding.n_seen,
        "wrong": finding.wrong,
    })
}
