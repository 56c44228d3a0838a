//! A unit officer saves answers of a unit, several at once, all or none.

use super::desk::Desk;
use super::facts;
use super::moment::utc;
use super::refusal::{Acted, Refusal};
use super::values::{Entry, Saved};
use prima_domain::assessment::permission::filling::may_answer;
use prima_domain::register::person::Actor;
use prima_instrument::model::SourceKind;
use prima_store::cycle::{Response, ResponseChange};
use serde_json::json;
use std::collections::BTreeMap;

/// Saves answers; gives the version each code has now, those of the codes that
/// were not changed included.
///
/// Two people may fill one form: an answer that somebody changed since it was
/// read is refused with both values, and then nothing is saved.
pub async fn save_answers(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    entries: &[Entry],
    now: i64,
) -> Acted<BTreeMap<String, i64>> {
    let mut act = desk.database.act().await?;
    let seen = facts::cycle(&mut act.reading(), cycle).await?;
    let unit_seen = facts::unit(&mut act.reading(), cycle, unit).await?;
    may_answer(&seen.situation(actor, &unit_seen, now))?;
    let rules = desk.rules(&seen.row.instrument)?;
    rules.check(entries, SourceKind::SelfAssessment)?;
    let before = act.reading().responses_of_unit(cycle, unit).await?;
    let before: BTreeMap<String, Response> = before
        .into_iter()
        .map(|row| (row.code.clone(), row))
        .collect();
    let saved = |code: &str| before.get(code).map(saved);
    let clash = |entry: &Entry| entry.clash(saved(&entry.code).as_ref());
    let stale: Vec<_> = entries.iter().filter_map(clash).collect();
    if !stale.is_empty() {
        return Err(Refusal::Stale(stale).into());
    }
    let at = utc(now);
    let mut versions = BTreeMap::new();
    let mut changed = Vec::new();
    for entry in entries {
        let old = before.get(&entry.code);
        let is_same = match old {
            Some(old) => old.value == entry.value && old.note == entry.note,
            None => entry.value.is_empty() && entry.note.is_empty(),
        };
        if is_same {
            versions.insert(entry.code.clone(), old.map_or(0, |old| old.version));
            continue;
        }
        let source = rules.source_of(&entry.code, SourceKind::SelfAssessment);
        let row = Response {
            cycle: cycle.to_owned(),
            unit: unit.to_owned(),
            code: entry.code.clone(),
            source: source.unwrap_or_default().to_owned(),
            value: entry.value.clone(),
            note: entry.note.clone(),
            version: old.map_or(0, |old| old.version) + 1,
            person: actor.person.to_string(),
            at: at.clone(),
        };
        act.put_row(&row).await?;
        act.add_rows(&[change(&row)]).await?;
        versions.insert(row.code.clone(), row.version);
        changed.push(json!([row.code, row.version]));
    }
    if changed.is_empty() {
        return Ok(versions);
    }
    let detail = json!({ "unit": unit, "answers": changed }).to_string();
    let actor = actor.person.as_str();
    act.finish_privately(&at, actor, "save_answers", cycle, &detail)
        .await?;
    Ok(versions)
}

fn saved(row: &Response) -> Saved {
    Saved {
        value: row.value.clone(),
        note: row.note.clone(),
        version: row.version,
        person: row.person.clone(),
        at: row.at.clone(),
    }
}

fn change(row: &Response) -> ResponseChange {
    ResponseChange {
        cycle: row.cycle.clone(),
        unit: row.unit.clone(),
        code: row.code.clone(),
        version: row.version,
        value: row.value.clone(),
        note: row.note.clone(),
        person: row.person.clone(),
        at: row.at.clone(),
    }
}
