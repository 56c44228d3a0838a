//! What a form carries of what it was read from: a short mark that is the same
//! only for the same words, so that nobody replaces what they have not seen.

use super::open_cycle::stages;
use prima_domain::assessment::cycle::Schedule;
use prima_store::cycle::{Reconciliation, Reply};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// Bytes of a mark: enough that no two texts of one field have the same.
const BYTES: usize = 8;

/// The mark of what evaluators agreed on; empty where there is nothing.
pub fn agreement_mark(agreed: Option<&Reconciliation>) -> String {
    let agreed = agreed.map(|row| [row.value.as_str(), &row.reason]);
    agreed.map_or_else(String::new, |parts| mark(&parts))
}

/// The mark of a unit's own words; empty where there are none.
pub fn reply_mark(reply: Option<&Reply>) -> String {
    reply.map_or_else(String::new, |row| mark(&[row.text.as_str()]))
}

/// The mark of the dates of a round.
pub fn schedule_mark(schedule: &Schedule) -> String {
    let rows = stages("", schedule).into_iter();
    let rows = rows.map(|row| format!("{} {} {}", row.stage, row.opens, row.closes));
    let rows: Vec<String> = rows.collect();
    mark(&rows.iter().map(String::as_str).collect::<Vec<_>>())
}

fn mark(parts: &[&str]) -> String {
    // The length first: two parts are never taken for two others.
    let parts = parts.iter().map(|part| format!("{} {part}", part.len()));
    let hash = Sha256::digest(parts.collect::<Vec<_>>().join("\n").as_bytes());
    hash[..BYTES].iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
