//! Somebody thinks better of an upload that is under way.

use super::finish_upload::drop_upload;
use super::refusal::Told;
use super::resume_upload::under_way;
use super::{Acting, Vault};
use prima_store::Database;

/// Ends an upload; what has arrived of its file is thrown away and its room in
/// the vault is free again.
pub async fn cancel_upload(
    vault: &Vault,
    database: &Database,
    acting: &Acting<'_>,
    upload: &str,
) -> Told<()> {
    let (upload, _) = under_way(database, acting, upload).await?;
    drop_upload(vault, database, acting, &upload, "cancel_upload").await
}
