//! What certificates say of those who receive them: what the decision on the award
//! says, unless the officer who issues writes something else.

use super::read::said;
use crate::recognition::award::{Cited, citations, dataset_name};
use prima_exchange::credential::attestation::clean;
use prima_store::certificate::Certificate;
use prima_store::history::Honour;
use prima_store::{Database, StoreError};
use std::collections::{BTreeMap, BTreeSet};

/// Citations by data set and honour.
#[derive(Debug, Default)]
pub(super) struct Citations(BTreeMap<(String, String), Cited>);

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
            found.extend(named.map(|(code, cited)| ((dataset_name(event), code), cited)));
        }
        Ok(Citations(found))
    }

    /// What is said of the recipient of an honour; empty: nothing.
    pub fn said(&self, honour: &Honour) -> &str {
        let cited = self.of_honour(&honour.dataset, &honour.honour);
        cited.map_or("", |cited| cited.now.as_str())
    }

    /// Whether an earlier decision said something else of an honour, so that a
    /// certificate of it may as well.
    pub fn is_corrected(&self, honour: &Honour) -> bool {
        let cited = self.of_honour(&honour.dataset, &honour.honour);
        cited.is_some_and(|cited| !cited.before.is_empty())
    }

    /// What a certificate says that only an earlier decision said. What an officer
    /// wrote in place of a decision is no mistake.
    pub fn outdated(&self, row: &Certificate) -> Option<String> {
        let cited = self.of_honour(&row.dataset, &row.honour)?;
        let printed = said(row)?.citation;
        let is_printed = |text: &String| clean(text).is_ok_and(|text| text == printed);
        let is_outdated = !is_printed(&cited.now) && cited.before.iter().any(is_printed);
        is_outdated.then_some(printed)
    }

    fn of_honour(&self, dataset: &str, honour: &str) -> Option<&Cited> {
        self.0.get(&(dataset.to_owned(), honour.to_owned()))
    }
}
