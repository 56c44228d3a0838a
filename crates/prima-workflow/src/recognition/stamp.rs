//! The stamp of what waits for a second person. Whoever confirms or withdraws
//! sends back the stamp of what they read: between the page and the press it may
//! have been withdrawn and asked for anew, under the same number and in other
//! words. A stamp is never kept, and tells nobody what it is of.

use crate::assessment::Refusal;
use prima_exchange::manifest::hash;
use std::fmt::Debug;

/// The stamp of rows: another one as soon as anything in them differs.
pub(super) fn stamp(what: &impl Debug) -> String {
    // The debug form of a row holds all its fields, each text in quotes.
    hash(format!("{what:?}").as_bytes())
}

/// Refuses whoever read something else than what waits.
pub(super) fn demand_seen(what: &impl Debug, asked: &str) -> Result<(), Refusal> {
    match stamp(what) == asked {
        true => Ok(()),
        false => Err(Refusal::OtherWaits),
    }
}
