//! Evaluators whom a tie bars from a unit they have: ties are found out late, nobody
//! is barred without being replaced, and no result may rest on a tie.

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
    let handed_in = reading.handed_in_of(&seen.row.cycle).await?.into_iter();
    let handed_in: BTreeSet<(String, String)> =
        handed_in.map(|row| (row.unit, row.evaluator)).collect();
    let mut barred = barred_assignments(database, reading, seen, now).await?;
    barred.retain(|key| handed_in.contains(key));
    Ok(barred)
}

/// Who evaluates a unit from which a tie bars them now, by unit and evaluator.
pub(super) async fn barred_assignments(
    database: &Database,
    reading: &mut Reading<'_>,
    seen: &CycleSeen,
    now: i64,
) -> Acted<Vec<(String, String)>> {
    let assigned = reading.assignments_of(&seen.row.cycle).await?;
    let evaluators: BTreeSet<&str> = assigned.iter().map(|row| row.evaluator.as_str()).collect();
    let evaluators: Vec<&str> = evaluators.into_iter().collect();
    // Most are tied to nothing, and nothing more is read of them.
    let bound = reading.bound_among(&evaluators).await?;
    let mut people: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in assigned
        .into_iter()
        .filter(|row| bound.contains(&row.evaluator))
    {
        people.entry(row.evaluator).or_default().push(row.unit);
    }
    let mut barred = Vec::new();
    for (evaluator, units) in people {
        let actor = actor_of(database, &evaluator).await?;
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
