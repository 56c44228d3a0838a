//! The acts of a hub of the innovation network (Hub JIPP): its officers write
//! down its members and what it did, put an entry right, or remove one that was
//! wrong. Who is a hub is said by the statements of the programme alone.
//!
//! Nobody replaces or removes what they have not seen: a form carries the stamp of
//! the entry it was read from. What an entry said before is kept.

mod remove_entry;
mod save_activity;
mod save_member;

pub use remove_entry::{HubEntry, HubList, remove_hub_entry};
pub use save_activity::{NewActivity, save_hub_activity};
pub use save_member::{NewMember, save_hub_member};

use super::refusal::{InnovationRefusal, Told};
use crate::assessment::facts;
use crate::assessment::stamp::stamp;
use prima_domain::innovation::hub::{MARK, PROGRAMME};
use prima_domain::innovation::permission::may_keep_hub;
use prima_domain::register::person::Actor;
use prima_store::cycle::Reading;
use prima_store::innovation::{HubActivity, HubMember, HubRow, KEPT};
use prima_store::{Act, Database, StoreError};
use std::collections::BTreeSet;

/// The stamp of an entry of a member.
pub fn member_stamp(row: &HubMember) -> String {
    stamp(&[&row.member, &row.since, &row.until, &row.source, &row.state])
}

/// The stamp of an entry of an activity.
pub fn activity_stamp(row: &HubActivity) -> String {
    let said = [&row.day, &row.kind, &row.title, &row.content, &row.link];
    let [day, kind, title, content, link] = said.map(String::as_str);
    stamp(&[day, kind, title, content, link, &row.state])
}

/// Demands that an entry stands as it was read, by its stamp.
fn demand_read(stands: &str, read: &str) -> Told<()> {
    match stands == read {
        true => Ok(()),
        false => Err(InnovationRefusal::HubChanged.into()),
    }
}

/// Puts an entry in place of what it said before, which is kept.
async fn replace<R: HubRow>(act: &mut Act, before: R, row: &R) -> Told<()> {
    let (hub, number) = row.place();
    let earlier = act.reading().hub_before::<R>(hub).await?;
    let versions = earlier.iter().map(R::version);
    let last = versions.filter(|(of, _)| *of == number).max();
    let version = last.map_or(0, |(_, version)| version) + 1;
    act.add_rows(&[before.before(version)]).await?;
    act.put_row(row).await?;
    Ok(())
}

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
    let kept = hubs_kept(database, actor, &[hub.to_owned()]).await?;
    Ok(!kept.is_empty())
}

/// Those of some bodies that are hubs and that somebody may keep.
pub async fn hubs_kept(
    database: &Database,
    actor: &Actor,
    bodies: &[String],
) -> Result<BTreeSet<String>, StoreError> {
    let mut reading = database.reading();
    let mut named = reading.statements_naming(PROGRAMME, bodies).await?;
    named.retain(|row| row.statement.starts_with(MARK));
    let hubs: Vec<String> = named.into_iter().map(|row| row.body).collect();
    let mut kept = facts::subjects(&mut reading, &hubs).await?;
    kept.retain(|subject| may_keep_hub(actor, subject).is_ok());
    let kept = kept.iter().map(|subject| subject.unit().to_string());
    Ok(kept.collect())
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

/// What an entry said before, newest first.
pub async fn hub_entry_before<R: HubRow>(
    database: &Database,
    hub: &str,
    number: i64,
) -> Result<Vec<R::Before>, StoreError> {
    let mut rows = database.reading().hub_before::<R>(hub).await?;
    rows.retain(|before| R::version(before).0 == number);
    rows.reverse();
    Ok(rows)
}
