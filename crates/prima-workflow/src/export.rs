//! The register as files that [`crate::import`] takes back without a change.

use crate::failure::WorkflowError;
use crate::import::Register;
use prima_exchange::records::{REGISTER, RecordKind};
use prima_store::Database;

/// The kind of this name: `regions`, `bodies`, `aliases` …
pub fn kind(name: &str) -> Option<&'static RecordKind> {
    REGISTER.into_iter().find(|kind| kind.name == name)
}

/// All records of a kind as CSV.
pub async fn export(database: &Database, kind: &RecordKind) -> Result<String, WorkflowError> {
    let register = Register::of_kind(database, kind).await?;
    Ok(register.text(kind))
}
