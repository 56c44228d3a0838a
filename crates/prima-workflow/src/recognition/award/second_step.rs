//! What waits for a second officer: confirmed, and so published, or withdrawn.

use super::case::{Case, already, case, touched};
use super::decisions::ended;
use super::propose_award::told;
use super::standing::digest;
use super::told::publish;
use super::{CONFIRMED, PROPOSED};
use crate::assessment::moment::utc;
use crate::assessment::{Acted, Desk, Refusal};
use crate::recognition::notice::tell_proposer;
use crate::recognition::stamp::demand_seen;
use prima_domain::recognition::award::decide;
use prima_domain::recognition::award_permission::{Before, may_confirm_award, may_withdraw_award};
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::id::PersonId;
use prima_domain::register::person::Actor;
use prima_store::Act;
use prima_store::recognition::award::{AwardDecision, AwardRecipient};
use prima_store::register::Body;
use serde_json::json;
use std::collections::BTreeMap;

/// Confirms what waits: the decision, or that the one before is revoked; `asked` is
/// the stamp of what the officer read. What has changed since it was proposed, an
/// objection among it, is decided anew: the proposal is withdrawn first. A
/// revocation waits for nothing.
pub async fn confirm_award(
    desk: &Desk,
    actor: &Actor,
    (id, category): (&str, &str),
    asked: &str,
    now: i64,
) -> Acted<()> {
    let place = (id, category);
    let (mut act, case, waiting) =
        waiting(desk, actor, place, asked, may_confirm_award, now).await?;
    let bodies = bodies(&mut act, &case, &waiting).await?;
    if waiting.is_revocation == 0 {
        let (picks, left) = case.named(&waiting);
        decide(&case.category.rule, &case.list, &picks, &left)
            .map_err(|faults| Refusal::Award(told(faults, &bodies)))?;
        if digest(&case.list) != waiting.seen {
            return Err(Refusal::ChangedSinceAsked.into());
        }
    }
    let at = utc(now);
    let before = case.decisions.last();
    if let Some(before) = before {
        act.put_row(&ended(before)).await?;
    }
    let row = AwardDecision {
        state: CONFIRMED.to_owned(),
        confirmed_by: actor.person.to_string(),
        confirmed_at: at.clone(),
        ..waiting
    };
    act.put_row(&row).await?;
    // A body may have been renamed since: it is honoured under its name of now.
    let named = |id: &str| {
        let body = bodies.get(id);
        body.map_or_else(String::new, |body| body.name.clone())
    };
    let recipients: Vec<AwardRecipient> = case
        .recipients_of(Some(&row))
        .into_iter()
        .map(|row| AwardRecipient {
            body_name: named(&row.body),
            unit_name: named(&row.unit),
            ..row
        })
        .collect();
    act.put_rows(&recipients).await?;
    publish(&mut act, &case.seen, now).await?;
    tell_proposer(&mut act, &row, now).await?;
    let detail = json!({
        "category": row.category,
        "decision": row.decision,
        "n_recipients": recipients.len(),
        "asked_by": row.proposed_by,
        "replaces": before.map(|row| row.decision),
        "why": row.why_id,
    });
    let detail = detail.to_string();
    let what = match row.is_revocation {
        1 => "revoke_award",
        _ => "confirm_award",
    };
    act.finish(&at, actor.person.as_str(), what, id, &detail)
        .await?;
    Ok(())
}

/// Withdraws what waits, where it is what the officer read; the category is as it
/// was before.
pub async fn withdraw_award(
    desk: &Desk,
    actor: &Actor,
    (id, category): (&str, &str),
    asked: &str,
    now: i64,
) -> Acted<()> {
    let place = (id, category);
    let (mut act, _, waiting) = waiting(desk, actor, place, asked, may_withdraw_award, now).await?;
    act.remove_award_proposal(id, &waiting.category).await?;
    let detail = json!({ "category": waiting.category, "decision": waiting.decision }).to_string();
    let at = utc(now);
    act.finish_privately(&at, actor.person.as_str(), "withdraw_award", id, &detail)
        .await?;
    Ok(())
}

/// What waits, where the officer may act on it and has read it as it stands. Where
/// nothing waits, whoever might have acted on what was decided last is told of that.
async fn waiting(
    desk: &Desk,
    actor: &Actor,
    place: (&str, &str),
    asked: &str,
    may: fn(&Before, Option<&PersonId>) -> Result<(), Rule>,
    now: i64,
) -> Acted<(Act, Case, AwardDecision)> {
    let mut act = desk.database.act().await?;
    let case = case(desk, &mut act.reading(), actor, place, None, now).await?;
    let row = case.decisions.waiting().or(case.decisions.last()).cloned();
    let first = row.as_ref().map(|row| PersonId::from(&*row.proposed_by));
    may(&case.before(actor, now), first.as_ref())?;
    let row = row.ok_or(Refusal::ChangedSinceAsked)?;
    if row.state != PROPOSED {
        return Err(already(&row).into());
    }
    demand_seen(&case.stamp_of(&row), asked)?;
    Ok((act, case, row))
}

/// The bodies it names, as the register has them now.
async fn bodies(
    act: &mut Act,
    case: &Case,
    waiting: &AwardDecision,
) -> Acted<BTreeMap<String, Body>> {
    let (picks, _) = case.named(waiting);
    let ids: Vec<String> = touched(&case.list, &picks)
        .filter(|id| !id.is_empty())
        .map(str::to_owned)
        .collect();
    let bodies = act.reading().bodies_with(&ids).await?.into_iter();
    Ok(bodies.map(|body| (body.body.clone(), body)).collect())
}
