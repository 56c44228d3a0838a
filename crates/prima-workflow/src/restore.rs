//! Restores a backup into an empty database, with the line that says so.

use crate::failure::WorkflowError;
use prima_exchange::manifest::hash_file;
use prima_store::Database;
use serde_json::json;
use std::path::Path;

/// Reads a backup into an empty database, all of it or nothing, and returns the
/// number of its rows. The audit chain goes on where the backup ends, with a
/// line of the file's name, its SHA-256 and the number of rows.
pub async fn restore(
    database: &Database,
    path: &Path,
    actor: &str,
    at: &str,
) -> Result<u64, WorkflowError> {
    let sha256 = hash_file(path).map_err(WorkflowError::at(path))?;
    let (act, n_rows) = prima_store::restore(database, path).await?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let detail = json!({ "sha256": sha256, "rows": n_rows }).to_string();
    act.finish(at, actor, "restore", &name, &detail).await?;
    Ok(n_rows)
}
