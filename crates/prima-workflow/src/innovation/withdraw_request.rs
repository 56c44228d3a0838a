//! A body withdraws what it asked the owner of an innovation for.

use super::notice::{of_request, tell};
use super::refusal::{InnovationRefusal, Told};
use super::{demand_request, subject_of};
use crate::assessment::moment::utc;
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::innovation::permission::may_request_replication;
use prima_domain::innovation::requesting::{RequestState, check_withdrawal};
use prima_domain::register::person::Actor;
use prima_store::Database;
use prima_store::innovation::ReplicationRequest;
use serde_json::json;

/// Withdraws a request, with the reason; its owner is told. What was asked and
/// answered stays readable.
pub async fn withdraw_request(
    database: &Database,
    actor: &Actor,
    innovation: &str,
    number: i64,
    reason: &str,
    now: i64,
) -> Told<()> {
    let mut act = database.act().await?;
    let (row, request) = demand_request(&mut act.reading(), innovation, number).await?;
    let asker = subject_of(&mut act, &request.body).await?;
    may_request_replication(actor, &asker)?;
    let faults = check_withdrawal(reason);
    if !faults.is_empty() {
        return Err(InnovationRefusal::Request(faults).into());
    }
    let state = RequestState::from_code(&request.state);
    let next = state.and_then(|state| state.withdrawn(!request.replica.is_empty()));
    let next = next.ok_or(InnovationRefusal::RequestClosed)?;
    let at = utc(now);
    let request = ReplicationRequest {
        state: next.code().to_owned(),
        reason: reason.trim().to_owned(),
        withdrawn_by: actor.person.to_string(),
        withdrawn_at: at.clone(),
        ..request
    };
    act.put_row(&request).await?;
    let owner = subject_of(&mut act, row.owner()).await?;
    let occasion = of_request(innovation, number);
    let kind = NoticeKind::RequestWithdrawn;
    tell(&mut act, kind, &owner, &occasion, actor, now).await?;
    let detail = json!({
        "request": number,
        "unit": request.body,
        "body": row.owner(),
    });
    let (person, detail) = (actor.person.as_str(), detail.to_string());
    act.finish(&at, person, "withdraw_request", innovation, &detail)
        .await?;
    Ok(())
}
