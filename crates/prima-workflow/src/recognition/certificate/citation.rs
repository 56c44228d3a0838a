//! What certificates say of those who receive them: what the decision on the award
//! says, unless the officer who issues writes something else.

use crate::recognition::award::{citations, dataset_name};
use prima_store::history::Honour;
use prima_store::{Database, StoreError};
use std::collections::{BTreeMap, BTreeSet};

/// Citations by data set and honour.
#[derive(Debug, Default)]
pub(super) struct Citations(BTreeMap<(String, String), String>);

impl Citations {
    /// Those that decisions made here give these honours. What was imported, or
    /// granted by a programme, has none.
    pub async fn of<'a>(
        database: &Database,
        honours: impl IntoIterator<Item = &'a Honour>,
    ) -> Result<Citations, StoreError> {
        let honours = honours.into_iter();
        let decided = honours.filter(|it| it.dataset == dataset_name(&it.event));
        let events: BTreeSet<&str> = decided.map(|it| it.event.as_str()).collect();
        let mut reading = database.reading();
        let mut found = BTreeMap::new();
        for event in events {
            let named = citations(&mut reading, event).await?.into_iter();
            found.extend(named.map(|(code, said)| ((dataset_name(event), code), said)));
        }
        Ok(Citations(found))
    }

    /// What is said of the recipient of an honour; empty: nothing.
    pub fn said(&self, honour: &Honour) -> &str {
        let key = (honour.dataset.clone(), honour.honour.clone());
        self.0.get(&key).map_or("", String::as_str)
    }
}
