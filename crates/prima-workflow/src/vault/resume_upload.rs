//! Where an upload stands, for whoever goes on with it.

use super::Acting;
use super::permission::{may_keep, subject_of};
use super::refusal::{Told, VaultRefusal};
use prima_store::Database;
use prima_store::evidence::{Upload, UploadPart};

/// An upload and the byte at which it goes on.
pub async fn resume_upload(
    database: &Database,
    acting: &Acting<'_>,
    upload: &str,
) -> Told<(Upload, u64)> {
    let (upload, parts) = under_way(database, acting, upload).await?;
    Ok((upload, goes_on_at(&parts)))
}

/// An upload with its parts, if this person may go on with it.
pub(super) async fn under_way(
    database: &Database,
    acting: &Acting<'_>,
    upload: &str,
) -> Told<(Upload, Vec<UploadPart>)> {
    let found = database.upload(upload).await?;
    let found = found.ok_or(VaultRefusal::Hidden)?;
    let subject = subject_of(database, &found.body).await?;
    if !may_keep(acting.actor, &subject) {
        return Err(VaultRefusal::Hidden.into());
    }
    let parts = database.upload_parts(&found.upload).await?;
    Ok((found, parts))
}

/// Where the next part begins.
pub(super) fn goes_on_at(parts: &[UploadPart]) -> u64 {
    parts.last().map_or(0, UploadPart::ends).unsigned_abs()
}
