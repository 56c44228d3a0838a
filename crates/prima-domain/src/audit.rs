//! The audit trail as a chain: each line is sealed together with the seal of
//! the line before it.
//!
//! A seal is the SHA-256, in lower-case hex, of these seven values one after
//! the other, each written as the number of its bytes in decimal, a colon, the
//! bytes themselves in UTF-8, and a comma (a *netstring*):
//!
//! 1. the seal of the line before; empty for the first line
//! 2. the sequence number in decimal, without leading zeros
//! 3. `at`, 4. `actor`, 5. `act`, 6. `object`, 7. `detail`
//!
//! The first line of a chain has the sequence number 1. A line `at`
//! `2024-01-26T03:00:00Z` by `u1`, who did `close_stage` to `c1` with an empty
//! detail, is sealed as the hash of
//!
//! ```text
//! 0:,1:1,20:2024-01-26T03:00:00Z,2:u1,11:close_stage,2:c1,0:,
//! ```
//!
//! Because each value says its own length, no two different lines are written
//! the same. A chain cut off at its end is still a chain: what shows the loss
//! is a later seal that was kept elsewhere.

use crate::hex::hex;
use sha2::{Digest, Sha256};

/// What one line of the audit trail says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// Place in the chain, counted from 1.
    pub sequence: u64,
    /// When, as text.
    pub at: &'a str,
    /// Who.
    pub actor: &'a str,
    /// What was done.
    pub act: &'a str,
    /// To what.
    pub object: &'a str,
    /// With which particulars.
    pub detail: &'a str,
}

/// The first line that does not fit into its chain.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// Lines are missing, doubled or out of order.
    #[error("the audit trail has line {sequence} where line {expected} belongs")]
    Gap {
        /// Sequence number found.
        sequence: u64,
        /// Sequence number that belongs there.
        expected: u64,
    },
    /// The line or one before it was changed after it was sealed.
    #[error(
        "line {sequence} of the audit trail is sealed {found}, but its content gives {expected}"
    )]
    Seal {
        /// Sequence number of the line.
        sequence: u64,
        /// Seal that the content gives.
        expected: String,
        /// Seal that stands beside the line.
        found: String,
    },
}

/// The seal of a line, given the seal of the line before it (empty for the
/// first line); how it is computed is said at the top of this module.
pub fn seal(previous: &str, line: &Line) -> String {
    let sequence = line.sequence.to_string();
    let mut hasher = Sha256::new();
    for value in [
        previous,
        &sequence,
        line.at,
        line.actor,
        line.act,
        line.object,
        line.detail,
    ] {
        hasher.update(format!("{}:{value},", value.len()));
    }
    hex(&hasher.finalize())
}

/// Holds a chain, given from its first line on with the seal beside each line,
/// against its own content.
///
/// # Errors
///
/// The first line whose number or seal does not fit.
pub fn check_chain<'a>(lines: impl IntoIterator<Item = (Line<'a>, &'a str)>) -> Result<(), Broken> {
    let mut previous = "";
    for (expected, (line, found)) in (1..).zip(lines) {
        let sequence = line.sequence;
        if sequence != expected {
            return Err(Broken::Gap { sequence, expected });
        }
        let expected = seal(previous, &line);
        if found != expected {
            let found = found.to_owned();
            return Err(Broken::Seal {
                sequence,
                expected,
                found,
            });
        }
        previous = found;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
