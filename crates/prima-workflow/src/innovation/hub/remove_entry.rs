//! Officers of a hub remove an entry that was wrong from the start. Its row, what
//! it said and the line of the audit trail stay.

use super::{activity_stamp, demand_hub, demand_read, member_stamp, replace};
use crate::assessment::moment::utc;
use crate::innovation::{InnovationRefusal, Told};
use prima_domain::innovation::hub::check_removal;
use prima_domain::register::person::Actor;
use prima_store::Database;
use prima_store::innovation::{HubActivity, HubMember, KEPT, REMOVED};
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
    let (person, at) = (actor.person.as_str(), utc(now));
    match entry.list {
        HubList::Members => {
            let rows = act.reading().members_of_hub(hub).await?;
            let stands = |row: &HubMember| Stands {
                number: row.number,
                is_kept: row.state == KEPT,
                stamp: member_stamp(row),
            };
            let Some(row) = removable(rows, stands, entry, reason)? else {
                return Ok(());
            };
            let next = HubMember {
                state: REMOVED.to_owned(),
                person: person.to_owned(),
                at: at.clone(),
                ..row.clone()
            };
            replace(&mut act, row, &next).await?;
        }
        HubList::Activities => {
            let rows = act.reading().activities_of_hub(hub).await?;
            let stands = |row: &HubActivity| Stands {
                number: row.number,
                is_kept: row.state == KEPT,
                stamp: activity_stamp(row),
            };
            let Some(row) = removable(rows, stands, entry, reason)? else {
                return Ok(());
            };
            let next = HubActivity {
                state: REMOVED.to_owned(),
                person: person.to_owned(),
                at: at.clone(),
                ..row.clone()
            };
            replace(&mut act, row, &next).await?;
        }
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
    act.finish(&at, person, "remove_hub_entry", hub, &detail.to_string())
        .await?;
    Ok(())
}

/// What of an entry of either list decides whether it may be removed.
struct Stands {
    number: i64,
    is_kept: bool,
    stamp: String,
}

/// The entry as it stands, which may be removed; none where it is removed already.
fn removable<R>(
    rows: Vec<R>,
    stands: impl Fn(&R) -> Stands,
    entry: HubEntry<'_>,
    reason: &str,
) -> Told<Option<R>> {
    let mut rows = rows.into_iter().map(|row| (stands(&row), row));
    let found = rows.find(|(stands, _)| stands.number == entry.number);
    let (stands, row) = found.ok_or(InnovationRefusal::Hidden)?;
    if !stands.is_kept {
        return Ok(None);
    }
    demand_read(&stands.stamp, entry.read)?;
    demand_reason(reason)?;
    Ok(Some(row))
}

fn demand_reason(reason: &str) -> Told<()> {
    let faults = check_removal(reason);
    match faults.is_empty() {
        true => Ok(()),
        false => Err(InnovationRefusal::Hub(faults).into()),
    }
}
