//! Who stands in a category, and what is known of each: results of a published
//! round, holders of a predikat, those who came to a stage, or those named by
//! hand; with what the gates look at.

use super::looking::look;
use super::results::{is_within, results};
use super::seen::AwardSeen;
use crate::assessment::{Acted, Desk};
use crate::recognition::facts::{rules as programme_rules, standing};
use crate::recognition::jury::{StagePlace, ranked};
use prima_domain::recognition::award::{Contender, Ranks, Shortlist, shortlist};
use prima_domain::recognition::candidacy::{Status, status};
use prima_domain::register::day::Day;
use prima_exchange::manifest::hash;
use prima_instrument::award::{Category, Group, Rule};
use prima_instrument::exact::Exact;
use prima_instrument::programme::Stage;
use prima_instrument::programme::jury::JuryForm;
use prima_store::cycle::Reading;
use prima_store::history::Outcome;
use prima_store::recognition::Candidacy;
use std::collections::{BTreeMap, BTreeSet};

/// A body and the unit that would be credited; empty: none.
pub(super) type Key = (String, String);

/// All who stand in a category; of a list named by hand, those named.
pub(super) async fn standing_in(
    desk: &Desk,
    reading: &mut Reading<'_>,
    seen: &AwardSeen,
    category: &Category,
    named: &[Key],
    now: i64,
) -> Acted<Shortlist> {
    let day = seen.day(now);
    let (mut contenders, instrument) = contenders(reading, seen, category, named, day).await?;
    let high = match instrument.as_str() {
        "" => true,
        name => desk.rules(name)?.instrument.ranking.high,
    };
    look(reading, seen, category, &mut contenders, day).await?;
    Ok(shortlist(&category.rule, high, contenders))
}

/// The same in no order, before anything is asked about them; with the instrument
/// that their figures come from, empty where none is known.
pub(super) async fn contenders(
    reading: &mut Reading<'_>,
    seen: &AwardSeen,
    category: &Category,
    named: &[Key],
    day: Day,
) -> Acted<(Vec<Contender>, String)> {
    let mut instrument = String::new();
    let found = match &category.rule {
        Rule::Top { round, .. } | Rule::Threshold { round, .. } => {
            let rows = results(reading, round, seen.rules.is_sample, &category.group).await?;
            if let Some(first) = rows.first() {
                instrument.clone_from(&first.instrument);
            }
            rows.iter().map(of_result).collect()
        }
        Rule::Holders { programme } => {
            let keys = holders(reading, programme, seen.rules.is_sample, day).await?;
            of_group(reading, keys, &category.group).await?
        }
        Rule::Reached {
            programme,
            edition,
            stage,
            ..
        } => {
            let results = reached(reading, (programme, edition), stage, day).await?;
            let keys = results.keys().cloned().collect();
            let mut found = of_group(reading, keys, &category.group).await?;
            for one in &mut found {
                let key = (one.body.clone(), one.unit.clone());
                one.index = results.get(&key).cloned().flatten();
            }
            found
        }
        Rule::Named => {
            let keys: BTreeSet<Key> = named.iter().cloned().collect();
            keys.into_iter().map(of_key).collect()
        }
    };
    Ok((found, instrument))
}

/// A hash of who stands where, and of what bars: what an officer saw.
pub(super) fn digest(list: &Shortlist) -> String {
    let mut text = String::new();
    for line in &list.lines {
        let one = &line.contender;
        let index = one.index.as_ref().map(Exact::to_string);
        text.push_str(&format!(
            "{}\t{}\t{:?}\t{}\t{}\t{:?}\t{:?}\n",
            one.body,
            one.unit,
            line.place,
            index.unwrap_or_default(),
            line.is_uncertain,
            one.bars,
            one.unknown,
        ));
    }
    hash(text.as_bytes())
}

fn of_result(row: &Outcome) -> Contender {
    let interval = Exact::parse(&row.index_low).zip(Exact::parse(&row.index_high));
    let ranks = match (row.rank, row.rank_low, row.rank_high) {
        (Some(rank), Some(best), Some(worst)) => Some(Ranks { rank, best, worst }),
        _ => None,
    };
    Contender {
        body: row.body.clone(),
        index: Exact::parse(&row.index_text),
        band: row.band.clone(),
        interval,
        ranks,
        group: row.peer_group.clone(),
        ..Contender::default()
    }
}

fn of_key((body, unit): Key) -> Contender {
    Contender {
        body,
        unit,
        ..Contender::default()
    }
}

