//! Uploads that nobody goes on with are thrown away.

use super::Vault;
use super::refusal::Told;
use crate::assessment::moment::utc;
use prima_store::Database;
use serde_json::json;

/// For how long an upload may be under way, in seconds: long enough for a line
/// that is down over a weekend. Provisional: no source names a
/// time.
pub const UPLOAD_KEPT: i64 = 3 * 86_400;

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
        // First the bytes: were the row to go and the bytes to stay, nothing would
        // ever find them again.
        vault.storage.drop_parts(&upload.upload)?;
        let mut act = database.act().await?;
        if !act.remove_upload(&upload.upload).await? {
            continue;
        }
        let detail = json!({ "body": upload.body }).to_string();
        let at = utc(now);
        act.finish_privately(&at, "system", "drop_upload", &upload.upload, &detail)
            .await?;
        n_dropped += 1;
    }
    Ok(n_dropped)
}
