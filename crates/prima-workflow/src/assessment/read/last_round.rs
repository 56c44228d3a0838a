//! What a unit said, got and proved in the round before: to look at while this
//! one is filled in, and to go on from.

use crate::assessment::desk::{Desk, Rules};
use crate::assessment::earlier::earlier;
use crate::assessment::facts::{self, PUBLISHED};
use crate::assessment::frozen::Frozen;
use crate::assessment::refusal::Acted;
use crate::assessment::rows::Rows;
use prima_domain::assessment::permission::filling::may_read_responses;
use prima_domain::register::day::Day;
use prima_domain::register::person::Actor;
use prima_instrument::model::{Raters, SourceKind};
use prima_store::cycle::{Cycle, Determination, Reading};
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
    let all = reading.determinations_of(&cycle.cycle).await?;
    let public = all.iter().rev().find(|row| row.state == PUBLISHED);
    let Some(determination) = public else {
        return Ok(BTreeMap::new());
    };
    let mut levels = match determination.corrects {
        0 => found(reading, rules, &cycle.cycle, unit).await?,
        // What a correction put in its place stands in its files alone; they
        // hold the whole round and are read only then.
        _ => corrected(reading, determination, unit).await?,
    };
    levels.retain(|code, values| {
        let source = rules.source_of(code, SourceKind::Evaluator);
        let mut sources = rules.instrument.answer_sources.iter();
        let source = sources.find(|one| Some(one.code.as_str()) == source);
        // Where only one may answer, several who differ said nothing.
        source.is_some_and(|one| values.len() == 1 || one.raters != Raters::Single)
    });
    Ok(levels)
}

/// What counted in the end, under each code.
async fn found(
    reading: &mut Reading<'_>,
    rules: &Rules,
    cycle: &str,
    unit: &str,
) -> Acted<BTreeMap<String, Vec<String>>> {
    let rows = Rows::read(reading, rules, cycle, Some(unit)).await?;
    let mut levels = BTreeMap::new();
    for ((_, code), cell) in rows.cells() {
        for (value, _) in cell {
            add(&mut levels, code.to_owned(), value);
        }
    }
    Ok(levels)
}

/// The answers of a unit among those that were frozen.
async fn corrected(
    reading: &mut Reading<'_>,
    determination: &Determination,
    unit: &str,
) -> Acted<BTreeMap<String, Vec<String>>> {
    let frozen = Frozen::stored(reading, &determination.cycle, determination.number).await?;
    let mut levels = BTreeMap::new();
    for [of, _, _, code, value] in frozen.rows()? {
        if of == unit {
            add(&mut levels, code, value);
        }
    }
    Ok(levels)
}

fn add(levels: &mut BTreeMap<String, Vec<String>>, code: String, value: String) {
    if value.is_empty() {
        return;
    }
    let found = levels.entry(code).or_default();
    if !found.contains(&value) {
        found.push(value);
    }
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