/// Those who hold the predikat of a programme on a day: by the steps taken
/// here, and by honours that were imported and of which no end is known.
async fn holders(
    reading: &mut Reading<'_>,
    programme: &str,
    is_sample: bool,
    day: Day,
) -> Acted<BTreeSet<Key>> {
    let mut keys = BTreeSet::new();
    let mut own = BTreeSet::new();
    for honour in reading.honours_of_programme(programme).await? {
        own.insert(honour.honour);
    }
    for row in reading.candidacies_of(programme).await? {
        if !row.sample.is_empty() && !is_sample {
            continue;
        }
        if let Some(Status::Held(_)) = stands(reading, &row, day).await? {
            keys.insert(key_of(&row));
        }
    }
    let datasets = reading.datasets_of_programme(programme).await?;
    let real: BTreeSet<&str> = datasets
        .iter()
        .filter(|row| is_sample || row.sample.is_empty())
        .map(|row| row.dataset.as_str())
        .collect();
    for honour in reading.honours_in_programme(programme).await? {
        let counts = honour.status == "granted" && real.contains(honour.dataset.as_str());
        if counts && !own.contains(&honour.honour) {
            keys.insert((honour.body, honour.unit));
        }
    }
    Ok(keys)
}

/// What a candidacy is worth on a day.
async fn stands(reading: &mut Reading<'_>, row: &Candidacy, day: Day) -> Acted<Option<Status>> {
    let edition = reading
        .programme_edition(&row.programme, &row.edition)
        .await?;
    let Some(edition) = edition.first() else {
        return Ok(None);
    };
    let rules = programme_rules(edition)?.programme;
    Ok(Some(status(&rules, &standing(row), day)))
}

/// Who is honoured by a candidacy: its institution, with the unit; the unit
/// alone where nothing is above it.
fn key_of(row: &Candidacy) -> Key {
    match row.institution == row.unit {
        true => (row.unit.clone(), String::new()),
        false => (row.institution.clone(), row.unit.clone()),
    }
}

/// Those who ever came to a stage and did not end without the honour, each with
/// what the last jury on the way there found, where one did.
async fn reached(
    reading: &mut Reading<'_>,
    (programme, edition): (&str, &str),
    stage: &str,
    day: Day,
) -> Acted<BTreeMap<Key, Option<Exact>>> {
    let steps = reading.steps_of_programme(programme).await?;
    let came: BTreeSet<&str> = steps
        .iter()
        .filter(|step| step.stage_after == stage)
        .map(|step| step.candidacy.as_str())
        .collect();
    let judged = judged(reading, (programme, edition), stage).await?;
    let mut found: BTreeMap<Key, Option<Exact>> = BTreeMap::new();
    for row in reading.candidacies_of_edition(programme, edition).await? {
        if !came.contains(row.candidacy.as_str()) {
            continue;
        }
        if let Some(Status::Working | Status::Held(_)) = stands(reading, &row, day).await? {
            let result = judged.get(&row.candidacy).cloned();
            // Of several of one unit the best counts.
            let best = found.entry(key_of(&row)).or_default();
            *best = best.take().max(result);
        }
    }
    Ok(found)
}

/// Results by candidacy of the last stage with a jury that has any, up to a stage.
async fn judged(
    reading: &mut Reading<'_>,
    (programme, edition): (&str, &str),
    stage: &str,
) -> Acted<BTreeMap<String, Exact>> {
    let row = reading.programme_edition(programme, edition).await?;
    let Some(row) = row.first() else {
        return Ok(BTreeMap::new());
    };
    let rules = programme_rules(row)?.programme;
    let upto = rules.stages.iter().position(|one| one.code == stage);
    let before = rules.stages.iter().take(upto.map_or(0, |place| place + 1));
    // Conditions that are met or not put nobody before another.
    let scores = |one: &&Stage| {
        let jury = one.jury.as_ref();
        jury.is_some_and(|jury| jury.form != JuryForm::Administrative)
    };
    for one in before.rev().filter(scores) {
        let place = StagePlace {
            programme,
            edition,
            stage: &one.code,
        };
        let results = ranked(reading, place).await?.into_iter().filter_map(|one| {
            let value = Exact::parse(&one.result.value)?;
            Some((one.result.candidacy, value))
        });
        let results: BTreeMap<String, Exact> = results.collect();
        if !results.is_empty() {
            return Ok(results);
        }
    }
    Ok(BTreeMap::new())
}

/// Those of these who are within a group, by what the register says of the one
/// who is credited, else of the recipient.
async fn of_group(
    reading: &mut Reading<'_>,
    keys: BTreeSet<Key>,
    group: &Group,
) -> Acted<Vec<Contender>> {
    let ids: BTreeSet<String> = keys
        .iter()
        .flat_map(|(body, unit)| [body.clone(), unit.clone()])
        .filter(|id| !id.is_empty())
        .collect();
    let ids: Vec<String> = ids.into_iter().collect();
    let bodies: BTreeMap<String, _> = reading
        .bodies_with(&ids)
        .await?
        .into_iter()
        .map(|body| (body.body.clone(), body))
        .collect();
    let is_in = |(body, unit): &Key| {
        let credited = if unit.is_empty() { body } else { unit };
        let Some(found) = bodies.get(credited) else {
            return false;
        };
        let province = found.region.split('.').next().unwrap_or_default();
        is_within(group, &found.level, &found.kind, province)
    };
    Ok(keys.into_iter().filter(is_in).map(of_key).collect())
}
