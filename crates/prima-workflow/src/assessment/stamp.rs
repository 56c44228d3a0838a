//! What a form carries of what it was read from: a stamp that is the same only for
//! the same words, so that nobody replaces or confirms what they have not seen.

use super::open_cycle::stages;
use prima_domain::assessment::cycle::Schedule;
use prima_exchange::manifest::hash;
use prima_store::cycle::{Reconciliation, Reply};

/// The stamp of what evaluators agreed on; empty where there is nothing.
pub fn agreement_stamp(agreed: Option<&Reconciliation>) -> String {
    let agreed = agreed.map(|row| [row.value.as_str(), &row.reason]);
    agreed.map_or_else(String::new, |parts| stamp(&parts))
}

/// The stamp of a unit's own words; empty where there are none.
pub fn reply_stamp(reply: Option<&Reply>) -> String {
    reply.map_or_else(String::new, |row| stamp(&[row.text.as_str()]))
}

/// The stamp of the dates of a round.
pub fn schedule_stamp(schedule: &Schedule) -> String {
    let rows = stages("", schedule).into_iter();
    let rows = rows.map(|row| format!("{} {} {}", row.stage, row.opens, row.closes));
    let rows: Vec<String> = rows.collect();
    stamp(&rows.iter().map(String::as_str).collect::<Vec<_>>())
}

/// The stamp of some texts, in this order. It is the whole hash: of a shorter one an
/// officer who writes the texts could find two that share it.
pub(crate) fn stamp(parts: &[&str]) -> String {
    // The length first: two parts are never taken for two others.
    let parts = parts.iter().map(|part| format!("{} {part}", part.len()));
    hash(parts.collect::<Vec<_>>().join("\n").as_bytes())
}
