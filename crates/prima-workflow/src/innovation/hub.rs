//! The acts of a hub of the innovation network (Hub JIPP): its officers write
//! down its members and what it did, put an entry right, or remove one that was
//! wrong. Who is a hub is said by the statements of the programme alone.

mod remove_entry;
mod save_activity;
mod save_member;

pub use remove_entry::{HubList, remove_hub_entry};
pub use save_activity::{NewActivity, save_hub_activity};
pub use save_member::{NewMember, save_hub_member};

use super::refusal::{InnovationRefusal, Told};
use crate::assessment::facts;
use prima_domain::innovation::hub::{MARK, PROGRAMME};
use prima_domain::innovation::permission::may_keep_hub;
use prima_domain::register::person::Actor;
use prima_store::cycle::Reading;
use prima_store::innovation::{HubActivity, HubMember, KEPT};
use prima_store::{Database, StoreError};

/// Demands that a body is a hub that somebody may keep.
async fn demand_hub(reading: &mut Reading<'_>, actor: &Actor, hub: &str) -> Told<()> {
    let named = reading.statements_of(PROGRAMME, hub, MARK).await?;
    let subject = facts::subject(reading, hub).await?;
    match subject {
        Some(subject) if !named.is_empty() => Ok(may_keep_hub(actor, &subject)?),
        _ => Err(InnovationRefusal::Hidden.into()),
    }
}

/// Whether a body is a hub that somebody may keep.
pub async fn keeps_hub(database: &Database, actor: &Actor, hub: &str) -> Result<bool, StoreError> {
    let mut reading = database.reading();
    let subject = facts::subject(&mut reading, hub).await?;
    if subject.is_none_or(|subject| may_keep_hub(actor, &subject).is_err()) {
        return Ok(false);
    }
    let named = reading.statements_of(PROGRAMME, hub, MARK).await?;
    Ok(!named.is_empty())
}

/// The members of a hub: those that have not left first, each part with the
/// newest on top. Entries that were removed are left out.
pub async fn hub_members(database: &Database, hub: &str) -> Result<Vec<HubMember>, StoreError> {
    let mut rows = database.reading().members_of_hub(hub).await?;
    rows.retain(|row| row.state == KEPT);
    rows.sort_by(|one, other| {
        let left = |row: &HubMember| !row.until.is_empty();
        (left(one), &other.since, &one.member).cmp(&(left(other), &one.since, &other.member))
    });
    Ok(rows)
}

/// What a hub did, newest day first. Entries that were removed are left out.
pub async fn hub_activities(
    database: &Database,
    hub: &str,
) -> Result<Vec<HubActivity>, StoreError> {
    let mut rows = database.reading().activities_of_hub(hub).await?;
    rows.retain(|row| row.state == KEPT);
    rows.sort_by(|one, other| (&other.day, one.number).cmp(&(&one.day, other.number)));
    Ok(rows)
}
