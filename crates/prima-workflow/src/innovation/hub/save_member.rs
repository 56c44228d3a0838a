//! Officers of a hub write down that a body joined it, or put that right.

use super::{demand_hub, demand_read, member_stamp, replace};
use crate::assessment::facts::bodies_meant;
use crate::assessment::moment::utc;
use crate::innovation::{InnovationRefusal, Told};
use prima_domain::innovation::hub::{Stretch, Wrong, check_member};
use prima_domain::register::day::Day;
use prima_domain::register::person::Actor;
use prima_store::cycle::Reading;
use prima_store::innovation::{HubMember, KEPT};
use prima_store::{Database, StoreError};
use serde_json::json;

/// What is written down of a member.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewMember {
    /// The entry that is put right; none: a new one.
    pub number: Option<i64>,
    /// The stamp of that entry as it was read; one that stands otherwise is not
    /// replaced.
    pub read: String,
    /// The body that joined, by its id or its whole name.
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
    let member = member(&mut act.reading(), hub, &new.member, before.as_ref()).await?;
    let row = HubMember {
        hub: hub.to_owned(),
        number: new.number.unwrap_or(last + 1),
        member: member.clone().unwrap_or_default(),
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
    let faults = check_member(
        member.err(),
        stretch(&row),
        &row.source,
        &others,
        Day::at(now),
    );
    if !faults.is_empty() {
        return Err(InnovationRefusal::Hub(faults).into());
    }
    // The line is about the body that stood here before as well, where it is another.
    let former: Vec<String> = before.iter().map(|before| before.member.clone()).collect();
    match before {
        Some(before) => replace(&mut act, before, &row).await?,
        None => act.add_rows(std::slice::from_ref(&row)).await?,
    }
    let detail = json!({
        "number": row.number,
        "body": hub,
        "unit": row.member,
        "units": former,
        "since": row.since,
        "until": row.until,
        "source": row.source,
    });
    let (person, detail) = (actor.person.as_str(), detail.to_string());
    act.finish(&row.at, person, "save_hub_member", hub, &detail)
        .await?;
    Ok(())
}

/// The id of the body that joined, or what is wrong with how it is written. The one
/// that stands in the entry may stay, though it left the register.
async fn member(
    reading: &mut Reading<'_>,
    hub: &str,
    written: &str,
    before: Option<&HubMember>,
) -> Result<Result<String, Wrong>, StoreError> {
    let written = written.trim();
    if written.is_empty() {
        return Ok(Err(Wrong::NotChosen));
    }
    if before.is_some_and(|before| before.member == written) {
        return Ok(Ok(written.to_owned()));
    }
    let mut found = bodies_meant(reading, written).await?;
    Ok(match (found.pop(), found.is_empty()) {
        (None, _) => Err(Wrong::Unknown),
        (Some(_), false) => Err(Wrong::Several),
        (Some(body), true) if body.body == hub => Err(Wrong::NotChosen),
        (Some(body), true) => Ok(body.body),
    })
}

fn stretch(row: &HubMember) -> Stretch<'_> {
    Stretch {
        since: &row.since,
        until: &row.until,
    }
}
