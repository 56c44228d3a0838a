//! Reviews that count though a tie bars their evaluator: ties are found out late,
//! and no result may rest on one.

use super::facts::{self, CycleSeen};
use super::refusal::Acted;
use crate::people::actor_of;
use prima_domain::register::conflict::Standing;
use prima_domain::register::person::{Actor, Subject};
use prima_store::Database;
use prima_store::cycle::Reading;
use std::collections::{BTreeMap, BTreeSet};

/// Reviews handed in by somebody who still evaluates the unit and whom a tie bars
/// from it now, by unit and evaluator. An override of two officers lifts the bar.
pub(super) async fn barred_reviews(
    database: &Database,
    reading: &mut Reading<'_>,
    seen: &CycleSeen,
    now: i64,
) -> Acted<Vec<(String, String)>> {
    let cycle = seen.row.cycle.as_str();
    let assigned = reading.assignments_of(cycle).await?.into_iter();
    let assigned: BTreeSet<(String, String)> =
        assigned.map(|row| (row.unit, row.evaluator)).collect();
    let handed_in = reading.handed_in_of(cycle).await?.into_iter();
    let counted = handed_in.map(|row| (row.unit, row.evaluator));
    let counted: Vec<(String, String)> = counted.filter(|key| assigned.contains(key)).collect();
    let mut people: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (unit, evaluator) in counted {
        people.entry(evaluator).or_default().push(unit);
    }
    let mut barred = Vec::new();
    for (evaluator, units) in people {
        let actor = actor_of(database, &evaluator).await?;
        if actor.ties.is_empty() && actor.grants.is_empty() {
            continue;
        }
        for subject in facts::subjects(reading, &units).await? {
            if is_barred(seen, &actor, &subject, now) {
                barred.push((subject.unit().to_string(), evaluator.clone()));
            }
        }
    }
    barred.sort();
    Ok(barred)
}

fn is_barred(seen: &CycleSeen, actor: &Actor, subject: &Subject, now: i64) -> bool {
    let standing = seen.facts.standing(actor, subject, now);
    matches!(standing, Standing::Conflicted(_))
}
