//! `prima doctor`: looks whether a database is as it should be. It reads and
//! changes nothing.

use crate::backup::demand_file;
use crate::cli;
use crate::output::Output;
use anyhow::Result;
use prima_domain::audit::{Broken, Line, check_chain};
use prima_store::{AuditLine, Database};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::process::ExitCode;

/// Lines of the audit chain that are read at once.
const PIECE: i64 = 1_000;

/// What was looked at, and what is wrong with it.
struct Finding {
    /// Key of the check: `doctor-migrations`, `doctor-chain`, `doctor-files`,
    /// `doctor-recomputed`.
    check: &'static str,
    /// How many things were looked at.
    n_seen: usize,
    /// What is wrong, in the reader's language.
    wrong: Vec<String>,
}

/// Runs the command: exit code 0 where all is well, 1 where something is wrong.
pub fn run(arguments: &cli::Doctor, output: Output) -> Result<ExitCode> {
    demand_file(&arguments.database, output)?;
    let findings = crate::runtime()?.block_on(async {
        let (database, steps) = Database::open_as_it_is(&arguments.database).await?;
        let mut findings = vec![migrations(steps, output)];
        // Without all tables there is nothing to look at in them.
        if steps.0 == steps.1 {
            findings.push(chain(&database, output).await?);
            findings.push(files(&database, output).await?);
            findings.push(recomputed(&database, output).await?);
        }
        database.close().await;
        anyhow::Ok(findings)
    })?;
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

/// Whether all steps of the tables were taken: those taken, those known.
fn migrations((taken, known): (i64, i64), output: Output) -> Finding {
    let steps = [("taken", taken.to_string()), ("known", known.to_string())];
    let wrong = (taken < known).then(|| output.words("doctor-steps-missing", &steps));
    Finding {
        check: "doctor-migrations",
        n_seen: usize::try_from(taken).unwrap_or(0),
        wrong: wrong.into_iter().collect(),
    }
}

/// Whether every line of the audit chain has the seal that follows from it, and
/// none is gone from the end.
async fn chain(database: &Database, output: Output) -> Result<Finding> {
    let n_acts = database.n_acts().await?;
    let mut lines: Vec<AuditLine> = Vec::new();
    loop {
        let from = lines.last().map_or(1, |line| line.sequence + 1);
        let piece = database.audit_from(from, PIECE).await?;
        if piece.is_empty() {
            break;
        }
        lines.extend(piece);
    }
    let sealed = lines.iter().map(|line| {
        let content = Line {
            sequence: line.sequence.unsigned_abs(),
            at: &line.at,
            actor: &line.actor,
            act: &line.act,
            object: &line.object,
            detail: &line.detail,
        };
        (content, line.hash.as_str())
    });
    let mut wrong = Vec::new();
    match check_chain(sealed) {
        Ok(()) => {}
        Err(Broken::Gap { expected, .. }) => {
            let number = [("number", expected.to_string())];
            wrong.push(output.words("doctor-chain-gap", &number));
        }
        Err(Broken::Seal { sequence, .. }) => {
            let number = [("number", sequence.to_string())];
            wrong.push(output.words("doctor-chain-changed", &number));
        }
    }
    if n_acts != lines.len() as u64 {
        let counts = [("acts", n_acts.to_string()), ("n", lines.len().to_string())];
        wrong.push(output.words("doctor-chain-short", &counts));
    }
    Ok(Finding {
        check: "doctor-chain",
        n_seen: lines.len(),
        wrong,
    })
}

/// Whether each stored file of a data set is the one its hash was taken of.
async fn files(database: &Database, output: Output) -> Result<Finding> {
    let (mut n_seen, mut wrong) = (0, Vec::new());
    for dataset in database.datasets().await? {
        for file in database.dataset_files(&dataset.dataset).await? {
            n_seen += 1;
            let hash = Sha256::digest(file.content.as_bytes());
            let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
            if hash != file.sha256 || file.bytes != file.content.len() as i64 {
                let name = format!("{}/{}", dataset.dataset, file.name);
                wrong.push(output.words("doctor-file-changed", &[("file", name)]));
            }
        }
    }
    Ok(Finding {
        check: "doctor-files",
        n_seen,
        wrong,
    })
}

/// Whether what is stored of each data set is what its files give when they are
/// computed again.
async fn recomputed(database: &Database, output: Output) -> Result<Finding> {
    let problems = prima_workflow::import::check(database, output.lang).await?;
    let report = problems.report(output.lang);
    Ok(Finding {
        check: "doctor-recomputed",
        n_seen: database.datasets().await?.len(),
        wrong: report.lines().map(str::to_owned).collect(),
    })
}
