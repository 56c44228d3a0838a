//! The owner of an innovation accepts or declines what another body asked for.

use super::notice::{of_request, tell_also};
use super::refusal::{InnovationRefusal, Told};
use super::{demand_request, subject_of};
use crate::assessment::moment::utc;
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::innovation::permission::may_answer_request;
use prima_domain::innovation::requesting::{RequestState, check_answer};
use prima_domain::register::id::PersonId;
use prima_domain::register::person::Actor;
use prima_store::Database;
use prima_store::innovation::ReplicationRequest;
use serde_json::json;

/// What the owner answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewAnswer {
    /// Whether it is accepted; none: nothing was chosen.
    pub is_accepted: Option<bool>,
    /// Who helps and how, or why not.
    pub answer: String,
}

/// Answers a request; those who speak for the body that asked are told, and who
/// asked in its name.
pub async fn answer_request(
    database: &Database,
    actor: &Actor,
    innovation: &str,
    number: i64,
    new: &NewAnswer,
    now: i64,
) -> Told<()> {
    let mut act = database.act().await?;
    let (row, request) = demand_request(&mut act.reading(), innovation, number).await?;
    let owner = subject_of(&mut act, row.owner()).await?;
    may_answer_request(actor, &owner, &PersonId::new(request.person.clone()))?;
    let faults = check_answer(new.is_accepted, &new.answer);
    if !faults.is_empty() {
        return Err(InnovationRefusal::Request(faults).into());
    }
    let state = RequestState::from_code(&request.state);
    let next = state.and_then(|state| state.answered(new.is_accepted == Some(true)));
    let next = next.ok_or(InnovationRefusal::RequestClosed)?;
    let at = utc(now);
    let request = ReplicationRequest {
        state: next.code().to_owned(),
        answer: new.answer.trim().to_owned(),
        answered_by: actor.person.to_string(),
        answered_at: at.clone(),
        ..request
    };
    act.put_row(&request).await?;
    let asker = subject_of(&mut act, &request.body).await?;
    let occasion = of_request(innovation, number);
    let kind = NoticeKind::ReplicationAnswered;
    let also = (actor, request.person.as_str());
    tell_also(&mut act, kind, &asker, &occasion, also, now).await?;
    let detail = json!({
        "request": number,
        "state": request.state,
        "unit": request.body,
        "body": row.owner(),
    });
    let (person, detail) = (actor.person.as_str(), detail.to_string());
    act.finish(&at, person, "answer_request", innovation, &detail)
        .await?;
    Ok(())
}
