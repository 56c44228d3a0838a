//! Where an upload stands, for whoever goes on with it.

use super::Acting;
use super::permission::subject_of;
use super::refusal::{Told, VaultRefusal};
use prima_domain::assessment::permission::vault::may_keep_vault;
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
    may_keep_vault(acting.actor, &subject)?;
    let parts = database.upload_parts(&found.upload).await?;
    Ok((found, parts))
}

/// Where the next part begins.
pub(super) fn goes_on_at(parts: &[UploadPart]) -> u64 {
    parts.last().map_or(0, UploadPart::ends).unsigned_abs()
}
