//! Somebody asks for long work.

use super::kind::{JobKind, State};
use super::runner::Ended;
use super::seen::demand_start;
use super::standing;
use super::workshop::Workshop;
use crate::assessment::{Acted, Desk, Refusal};
use base64::prelude::{BASE64_STANDARD, Engine};
use prima_domain::hex::hex;
use prima_domain::register::person::Actor;
use prima_instrument::words::Lang;
use prima_store::job::Job;
use serde_json::Value;
use tokio::sync::oneshot;

/// Work to be done.
#[derive(Clone, Debug)]
pub struct NewJob<'a> {
    /// What is to be done.
    pub kind: JobKind,
    /// The round it is about; empty: none.
    pub cycle: &'a str,
    /// What else is asked for.
    pub asked: Value,
    /// What it is given to read.
    pub input: Option<&'a [u8]>,
    /// Language of what it makes.
    pub lang: Lang,
    /// Sixteen bytes of chance, for its name.
    pub chance: [u8; 16],
}

/// A job that was asked for.
#[derive(Debug)]
pub struct JobAsked {
    /// Its id.
    pub job: String,
    /// What comes of it, told once where this process does it.
    pub ended: oneshot::Receiver<Ended>,
}

/// Jobs of one person at most that have not ended.
const MOST: usize = 5;

/// Puts work in line, for somebody who may know of what it is about. Whether the
/// act may be done is asked when it is.
pub async fn ask_job(
    workshop: &Workshop,
    desk: &Desk,
    actor: &Actor,
    new: &NewJob<'_>,
    now: i64,
) -> Acted<JobAsked> {
    demand_start(desk, actor, new.kind, new.cycle, now).await?;
    let own = desk.database.jobs_of(actor.person.as_str()).await?;
    let is_under_way = |row: &&Job| State::from_code(&row.state).is_under_way();
    if own.iter().filter(is_under_way).count() >= MOST {
        return Err(Refusal::TooManyJobs { most: MOST }.into());
    }
    let job = Job {
        job: hex(&new.chance),
        kind: new.kind.code().to_owned(),
        cycle: new.cycle.to_owned(),
        person: actor.person.to_string(),
        standing: standing(actor),
        asked: new.asked.to_string(),
        lang: match new.lang {
            Lang::Id => "id",
            Lang::En => "en",
        }
        .to_owned(),
        state: State::Queued.code().to_owned(),
        asked_at: now,
        ..Job::default()
    };
    let input = new.input.map(|bytes| BASE64_STANDARD.encode(bytes));
    let ended = workshop.wait(&job.job);
    desk.database.add_job(&job, input.as_deref()).await?;
    workshop.call_for(&job.job);
    Ok(JobAsked {
        job: job.job,
        ended,
    })
}
