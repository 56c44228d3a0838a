//! Evidence of the unit's vault is linked to a section, or to a rule that asks
//! for a document.
//!
//! A form says what it changes of what it showed, and nothing else is changed: what
//! another author linked meanwhile stays.

use super::facts::proposal;
use super::refusal::ProposalRefusal;
use crate::assessment::moment::utc;
use crate::assessment::{Acted, Desk, Refusal};
use prima_domain::register::person::Actor;
use prima_instrument::programme::proposal::{Proposals, RuleKind};
use prima_store::innovation::ProposalEvidence;
use serde_json::json;
use std::collections::BTreeSet;

/// What changes of the evidence that a part rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EvidenceChange {
    /// Pieces that it rests on from now on.
    pub added: BTreeSet<String>,
    /// Pieces that it rests on no more.
    pub removed: BTreeSet<String>,
}

/// Links and unlinks pieces of evidence of a part. Those that are linked already
/// stay as whoever linked them did it.
pub async fn link_evidence(
    desk: &Desk,
    actor: &Actor,
    id: &str,
    part: &str,
    change: &EvidenceChange,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let seen = proposal(&mut act.reading(), actor, id, now).await?;
    seen.demand_writable(actor, now)?;
    if !takes_evidence(seen.rules()?, part) {
        return Err(Refusal::Hidden.into());
    }
    let (at, unit) = (utc(now), &seen.seen.row.unit);
    let own = seen.evidence.iter().filter(|row| row.part == part);
    let kept = own.filter(|row| !change.removed.contains(&row.evidence));
    let mut rows: Vec<ProposalEvidence> = kept.cloned().collect();
    for piece in &change.added {
        let found = act.evidence(piece).await?;
        if !found.is_some_and(|found| found.is_kept() && found.body == *unit) {
            return Err(Refusal::Proposal(ProposalRefusal::NotInVault).into());
        }
        if rows.iter().all(|row| row.evidence != *piece) {
            rows.push(ProposalEvidence {
                candidacy: id.to_owned(),
                part: part.to_owned(),
                evidence: piece.clone(),
                person: actor.person.to_string(),
                at: at.clone(),
            });
        }
    }
    act.replace_proposal_evidence(id, part, &rows).await?;
    let detail = json!({ "part": part, "n": rows.len() }).to_string();
    act.finish_privately(
        &at,
        actor.person.as_str(),
        "link_proposal_evidence",
        id,
        &detail,
    )
    .await?;
    Ok(())
}

/// Whether something can rest on evidence: a section, or a rule that asks for a
/// document.
fn takes_evidence(rules: &Proposals, part: &str) -> bool {
    let mut asked = rules.groups.iter().flat_map(|group| &group.rules);
    rules.section(part).is_some()
        || asked.any(|rule| rule.code == part && rule.kind == RuleKind::Statement)
}
