//! What a form carries of what it was read from: a short stamp that is the same
//! only for the same words, so that nobody replaces what they have not seen.

use super::open_cycle::stages;
use prima_domain::assessment::cycle::Schedule;
use prima_store::cycle::{Reconciliation, Reply};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// Bytes of a stamp: enough that no two texts of one field have the same.
const BYTES: usize = 8;

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

/// The stamp of some texts, in this order.
pub(crate) fn stamp(parts: &[&str]) -> String {
    // The length first: two parts are never taken for two others.
    let parts = parts.iter().map(|part| format!("{} {part}", part.len()));
    let hash = Sha256::digest(parts.collect::<Vec<_>>().join("\n").as_bytes());
    hash[..BYTES].iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
