//! A body asks the owner of an innovation for its replication, or for mentoring.

use super::notice::{of_request, tell};
use super::refusal::{InnovationRefusal, Told};
use super::subject_of;
use crate::assessment::moment::utc;
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::innovation::permission::may_request_replication;
use prima_domain::innovation::requesting::{RequestKind, RequestState, check_request};
use prima_domain::register::person::Actor;
use prima_store::Database;
use prima_store::innovation::ReplicationRequest;
use serde_json::json;

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewRequest {
    /// The body that asks.
    pub unit: String,
    /// `replicate` or `mentor`.
    pub kind: String,
    /// What it asks for, and why.
    pub words: String,
}

/// Asks; gives the number of the request. Its owner is told.
///
/// A form that is sent twice asks once.
pub async fn request_replication(
    database: &Database,
    actor: &Actor,
    innovation: &str,
    new: &NewRequest,
    now: i64,
) -> Told<i64> {
    let mut act = database.act().await?;
    let row = act.innovation(innovation).await?;
    let row = row.ok_or(InnovationRefusal::Hidden)?;
    let asker = subject_of(&mut act, &new.unit).await?;
    may_request_replication(actor, &asker)?;
    if row.owner() == new.unit {
        return Err(InnovationRefusal::OwnInnovation.into());
    }
    let faults = check_request(RequestKind::from_code(&new.kind), &new.words);
    if !faults.is_empty() {
        return Err(InnovationRefusal::Request(faults).into());
    }
    let words = new.words.trim();
    let before = act.reading().requests_of_innovation(innovation).await?;
    let mut own = before.iter().filter(|row| row.body == new.unit);
    if let Some(live) = own.find(|row| is_live(row)) {
        let is_same = (&*live.kind, &*live.words) == (&*new.kind, words);
        return match is_same && live.person == actor.person.as_str() {
            true => Ok(live.number),
            false => Err(InnovationRefusal::AlreadyAsked(live.number).into()),
        };
    }
    let last = before.iter().map(|row| row.number).max().unwrap_or(0);
    let at = utc(now);
    let request = ReplicationRequest {
        innovation: innovation.to_owned(),
        number: last + 1,
        body: new.unit.clone(),
        kind: new.kind.clone(),
        words: words.to_owned(),
        state: RequestState::Open.code().to_owned(),
        person: actor.person.to_string(),
        at: at.clone(),
        ..ReplicationRequest::default()
    };
    act.add_rows(std::slice::from_ref(&request)).await?;
    let owner = subject_of(&mut act, row.owner()).await?;
    let occasion = of_request(innovation, request.number);
    let kind = NoticeKind::ReplicationAsked;
    tell(&mut act, kind, &owner, &occasion, actor, now).await?;
    let detail = json!({
        "request": request.number,
        "kind": request.kind,
        "unit": request.body,
        "body": row.owner(),
    });
    let (person, detail) = (actor.person.as_str(), detail.to_string());
    act.finish(&at, person, "request_replication", innovation, &detail)
        .await?;
    Ok(request.number)
}

/// Whether the body must wait for this request before it asks again.
fn is_live(row: &ReplicationRequest) -> bool {
    let state = RequestState::from_code(&row.state);
    state.is_some_and(|state| state.is_live(!row.replica.is_empty()))
}
