//! What one process knows of its jobs beside what is stored: how far each is, and
//! who waits for it.

use super::runner::Ended;
use crate::steps::Steps;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::{Notify, oneshot};

/// The jobs of this process; a clone is the same.
#[derive(Clone, Debug, Default)]
pub struct Workshop(Arc<Inside>);

#[derive(Debug, Default)]
struct Inside {
    /// Told when there is something to do.
    called: Notify,
    /// Jobs that were asked for here and that nobody here has begun.
    asked: Mutex<BTreeSet<String>>,
    under_way: Mutex<BTreeMap<String, Steps>>,
    waiting: Mutex<BTreeMap<String, oneshot::Sender<Ended>>>,
}

/// What a thread that panicked left is whole: each change is one step.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Workshop {
    /// Says that a job waits that was asked for here.
    pub(super) fn call_for(&self, job: &str) {
        held(&self.0.asked).insert(job.to_owned());
        self.call();
    }

    /// Says that there is room for a job.
    fn call(&self) {
        self.0.called.notify_one();
    }

    /// Whether a job was asked for here.
    pub(super) fn is_asked(&self, job: &str) -> bool {
        held(&self.0.asked).contains(job)
    }

    /// A job that was asked for here is done by another process, or was stopped.
    pub(super) fn give_up(&self, job: &str) {
        held(&self.0.asked).remove(job);
    }

    /// Waits until somebody says so.
    pub async fn called(&self) {
        self.0.called.notified().await;
    }

    /// The steps of a job that is done here now.
    pub fn steps(&self, job: &str) -> Option<Steps> {
        held(&self.0.under_way).get(job).cloned()
    }

    /// Stops all jobs that are done here now, before their next steps.
    pub(super) fn stop_all(&self) {
        for steps in held(&self.0.under_way).values() {
            steps.unwant();
        }
    }

    /// Whether any job is done here now.
    pub fn is_idle(&self) -> bool {
        held(&self.0.under_way).is_empty()
    }

    pub(super) fn begin(&self, job: &str, steps: &Steps) {
        held(&self.0.asked).remove(job);
        held(&self.0.under_way).insert(job.to_owned(), steps.clone());
    }

    /// Waits for what comes of a job, if it is done here.
    pub(super) fn wait(&self, job: &str) -> oneshot::Receiver<Ended> {
        let (tell, told) = oneshot::channel();
        let mut waiting = held(&self.0.waiting);
        // Who has gone meanwhile is told nothing.
        waiting.retain(|_, tell| !tell.is_closed());
        waiting.insert(job.to_owned(), tell);
        told
    }

    /// Ends a job, and tells whoever waits for it.
    pub(super) fn end(&self, job: &str, ended: Option<Ended>) {
        held(&self.0.under_way).remove(job);
        let waiting = held(&self.0.waiting).remove(job);
        if let (Some(tell), Some(ended)) = (waiting, ended) {
            // Who has gone reads it on the page of the job.
            let _ = tell.send(ended);
        }
        self.call();
    }
}
