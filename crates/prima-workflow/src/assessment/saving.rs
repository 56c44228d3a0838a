//! Those who save answers at the same time, and share a commit.
//!
//! While one group is being saved, the next one gathers: the busier it is, the
//! more of them wait for the disk together. Nobody is told of a success before
//! the commit, and nobody shares the failure of another: a group that fails for
//! any reason but the database's own absence is saved one by one.

use super::desk::Desk;
use super::refusal::Acted;
use super::save_answers::{Asked, Versions, save_together};
use crate::failure::WorkflowError;
use prima_store::{Act, StoreError};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::oneshot;

/// Acts that share a transaction at most; it holds up all other acts.
const MOST: usize = 64;

/// Who waits to save.
#[derive(Debug, Default)]
pub(super) struct Saving(Mutex<Queue>);

#[derive(Debug, Default)]
struct Queue {
    waiting: VecDeque<Waiter>,
    /// Whether somebody works through it.
    is_served: bool,
}

#[derive(Debug)]
struct Waiter {
    asked: Arc<Asked>,
    told: oneshot::Sender<Acted<Versions>>,
}

/// Saves, together with those who wait for the same commit.
pub(super) async fn save(desk: &Desk, asked: Asked) -> Acted<Versions> {
    let asked = Arc::new(asked);
    let (told, outcome) = oneshot::channel();
    let waiter = Waiter {
        asked: Arc::clone(&asked),
        told,
    };
    if desk.saving.join(waiter) {
        // In a task of its own, since whoever came first may go away.
        tokio::spawn(serve(desk.clone()));
    }
    match outcome.await {
        Ok(outcome) => outcome,
        // A fault in the program ended the group, perhaps somebody else's.
        Err(_) => alone(desk, &asked).await,
    }
}

/// Saves one group after another until nobody waits.
async fn serve(desk: Desk) {
    let mut served = Served {
        saving: Arc::clone(&desk.saving),
        is_done: false,
    };
    while served.is_needed() {
        // Whoever comes while this waits for its turn is in the group, too.
        let begun = desk.database.act().await;
        let group = served.saving.group();
        match begun {
            Ok(act) => {
                // A fault in the program ends this group alone.
                let _ = tokio::spawn(save_group(desk.clone(), act, group)).await;
            }
            Err(error) => share(group, error),
        }
    }
}

async fn save_group(desk: Desk, act: Act, group: Vec<Waiter>) {
    let all: Vec<Arc<Asked>> = group.iter().map(|one| Arc::clone(&one.asked)).collect();
    match save_together(&desk, act, &all).await {
        Ok(outcomes) => {
            for (waiter, outcome) in group.into_iter().zip(outcomes) {
                waiter.tell(outcome);
            }
        }
        Err(WorkflowError::Store(error)) if error.is_unavailable() => share(group, error),
        Err(error) => match <[Waiter; 1]>::try_from(group) {
            Ok([waiter]) => waiter.tell(Err(error.into())),
            Err(group) => {
                for waiter in group {
                    let outcome = alone(&desk, &waiter.asked).await;
                    waiter.tell(outcome);
                }
            }
        },
    }
}

/// Tells everybody of a group of the one failure they had.
fn share(group: Vec<Waiter>, error: StoreError) {
    let error = Arc::new(error);
    for waiter in group {
        waiter.tell(Err(StoreError::Shared(Arc::clone(&error)).into()));
    }
}

async fn alone(desk: &Desk, asked: &Arc<Asked>) -> Acted<Versions> {
    let act = desk.database.act().await?;
    let mut outcomes = save_together(desk, act, std::slice::from_ref(asked)).await?;
    outcomes.pop().expect("there is an outcome for each")
}

impl Waiter {
    fn tell(self, outcome: Acted<Versions>) {
        // Whoever asked may have gone.
        let _ = self.told.send(outcome);
    }
}

impl Saving {
    /// Adds somebody; says whether the queue must be served from here on.
    fn join(&self, waiter: Waiter) -> bool {
        let mut queue = self.queue();
        queue.waiting.push_back(waiter);
        !std::mem::replace(&mut queue.is_served, true)
    }

    fn group(&self) -> Vec<Waiter> {
        let mut queue = self.queue();
        let n = queue.waiting.len().min(MOST);
        queue.waiting.drain(..n).collect()
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        // Each change is one step, so it is never half done.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The queue while it is served; whoever still waits when that ends early goes
/// on alone.
struct Served {
    saving: Arc<Saving>,
    is_done: bool,
}

impl Served {
    /// Whether somebody waits; if not, the queue is no longer served.
    fn is_needed(&mut self) -> bool {
        let mut queue = self.saving.queue();
        queue.is_served = !queue.waiting.is_empty();
        self.is_done = !queue.is_served;
        queue.is_served
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        if !self.is_done {
            let mut queue = self.saving.queue();
            queue.is_served = false;
            queue.waiting.clear();
        }
    }
}
