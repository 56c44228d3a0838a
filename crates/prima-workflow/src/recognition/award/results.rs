//! The published results of a round, as a category or a gate reads them.

use crate::assessment::Acted;
use prima_instrument::award::{Group, Round};
use prima_store::cycle::Reading;
use prima_store::history::{Dataset, Outcome};
use std::collections::BTreeMap;

/// The published results of a round within a group: one for each body, of the
/// data set that was imported last. Sample data stand in sample events alone.
pub(super) async fn results(
    reading: &mut Reading<'_>,
    round: &Round,
    is_sample: bool,
    group: &Group,
) -> Acted<Vec<Outcome>> {
    let datasets = reading
        .datasets_of_round(&round.programme, &round.period)
        .await?;
    let imports: BTreeMap<&str, i64> = datasets
        .iter()
        .filter(|row| is_sample || row.sample.is_empty())
        .map(|row: &Dataset| (row.dataset.as_str(), row.import))
        .collect();
    let mut newest: BTreeMap<String, (i64, Outcome)> = BTreeMap::new();
    for row in reading
        .results_of_round(&round.programme, &round.period)
        .await?
    {
        let Some(import) = imports.get(row.dataset.as_str()).copied() else {
            continue;
        };
        if !is_within(group, &row.level, &row.kind, &row.province) {
            continue;
        }
        let known = newest.get(&row.body).map_or(i64::MIN, |(known, _)| *known);
        if import > known {
            newest.insert(row.body.clone(), (import, row));
        }
    }
    Ok(newest.into_values().map(|(_, row)| row).collect())
}

/// Whether a body of this level, kind and province stands in a group.
pub(super) fn is_within(group: &Group, level: &str, kind: &str, province: &str) -> bool {
    let any =
        |wanted: &[String], found: &str| wanted.is_empty() || wanted.iter().any(|one| one == found);
    any(&group.levels, level)
        && any(&group.kinds, kind)
        && (group.province.is_empty() || group.province == province)
}
