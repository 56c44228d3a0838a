//! `prima doctor`: looks whether a database, and the files of evidence that it
//! names, are as they should be. It reads and changes nothing.

use crate::backup::demand_file;
use crate::cli;
use crate::output::Output;
use crate::serve::config::{self, Config, EvidencePlace};
use crate::serve::evidence::folder_beside;
use anyhow::Result;
use prima_workflow::doctor::{EVIDENCE, Finding, examine};
use prima_workflow::vault::{Bucket, Storage};
use serde_json::{Value, json};
use std::process::ExitCode;
use std::sync::Arc;

/// Runs the command: exit code 0 where all is well, 1 where something is wrong.
/// Database and place of evidence are those `prima serve` would take.
pub fn run(arguments: &cli::Doctor, output: Output) -> Result<ExitCode> {
    let as_served = cli::Serve {
        database: arguments.database.clone(),
        config: arguments.config.clone(),
        ..cli::Serve::default()
    };
    let config = config::read(&as_served, &config::environment(), output.lang)?;
    demand_file(&config.database, output)?;
    let storage = storage(&config);
    let examining = examine(&config.database, storage.as_ref(), output.lang);
    let findings = crate::runtime()?.block_on(examining)?;
    for finding in &findings {
        tell(finding, output);
    }
    let is_good = |finding: &&Finding| finding.wrong.is_empty();
    let good = findings.iter().all(|finding| is_good(&finding));
    let others = findings.iter().filter(|finding| finding.check != EVIDENCE);
    let key = match good {
        true => "doctor-healthy",
        false if others.clone().all(|finding| is_good(&finding)) => "doctor-ill-evidence",
        false => "doctor-ill",
    };
    output.say(key, &[]);
    output.json(&json!({
        "good": good,
        "checks": findings.iter().map(as_json).collect::<Vec<_>>(),
    }));
    Ok(ExitCode::from(u8::from(!good)))
}

/// Where files of evidence lie; nothing is made there.
fn storage(config: &Config) -> Option<Storage> {
    match &config.evidence {
        EvidencePlace::Beside => folder_beside(&config.database).map(|folder| Storage::at(&folder)),
        EvidencePlace::Folder(folder) => Some(Storage::at(folder)),
        EvidencePlace::Bucket(settings) => {
            Some(Storage::within(Arc::new(Bucket::new(settings.clone()))))
        }
    }
}

fn tell(finding: &Finding, output: Output) {
    let counts = [("n", finding.n_seen.to_string())];
    let state = match finding.wrong.is_empty() {
        true => output.words("doctor-good", &[]),
        false => output.words("doctor-wrong", &[]),
    };
    let check = output.words(finding.check, &counts);
    output.line(&format!("{check}: {state}"));
    for line in finding.wrong.iter().chain(&finding.notes) {
        output.line(&format!("  {line}"));
    }
}

fn as_json(finding: &Finding) -> Value {
    json!({
        "check": finding.check.trim_start_matches("doctor-"),
        "seen": finding.n_seen,
        "wrong": finding.wrong,
        "notes": finding.notes,
    })
}
