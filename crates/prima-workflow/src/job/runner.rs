//! What one process does of the long work: it takes what waits, as much as it has
//! room for, does each on a thread where no request waits for it, and says how
//! far it is.

use super::kind::{JobKind, State};
use super::perform::{Made, perform};
use super::workshop::Workshop;
use crate::assessment::signing::InstallationKey;
use crate::assessment::{ActError, Desk, Refusal};
use crate::recognition::certificate::House;
use crate::steps::{Step, Steps};
use base64::prelude::{BASE64_STANDARD, Engine};
use prima_instrument::words::{Lang, say};
use prima_store::StoreError;
use prima_store::job::Job;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::spawn_blocking;
use tokio::time::interval;

/// Jobs that one process does at the same time. Each may use all processors.
const AT_ONCE: usize = 2;
/// How often it is looked how far a job is, and whether it is still wanted.
const LOOK: Duration = Duration::from_millis(400);
/// After so many looks its process is seen at it, also where nothing moved.
const SEEN_AFTER: u32 = 5;
/// A job that another process was asked for is left to that one for so many
/// seconds, for somebody waits there.
pub const OTHERS: i64 = 3;
/// A process that was not seen at its job for so many seconds is taken for dead.
pub const LOST: i64 = 60;

/// What a job gave: what the act gave, or why it did nothing.
pub type Ended = Result<Value, ActError>;

/// What became of a job, for the log.
#[derive(Debug)]
pub struct Outcome<'a> {
    /// Its id.
    pub job: &'a str,
    /// Code of what it does.
    pub kind: &'a str,
    /// Code of the state it ended in; `queued`: it was given back.
    pub state: &'a str,
    /// What failed, where something did.
    pub failure: Option<&'a (dyn std::error::Error + 'static)>,
}

/// What jobs are done with.
#[derive(Debug)]
pub struct Means {
    /// Where acts are done.
    pub desk: Desk,
    /// Signs; without it nothing is determined or certified.
    pub key: Option<InstallationKey>,
    /// Issues certificates; without it none are issued.
    pub house: Option<House>,
}

