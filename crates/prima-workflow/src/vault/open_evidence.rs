//! One file is read.

use super::keep::blocking;
use super::permission::{may_look, may_read, subject_of};
use super::refusal::{Told, VaultError, VaultRefusal};
use super::{Acting, Vault};
use crate::assessment::work_action::piece;
use crate::assessment::{ActError, Desk};
use crate::innovation::proposal::rests_on;
use prima_domain::register::person::Actor;
use prima_exchange::evidence::Media;
use prima_store::Database;
use prima_store::evidence::Evidence;

/// A file as it is given back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenFile {
    /// What it is: nothing else may be told to a browser.
    pub media: Media,
    /// Its name.
    pub name: String,
    /// Its bytes, held against their hash.
    pub content: Vec<u8>,
}

/// Whether an action of the unit in the cycle is proved by it.
async fn proves_action(database: &Database, cycle: &str, unit: &str, evidence: &str) -> Told<bool> {
    let actions = database.reading().follow_ups_of_unit(cycle, unit).await?;
    let mut actions = actions.iter();
    Ok(actions.any(|action| piece(&action.evidence) == Some(evidence)))
}

/// Reads a file as one who may look at its vault; with `answer`, a cycle and a
/// unit, as one who may read what the unit's answers rest on and its actions
/// are proved by.
pub async fn open_evidence(
    vault: &Vault,
    database: &Database,
    acting: &Acting<'_>,
    evidence: &str,
    answer: Option<(&str, &str)>,
) -> Told<OpenFile> {
    let row = database.evidence(evidence).await?;
    let row = row.ok_or(VaultRefusal::Hidden)?;
    match answer {
        None => {
            let subject = subject_of(database, &row.body).await?;
            may_look(acting, &subject)?;
        }
        Some((cycle, unit)) => {
            may_read(database, acting, cycle, unit).await?;
            let links = database.links_of_evidence(evidence).await?;
            let mut links = links.iter();
            let is_linked =
                links.any(|link| (link.cycle.as_str(), link.unit.as_str()) == (cycle, unit));
            if !is_linked && !proves_action(database, cycle, unit, evidence).await? {
                return Err(VaultRefusal::Hidden.into());
            }
        }
    }
    given_back(vault, row).await
}

/// Reads a file as one who may read the proposal that rests on it.
pub async fn open_of_proposal(
    vault: &Vault,
    desk: &Desk,
    actor: &Actor,
    proposal: &str,
    evidence: &str,
    now: i64,
) -> Told<OpenFile> {
    let row = desk.database.evidence(evidence).await?;
    let row = row.ok_or(VaultRefusal::Hidden)?;
    match rests_on(desk, actor, proposal, evidence, now).await {
        Ok(true) => given_back(vault, row).await,
        Ok(false) | Err(ActError::Refused(_)) => Err(VaultRefusal::Hidden.into()),
        Err(ActError::Failed(error)) => Err(VaultError::Failed(error)),
    }
}

async fn given_back(vault: &Vault, row: Evidence) -> Told<OpenFile> {
    if !row.is_kept() {
        return Err(VaultRefusal::Withdrawn.into());
    }
    let storage = vault.storage.clone();
    let content = blocking(move || Ok(storage.get(&row.sha256)?)).await?;
    let content = content.map_err(VaultRefusal::Lost)?;
    // Only what was looked over is kept, so that nothing else can be meant.
    let media = Media::from_media_type(&row.media_type).ok_or(VaultRefusal::Hidden)?;
    Ok(OpenFile {
        media,
        name: row.file_name,
        content,
    })
}
