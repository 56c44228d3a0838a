//! Those who come to the desk at the same time, looked up together: who it is
//! takes several questions, which are asked once for all who wait.

use super::Scene;
use super::person_of_session::{Found, Shown, Visitor, find, person_of_session};
use crate::gathering::{Gathering, Served, share};
use prima_store::{Database, Secret, StoreError};
use std::sync::Arc;

/// Sessions that are looked up together at most.
const MOST: usize = 64;

/// The desk's door. What it tells was read after it was asked.
#[derive(Debug)]
pub struct Arrivals {
    database: Database,
    gathering: Arc<Gathering<Shown, Result<Found, StoreError>>>,
}

impl Arrivals {
    /// A door to what a database remembers.
    pub fn new(database: Database) -> Arrivals {
        Arrivals {
            database,
            gathering: Arc::default(),
        }
    }

    /// As [`person_of_session`].
    pub async fn person_of_session(
        &self,
        scene: &Scene<'_>,
        token: &Secret,
    ) -> Result<Visitor, StoreError> {
        let shown = Shown::new(scene, token);
        let (answer, is_first) = self.gathering.join(shown.clone());
        if is_first {
            // In a task of its own, since whoever came first may go away.
            tokio::spawn(serve(self.database.clone(), Arc::clone(&self.gathering)));
        }
        match answer.await {
            Ok(found) => found?.noted(&self.database, &shown).await,
            // A fault in the program ended the group, perhaps somebody else's.
            Err(_) => person_of_session(scene, token).await,
        }
    }
}

/// Looks up one group after another until nobody waits.
async fn serve(database: Database, gathering: Arc<Gathering<Shown, Result<Found, StoreError>>>) {
    let mut served = Served::new(&gathering);
    while served.is_needed() {
        let group = gathering.group(MOST);
        let shown: Vec<Shown> = group.iter().map(|one| one.asked.clone()).collect();
        match find(&database, &shown).await {
            Ok(found) => {
                for (waiter, found) in group.into_iter().zip(found) {
                    waiter.tell(Ok(found));
                }
            }
            Err(error) => share(group, error),
        }
    }
}
