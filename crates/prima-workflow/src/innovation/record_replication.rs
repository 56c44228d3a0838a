//! A body puts on record that it took an innovation over.

use super::refusal::{InnovationRefusal, Told};
use super::subject_of;
use crate::assessment::moment::utc;
use prima_domain::innovation::lineage::{Link, circle};
use prima_domain::innovation::permission::may_record_replication;
use prima_domain::innovation::replicating::{Taken, check_taken};
use prima_domain::innovation::requesting::RequestState;
use prima_domain::register::day::Day;
use prima_domain::register::person::{Actor, BodyKind, Subject};
use prima_domain::register::slug::slug;
use prima_store::innovation::{Innovation, Replication, ReplicationRequest};
use prima_store::{Act, Database};
use serde_json::json;

/// Innovations with the same title that are told apart by a number.
const MOST_NAMESAKES: usize = 1_000;

/// What is to be recorded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewReplica {
    /// The body that took it over.
    pub unit: String,
    /// An innovation that the body has already; empty: a new one.
    pub replica: String,
    /// What is written of it.
    pub taken: Taken,
}

/// Records that a body took an innovation over; gives the id of the innovation
/// at its new place. The origin is credited by the link between them, and the
/// request that the owner accepted, where there is one, names it.
///
/// A form that is sent twice records once.
pub async fn record_replication(
    database: &Database,
    actor: &Actor,
    origin: &str,
    new: &NewReplica,
    now: i64,
) -> Told<String> {
    let mut act = database.act().await?;
    let source = act.innovation(origin).await?;
    let source = source.ok_or(InnovationRefusal::Hidden)?;
    let subject = subject_of(&mut act, &new.unit).await?;
    may_record_replication(actor, &subject)?;
    let (at, today) = (utc(now), Day::at(now));
    let faults = check_taken(&new.taken, !new.replica.is_empty(), today.year());
    if !faults.is_empty() {
        return Err(InnovationRefusal::Faults(faults).into());
    }
    let replications = act.replications().await?;
    let links: Vec<Link> = replications
        .iter()
        .map(|row| (&*row.replica, &*row.origin))
        .collect();
    let replica = match new.replica.as_str() {
        "" => {
            let row = replica(&mut act, &source, &subject, new).await?;
            if links.contains(&(&row.innovation, origin)) {
                return Ok(row.innovation);
            }
            act.add_innovation(&row).await?;
            row.innovation
        }
        chosen => {
            let row = act.innovation(chosen).await?;
            let is_own = |row: &Innovation| row.owner() == new.unit;
            let row = row.filter(is_own).ok_or(InnovationRefusal::NotOwn)?;
            if links.contains(&(&row.innovation, origin)) {
                return Err(InnovationRefusal::Recorded.into());
            }
            row.innovation
        }
    };
    if let Some(way) = circle(&links, &replica, origin) {
        return Err(InnovationRefusal::Circle(way).into());
    }
    let link = Replication {
        replica: replica.clone(),
        origin: origin.to_owned(),
        adaptation: new.taken.adaptation.trim().to_owned(),
        effect: new.taken.effect.trim().to_owned(),
        period: today.year().to_string(),
        retrieved: today.to_string(),
        person: actor.person.to_string(),
        at: at.clone(),
        ..Replication::default()
    };
    act.add_replication(&link).await?;
    let request = name_request(&mut act, &link, &new.unit).await?;
    act.change_catalogue().await?;
    let detail = json!({ "replica": replica, "unit": new.unit, "request": request }).to_string();
    let person = actor.person.as_str();
    act.finish(&at, person, "record_replication", origin, &detail)
        .await?;
    Ok(replica)
}

/// Lets the request of the body that the owner accepted name the replication that
/// came of it; gives its number. There is at most one that waits for a replication.
async fn name_request(act: &mut Act, link: &Replication, unit: &str) -> Told<Option<i64>> {
    let requests = act.reading().requests_of_innovation(&link.origin).await?;
    let accepted = RequestState::Accepted.code();
    let mut waiting = requests
        .into_iter()
        .filter(|row| row.body == unit && row.state == accepted && row.replica.is_empty());
    let Some(request) = waiting.next() else {
        return Ok(None);
    };
    let request = ReplicationRequest {
        replica: link.replica.clone(),
        ..request
    };
    act.put_row(&request).await?;
    Ok(Some(request.number))
}

/// The innovation at its new place; the one there is, where the body recorded
/// the same before.
async fn replica(
    act: &mut Act,
    source: &Innovation,
    subject: &Subject,
    new: &NewReplica,
) -> Told<Innovation> {
    let unit = subject.unit().as_str();
    let mut lineage = subject.lineage().iter();
    let above = lineage.find(|step| step.kind == BodyKind::Institution);
    let body = above.map_or(unit, |step| step.body.as_str());
    let bodies = act.reading().bodies_with(&[unit.to_owned()]).await?;
    let sample = bodies.first().map(|body| body.sample.clone());
    let title = new.taken.title.trim();
    let mut row = Innovation {
        title: title.to_owned(),
        body: body.to_owned(),
        unit: if body == unit { "" } else { unit }.to_owned(),
        year: new.taken.year.trim().to_owned(),
        series: "replikasi".to_owned(),
        sectors: source.sectors.clone(),
        result: new.taken.effect.trim().to_owned(),
        sample: sample.unwrap_or_default(),
        ..Innovation::default()
    };
    let plain = match slug(title) {
        empty if empty.is_empty() => format!("inovasi-{unit}"),
        plain => plain.chars().take(120).collect(),
    };
    for n in 1..=MOST_NAMESAKES {
        row.innovation = match n {
            1 => plain.clone(),
            n => format!("{plain}-{n}"),
        };
        match act.innovation(&row.innovation).await? {
            None => return Ok(row),
            Some(there) if there.owner() == unit && there.title == title => return Ok(there),
            Some(_) => {}
        }
    }
    Err(InnovationRefusal::Recorded.into())
}