/// Does jobs.
#[derive(Debug)]
pub struct Runner {
    means: Means,
    workshop: Workshop,
    /// Names the process.
    name: String,
    clock: fn() -> i64,
    tell: fn(&Outcome<'_>),
    places: Arc<Semaphore>,
    is_stopping: AtomicBool,
}

impl Runner {
    /// A runner of this name, which no other process has.
    pub fn new(
        means: Means,
        workshop: Workshop,
        name: String,
        clock: fn() -> i64,
        tell: fn(&Outcome<'_>),
    ) -> Arc<Runner> {
        Arc::new(Runner {
            means,
            workshop,
            name,
            clock,
            tell,
            places: Arc::new(Semaphore::new(AT_ONCE)),
            is_stopping: AtomicBool::new(false),
        })
    }

    /// Marks what a dead process left, and begins what waits, as far as there is
    /// room; gives how many it began.
    pub async fn begin_waiting(self: &Arc<Self>) -> Result<usize, StoreError> {
        let database = &self.means.desk.database;
        let now = (self.clock)();
        let running = database.jobs_in("running").await?.into_iter();
        let lost = running.filter(|row| row.seen_at < now - LOST);
        let kinds: BTreeSet<String> = lost.map(|row| row.kind).collect();
        for kind in kinds {
            let said = [Lang::Id, Lang::En].map(|lang| said_of("job-lost", &kind, lang));
            let said = (said[0].as_str(), said[1].as_str());
            let lost = (kind.as_str(), now - LOST);
            database.fail_lost_jobs(lost, said, now).await?;
        }
        let mut n_begun = 0;
        for row in database.jobs_in("queued").await? {
            if self.is_stopping.load(Ordering::Acquire) {
                break;
            }
            let is_left = now.saturating_sub(row.asked_at) >= OTHERS;
            if !is_left && !self.workshop.is_asked(&row.job) {
                continue;
            }
            let Ok(place) = Arc::clone(&self.places).try_acquire_owned() else {
                break;
            };
            if database.claim_job(&row.job, &self.name, now).await? {
                let row = Job {
                    runner: self.name.clone(),
                    ..row
                };
                let steps = Steps::default();
                self.workshop.begin(&row.job, &steps);
                if self.is_stopping.load(Ordering::Acquire) {
                    steps.unwant();
                }
                tokio::spawn(Arc::clone(self).work(row, steps, place));
                n_begun += 1;
            } else {
                self.workshop.give_up(&row.job);
            }
        }
        Ok(n_begun)
    }

    /// Takes no more, and stops what is under way before its next step; it waits
    /// in line again, for the next process.
    pub fn stop(&self) {
        self.is_stopping.store(true, Ordering::Release);
        self.workshop.stop_all();
    }

    /// Does one job from its beginning to its end.
    async fn work(self: Arc<Self>, row: Job, steps: Steps, place: OwnedSemaphorePermit) {
        let watching = tokio::spawn(Arc::clone(&self).watch(row.job.clone(), steps.clone()));
        let (runner, job, own) = (Arc::clone(&self), row.clone(), steps.clone());
        let here = Handle::current();
        let done = spawn_blocking(move || {
            let now = (runner.clock)();
            let performed = perform(&runner.means, &job, &own, now);
            here.block_on(performed)
        });
        let done = done.await;
        watching.abort();
        let ended = match done {
            Ok(Err(ActError::Refused(Refusal::Unwanted)))
                if self.is_stopping.load(Ordering::Acquire) =>
            {
                self.give_back(&row).await;
                None
            }
            Ok(done) => Some(self.end(&row, steps.at(), done).await),
            Err(fault) => {
                let failed = crate::failure::WorkflowError::at(std::path::Path::new("job"));
                let failed = ActError::from(failed(std::io::Error::other(fault)));
                Some(self.end(&row, steps.at(), Err(failed)).await)
            }
        };
        drop(place);
        self.workshop.end(&row.job, ended);
    }

    /// Says how far a job is, and looks whether it is still wanted.
    async fn watch(self: Arc<Self>, job: String, steps: Steps) {
        let database = &self.means.desk.database;
        let mut ticks = interval(LOOK);
        let (mut told, mut n_looks) = (Step::default(), 0);
        loop {
            ticks.tick().await;
            n_looks += 1;
            let at = steps.at();
            if at != told || n_looks % SEEN_AFTER == 0 {
                let (name, now) = (self.name.as_str(), (self.clock)());
                let parts = (at.n_done, at.n_steps);
                // What fails now is told the next time.
                let noted = database.note_job((&job, name), at.code, parts, now).await;
                if noted.is_ok() {
                    told = at;
                }
            }
            if let Ok(Some(row)) = database.job(&job).await
                && row.is_unwanted == 1
            {
                steps.unwant();
            }
        }
    }

    async fn give_back(&self, row: &Job) {
        // What cannot be given back counts as lost after a while.
        let _ = self
            .means
            .desk
            .database
            .give_job_back(&row.job, &self.name)
            .await;
        self.said(row, State::Queued, None);
    }

    /// Writes down what came of a job; gives it back for whoever waits.
    async fn end(&self, row: &Job, at: Step, done: Result<Made, ActError>) -> Ended {
        let mut ended = Job {
            step: at.code.to_owned(),
            n_done: at.n_done,
            n_steps: at.n_steps,
            ended_at: (self.clock)(),
            ..row.clone()
        };
        let mut content = None;
        let state = match &done {
            Ok(made) => {
                ended.result = made.result.to_string();
                if let Some((name, bytes)) = &made.file {
                    ended.file_name.clone_from(name);
                    content = Some(BASE64_STANDARD.encode(bytes));
                }
                State::Done
            }
            Err(ActError::Refused(Refusal::Unwanted)) => State::Cancelled,
            Err(ActError::Refused(refusal)) => {
                ended.said_id = refusal.text(Lang::Id);
                ended.said_en = refusal.text(Lang::En);
                State::Failed
            }
            Err(ActError::Failed(_)) => {
                ended.said_id = said_of("job-failed", &row.kind, Lang::Id);
                ended.said_en = said_of("job-failed", &row.kind, Lang::En);
                State::Failed
            }
        };
        state.code().clone_into(&mut ended.state);
        let written = self
            .means
            .desk
            .database
            .end_job(&ended, content.as_deref())
            .await;
        match (&written, &done) {
            (Err(failure), _) => self.said(row, state, Some(failure)),
            (_, Err(ActError::Failed(failure))) => self.said(row, state, Some(failure)),
            _ => self.said(row, state, None),
        }
        done.map(|made| made.result)
    }

    fn said(&self, row: &Job, state: State, failure: Option<&(dyn std::error::Error + 'static)>) {
        (self.tell)(&Outcome {
            job: &row.job,
            kind: &row.kind,
            state: state.code(),
            failure,
        });
    }
}

/// What a reader is told of a job that came to no end: whether anything of it stays.
fn said_of(key: &str, kind: &str, lang: Lang) -> String {
    let keeps_parts = JobKind::from_code(kind).is_some_and(JobKind::keeps_parts);
    match keeps_parts {
        true => say(lang, &format!("{key}-parts"), &[]),
        false => say(lang, key, &[]),
    }
}
