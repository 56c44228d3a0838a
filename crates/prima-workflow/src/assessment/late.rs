//! Who is late in a stage that is open: unit officers who have not handed in the
//! answers, evaluators who have not handed in a review.

use super::facts::{CycleSeen, UnitSeen};
use super::notice::News;
use crate::people::actor_of;
use prima_domain::assessment::cycle::Stage;
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::assessment::permission::notice::may_be_told;
use prima_store::cycle::{Notice, Reading};
use prima_store::{Database, StoreError};
use std::collections::{BTreeMap, BTreeSet};

/// Stages in which somebody can be late.
pub(super) const STAGES: [Stage; 2] = [Stage::Filling, Stage::Evaluation];

/// Somebody who is late, with the units and the first closing among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Late {
    /// The units, by id.
    pub units: BTreeSet<String>,
    /// When the stage closes for the first of them.
    pub closes: i64,
}

/// Those who are late with these units, by person; evaluators whom a tie bars may
/// be among them.
pub(super) async fn late(
    reading: &mut Reading<'_>,
    seen: &CycleSeen,
    units: &[&UnitSeen],
    stage: Stage,
    now: i64,
) -> Result<BTreeMap<String, Late>, StoreError> {
    let open: Vec<(&UnitSeen, i64)> = units
        .iter()
        .filter_map(|unit| Some((*unit, open_until(seen, unit, stage, now)?)))
        .collect();
    let mut found: BTreeMap<String, Late> = BTreeMap::new();
    let mut add = |person: &str, unit: &UnitSeen, closes: i64| {
        let late = found.entry(person.to_owned()).or_insert_with(|| Late {
            closes,
            ..Late::default()
        });
        late.units.insert(unit.subject.unit().to_string());
        late.closes = late.closes.min(closes);
    };
    match stage {
        Stage::Filling => {
            let waiting = open.iter().filter(|(unit, _)| !unit.facts.is_submitted);
            let of_unit: BTreeMap<&str, (&UnitSeen, i64)> = waiting
                .map(|(unit, closes)| (unit.subject.unit().as_str(), (*unit, *closes)))
                .collect();
            let ids: Vec<&str> = of_unit.keys().copied().collect();
            for grant in reading.officers_of(&ids).await? {
                if let Some((unit, closes)) = of_unit.get(grant.scope.as_str()) {
                    add(&grant.person, unit, *closes);
                }
            }
        }
        _ => {
            for (unit, closes) in open {
                let has_reviewed = |person: &&_| !unit.facts.reviewed_by.contains(person);
                for person in unit.facts.assigned.iter().filter(has_reviewed) {
                    add(person.as_str(), unit, closes);
                }
            }
        }
    }
    Ok(found)
}

/// Leaves out evaluators with no unit but those that a tie bars them from: a
/// reminder would speak of it. Unit officers are never barred from their own.
pub(super) async fn without_barred(
    database: &Database,
    seen: &CycleSeen,
    units: &BTreeMap<String, UnitSeen>,
    late: BTreeMap<String, Late>,
    now: i64,
) -> Result<BTreeMap<String, Late>, StoreError> {
    let mut free = BTreeMap::new();
    for (person, mut late) in late {
        let actor = actor_of(database, &person).await?;
        late.units.retain(|unit| {
            units.get(unit).is_some_and(|unit| {
                let situation = seen.situation(&actor, unit, now);
                may_be_told(&situation, NoticeKind::EvaluationCloses).is_ok()
            })
        });
        if !late.units.is_empty() {
            free.insert(person, late);
        }
    }
    Ok(free)
}

/// The reminder of a stage to somebody who is late.
pub(super) fn reminder(
    kind: NoticeKind,
    cycle: &str,
    occasion: &str,
    (person, late): (&str, &Late),
    now: i64,
) -> Notice {
    let news = News {
        kind,
        cycle,
        occasion,
        until: Some(late.closes),
        now,
    };
    news.notice(person, "")
}

/// When a stage that is open for the unit closes for it.
fn open_until(seen: &CycleSeen, unit: &UnitSeen, stage: Stage, now: i64) -> Option<i64> {
    let opens = seen.opens(stage)?;
    let closes = seen.closes(stage, unit.subject.unit().as_str())?;
    (opens <= now && now < closes).then_some(closes)
}
