//! What a unit said, got and proved in the round before: to look at while this
//! one is filled in, and to go on from.

use crate::assessment::desk::{Desk, Rules};
use crate::assessment::earlier::earlier;
use crate::assessment::facts::{self, PUBLISHED};
use crate::assessment::frozen::ANSWERS;
use crate::assessment::refusal::Acted;
use crate::failure::WorkflowError;
use prima_domain::assessment::permission::filling::may_read_responses;
use prima_domain::register::day::Day;
use prima_domain::register::person::Actor;
use prima_instrument::model::SourceKind;
use prima_store::cycle::{Cycle, Reading};
use prima_store::evidence::{Evidence, EvidenceLink};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The round before, as the actor may know it.
#[derive(Clone, Debug)]
pub struct LastRound {
    /// The round.
    pub cycle: Cycle,
    /// Its rules, which may be of another edition.
    pub rules: Arc<Rules>,
    /// What the unit said, by code.
    pub answers: BTreeMap<String, String>,
    /// What evaluators found, by code; empty until that result is public.
    pub levels: BTreeMap<String, Vec<String>>,
    /// Evidence that supported an answer there, which this round asks for too,
    /// and that does not support it here yet; by code.
    pub evidence: Vec<Offered>,
}

/// A piece of evidence of the round before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// Code of the answer.
    pub code: String,
    /// The evidence.
    pub evidence: Evidence,
    /// Whether its last day has passed, so that it proves nothing any more.
    pub is_expired: bool,
}

/// The round of a unit before this one, for those who may read its answers in
/// both; none where there is no such round or the actor may not.
pub async fn last_round(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    now: i64,
) -> Acted<Option<LastRound>> {
    let mut reading = desk.database.reading();
    let seen = facts::cycle(&mut reading, cycle).await?;
    let unit_seen = facts::unit(&mut reading, cycle, unit).await?;
    may_read_responses(&seen.situation(actor, &unit_seen, now))?;
    let Some(before) = earlier(&mut reading, &seen.row, unit).await? else {
        return Ok(None);
    };
    let before = facts::cycle(&mut reading, &before.cycle).await?;
    let unit_before = facts::unit(&mut reading, &before.row.cycle, unit).await?;
    if may_read_responses(&before.situation(actor, &unit_before, now)).is_err() {
        return Ok(None);
    }
    let rules = desk.rules(&before.row.instrument)?;
    let answers = reading.responses_of_unit(&before.row.cycle, unit).await?;
    let answers = answers.into_iter().filter(|row| !row.value.is_empty());
    let answers = answers.map(|row| (row.code, row.value)).collect();
    let levels = levels(&mut reading, &before.row, &rules, unit).await?;
    let now_asked = desk.rules(&seen.row.instrument)?;
    let here = desk.database.evidence_of_unit(cycle, unit).await?;
    let there = desk
        .database
        .evidence_of_unit(&before.row.cycle, unit)
        .await?;
    Ok(Some(LastRound {
        evidence: offered(&now_asked, &here, there, Day::at(now)),
        cycle: before.row,
        rules,
        answers,
        levels,
    }))
}

/// What was found by evaluators, as it was published.
async fn levels(
    reading: &mut Reading<'_>,
    cycle: &Cycle,
    rules: &Rules,
    unit: &str,
) -> Acted<BTreeMap<String, Vec<String>>> {
    let mut levels: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let all = reading.determinations_of(&cycle.cycle).await?;
    let public = all.iter().rev().find(|row| row.state == PUBLISHED);
    let Some(determination) = public else {
        return Ok(levels);
    };
    let files = reading.frozen_files(&cycle.cycle, determination.number);
    let table = files.await?.into_iter().find(|file| file.name == ANSWERS);
    let table = table.map_or(String::new(), |file| file.content);
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    for row in rows.records() {
        let row = row.map_err(|source| WorkflowError::csv(ANSWERS, source))?;
        let (Some(body), Some(code), Some(value)) = (row.get(0), row.get(1), row.get(2)) else {
            continue;
        };
        if body != unit || rules.source_of(code, SourceKind::Evaluator).is_none() {
            continue;
        }
        let found = levels.entry(code.to_owned()).or_default();
        if !found.iter().any(|known| known == value) {
            found.push(value.to_owned());
        }
    }
    Ok(levels)
}

fn offered(
    rules: &Rules,
    here: &[(EvidenceLink, Evidence)],
    there: Vec<(EvidenceLink, Evidence)>,
    today: Day,
) -> Vec<Offered> {
    let linked: BTreeSet<(&str, &str)> = here
        .iter()
        .map(|(link, row)| (link.code.as_str(), row.evidence.as_str()))
        .collect();
    let is_asked = |code: &str| {
        let instrument = &rules.instrument;
        instrument.find_node(code).is_some() || instrument.find_fact(code).is_some()
    };
    there
        .into_iter()
        .filter(|(link, row)| {
            let is_here = linked.contains(&(link.code.as_str(), row.evidence.as_str()));
            row.is_kept() && is_asked(&link.code) && !is_here
        })
        .map(|(link, evidence)| Offered {
            code: link.code,
            is_expired: Day::parse(&evidence.valid_to).is_some_and(|last| last < today),
            evidence,
        })
        .collect()
}
