//! Keeps a file: looked over, scanned, stored, and described by a row.

use super::description::Description;
use super::refusal::{Told, VaultRefusal};
use super::{Acting, Vault, Verdict, id};
use crate::failure::{WorkflowError, cause};
use prima_exchange::evidence::{Inspected, Note, inspect};
use prima_store::Act;
use prima_store::evidence::Evidence;
use std::io;
use std::path::Path;

/// What adding a file gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// Id of the evidence.
    pub evidence: String,
    /// Whether it is new; else the vault held the same file already, whose
    /// description stays.
    pub is_new: bool,
    /// What was changed in the file, and must be said.
    pub notes: Vec<Note>,
}

/// A file that is safe on disk and that no row names yet.
pub(super) struct Stored {
    sha256: String,
    inspected: Inspected,
}

/// Looks a file over, has it scanned, and stores it.
pub(super) async fn store(vault: &Vault, content: Vec<u8>, name: &str) -> Told<Stored> {
    let (vault, name) = (vault.clone(), name.to_owned());
    blocking(move || store_now(&vault, content, &name)).await
}

fn store_now(vault: &Vault, content: Vec<u8>, name: &str) -> Told<Stored> {
    let inspected = inspect(content, name, &vault.file).map_err(VaultRefusal::File)?;
    if let Some(scanner) = &vault.scanner {
        match scanner.scan(&inspected.content) {
            Ok(Verdict::Clean) => {}
            Ok(Verdict::Infected(name)) => return Err(VaultRefusal::Infected(name).into()),
            Err(error) => {
                let cause = cause(&error);
                return Err(VaultRefusal::NotScanned { cause }.into());
            }
        }
    }
    let sha256 = vault.storage.put(&inspected.content)?;
    Ok(Stored { sha256, inspected })
}

/// Writes the row of a stored file, unless the body's vault has one of the same
/// file. The description was checked.
pub(super) async fn describe(
    act: &mut Act,
    acting: &Acting<'_>,
    body: &str,
    stored: Stored,
    description: &Description,
    chance: [u8; 16],
) -> Told<(Added, Evidence)> {
    let Stored { sha256, inspected } = stored;
    if let Some(known) = act.evidence_with_file(body, &sha256).await? {
        let added = Added {
            evidence: known.evidence.clone(),
            is_new: false,
            notes: inspected.notes,
        };
        return Ok((added, known));
    }
    let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let row = Evidence {
        evidence: id(chance),
        body: body.to_owned(),
        sha256,
        kind: description.kind.clone(),
        title: description.title.clone(),
        valid_from: description.valid_from.clone(),
        valid_to: description.valid_to.clone(),
        media_type: inspected.media.media_type().to_owned(),
        bytes: count(inspected.content.len() as u64),
        pages: count(inspected.pages.unwrap_or(0)),
        file_name: inspected.name,
        person: acting.person().to_owned(),
        at: acting.at(),
        state: Evidence::KEPT.to_owned(),
    };
    act.add_evidence(&row).await?;
    let added = Added {
        evidence: row.evidence.clone(),
        is_new: true,
        notes: inspected.notes,
    };
    Ok((added, row))
}

/// Does what waits for the disk where nobody else waits for it.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Told<T> + Send + 'static,
) -> Told<T> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => {
            let failed = WorkflowError::at(Path::new("vault"));
            Err(failed(io::Error::other(error)).into())
        }
    }
}

/// What the audit line says of a piece of evidence: no title and no name of a
/// file, which may name a person.
pub(super) fn detail(row: &Evidence) -> String {
    let detail = serde_json::json!({
        "body": row.body,
        "kind": row.kind,
        "sha256": row.sha256,
        "bytes": row.bytes,
        "valid_from": row.valid_from,
        "valid_to": row.valid_to,
    });
    detail.to_string()
}
