//! An evaluator saves findings about a unit, several at once, all or none.
//!
//! Blind: nothing here reads, or tells, what a colleague found.

use super::desk::Desk;
use super::facts;
use super::moment::utc;
use super::refusal::{Acted, Refusal};
use super::values::{Entry, Saved};
use prima_domain::assessment::permission::evaluation::may_review;
use prima_domain::register::person::Actor;
use prima_instrument::model::SourceKind;
use prima_store::cycle::{Review, ReviewChange};
use serde_json::json;
use std::collections::BTreeMap;

/// Saves the evaluator's own findings; gives the version each code has now. One
/// that was changed in another window since it was read is refused with both
/// values, and then nothing is saved.
pub async fn save_reviews(
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
    may_review(&seen.situation(actor, &unit_seen, now))?;
    let rules = desk.rules(&seen.row.instrument)?;
    rules.check(entries, SourceKind::Evaluator)?;
    let evaluator = actor.person.as_str();
    let before = act.reading().reviews_by(cycle, unit, evaluator).await?;
    let before: BTreeMap<String, Review> = before
        .into_iter()
        .map(|row| (row.code.clone(), row))
        .collect();
    let clash = |entry: &Entry| entry.clash(before.get(&entry.code).map(saved).as_ref());
    let stale: Vec<_> = entries.iter().filter_map(clash).collect();
    if !stale.is_empty() {
        return Err(Refusal::Stale(stale).into());
    }
    let at = utc(now);
    let mut versions = BTreeMap::new();
    let mut changed = Vec::new();
    for entry in entries {
        let old = before.get(&entry.code);
        if is_same(entry, old) {
            versions.insert(entry.code.clone(), old.map_or(0, |old| old.version));
            continue;
        }
        let row = Review {
            cycle: cycle.to_owned(),
            unit: unit.to_owned(),
            evaluator: evaluator.to_owned(),
            code: entry.code.clone(),
            value: entry.value.clone(),
            note_unit: entry.note.clone(),
            note_private: entry.private.clone(),
            version: old.map_or(0, |old| old.version) + 1,
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
    let detail = json!({ "unit": unit, "reviews": changed }).to_string();
    act.finish_privately(&at, evaluator, "save_reviews", cycle, &detail)
        .await?;
    Ok(versions)
}

fn is_same(entry: &Entry, old: Option<&Review>) -> bool {
    let empty = Review::default();
    let old = old.unwrap_or(&empty);
    old.value == entry.value && old.note_unit == entry.note && old.note_private == entry.private
}

fn saved(row: &Review) -> Saved {
    Saved {
        value: row.value.clone(),
        note: row.note_unit.clone(),
        private: row.note_private.clone(),
        version: row.version,
        person: row.evaluator.clone(),
        at: row.at.clone(),
    }
}

fn change(row: &Review) -> ReviewChange {
    ReviewChange {
        cycle: row.cycle.clone(),
        unit: row.unit.clone(),
        evaluator: row.evaluator.clone(),
        code: row.code.clone(),
        version: row.version,
        value: row.value.clone(),
        note_unit: row.note_unit.clone(),
        note_private: row.note_private.clone(),
        at: row.at.clone(),
    }
}
