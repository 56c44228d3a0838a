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
use crate::gathering::{Gathering, Served, Waiter, share};
use prima_store::Act;
use std::sync::Arc;

/// Acts that share a transaction at most; it holds up all other acts.
const MOST: usize = 64;

/// Who waits to save.
pub(super) type Saving = Gathering<Arc<Asked>, Acted<Versions>>;
type Saver = Waiter<Arc<Asked>, Acted<Versions>>;

/// Saves, together with those who wait for the same commit.
pub(super) async fn save(desk: &Desk, asked: Asked) -> Acted<Versions> {
    let asked = Arc::new(asked);
    let (outcome, is_first) = desk.saving.join(Arc::clone(&asked));
    if is_first {
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
    let mut served = Served::new(&desk.saving);
    while served.is_needed() {
        // Whoever comes while this waits for its turn is in the group, too.
        let begun = desk.database.act().await;
        let group = desk.saving.group(MOST);
        match begun {
            Ok(act) => {
                // A fault in the program ends this group alone.
                let _ = tokio::spawn(save_group(desk.clone(), act, group)).await;
            }
            Err(error) => share(group, error),
        }
    }
}

async fn save_group(desk: Desk, act: Act, group: Vec<Saver>) {
    let all: Vec<Arc<Asked>> = group.iter().map(|one| Arc::clone(&one.asked)).collect();
    match save_together(&desk, act, &all).await {
        Ok(outcomes) => {
            for (waiter, outcome) in group.into_iter().zip(outcomes) {
                waiter.tell(outcome);
            }
        }
        Err(WorkflowError::Store(error)) if error.is_unavailable() => share(group, error),
        Err(error) => match <[Saver; 1]>::try_from(group) {
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

async fn alone(desk: &Desk, asked: &Arc<Asked>) -> Acted<Versions> {
    let act = desk.database.act().await?;
    let mut outcomes = save_together(desk, act, std::slice::from_ref(asked)).await?;
    outcomes.pop().expect("there is an outcome for each")
}
