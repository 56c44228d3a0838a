//! The last part has arrived: the file is put together, looked over and kept.

use super::description::Description;
use super::keep::{Added, Stored, blocking, describe, detail, store};
use super::refusal::{Told, VaultError, VaultRefusal};
use super::resume_upload::{goes_on_at, under_way};
use super::{Acting, Storage, Vault};
use prima_store::Database;
use prima_store::evidence::{Upload, UploadPart};
use serde_json::json;

/// Finishes an upload: its file becomes evidence, as with `add_evidence`.
///
/// A description that cannot be taken leaves the upload as it is, to be
/// finished with a better one; a file that cannot be kept ends it.
pub async fn finish_upload(
    vault: &Vault,
    database: &Database,
    acting: &Acting<'_>,
    upload: &str,
    description: &Description,
    chance: [u8; 16],
) -> Told<Added> {
    let (upload, parts) = under_way(database, acting, upload).await?;
    let goes_on = goes_on_at(&parts);
    if goes_on != upload.bytes.unsigned_abs() {
        return Err(VaultRefusal::ResumeAt(goes_on).into());
    }
    let description = description.checked(&vault.kinds)?;
    let stored = match put_together(vault, &upload, parts).await {
        Err(VaultError::Refused(refusal)) if refusal.is_about_the_file() => {
            drop_upload(vault, database, acting, &upload, "refuse_upload").await?;
            return Err(refusal.into());
        }
        other => other?,
    };
    let mut act = database.act().await?;
    if !act.remove_upload(&upload.upload).await? {
        // Somebody finished it at the same time.
        return Err(VaultRefusal::Hidden.into());
    }
    let body = &upload.body;
    let (added, row) = describe(&mut act, acting, body, stored, &description, chance).await?;
    let (at, detail) = (acting.at(), detail(&row));
    act.finish_privately(
        &at,
        acting.person(),
        "finish_upload",
        &row.evidence,
        &detail,
    )
    .await?;
    forget(vault, upload).await;
    Ok(added)
}

async fn put_together(vault: &Vault, upload: &Upload, parts: Vec<UploadPart>) -> Told<Stored> {
    let (storage, id) = (vault.storage.clone(), upload.upload.clone());
    let content = blocking(move || read_parts(&storage, &id, &parts)).await?;
    store(vault, content, &upload.file_name).await
}

fn read_parts(storage: &Storage, upload: &str, parts: &[UploadPart]) -> Told<Vec<u8>> {
    let mut content = Vec::new();
    for part in parts {
        let part = storage.get_part(upload, &part.sha256)?;
        content.extend(part.map_err(VaultRefusal::Lost)?);
    }
    Ok(content)
}

/// Ends an upload that becomes no evidence; `action` says in the audit line why.
pub(super) async fn drop_upload(
    vault: &Vault,
    database: &Database,
    acting: &Acting<'_>,
    upload: &Upload,
    action: &str,
) -> Told<()> {
    let mut act = database.act().await?;
    act.remove_upload(&upload.upload).await?;
    let detail = json!({ "body": upload.body }).to_string();
    let at = acting.at();
    act.finish_privately(&at, acting.person(), action, &upload.upload, &detail)
        .await?;
    forget(vault, upload.clone()).await;
    Ok(())
}

/// Throws the parts away. What cannot be thrown away only takes room: the
/// upload is over all the same.
async fn forget(vault: &Vault, upload: Upload) {
    let storage = vault.storage.clone();
    let _ = blocking(move || Ok(storage.drop_parts(&upload.upload)?)).await;
}
