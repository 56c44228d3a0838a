//! A piece of evidence is taken out of a vault.

use super::Acting;
use super::keep::detail;
use super::permission::{kept_by, may_go};
use super::refusal::{Told, VaultRefusal};
use prima_store::evidence::Evidence;
use prima_store::{Act, Database};

/// Takes a piece of evidence out of its vault. Its row stays, for the audit
/// trail, and so does its file.
///
/// What supports an answer at rest, handed in or left as it stood when the filling
/// closed, stays: nothing may be taken from under a judgement. Links to answers
/// that can still be changed go with it.
pub async fn withdraw_evidence(
    database: &Database,
    acting: &Acting<'_>,
    evidence: &str,
) -> Told<()> {
    let mut act = database.act().await?;
    let row = kept_by(&mut act, acting.actor, evidence).await?;
    let links = act.links_of_evidence(evidence).await?;
    let mut in_use = Vec::new();
    for link in links {
        match may_go(&mut act, acting, &link).await? {
            true => {
                act.remove_evidence_link(&link).await?;
            }
            false => in_use.push(link),
        }
    }
    if !in_use.is_empty() {
        return Err(VaultRefusal::InUse(in_use).into());
    }
    if is_put_forward(&mut act, &row).await? {
        return Err(VaultRefusal::InUse(vec![]).into());
    }
    let row = Evidence {
        state: Evidence::WITHDRAWN.to_owned(),
        ..row
    };
    act.replace_evidence(&row).await?;
    let (at, detail) = (acting.at(), detail(&row));
    act.finish_privately(&at, acting.person(), "withdraw_evidence", evidence, &detail)
        .await?;
    Ok(())
}

/// Whether an objection, an action or a proposal of the unit names the evidence;
/// a proposal's authors can untie it while they still write.
async fn is_put_forward(act: &mut Act, row: &Evidence) -> Told<bool> {
    let proposals = act.reading().proposals_resting_on(&row.evidence).await?;
    if !proposals.is_empty() {
        return Ok(true);
    }
    let names = |text: &str| text.contains(&row.evidence);
    let mut actions = act.reading().all_follow_ups_of_unit(&row.body).await?;
    actions.retain(|action| names(&action.evidence));
    if !actions.is_empty() {
        return Ok(true);
    }
    for locus in act.reading().loci_of_unit(&row.body).await? {
        let mut reading = act.reading();
        let objections = reading.objections_of_unit(&locus.cycle, &row.body).await?;
        if objections
            .iter()
            .any(|objection| names(&objection.evidence))
        {
            return Ok(true);
        }
    }
    Ok(false)
}
