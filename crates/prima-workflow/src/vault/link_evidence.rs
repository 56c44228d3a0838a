//! A piece of evidence is linked to an answer it supports, or is so no more.

use super::Acting;
use super::asked::is_asked;
use super::permission::{UnitRule, kept_by, may_link};
use super::refusal::{Told, VaultRefusal};
use crate::assessment::Desk;
use prima_domain::assessment::permission::filling::{may_link_evidence, may_unlink_evidence};
use prima_store::Act;
use prima_store::evidence::EvidenceLink;
use serde_json::json;

/// An answer and a piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLink {
    /// The cycle.
    pub cycle: String,
    /// The unit that answers.
    pub unit: String,
    /// Code of what is answered.
    pub code: String,
    /// The evidence.
    pub evidence: String,
}

/// Links evidence of the unit's own vault to an answer; a link that is there
/// stays as it is.
pub async fn link_evidence(desk: &Desk, acting: &Acting<'_>, new: &NewLink) -> Told<()> {
    let mut act = desk.database.act().await?;
    let link = allowed(desk, &mut act, acting, new, may_link_evidence).await?;
    let links = act.links_of_evidence(&new.evidence).await?;
    let same = |known: &EvidenceLink| {
        (&known.cycle, &known.unit, &known.code) == (&link.cycle, &link.unit, &link.code)
    };
    if links.iter().any(same) {
        return Ok(());
    }
    act.add_evidence_link(&link).await?;
    finish(act, acting, "link_evidence", new).await
}

/// Takes a link away, while the answer may still be changed: nothing is taken from
/// under a judgement.
pub async fn unlink_evidence(desk: &Desk, acting: &Acting<'_>, new: &NewLink) -> Told<()> {
    let mut act = desk.database.act().await?;
    let link = allowed(desk, &mut act, acting, new, may_unlink_evidence).await?;
    if !act.remove_evidence_link(&link).await? {
        return Err(VaultRefusal::NotLinked.into());
    }
    finish(act, acting, "unlink_evidence", new).await
}

/// The link, if the rules of the cycle allow to make or take it.
async fn allowed(
    desk: &Desk,
    act: &mut Act,
    acting: &Acting<'_>,
    new: &NewLink,
    rule: UnitRule,
) -> Told<EvidenceLink> {
    let instrument = may_link(act, acting, (&new.cycle, &new.unit), rule).await?;
    if !is_asked(&desk.rules(&instrument)?.instrument, &new.code) {
        return Err(VaultRefusal::Question.into());
    }
    let row = kept_by(act, acting.actor, &new.evidence).await?;
    if row.body != new.unit {
        return Err(VaultRefusal::Hidden.into());
    }
    Ok(EvidenceLink {
        cycle: new.cycle.clone(),
        unit: new.unit.clone(),
        code: new.code.clone(),
        evidence: new.evidence.clone(),
        person: acting.person().to_owned(),
        at: acting.at(),
    })
}

async fn finish(act: Act, acting: &Acting<'_>, name: &str, new: &NewLink) -> Told<()> {
    let detail = json!({ "cycle": new.cycle, "unit": new.unit, "code": new.code });
    let (at, detail) = (acting.at(), detail.to_string());
    act.finish_privately(&at, acting.person(), name, &new.evidence, &detail)
        .await?;
    Ok(())
}
