//! The round that a round follows: the last one of its programme, before its
//! period, in which the unit took part. A sample follows samples alone.

use prima_store::StoreError;
use prima_store::cycle::{Cycle, Reading};

/// The round of a unit before this one; none: it is the unit's first.
pub(crate) async fn earlier(
    reading: &mut Reading<'_>,
    cycle: &Cycle,
    unit: &str,
) -> Result<Option<Cycle>, StoreError> {
    let mut found: Option<Cycle> = None;
    for locus in reading.loci_of_unit(unit).await? {
        for row in reading.cycle_named(&locus.cycle).await? {
            let follows = row.programme == cycle.programme
                && row.sample == cycle.sample
                && row.period < cycle.period;
            let is_later =
                |known: &Cycle| (&known.period, &known.cycle) < (&row.period, &row.cycle);
            if follows && found.as_ref().is_none_or(is_later) {
                found = Some(row);
            }
        }
    }
    Ok(found)
}
