//! Holds what lies in the vaults against what the database says lies there.
//!
//! It reads and changes nothing. A file that nothing names is no harm: a
//! program may have died between keeping it and writing its row.

use super::storage::{Lost, Storage, part_folder};
use crate::failure::WorkflowError;
use prima_store::Database;
use prima_store::evidence::Evidence;
use std::collections::BTreeSet;

/// What was looked at, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Files in use that were looked at.
    pub n_seen: usize,
    /// Each piece of evidence whose file is lost, and why, by body.
    pub lost: Vec<(Evidence, Lost)>,
    /// Names of files that nothing needs, in order.
    pub unneeded: Vec<String>,
}

/// Reads every file in use and holds it against its hash. `progress` is told
/// after each how many were looked at, of all.
pub async fn check(
    database: &Database,
    storage: &Storage,
    progress: &dyn Fn(usize, usize),
) -> Result<Checked, WorkflowError> {
    // Listed first: what is added meanwhile has its row when the rows are read.
    let names = storage.names()?;
    let rows = database.all_evidence().await?;
    let uploads = database.uploads().await?;
    let needed: BTreeSet<String> = rows.iter().map(|row| Storage::name(&row.sha256)).collect();
    let parts: Vec<String> = uploads
        .iter()
        .map(|row| format!("{}/", part_folder(&row.upload)))
        .collect();
    let is_needed =
        |name: &String| needed.contains(name) || parts.iter().any(|part| name.starts_with(part));
    let mut checked = Checked {
        unneeded: names.into_iter().filter(|name| !is_needed(name)).collect(),
        ..Checked::default()
    };
    let kept: Vec<&Evidence> = rows.iter().filter(|row| row.is_kept()).collect();
    let hashes: BTreeSet<&str> = kept.iter().map(|row| row.sha256.as_str()).collect();
    for (place, sha256) in hashes.iter().enumerate() {
        if let Err(why) = storage.get(sha256)? {
            let own = kept.iter().filter(|row| row.sha256 == *sha256);
            let own = own.map(|row| ((*row).clone(), why));
            checked.lost.extend(own);
        }
        progress(place + 1, hashes.len());
    }
    checked.n_seen = hashes.len();
    checked
        .lost
        .sort_by(|(a, _), (b, _)| (&a.body, &a.evidence).cmp(&(&b.body, &b.evidence)));
    Ok(checked)
}
