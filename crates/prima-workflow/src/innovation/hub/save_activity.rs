//! Officers of a hub write down what it did, or put that right.

use super::{activity_stamp, demand_hub, demand_read, replace};
use crate::assessment::moment::utc;
use crate::innovation::{InnovationRefusal, Told};
use prima_domain::innovation::hub::{Activity, Wrong, check_activity};
use prima_domain::register::person::Actor;
use prima_store::Database;
use prima_store::innovation::{HubActivity, KEPT};
use serde_json::json;

/// What is written down of an activity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewActivity {
    /// The entry that is put right; none: a new one.
    pub number: Option<i64>,
    /// The stamp of that entry as it was read; one that stands otherwise is not
    /// replaced.
    pub read: String,
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

/// Keeps an entry. A form that is sent twice keeps one; an entry does not become
/// another's twin.
pub async fn save_hub_activity(
    database: &Database,
    actor: &Actor,
    hub: &str,
    new: &NewActivity,
    now: i64,
) -> Told<()> {
    let mut act = database.act().await?;
    demand_hub(&mut act.reading(), actor, hub).await?;
    let activity = Activity {
        day: new.day.trim(),
        kind: &new.kind,
        title: new.title.trim(),
        content: new.content.trim(),
        link: new.link.trim(),
    };
    let rows = act.reading().activities_of_hub(hub).await?;
    let last = rows.iter().map(|row| row.number).max().unwrap_or(0);
    let before = match new.number {
        None => None,
        Some(number) => {
            let row = rows.iter().find(|row| row.number == number);
            Some(row.ok_or(InnovationRefusal::Hidden)?)
        }
    };
    if before.is_some_and(|row| row.state != KEPT) {
        return Err(InnovationRefusal::HubRemoved.into());
    }
    if before.is_some_and(|row| said(row) == activity) {
        return Ok(());
    }
    if let Some(row) = before {
        demand_read(&activity_stamp(row), &new.read)?;
    }
    let mut faults = check_activity(&activity);
    let is_there = rows
        .iter()
        .any(|row| row.state == KEPT && said(row) == activity);
    if is_there && before.is_none() {
        return Ok(());
    }
    if is_there {
        faults.push(("title", Wrong::Twin));
    }
    if !faults.is_empty() {
        return Err(InnovationRefusal::Hub(faults).into());
    }
    let row = HubActivity {
        hub: hub.to_owned(),
        number: new.number.unwrap_or(last + 1),
        day: activity.day.to_owned(),
        kind: activity.kind.to_owned(),
        title: activity.title.to_owned(),
        content: activity.content.to_owned(),
        link: activity.link.to_owned(),
        state: KEPT.to_owned(),
        person: actor.person.to_string(),
        at: utc(now),
    };
    match before {
        Some(before) => replace(&mut act, before.clone(), &row).await?,
        None => act.add_rows(std::slice::from_ref(&row)).await?,
    }
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

fn said(row: &HubActivity) -> Activity<'_> {
    Activity {
        day: &row.day,
        kind: &row.kind,
        title: &row.title,
        content: &row.content,
        link: &row.link,
    }
}
