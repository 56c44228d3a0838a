//! A decision that waits for a second officer is withdrawn.

use super::CONFIRMED;
use super::propose_award::{already, proposed, touched};
use super::seen::{award, subjects_of};
use super::standing::{Key, standing_in};
use crate::assessment::moment::utc;
use crate::assessment::{Acted, Desk};
use prima_domain::recognition::award_permission::{may_read_award, may_withdraw_award};
use prima_domain::register::id::PersonId;
use prima_domain::register::person::Actor;
use serde_json::json;

/// Withdraws it; the category is open again.
pub async fn withdraw_award(
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
    let (_, picks, _) = proposed(&mut reading, id, category).await?;
    let named: Vec<Key> = picks
        .iter()
        .map(|pick| (pick.body.clone(), pick.found_unit.clone()))
        .collect();
    let list = standing_in(desk, &mut reading, &seen, category, &named, now).await?;
    let subjects = subjects_of(&mut reading, touched(&list, &picks)).await?;
    let first = waiting
        .as_ref()
        .map(|row| PersonId::from(row.proposed_by.as_str()));
    may_withdraw_award(&seen.before(actor, &subjects, now), first.as_ref())?;
    if let Some(row) = waiting.filter(|row| row.state == CONFIRMED) {
        return Err(already(row).into());
    }
    act.remove_award_decision(id, &category.code).await?;
    let detail = json!({ "category": category.code }).to_string();
    let at = utc(now);
    act.finish_privately(&at, actor.person.as_str(), "withdraw_award", id, &detail)
        .await?;
    Ok(())
}
