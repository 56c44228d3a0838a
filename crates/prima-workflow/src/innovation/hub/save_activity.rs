//! Officers of a hub write down what it did, or put that right.

use super::demand_hub;
use crate::assessment::moment::utc;
use crate::innovation::{InnovationRefusal, Told as Acted};
use prima_domain::innovation::hub::{Told, check_activity};
use prima_domain::register::person::Actor;
use prima_store::Database;
use prima_store::innovation::{HubActivity, KEPT};
use serde_json::json;

/// What is written down of an activity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewActivity {
    /// The entry that is put right; none: a new one.
    pub number: Option<i64>,
    /// The day.
    pub day: String,
    /// What kind of thing it was.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// What was done.
    pub content: String,
    /// A page about it; empty: none.
    pub link: String,
}

/// Keeps an entry. A form that is sent twice keeps one.
pub async fn save_hub_activity(
    database: &Database,
    actor: &Actor,
    hub: &str,
    new: &NewActivity,
    now: i64,
) -> Acted<()> {
    let mut act = database.act().await?;
    demand_hub(&mut act.reading(), actor, hub).await?;
    let told = Told {
        day: new.day.trim(),
        kind: &new.kind,
        title: new.title.trim(),
        content: new.content.trim(),
        link: new.link.trim(),
    };
    let mut rows = act.reading().activities_of_hub(hub).await?;
    let last = rows.iter().map(|row| row.number).max().unwrap_or(0);
    rows.retain(|row| row.state == KEPT);
    if let Some(number) = new.number
        && !rows.iter().any(|row| row.number == number)
    {
        return Err(InnovationRefusal::Hidden.into());
    }
    let faults = check_activity(&told);
    if !faults.is_empty() {
        return Err(InnovationRefusal::Hub(faults).into());
    }
    let is_same = |row: &HubActivity| {
        let there = Told {
            day: &row.day,
            kind: &row.kind,
            title: &row.title,
            content: &row.content,
            link: &row.link,
        };
        there == told
    };
    if rows.iter().any(is_same) {
        return Ok(());
    }
    let row = HubActivity {
        hub: hub.to_owned(),
        number: new.number.unwrap_or(last + 1),
        day: told.day.to_owned(),
        kind: told.kind.to_owned(),
        title: told.title.to_owned(),
        content: told.content.to_owned(),
        link: told.link.to_owned(),
        state: KEPT.to_owned(),
        person: actor.person.to_string(),
        at: utc(now),
    };
    act.put_row(&row).await?;
    let detail = json!({
        "number": row.number,
        "body": hub,
        "day": row.day,
        "kind": row.kind,
        "title": row.title,
    });
    let (person, detail) = (actor.person.as_str(), detail.to_string());
    act.finish(&row.at, person, "save_hub_activity", hub, &detail)
        .await?;
    Ok(())
}
