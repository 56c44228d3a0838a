//! How many connections the system lets the program hold open.

use rustix::process::{Resource, getrlimit, setrlimit};

/// Descriptors for the database, the log, and what else is open.
const OTHERS: u64 = 128;
/// Below this there is no serving; the system will say so itself.
const LEAST: u64 = 16;

/// Raises the limit of open files as far as the wanted connections need it and
/// the system permits; returns how many connections there may be.
pub fn connections(wanted: usize) -> usize {
    let wanted = wanted as u64;
    let needed = wanted + OTHERS;
    let mut limit = getrlimit(Resource::Nofile);
    if limit.current.is_some_and(|current| current < needed) {
        let most = limit.maximum.unwrap_or(u64::MAX);
        limit.current = Some(needed.min(most));
        // Where it is not permitted, fewer connections are held.
        let _ = setrlimit(Resource::Nofile, limit);
    }
    let permitted = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
    let possible = permitted.saturating_sub(OTHERS).max(LEAST);
    if possible < wanted {
        tracing::warn!(
            connections.wanted = wanted,
            connections.possible = possible,
            "The limit of open files (ulimit -n, LimitNOFILE) permits fewer connections"
        );
    }
    possible.min(wanted) as usize
}
