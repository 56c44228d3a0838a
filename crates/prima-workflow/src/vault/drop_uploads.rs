//! Uploads that nobody goes on with are thrown away.

use super::Vault;
use super::refusal::Told;
use crate::assessment::moment::utc;
use prima_store::Database;
use serde_json::json;

/// Throws away the uploads that began more than so many seconds ago; gives how
/// many. The system does this on its own, so the actor is `system`.
pub async fn drop_uploads(
    vault: &Vault,
    database: &Database,
    older_than: i64,
    now: i64,
) -> Told<usize> {
    let oldest = utc(now.saturating_sub(older_than));
    let uploads = database.uploads().await?;
    let mut n_dropped = 0;
    for upload in uploads.into_iter().take_while(|upload| upload.at < oldest) {
        let mut act = database.act().await?;
        if !act.remove_upload(&upload.upload).await? {
            continue;
        }
        let detail = json!({ "body": upload.body }).to_string();
        let at = utc(now);
        act.finish_privately(&at, "system", "drop_upload", &upload.upload, &detail)
            .await?;
        vault.storage.drop_parts(&upload.upload)?;
        n_dropped += 1;
    }
    Ok(n_dropped)
}
