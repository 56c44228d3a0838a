//! Acts about innovations: one file per act.

mod answer_request;
pub mod hub;
mod note_mentoring;
mod notice;
mod offer_replication;
pub mod proposal;
mod record_replication;
mod refusal;
mod remind_running;
mod report_running;
mod request_replication;
mod requests;
mod withdraw_request;

pub use answer_request::{NewAnswer, answer_request};
pub use note_mentoring::{NewNote, note_mentoring};
pub use notice::Occasion;
pub use offer_replication::offer_replication;
pub use record_replication::{NewReplica, record_replication};
pub use refusal::{InnovationError, InnovationRefusal, Told};
pub use remind_running::remind_running;
pub use report_running::{NewReport, newest_reports, report_running};
pub use request_replication::{NewRequest, request_replication};
pub use requests::{
    Between, RequestLine, RequestSeen, is_owner_reached, request_lines, request_seen,
    requests_counted, requests_to_answer,
};
pub use withdraw_request::withdraw_request;

use crate::assessment::facts;
use prima_domain::register::person::Subject;
use prima_store::Act;
use prima_store::cycle::Reading;
use prima_store::innovation::{Innovation, ReplicationRequest};

/// A body with all that stands above it, as a change sees it.
async fn subject_of(act: &mut Act, body: &str) -> Told<Subject> {
    let subject = facts::subject(&mut act.reading(), body).await?;
    Ok(subject.ok_or(InnovationRefusal::Hidden)?)
}

/// An innovation and a request to its owner.
async fn demand_request(
    reading: &mut Reading<'_>,
    innovation: &str,
    number: i64,
) -> Told<(Innovation, ReplicationRequest)> {
    let row = reading.innovation_with(innovation).await?.pop();
    let requests = reading.requests_of_innovation(innovation).await?;
    let mut requests = requests.into_iter();
    let request = requests.find(|request| request.number == number);
    match (row, request) {
        (Some(row), Some(request)) => Ok((row, request)),
        _ => Err(InnovationRefusal::Hidden.into()),
    }
}
