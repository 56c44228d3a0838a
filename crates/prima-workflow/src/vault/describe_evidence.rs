//! What is said of a piece of evidence is mended.

use super::description::Description;
use super::keep::detail;
use super::permission::kept_by;
use super::refusal::Told;
use super::{Acting, Vault};
use prima_store::Database;
use prima_store::evidence::Evidence;

/// Puts a description in place of the one a piece of evidence has.
pub async fn describe_evidence(
    vault: &Vault,
    database: &Database,
    acting: &Acting<'_>,
    evidence: &str,
    description: &Description,
) -> Told<()> {
    let mut act = database.act().await?;
    let row = kept_by(&mut act, acting.actor, evidence).await?;
    let description = description.checked(&vault.kinds)?;
    let row = Evidence {
        kind: description.kind,
        title: description.title,
        valid_from: description.valid_from,
        valid_to: description.valid_to,
        ..row
    };
    act.replace_evidence(&row).await?;
    let (at, detail) = (acting.at(), detail(&row));
    act.finish_privately(&at, acting.person(), "describe_evidence", evidence, &detail)
        .await?;
    Ok(())
}
