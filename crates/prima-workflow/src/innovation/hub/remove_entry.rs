//! Officers of a hub remove an entry that was wrong from the start. Its row and
//! the line of the audit trail stay.

use super::demand_hub;
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

impl HubList {
    fn code(self) -> &'static str {
        match self {
            HubList::Members => "member",
            HubList::Activities => "activity",
        }
    }
}

/// Removes an entry, with the reason.
pub async fn remove_hub_entry(
    database: &Database,
    actor: &Actor,
    hub: &str,
    (list, number): (HubList, i64),
    reason: &str,
    now: i64,
) -> Told<()> {
    let mut act = database.act().await?;
    demand_hub(&mut act.reading(), actor, hub).await?;
    let (person, at) = (actor.person.to_string(), utc(now));
    let mut members = act.reading().members_of_hub(hub).await?;
    members.retain(|row| list == HubList::Members && row.number == number);
    let mut activities = act.reading().activities_of_hub(hub).await?;
    activities.retain(|row| list == HubList::Activities && row.number == number);
    let of_members = members.iter().map(|row| &row.state);
    let mut states = of_members.chain(activities.iter().map(|row| &row.state));
    match states.next().map(String::as_str) {
        Some(KEPT) => {}
        // A form that is sent twice.
        Some(_) => return Ok(()),
        None => return Err(InnovationRefusal::Hidden.into()),
    }
    let faults = check_removal(reason);
    if !faults.is_empty() {
        return Err(InnovationRefusal::Hub(faults).into());
    }
    for row in members {
        let row = HubMember {
            state: REMOVED.to_owned(),
            person: person.clone(),
            at: at.clone(),
            ..row
        };
        act.put_row(&row).await?;
    }
    for row in activities {
        let row = HubActivity {
            state: REMOVED.to_owned(),
            person: person.clone(),
            at: at.clone(),
            ..row
        };
        act.put_row(&row).await?;
    }
    let detail = json!({
        "list": list.code(),
        "number": number,
        "body": hub,
        "reason": reason.trim(),
    });
    let detail = detail.to_string();
    act.finish(&at, &person, "remove_hub_entry", hub, &detail)
        .await?;
    Ok(())
}
