//! Who changed what in a unit's answers, and when: every version there was.

use crate::assessment::desk::Desk;
use crate::assessment::facts;
use crate::assessment::refusal::Acted;
use prima_domain::assessment::permission::filling::may_read_responses;
use prima_domain::register::person::Actor;
use prima_store::cycle::ResponseChange;
use std::cmp::Reverse;

/// Every version of a unit's answers, the newest first, for anybody who may read
/// the answers.
pub async fn unit_history(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    now: i64,
) -> Acted<Vec<ResponseChange>> {
    let mut reading = desk.database.reading();
    let seen = facts::cycle(&mut reading, cycle).await?;
    let unit_seen = facts::unit(&mut reading, cycle, unit).await?;
    may_read_responses(&seen.situation(actor, &unit_seen, now))?;
    let mut changes = reading.response_changes_of(cycle, unit).await?;
    // Of what was saved at once, the order of the form stays.
    changes.sort_by_cached_key(|row| {
        (
            Reverse(row.at.clone()),
            row.code.clone(),
            Reverse(row.version),
        )
    });
    Ok(changes)
}
