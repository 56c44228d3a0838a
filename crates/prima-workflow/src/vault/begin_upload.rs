//! A file is announced, to be sent part by part over a line that may break.

use super::permission::subject_of;
use super::refusal::{Told, VaultRefusal};
use super::{Acting, Vault, id};
use prima_domain::assessment::permission::vault::may_keep_vault;
use prima_store::Database;
use prima_store::evidence::Upload;
use serde_json::json;

/// A file that is to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewUpload {
    /// The body whose vault it is for.
    pub body: String,
    /// Name of the file.
    pub file_name: String,
    /// Its size.
    pub bytes: u64,
}

/// Characters of a name that are kept.
const LONGEST_NAME: usize = 255;

/// Begins an upload; gives its id. Its room in the vault is taken until it is
/// finished or dropped.
pub async fn begin_upload(
    vault: &Vault,
    database: &Database,
    acting: &Acting<'_>,
    new: &NewUpload,
    chance: [u8; 16],
) -> Told<String> {
    let subject = subject_of(database, &new.body).await?;
    may_keep_vault(acting.actor, &subject)?;
    if new.bytes == 0 || new.bytes > vault.file.bytes {
        let limit = vault.file.bytes;
        return Err(VaultRefusal::Size { limit }.into());
    }
    let mut act = database.act().await?;
    if act.n_uploads(&new.body).await?.unsigned_abs() >= vault.body.uploads {
        let limit = vault.body.uploads;
        return Err(VaultRefusal::TooManyUploads { limit }.into());
    }
    let held = act.vault_bytes(&new.body).await?.unsigned_abs();
    if held.saturating_add(new.bytes) > vault.body.bytes {
        let limit = vault.body.bytes;
        return Err(VaultRefusal::Full { limit }.into());
    }
    let name = new.file_name.chars().filter(|sign| !sign.is_control());
    let upload = Upload {
        upload: id(chance),
        body: new.body.clone(),
        person: acting.person().to_owned(),
        file_name: name.take(LONGEST_NAME).collect(),
        bytes: i64::try_from(new.bytes).unwrap_or(i64::MAX),
        at: acting.at(),
    };
    act.add_upload(&upload).await?;
    let detail = json!({ "body": new.body, "bytes": new.bytes }).to_string();
    act.finish_privately(
        &upload.at,
        acting.person(),
        "begin_upload",
        &upload.upload,
        &detail,
    )
    .await?;
    Ok(upload.upload)
}
