//! What the evidence vault promises, told once and run on SQLite and on
//! PostgreSQL.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on must stop where it stands"
)]

#[macro_use]
#[path = "../../../prima-store/tests/story/both_engines.rs"]
mod both_engines;

mod adding;
mod answers;
mod faults;
#[path = "../../../prima-store/tests/story/own_database.rs"]
#[expect(dead_code, reason = "the stories of the store use the rest of it")]
mod own_database;
mod permission;
mod storing;
mod town;
mod uploading;

use town::Town as World;
