//! Officers of a hub write down that a body joined it, or put that right.

use super::{demand_hub, demand_read, member_stamp, replace_member};
use crate::assessment::moment::utc;
use crate::innovation::{InnovationRefusal, Told};
use prima_domain::innovation::hub::{Stretch, check_member};
use prima_domain::register::day::Day;
use prima_domain::register::person::Actor;
use prima_store::Database;
use prima_store::innovation::{HubMember, KEPT};
use serde_json::json;

/// What is written down of a member.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewMember {
    /// The entry that is put right; none: a new one.
    pub number: Option<i64>,
    /// The stamp of that entry as it was read; one that stands otherwise is not
    /// replaced.
    pub read: String,
    /// The body that joined.
    pub member: String,
    /// Since when: a year, a month or a day.
    pub since: String,
    /// Until when; empty: it has not left.
    pub until: String,
    /// What says so.
    pub source: String,
}

/// Keeps an entry. A form that is sent twice keeps one.
pub async fn save_hub_member(
    database: &Database,
    actor: &Actor,
    hub: &str,
    new: &NewMember,
    now: i64,
) -> Told<()> {
    let mut act = database.act().await?;
    demand_hub(&mut act.reading(), actor, hub).await?;
    let (since, until) = (new.since.trim(), new.until.trim());
    let mut rows = act.reading().members_of_hub(hub).await?;
    let last = rows.iter().map(|row| row.number).max().unwrap_or(0);
    let before = match new.number {
        None => None,
        Some(number) => {
            let row = rows.iter().find(|row| row.number == number).cloned();
            Some(row.ok_or(InnovationRefusal::Hidden)?)
        }
    };
    if before.as_ref().is_some_and(|row| row.state != KEPT) {
        return Err(InnovationRefusal::HubRemoved.into());
    }
    rows.retain(|row| row.state == KEPT);
    let bodies = act
        .reading()
        .bodies_with(std::slice::from_ref(&new.member))
        .await?;
    let is_known = !bodies.is_empty() && new.member != hub;
    let row = HubMember {
        hub: hub.to_owned(),
        number: new.number.unwrap_or(last + 1),
        member: new.member.clone(),
        since: since.to_owned(),
        until: until.to_owned(),
        source: new.source.trim().to_owned(),
        state: KEPT.to_owned(),
        person: actor.person.to_string(),
        at: utc(now),
    };
    let is_same = |other: &HubMember| {
        (&other.member, &other.since, &other.until, &other.source)
            == (&row.member, &row.since, &row.until, &row.source)
    };
    let is_sent_twice = match &before {
        Some(before) => is_same(before),
        None => rows.iter().any(is_same),
    };
    if is_sent_twice {
        return Ok(());
    }
    if let Some(before) = &before {
        demand_read(&member_stamp(before), &new.read)?;
    }
    let others = rows
        .iter()
        .filter(|other| other.member == row.member && other.number != row.number);
    let others: Vec<Stretch> = others.map(stretch).collect();
    let faults = check_member(is_known, stretch(&row), &row.source, &others, Day::at(now));
    if !faults.is_empty() {
        return Err(InnovationRefusal::Hub(faults).into());
    }
    match before {
        Some(before) => replace_member(&mut act, before, &row).await?,
        None => act.add_rows(std::slice::from_ref(&row)).await?,
    }
    // The line is about the body that stood here before as well, where it is another.
    let former: Vec<String> = before.iter().map(|before| before.member.clone()).collect();
    let detail = json!({
        "number": row.number,
        "unit": row.member,
        "since": row.since,
        "until": row.until,
        "source": row.source,
        "body": hub,
    });
        "units": former,
    let (person, detail) = (actor.person.as_str(), detail.to_string());
    act.finish(&row.at, person, "save_hub_member", hub, &detail)
        .await?;
    Ok(())
}

fn stretch(row: &HubMember) -> Stretch<'_> {
    Stretch {
        since: &row.since,
        until: &row.until,
    }
}
