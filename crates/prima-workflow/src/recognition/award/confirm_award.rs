//! A second officer confirms the decision on a category, and so publishes it.

use super::CONFIRMED;
use super::propose_award::{already, proposed, told, touched};
use super::seen::{award, subjects_of};
use super::standing::{Key, digest, standing_in};
use super::told::publish;
use crate::assessment::moment::utc;
use crate::assessment::{Acted, Desk, Refusal};
use prima_domain::recognition::award::decide;
use prima_domain::recognition::award_permission::{may_confirm_award, may_read_award};
use prima_domain::register::id::PersonId;
use prima_domain::register::person::Actor;
use prima_store::recognition::award::{AwardDecision, AwardRecipient};
use prima_store::register::Body;
use serde_json::json;
use std::collections::BTreeMap;

/// Confirms the decision that waits. What has changed since it was proposed, an
/// objection among it, is decided anew: the proposal is withdrawn first.
pub async fn confirm_award(
    desk: &Desk,
    actor: &Actor,
    id: &str,
    category: &str,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let mut reading = act.reading();
    let seen = award(&mut reading, id).await?;
    may_read_award(actor, &seen.programme)?;
    let category = seen.category(category)?;
    let waiting = reading.award_decision(id, &category.code).await?.pop();
    let (recipients, picks, left) = proposed(&mut reading, id, category).await?;
    let named: Vec<Key> = picks
        .iter()
        .map(|pick| (pick.body.clone(), pick.found_unit.clone()))
        .collect();
    let list = standing_in(desk, &mut reading, &seen, category, &named, now).await?;
    let subjects = subjects_of(&mut reading, touched(&list, &picks)).await?;
    let first = waiting
        .as_ref()
        .map(|row| PersonId::from(row.proposed_by.as_str()));
    may_confirm_award(&seen.before(actor, &subjects, now), first.as_ref())?;
    let waiting = waiting.ok_or(Refusal::ChangedSinceAsked)?;
    if waiting.state == CONFIRMED {
        return Err(already(waiting).into());
    }
    let ids: Vec<String> = touched(&list, &picks)
        .filter(|id| !id.is_empty())
        .map(str::to_owned)
        .collect();
    let bodies: BTreeMap<String, Body> = reading
        .bodies_with(&ids)
        .await?
        .into_iter()
        .map(|body| (body.body.clone(), body))
        .collect();
    decide(&category.rule, &list, &picks, &left)
        .map_err(|faults| Refusal::Award(told(faults, &bodies)))?;
    if digest(&list) != waiting.seen {
        return Err(Refusal::ChangedSinceAsked.into());
    }
    let at = utc(now);
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
    let recipients: Vec<AwardRecipient> = recipients
        .into_iter()
        .map(|row| AwardRecipient {
            body_name: named(&row.body),
            unit_name: named(&row.unit),
            ..row
        })
        .collect();
    act.put_rows(&recipients).await?;
    publish(&mut act, &seen, &at).await?;
    let detail = json!({ "category": row.category, "n_recipients": recipients.len(), "asked_by": row.proposed_by });
    let detail = detail.to_string();
    act.finish(&at, actor.person.as_str(), "confirm_award", id, &detail)
        .await?;
    Ok(())
}
