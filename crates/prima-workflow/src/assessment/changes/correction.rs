//! What a correction changed: the answers frozen with the determination it
//! corrects against its own.

use super::effect::{Course, Field, effects};
use super::{Change, values};
use crate::assessment::desk::Rules;
use crate::assessment::frozen::Frozen;
use crate::assessment::replaced::Cell;
use crate::assessment::scored::{answers_in, figures};
use crate::failure::WorkflowError;
use prima_domain::assessment::change::ChangeKind;
use std::collections::BTreeMap;

/// Every value that a correction changed, by unit and code, with ranks.
pub(crate) fn corrected(
    rules: &Rules,
    old: &Frozen,
    new: &Frozen,
    reason: &str,
    at: &str,
) -> Result<Vec<Change>, WorkflowError> {
    let tables = new.tables()?;
    let (before, after) = (answers_in(&old.tables()?)?, answers_in(&tables)?);
    let none = BTreeMap::new();
    let mut courses = Vec::new();
    for (unit, new_cells) in &after {
        let old_cells = before.get(unit).unwrap_or(&none);
        courses.extend(course(unit, old_cells, new_cells));
    }
    for (unit, old_cells) in before.iter().filter(|(unit, _)| !after.contains_key(*unit)) {
        courses.extend(course(unit, old_cells, &none));
    }
    let present = figures(&tables, rules)?;
    let effects = effects(rules, &tables, &courses, Some(&Field::new(&present)))?;
    let mut changes = Vec::new();
    for (course, effects) in courses.into_iter().zip(effects) {
        for ((code, cell), effect) in course.steps.into_iter().zip(effects) {
            let before = course.first.get(&code);
            changes.push(Change {
                unit: course.unit.clone(),
                at: at.to_owned(),
                kind: ChangeKind::Corrected,
                before: before.map(values).unwrap_or_default(),
                after: values(&cell),
                code,
                reason: reason.to_owned(),
                effect: Some(effect),
            });
        }
    }
    Ok(changes)
}

fn course(
    unit: &str,
    old: &BTreeMap<String, Cell>,
    new: &BTreeMap<String, Cell>,
) -> Option<Course> {
    let changed = new
        .iter()
        .filter(|(code, cell)| old.get(*code) != Some(cell));
    let mut steps: Vec<(String, Cell)> = changed
        .map(|(code, cell)| (code.clone(), cell.clone()))
        .collect();
    let gone = old.keys().filter(|code| !new.contains_key(*code));
    steps.extend(gone.map(|code| (code.clone(), Cell::new())));
    steps.sort();
    (!steps.is_empty()).then(|| Course {
        unit: unit.to_owned(),
        first: old.clone(),
        steps,
    })
}
