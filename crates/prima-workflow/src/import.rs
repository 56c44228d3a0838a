//! The act of importing: register files and data sets, all of them or nothing.
//!
//! Everything is read and checked before anything is written; a dry run goes
//! as far and then lets go. One import is one act with one audit line, however
//! many files it takes.

mod cycle;
mod derive;
mod plan;
mod register;
mod sources;

pub use plan::{Plan, TablePlan};
pub(crate) use register::Register;
pub use sources::Sources;

use crate::bundling::ENGINE;
use crate::failure::{Failure, WorkflowError};
use derive::DerivedDataset;
use prima_exchange::Problems;
use prima_instrument::words::Lang;
use prima_store::Database;
use serde_json::json;
use std::collections::BTreeSet;

/// How an import is made.
#[derive(Clone, Copy, Debug)]
pub struct ImportOptions<'a> {
    /// Who imports, for the audit line.
    pub actor: &'a str,
    /// When, in UTC, such as `2026-11-23T04:05:06Z`.
    pub at: &'a str,
    /// Language of messages.
    pub lang: Lang,
    /// Whether to say what would change and change nothing.
    pub dry_run: bool,
    /// Whether a changed name or parent of a body mends a mistake; else the
    /// one before is kept as former.
    pub correction: bool,
}

/// Told which of how many sources is being read, and its name.
pub type Progress<'a> = &'a dyn Fn(usize, usize, &str);

/// Imports files; returns what changed, or would change in a dry run.
pub async fn import(
    database: &Database,
    sources: &Sources,
    options: &ImportOptions<'_>,
    progress: Progress<'_>,
) -> Result<Plan, WorkflowError> {
    let mut problems = Problems::default();
    let files = sources.read_register(progress, &mut problems);
    let mut act = database.act().await?;
    let before = Register::read(&mut act).await?;
    let mut after = before.clone();
    for file in &files {
        after.take(file, options, &mut problems);
    }
    let mut derived: Vec<DerivedDataset> = Vec::new();
    for (place, folder) in sources.datasets.iter().enumerate() {
        progress(sources.files.len() + place, sources.len(), &folder.name);
        match derive::derive(folder, &mut after, options) {
            Ok(dataset) => derived.push(dataset),
            Err(WorkflowError::Failure(Failure::Problems(found))) => problems.extend(found),
            Err(error) => return Err(error),
        }
    }
    after.check(&files, &mut problems);
    if let Err(found) = problems.or(()) {
        return Err(Failure::Problems(found).into());
    }
    let mut plan = Plan::default();
    before.compare(&after, &mut plan);
    let mut changed = Vec::new();
    for dataset in derived {
        if plan.compare_dataset(&mut act, &dataset).await? {
            changed.push(dataset);
        }
    }
    if options.dry_run || plan.is_empty() {
        return Ok(plan);
    }
    before.save(after, &mut act).await?;
    let mut cycles = BTreeSet::new();
    for dataset in &changed {
        let row = &dataset.dataset;
        if let Some(old) = act.dataset(&row.dataset).await? {
            cycles.insert((old.programme, old.period, old.instrument));
        }
        cycles.insert((
            row.programme.clone(),
            row.period.clone(),
            row.instrument.clone(),
        ));
        act.replace_dataset(row.clone(), &dataset.derived).await?;
    }
    for (programme, period, instrument) in &cycles {
        cycle::rank(&mut act, programme, period, instrument, options.lang).await?;
    }
    let detail = json!({
        "engine": ENGINE,
        "added": plan.added(),
        "changed": plan.changed(),
        "removed": plan.removed(),
        "datasets": changed.iter().map(|dataset| json!({
            "dataset": dataset.dataset.dataset,
            "manifest": dataset.manifest_hash,
        })).collect::<Vec<_>>(),
    });
    let object = sources.names().join(" ");
    act.finish(
        options.at,
        options.actor,
        "import",
        &object,
        &detail.to_string(),
    )
    .await?;
    Ok(plan)
}
