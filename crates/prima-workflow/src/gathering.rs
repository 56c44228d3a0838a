//! Those who ask for the same kind of thing at the same time, served together.
//!
//! While one group is served, the next one gathers: the busier it is, the larger
//! the groups; alone, nobody waits for anybody.

use prima_store::StoreError;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::oneshot;

/// Who waits for an answer: what each asks, and what each is told.
#[derive(Debug)]
pub(crate) struct Gathering<A, T>(Mutex<Queue<A, T>>);

#[derive(Debug)]
struct Queue<A, T> {
    waiting: VecDeque<Waiter<A, T>>,
    /// Whether somebody works through it.
    is_served: bool,
}

/// One who waits.
#[derive(Debug)]
pub(crate) struct Waiter<A, T> {
    /// What this one asks.
    pub asked: A,
    told: oneshot::Sender<T>,
}

impl<A, T> Waiter<A, T> {
    /// Answers.
    pub fn tell(self, answer: T) {
        // Whoever asked may have gone.
        let _ = self.told.send(answer);
    }
}

impl<A, T> Default for Gathering<A, T> {
    fn default() -> Gathering<A, T> {
        Gathering(Mutex::new(Queue {
            waiting: VecDeque::new(),
            is_served: false,
        }))
    }
}

impl<A, T> Gathering<A, T> {
    /// Adds somebody; gives where the answer comes, which closes without one where
    /// serving ended early, and whether the queue must be served from here on.
    pub fn join(&self, asked: A) -> (oneshot::Receiver<T>, bool) {
        let (told, answer) = oneshot::channel();
        let mut queue = self.queue();
        queue.waiting.push_back(Waiter { asked, told });
        let is_served = std::mem::replace(&mut queue.is_served, true);
        (answer, !is_served)
    }

    /// Takes out those who waited longest, at most so many.
    pub fn group(&self, most: usize) -> Vec<Waiter<A, T>> {
        let mut queue = self.queue();
        let n = queue.waiting.len().min(most);
        queue.waiting.drain(..n).collect()
    }

    fn queue(&self) -> MutexGuard<'_, Queue<A, T>> {
        // Each change is one step, so it is never half done.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tells everybody of a group of the one failure they had.
pub(crate) fn share<A, T, E: From<StoreError>>(
    group: Vec<Waiter<A, Result<T, E>>>,
    error: StoreError,
) {
    let error = Arc::new(error);
    for waiter in group {
        waiter.tell(Err(StoreError::Shared(Arc::clone(&error)).into()));
    }
}

/// A queue while it is served; whoever still waits when that ends early goes on
/// alone.
pub(crate) struct Served<A, T> {
    gathering: Arc<Gathering<A, T>>,
    is_done: bool,
}

impl<A, T> Served<A, T> {
    /// Begins to serve.
    pub fn new(gathering: &Arc<Gathering<A, T>>) -> Served<A, T> {
        Served {
            gathering: Arc::clone(gathering),
            is_done: false,
        }
    }

    /// Whether somebody waits; if not, the queue is no longer served.
    pub fn is_needed(&mut self) -> bool {
        let mut queue = self.gathering.queue();
        queue.is_served = !queue.waiting.is_empty();
        self.is_done = !queue.is_served;
        queue.is_served
    }
}

impl<A, T> Drop for Served<A, T> {
    fn drop(&mut self) {
        if !self.is_done {
            let mut queue = self.gathering.queue();
            queue.is_served = false;
            queue.waiting.clear();
        }
    }
}
