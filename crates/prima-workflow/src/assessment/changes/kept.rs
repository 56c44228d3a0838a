//! Changes as they are kept with a determination, and back.

use super::{Change, Effect, Standing};
use prima_domain::assessment::change::ChangeKind;
use prima_instrument::exact::Exact;
use prima_store::cycle::DeterminedChange;
use std::collections::BTreeMap;

/// Changes as rows of a determination; each unit's are numbered from 1.
pub(crate) fn kept(cycle: &str, number: i64, changes: &[Change]) -> Vec<DeterminedChange> {
    let mut places: BTreeMap<&str, i64> = BTreeMap::new();
    let mut rows = Vec::new();
    for change in changes {
        let place = places.entry(&change.unit).or_default();
        *place += 1;
        let (before, after, peer_group) = match &change.effect {
            Some(effect) => (
                effect.before.clone(),
                effect.after.clone(),
                effect.group.clone(),
            ),
            None => Default::default(),
        };
        rows.push(DeterminedChange {
            cycle: cycle.to_owned(),
            number,
            unit: change.unit.clone(),
            place: *place,
            at: change.at.clone(),
            kind: change.kind.code().to_owned(),
            code: change.code.clone(),
            value_before: change.before.join("\n"),
            value_after: change.after.join("\n"),
            reason: change.reason.clone(),
            exact_before: exact(&before),
            exact_after: exact(&after),
            index_before: before.index,
            index_after: after.index,
            band_before: before.band,
            band_after: after.band,
            peer_group,
            rank_before: before.rank.map_or(0, i64::from),
            rank_after: after.rank.map_or(0, i64::from),
        });
    }
    rows
}

fn exact(standing: &Standing) -> String {
    let exact = standing.exact.as_ref();
    exact.map_or(String::new(), Exact::to_string)
}

/// A row as the change it is; none for a kind that nobody knows.
pub(crate) fn told(row: DeterminedChange) -> Option<Change> {
    let kind = ChangeKind::from_code(&row.kind)?;
    let standing = |exact: &str, index: String, band: String, rank: i64| Standing {
        exact: Exact::parse(exact),
        index,
        band,
        rank: u32::try_from(rank).ok().filter(|rank| *rank > 0),
    };
    let effect = Effect {
        before: standing(
            &row.exact_before,
            row.index_before,
            row.band_before,
            row.rank_before,
        ),
        after: standing(
            &row.exact_after,
            row.index_after,
            row.band_after,
            row.rank_after,
        ),
        group: row.peer_group,
    };
    let lines = |text: &str| text.lines().map(str::to_owned).collect();
    Some(Change {
        unit: row.unit,
        at: row.at,
        kind,
        code: row.code,
        before: lines(&row.value_before),
        after: lines(&row.value_after),
        reason: row.reason,
        effect: kind.moves_score().then_some(effect),
    })
}
