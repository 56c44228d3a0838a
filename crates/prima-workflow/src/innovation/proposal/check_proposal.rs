//! An officer says of each rule whether it holds.

use super::facts::{or_closed, proposal};
use super::refusal::ProposalRefusal;
use crate::assessment::moment::utc;
use crate::assessment::{Acted, Desk, Refusal};
use crate::recognition::facts::Seen;
use prima_domain::innovation::proposal::check::{Decision, lacks_reason};
use prima_domain::innovation::proposal::permission::may_check_proposal;
use prima_domain::innovation::proposal::writing::{MOST_REASON, Wrong};
use prima_domain::recognition::way::leads_on;
use prima_domain::register::day::Day;
use prima_domain::register::person::Actor;
use prima_store::innovation::ProposalCheck;
use serde_json::json;

/// Keeps what an officer decided of some rules, in place of what was decided of
/// the same since the proposal came here. `version` is the candidacy's version
/// that was read; where it has moved, nothing is kept.
pub async fn check_proposal(
    desk: &Desk,
    actor: &Actor,
    id: &str,
    decisions: &[Decision],
    version: i64,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let seen = proposal(&mut act.reading(), actor, id, now).await?;
    let (by, is_checked_now) = checkers(&seen.seen);
    or_closed(may_check_proposal(
        &seen.before(actor, now),
        &by,
        is_checked_now,
    ))?;
    if version != seen.seen.row.version {
        return Err(Refusal::CandidacyMoved.into());
    }
    let checked = seen.checked(&mut act.reading(), Day::at(now)).await?;
    let at = utc(now);
    let (mut rows, mut lacking) = (Vec::new(), Vec::new());
    for decision in decisions {
        let known = checked.iter().find(|one| one.rule == decision.rule);
        let known = known.ok_or(Refusal::Hidden)?;
        if decision.reason.chars().count() > MOST_REASON {
            let fields = vec![(decision.rule.clone(), Wrong::Long(MOST_REASON))];
            return Err(Refusal::Proposal(ProposalRefusal::Fields(fields)).into());
        }
        if lacks_reason(known.verdict(), decision) {
            lacking.push(decision.rule.clone());
        }
        rows.push(ProposalCheck {
            candidacy: id.to_owned(),
            version,
            rule: decision.rule.clone(),
            found: known.verdict().code().to_owned(),
            decided: if decision.holds { "holds" } else { "fails" }.to_owned(),
            reason: decision.reason.trim().to_owned(),
            person: actor.person.to_string(),
            at: at.clone(),
        });
    }
    if !lacking.is_empty() {
        return Err(Refusal::Proposal(ProposalRefusal::NoReason(lacking)).into());
    }
    act.put_rows(&rows).await?;
    let told: Vec<_> = rows
        .iter()
        .map(|row| json!({ "rule": row.rule, "found": row.found, "decided": row.decided }))
        .collect();
    let detail = json!({ "decided": told }).to_string();
    act.finish_privately(&at, actor.person.as_str(), "check_proposal", id, &detail)
        .await?;
    Ok(())
}

/// Roles that may take a step out of the stage a candidacy is at, and whether it
/// checks proposals; where it does not, roles of the stage that does, who are
/// told so.
pub(super) fn checkers(seen: &Seen) -> (Vec<String>, bool) {
    let programme = seen.programme();
    let here = programme.stage(&seen.row.stage);
    let is_here = here.is_some_and(|stage| stage.checks_proposal);
    let stage = match is_here {
        true => here,
        false => programme.stages.iter().find(|stage| stage.checks_proposal),
    };
    // A withdrawal is the author's, and goes to an end as a failure does: only a
    // step forward makes a checker.
    let exits = stage.into_iter().flat_map(|stage| &stage.exits);
    let forward = exits.filter(|exit| leads_on(programme, exit));
    let by = forward.flat_map(|exit| exit.by.iter().cloned());
    (by.collect(), is_here)
}
