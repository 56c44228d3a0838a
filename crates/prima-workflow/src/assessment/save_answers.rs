//! A unit officer saves answers of a unit, several at once, all or none.
//!
//! Officers who save at the same time share a transaction, since its commit
//! waits for the disk; each has an audit line and a fate of its own. What is
//! decided for one is seen by those after it, as if it had been saved before.

use super::desk::Desk;
use super::facts::{self, CycleSeen, UnitSeen};
use super::moment::utc;
use super::refusal::{ActError, Acted, Refusal};
use super::saving;
use super::values::{Entry, Saved};
use crate::failure::WorkflowError;
use prima_domain::assessment::permission::filling::may_answer;
use prima_domain::register::person::Actor;
use prima_instrument::model::SourceKind;
use prima_store::cycle::{Reading, Response, ResponseChange};
use prima_store::{Act, Said};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The version of each code, after answers were saved.
pub(super) type Versions = BTreeMap<String, i64>;

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
    let asked = Asked {
        actor: actor.clone(),
        cycle: cycle.to_owned(),
        unit: unit.to_owned(),
        entries: entries.to_vec(),
        now,
    };
    saving::save(desk, asked).await
}

/// What somebody wants to save.
#[derive(Debug)]
pub(super) struct Asked {
    actor: Actor,
    cycle: String,
    unit: String,
    entries: Vec<Entry>,
    now: i64,
}

/// Saves what several want to save, in this order and in one transaction; gives
/// what came of each. A failure is one of all: then nothing is saved.
pub(super) async fn save_together(
    desk: &Desk,
    mut act: Act,
    all: &[Arc<Asked>],
) -> Result<Vec<Acted<Versions>>, WorkflowError> {
    let mut books = Books::read(&mut act.reading(), all).await?;
    let outcomes = all.iter().map(|asked| books.decide(desk, asked)).collect();
    if !books.said.is_empty() {
        let rows: Vec<Response> = books.changed.into_values().collect();
        act.put_rows(&rows).await?;
        act.add_rows(&books.changes).await?;
        act.finish_several_privately(&books.said).await?;
    }
    Ok(outcomes)
}

/// Cycle, unit and code of an answer.
type Place = (String, String, String);

/// What is known of the rounds, units and answers that are written to, and what
/// is to be written.
struct Books {
    cycles: BTreeMap<String, CycleSeen>,
    units: BTreeMap<(String, String), UnitSeen>,
    answers: BTreeMap<Place, Response>,
    changed: BTreeMap<Place, Response>,
    changes: Vec<ResponseChange>,
    said: Vec<Said>,
}

impl Books {
    async fn read(reading: &mut Reading<'_>, all: &[Arc<Asked>]) -> Result<Books, WorkflowError> {
        let mut books = Books {
            cycles: BTreeMap::new(),
            units: BTreeMap::new(),
            answers: BTreeMap::new(),
            changed: BTreeMap::new(),
            changes: Vec::new(),
            said: Vec::new(),
        };
        let named: BTreeSet<&str> = all.iter().map(|asked| asked.cycle.as_str()).collect();
        for cycle in named {
            match facts::cycle(reading, cycle).await {
                Ok(seen) => books.cycles.insert(cycle.to_owned(), seen),
                Err(ActError::Refused(_)) => continue,
                Err(ActError::Failed(error)) => return Err(error),
            };
            let here = all.iter().filter(|asked| asked.cycle == cycle);
            let units: BTreeSet<&str> = here.clone().map(|asked| asked.unit.as_str()).collect();
            let units: Vec<&str> = units.into_iter().collect();
            let entries = here.flat_map(|asked| &asked.entries);
            let codes: BTreeSet<&str> = entries.map(|entry| entry.code.as_str()).collect();
            let codes: Vec<&str> = codes.into_iter().collect();
            let seen = facts::units_seen(reading, cycle, &units).await?;
            let seen = seen.into_iter();
            books
                .units
                .extend(seen.map(|(unit, seen)| ((cycle.to_owned(), unit), seen)));
            for row in reading.responses_to(cycle, &units, &codes).await? {
                let place = (row.cycle.clone(), row.unit.clone(), row.code.clone());
                books.answers.insert(place, row);
            }
        }
        Ok(books)
    }

    /// What comes of one; what it changes is noted, to be written.
    fn decide(&mut self, desk: &Desk, asked: &Asked) -> Acted<Versions> {
        let cycle = self.cycles.get(&asked.cycle).ok_or(Refusal::Hidden)?;
        let unit = (asked.cycle.clone(), asked.unit.clone());
        let unit = self.units.get(&unit).ok_or(Refusal::Hidden)?;
        may_answer(&cycle.situation(&asked.actor, unit, asked.now))?;
        let rules = desk.rules(&cycle.row.instrument)?;
        rules.check(&asked.entries, SourceKind::SelfAssessment)?;
        let clash = |entry: &Entry| {
            let before = self.answers.get(&asked.place(entry));
            entry.clash(before.map(saved).as_ref())
        };
        let stale: Vec<_> = asked.entries.iter().filter_map(clash).collect();
        if !stale.is_empty() {
            return Err(Refusal::Stale(stale).into());
        }
        let mut versions = Versions::new();
        let mut changed = Vec::new();
        for entry in &asked.entries {
            let source = rules.source_of(&entry.code, SourceKind::SelfAssessment);
            let source = source.unwrap_or_default();
            let (version, is_new) = self.note(asked, entry, source);
            versions.insert(entry.code.clone(), version);
            if is_new {
                changed.push(json!([entry.code, version]));
            }
        }
        if !changed.is_empty() {
            self.said.push(Said {
                at: utc(asked.now),
                actor: asked.actor.person.to_string(),
                act: "save_answers".to_owned(),
                object: asked.cycle.clone(),
                detail: json!({ "unit": asked.unit, "answers": changed }).to_string(),
            });
        }
        Ok(versions)
    }

    /// Notes a value to be written, unless it stands there already; gives its
    /// version, and whether that is a new one.
    fn note(&mut self, asked: &Asked, entry: &Entry, source: &str) -> (i64, bool) {
        let place = asked.place(entry);
        let old = self.answers.get(&place);
        let version = old.map_or(0, |old| old.version);
        let is_same = match old {
            Some(old) => old.value == entry.value && old.note == entry.note,
            None => entry.value.is_empty() && entry.note.is_empty(),
        };
        if is_same {
            return (version, false);
        }
        let row = Response {
            cycle: asked.cycle.clone(),
            unit: asked.unit.clone(),
            code: entry.code.clone(),
            source: source.to_owned(),
            value: entry.value.clone(),
            note: entry.note.clone(),
            version: version + 1,
            person: asked.actor.person.to_string(),
            at: utc(asked.now),
        };
        self.changes.push(change(&row));
        self.answers.insert(place.clone(), row.clone());
        self.changed.insert(place, row);
        (version + 1, true)
    }
}

impl Asked {
    fn place(&self, entry: &Entry) -> Place {
        (self.cycle.clone(), self.unit.clone(), entry.code.clone())
    }
}

fn saved(row: &Response) -> Saved {
    Saved {
        value: row.value.clone(),
        note: row.note.clone(),
        private: String::new(),
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
