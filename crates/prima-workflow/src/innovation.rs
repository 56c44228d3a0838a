//! Acts about innovations: one file per act.

mod offer_replication;
pub mod proposal;
mod record_replication;
mod refusal;
mod report_running;

pub use offer_replication::offer_replication;
pub use record_replication::{NewReplica, record_replication};
pub use refusal::{InnovationError, InnovationRefusal, Told};
pub use report_running::{NewReport, newest_reports, report_running};

use crate::assessment::facts;
use prima_domain::register::person::Subject;
use prima_store::Act;

/// A body with all that stands above it, as a change sees it.
async fn subject_of(act: &mut Act, body: &str) -> Told<Subject> {
    let subject = facts::subject(&mut act.reading(), body).await?;
    Ok(subject.ok_or(InnovationRefusal::Hidden)?)
}
