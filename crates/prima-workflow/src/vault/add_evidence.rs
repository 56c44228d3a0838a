//! A file is added in one step, as a page without scripts sends it.

use super::description::Description;
use super::keep::{Added, describe, detail, store};
use super::permission::subject_of;
use super::refusal::{Told, VaultRefusal};
use super::{Acting, Vault};
use prima_domain::assessment::permission::vault::may_keep_vault;
use prima_store::Database;

/// Adds a file to the vault of a body. The same file is kept once: where the
/// vault has it, that evidence is given and nothing is written.
pub async fn add_evidence(
    vault: &Vault,
    database: &Database,
    acting: &Acting<'_>,
    body: &str,
    file: (Vec<u8>, &str),
    description: &Description,
    chance: [u8; 16],
) -> Told<Added> {
    let subject = subject_of(database, body).await?;
    may_keep_vault(acting.actor, &subject)?;
    let description = description.checked(&vault.kinds)?;
    let (content, name) = file;
    let bytes = content.len() as u64;
    let stored = store(vault, content, name).await?;
    let mut act = database.act().await?;
    let held = act.vault_bytes(body).await?.unsigned_abs();
    if held.saturating_add(bytes) > vault.body.bytes {
        let limit = vault.body.bytes;
        return Err(VaultRefusal::Full { limit }.into());
    }
    let (added, row) = describe(&mut act, acting, body, stored, &description, chance).await?;
    if added.is_new {
        let (at, detail) = (acting.at(), detail(&row));
        act.finish_privately(&at, acting.person(), "add_evidence", &row.evidence, &detail)
            .await?;
    }
    Ok(added)
}
