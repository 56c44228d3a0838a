//! What an import promises, told once and run on SQLite and on PostgreSQL.
//!
//! Expected values come from the publications the data sets cite, from the law
//! or from a calculation by hand beside them.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on must stop where it stands"
)]

#[macro_use]
#[path = "../../../prima-store/tests/story/both_engines.rs"]
mod both_engines;

mod again;
mod bodies;
mod cycles;
mod faults;
mod files;
mod innovations;
mod many_faults;
#[path = "../../../prima-store/tests/story/own_database.rs"]
#[expect(dead_code, reason = "the stories of the store use the rest of it")]
mod own_database;
mod recomputed;
mod replicating;
mod shipped;
mod together;

use own_database::OwnDatabase as World;
