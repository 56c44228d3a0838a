//! Officers of a hub remove an entry that was wrong from the start. Its row, what
//! it said and the line of the audit trail stay.

use super::{
    activity_stamp, demand_hub, demand_read, member_stamp, replace_activity, replace_member,
};
use crate::assessment::moment::utc;
use crate::innovation::{InnovationRefusal, Told};
use prima_domain::innovation::hub::check_removal;
use prima_domain::register::person::Actor;
use prima_store::innovation::{HubActivity, HubMember, KEPT, REMOVED};
use prima_store::{Act, Database};
use serde_json::json;

/// Which list an entry stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HubList {
    /// Members.
    Members,
    /// Activities.
    Activities,
}

/// The entry that is removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HubEntry<'a> {
    /// Which list it stands in.
    pub list: HubList,
    /// Its number.
    pub number: i64,
    /// The stamp of it as it was read; where it stands otherwise, it stays.
    pub read: &'a str,
}

impl HubList {
    fn code(self) -> &'static str {
        match self {
            HubList::Members => "member",
            HubList::Activities => "activity",
        }
    }
}

/// Removes an entry, with the reason. A form that is sent twice removes once.
pub async fn remove_hub_entry(
    database: &Database,
    actor: &Actor,
    hub: &str,
    entry: HubEntry<'_>,
    reason: &str,
    now: i64,
) -> Told<()> {
    let mut act = database.act().await?;
    demand_hub(&mut act.reading(), actor, hub).await?;
    let is_removed = match entry.list {
        HubList::Members => remove_member(&mut act, actor, hub, entry, reason, now).await?,
        HubList::Activities => remove_activity(&mut act, actor, hub, entry, reason, now).await?,
    };
    if !is_removed {
        return Ok(());
    }
    // The line of a member is about the member as well.
    let mut members = act.reading().members_of_hub(hub).await?;
    members.retain(|row| entry.list == HubList::Members && row.number == entry.number);
    let detail = json!({
        "list": entry.list.code(),
        "number": entry.number,
        "body": hub,
        "unit": members.first().map(|row| &row.member),
        "reason": reason.trim(),
    });
    let (person, detail) = (actor.person.as_str(), detail.to_string());
    act.finish(&utc(now), person, "remove_hub_entry", hub, &detail)
        .await?;
    Ok(())
}

/// Whether the entry of a member stood, which it then does no more.
async fn remove_member(
    act: &mut Act,
    actor: &Actor,
    hub: &str,
    entry: HubEntry<'_>,
    reason: &str,
    now: i64,
) -> Told<bool> {
    let rows = act.reading().members_of_hub(hub).await?;
    let row = rows.into_iter().find(|row| row.number == entry.number);
    let row = row.ok_or(InnovationRefusal::Hidden)?;
    if row.state != KEPT {
        return Ok(false);
    }
    demand_read(&member_stamp(&row), entry.read)?;
    demand_reason(reason)?;
    let next = HubMember {
        state: REMOVED.to_owned(),
        person: actor.person.to_string(),
        at: utc(now),
        ..row.clone()
    };
    replace_member(act, row, &next).await?;
    Ok(true)
}

/// Whether the entry of an activity stood, which it then does no more.
async fn remove_activity(
    act: &mut Act,
    actor: &Actor,
    hub: &str,
    entry: HubEntry<'_>,
    reason: &str,
    now: i64,
) -> Told<bool> {
    let rows = act.reading().activities_of_hub(hub).await?;
    let row = rows.into_iter().find(|row| row.number == entry.number);
    let row = row.ok_or(InnovationRefusal::Hidden)?;
    if row.state != KEPT {
        return Ok(false);
    }
    demand_read(&activity_stamp(&row), entry.read)?;
    demand_reason(reason)?;
    let next = HubActivity {
        state: REMOVED.to_owned(),
        person: actor.person.to_string(),
        at: utc(now),
        ..row.clone()
    };
    replace_activity(act, row, &next).await?;
    Ok(true)
}

fn demand_reason(reason: &str) -> Told<()> {
    let faults = check_removal(reason);
    match faults.is_empty() {
        true => Ok(()),
        false => Err(InnovationRefusal::Hub(faults).into()),
    }
}
