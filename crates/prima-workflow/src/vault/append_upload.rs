//! A part of a file arrives.

use super::keep::blocking;
use super::refusal::{Told, VaultRefusal};
use super::resume_upload::{goes_on_at, under_way};
use super::{Acting, Vault};
use prima_store::Database;
use prima_store::evidence::UploadPart;

/// Adds a part that begins at a byte; gives the byte at which the next begins.
/// Once this returns, the part outlives a loss of power.
///
/// A part that begins elsewhere is refused with the byte at which the upload
/// goes on, so that who did not hear the answer can ask again. A part is no act
/// of its own: the audit lines of the beginning and the end stand for it.
pub async fn append_upload(
    vault: &Vault,
    database: &Database,
    acting: &Acting<'_>,
    upload: &str,
    from: u64,
    content: Vec<u8>,
) -> Told<u64> {
    let (upload, parts) = under_way(database, acting, upload).await?;
    let goes_on = goes_on_at(&parts);
    if from != goes_on {
        return Err(VaultRefusal::ResumeAt(goes_on).into());
    }
    let bytes = content.len() as u64;
    let ends = from.saturating_add(bytes);
    if bytes == 0 || bytes > vault.body.part || ends > upload.bytes.unsigned_abs() {
        return Err(VaultRefusal::Part.into());
    }
    let (storage, id) = (vault.storage.clone(), upload.upload.clone());
    let put = blocking(move || Ok(storage.put_part(&id, &content)?));
    let part = UploadPart {
        upload: upload.upload.clone(),
        begins: i64::try_from(from).unwrap_or(i64::MAX),
        bytes: i64::try_from(bytes).unwrap_or(i64::MAX),
        sha256: put.await?,
    };
    if !database.add_upload_part(&part).await? {
        // Somebody sent a part at the same time, or ended the upload.
        let (_, parts) = under_way(database, acting, &upload.upload).await?;
        return Err(VaultRefusal::ResumeAt(goes_on_at(&parts)).into());
    }
    Ok(ends)
}
