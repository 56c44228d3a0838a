//! Long work: an act that may take longer than a reader waits is asked for,
//! queued, and done apart from the request.
//!
//! A job is a row of the store. Of all processes over one database one claims it,
//! and does it by the ordinary act, which asks its rules again at that moment. An
//! act makes nothing lasting before its end, so a job that is stopped, or whose
//! process dies, leaves nothing of it; but for one that is made of many acts,
//! which keeps those that ended ([`JobKind::keeps_parts`]). Of that process nothing is heard any more:
//! after [`LOST`] seconds the job counts as failed and can be run again. Where
//! the process had only seemed dead, what it did is told after all; doing it
//! twice is refused by the act itself.
//!
//! While an act holds the database, how far it is cannot be written there; the
//! process that does it knows all the same, and so do its pages.

mod ask;
mod certificates;
mod kind;
mod made;
mod perform;
mod runner;
mod seen;
mod steer;
mod worksheets;
mod workshop;

pub use ask::{JobAsked, NewJob, ask_job};
pub use certificates::certificates_issued;
pub use kind::{JobKind, State};
pub use made::{LastRehearsal, last_rehearsal};
pub use runner::{Ended, LOST, Means, OTHERS, Outcome, Runner};
pub use seen::{JobSeen, job_result, job_seen, jobs_seen};
pub use steer::{cancel_job, forget_jobs, run_job_again};
pub use workshop::Workshop;

use prima_domain::hex::hex;
use prima_domain::register::person::Actor;
use sha2::{Digest, Sha256};

/// A hash over everything by which somebody sees more or less: roles, ties and
/// overrides. A later program may write them otherwise; then what was made
/// before must be made again, and nothing is shown that should not be.
fn standing(actor: &Actor) -> String {
    let all = format!("{:?} {:?} {:?}", actor.grants, actor.ties, actor.overrides);
    hex(&Sha256::digest(all.as_bytes()))
}
