//! The changes of a round that is under way, from what the store holds.

use super::effect::{Course, Field, effects};
use super::{Change, values};
use crate::assessment::desk::Rules;
use crate::assessment::facts::CycleSeen;
use crate::assessment::frozen::answers_csv;
use crate::assessment::moment::utc;
use crate::assessment::refusal::ActError;
use crate::assessment::rows::Rows;
use crate::assessment::scored::figures;
use prima_domain::assessment::change::ChangeKind;
use prima_domain::assessment::cycle::Stage;
use prima_domain::register::id::BodyId;
use prima_store::cycle::{EvidenceRequest, Objection, Reading};
use prima_store::evidence::EvidenceLink;
use std::collections::BTreeMap;

/// Which changes are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Listing<'a> {
    /// Those of one unit, without ranks: others are not looked at.
    Unit(&'a str),
    /// Those of all units, without ranks.
    All,
    /// Those of all units, with ranks.
    Ranked,
}

/// What changed after the first score, by unit, oldest first.
pub(crate) async fn listed(
    reading: &mut Reading<'_>,
    seen: &CycleSeen,
    rules: &Rules,
    listing: Listing<'_>,
) -> Result<Vec<Change>, ActError> {
    let cycle = seen.row.cycle.as_str();
    let only = match listing {
        Listing::Unit(unit) => Some(unit),
        Listing::All | Listing::Ranked => None,
    };
    let rows = Rows::read(reading, rules, cycle, only).await?;
    let (links, requests) = match only {
        Some(unit) => (
            reading.evidence_links_of_unit(cycle, unit).await?,
            reading.evidence_requests_of(cycle, unit).await?,
        ),
        None => (
            reading.evidence_links_of(cycle).await?,
            reading.all_evidence_requests_of(cycle).await?,
        ),
    };
    let mut changes = scored(reading, rules, &rows, listing).await?;
    let refused = rows.objections.iter().filter(|row| row.state == "refused");
    changes.extend(refused.map(refusal));
    let late = links.into_iter().filter(|link| is_late(seen, link));
    changes.extend(late.map(|link| evidence(link, &requests, &rows.objections)));
    let key = |one: &Change| {
        let first = one.kind != ChangeKind::Reconciled;
        (one.unit.clone(), first, one.at.clone())
    };
    changes.sort_by_cached_key(key);
    Ok(changes)
}

/// The changes that put a value in the place of others, with their effects.
async fn scored(
    reading: &mut Reading<'_>,
    rules: &Rules,
    rows: &Rows,
    listing: Listing<'_>,
) -> Result<Vec<Change>, ActError> {
    if rows.replaced.is_empty() {
        return Ok(Vec::new());
    }
    let mut courses: BTreeMap<&str, Course> = BTreeMap::new();
    for one in &rows.replaced {
        let course = courses.entry(&one.unit).or_default();
        course.unit.clone_from(&one.unit);
        course.steps.push((one.code.clone(), one.cell.clone()));
    }
    for ((unit, code), cell) in rows.first_cells() {
        if let Some(course) = courses.get_mut(unit) {
            course.first.insert(code.to_owned(), cell);
        }
    }
    let courses: Vec<Course> = courses.into_values().collect();
    let answers = answers_csv(rules, &rows.cells());
    let files = rows.files(reading, &answers).await?;
    let present = match listing {
        Listing::Ranked => Some(figures(&files, rules)?),
        Listing::Unit(_) | Listing::All => None,
    };
    let field = present.as_ref().map(Field::new);
    let effects = effects(rules, &files, &courses, field.as_ref())?;
    let mut changes = Vec::new();
    for (course, effects) in courses.iter().zip(effects) {
        let own = rows.replaced.iter().filter(|one| one.unit == course.unit);
        let mut cells = course.first.clone();
        for (one, effect) in own.zip(effects) {
            let before = cells.insert(one.code.clone(), one.cell.clone());
            changes.push(Change {
                unit: one.unit.clone(),
                at: one.at.clone(),
                kind: one.kind,
                code: one.code.clone(),
                before: values(&before.unwrap_or_default()),
                after: values(&one.cell),
                reason: one.reason.clone(),
                effect: Some(effect),
            });
        }
    }
    Ok(changes)
}

fn refusal(row: &Objection) -> Change {
    let before = (!row.value_before.is_empty()).then(|| row.value_before.clone());
    Change {
        unit: row.unit.clone(),
        at: row.decided_at.clone(),
        kind: ChangeKind::ObjectionRefused,
        code: row.code.clone(),
        before: before.into_iter().collect(),
        after: Vec::new(),
        reason: row.reason.clone(),
        effect: None,
    }
}

/// Whether evidence was linked after the filling, when it is admitted only in
/// the verification window and with an objection.
fn is_late(seen: &CycleSeen, link: &EvidenceLink) -> bool {
    let facts = &seen.facts;
    let unit = BodyId::new(link.unit.clone());
    let closes = facts
        .schedule
        .closes(Stage::Filling, Some(&unit), &facts.extensions);
    let window = seen.opens(Stage::VerificationWindow);
    let opens = [window, seen.opens(Stage::Objection)];
    let opens = opens.into_iter().flatten().min();
    match (closes, opens) {
        (Some(closes), Some(opens)) => link.at >= utc(closes.max(opens)),
        _ => false,
    }
}

/// Evidence with what it was asked for by: the last request about the same
/// question before it, or the unit's objection.
fn evidence(link: EvidenceLink, requests: &[EvidenceRequest], objections: &[Objection]) -> Change {
    let is_same = |unit: &str, code: &str| unit == link.unit && code == link.code;
    let asked = requests
        .iter()
        .rfind(|row| is_same(&row.unit, &row.code) && row.at <= link.at);
    let objected = objections.iter().rfind(|row| is_same(&row.unit, &row.code));
    let reason = asked.map(|row| row.text.clone());
    let reason = reason.or_else(|| objected.map(|row| row.text.clone()));
    Change {
        unit: link.unit,
        at: link.at,
        kind: ChangeKind::EvidenceAdmitted,
        code: link.code,
        before: Vec::new(),
        after: Vec::new(),
        reason: reason.unwrap_or_default(),
        effect: None,
    }
}
