//! Evidence that supported answers in the round before supports them in this
//! one, too: as many links as the unit confirms, all or none.

use super::Acting;
use super::asked::is_asked;
use super::permission::{kept_by, may_link};
use super::refusal::{Told, VaultRefusal};
use crate::assessment::Desk;
use crate::assessment::earlier::earlier;
use prima_domain::assessment::permission::filling::may_link_evidence;
use prima_domain::register::day::Day;
use prima_store::evidence::{Evidence, EvidenceLink};
use serde_json::json;
use std::collections::BTreeSet;

/// Links evidence to the answers it supported in the unit's round before; gives
/// how many links are new. What supported nothing there is hidden, what has
/// expired is refused: each is to be linked, or renewed, by hand.
pub async fn carry_evidence(
    desk: &Desk,
    acting: &Acting<'_>,
    cycle: &str,
    unit: &str,
    chosen: &BTreeSet<(String, String)>,
) -> Told<usize> {
    let mut act = desk.database.act().await?;
    let instrument = may_link(&mut act, acting, (cycle, unit), may_link_evidence).await?;
    let rules = desk.rules(&instrument)?;
    let row = act.reading().cycle_named(cycle).await?.pop();
    let row = row.ok_or(VaultRefusal::Hidden)?;
    let before = earlier(&mut act.reading(), &row, unit).await?;
    let before = before.ok_or(VaultRefusal::Hidden)?;
    let mut carried = Vec::new();
    for (code, evidence) in chosen {
        if !is_asked(&rules.instrument, code) {
            return Err(VaultRefusal::Question.into());
        }
        let kept = kept_by(&mut act, acting.actor, evidence).await?;
        let links = act.links_of_evidence(evidence).await?;
        let is_linked = |cycle: &str| {
            let own = (cycle, unit, code.as_str());
            let mut links = links.iter();
            links.any(|link| (&*link.cycle, &*link.unit, &*link.code) == own)
        };
        if kept.body != unit || !is_linked(&before.cycle) {
            return Err(VaultRefusal::Hidden.into());
        }
        if is_expired(&kept, Day::at(acting.now)) {
            return Err(VaultRefusal::Expired(kept.title).into());
        }
        if is_linked(cycle) {
            continue;
        }
        act.add_evidence_link(&EvidenceLink {
            cycle: cycle.to_owned(),
            unit: unit.to_owned(),
            code: code.clone(),
            evidence: evidence.clone(),
            person: acting.person().to_owned(),
            at: acting.at(),
        })
        .await?;
        carried.push(json!([code, evidence]));
    }
    if carried.is_empty() {
        return Ok(0);
    }
    let detail = json!({ "unit": unit, "from": before.cycle, "links": carried });
    let (at, detail) = (acting.at(), detail.to_string());
    act.finish_privately(&at, acting.person(), "carry_evidence", cycle, &detail)
        .await?;
    Ok(carried.len())
}

fn is_expired(evidence: &Evidence, today: Day) -> bool {
    Day::parse(&evidence.valid_to).is_some_and(|last| last < today)
}
