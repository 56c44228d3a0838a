//! What everybody may read of an event that is decided here, beside its data set:
//! its rules, and what each recipient is honoured for. Nothing that waits.

use super::decisions::{is_honoured, of_award};
use super::seen::rules;
use super::told::dataset_name;
use crate::failure::WorkflowError;
use prima_instrument::award::Award;
use prima_instrument::words::{Lang, Text};
use prima_store::history::Event;
use prima_store::{Database, StoreError};
use std::collections::{BTreeMap, BTreeSet};

/// An event that was decided here.
#[derive(Clone, Debug)]
pub struct DecidedHere {
    /// Its rules.
    pub rules: Award,
    /// What those who are honoured now are honoured for, by the code of the honour.
    pub citations: BTreeMap<String, Text>,
}

/// The rules and citations of a published event; none where it was imported.
pub async fn decided_here(
    database: &Database,
    event: &Event,
) -> Result<Option<DecidedHere>, WorkflowError> {
    if event.dataset != dataset_name(&event.event) {
        return Ok(None);
    }
    let mut reading = database.reading();
    let Some(row) = reading.award_named(&event.event).await?.pop() else {
        return Ok(None);
    };
    let decisions = of_award(&mut reading, &event.event).await?;
    let all = reading.award_recipients(&event.event).await?;
    let honoured = all.into_iter().filter(|one| is_honoured(&decisions, one));
    let citations = honoured.map(|one| {
        let en = Lang::En.of(&one.citation_id, &one.citation_en).to_owned();
        let id = one.citation_id;
        (one.honour, Text { id, en })
    });
    Ok(Some(DecidedHere {
        citations: citations.collect(),
        rules: rules(&row)?.rules,
    }))
}

/// Data sets of the events that are decided here.
pub async fn datasets_decided_here(database: &Database) -> Result<BTreeSet<String>, StoreError> {
    let rows = database.reading().awards().await?;
    Ok(rows.iter().map(|row| dataset_name(&row.award)).collect())
}
