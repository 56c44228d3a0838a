//! What the acts of recognition programmes promise, told once and run on SQLite
//! and on PostgreSQL.
//!
//! The programme of the stories is written here as data: no programme is known
//! to the code by name.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on must stop where it stands"
)]

#[macro_use]
#[path = "../../../prima-store/tests/story/both_engines.rs"]
mod both_engines;

mod award;
mod award_held_up;
mod co_authors;
mod counts;
mod court;
mod fair;
mod granted;
mod hub;
mod jury;
mod jury_seats;
mod jury_told;
mod kipp;
mod life;
mod mentoring;
#[path = "../../../prima-store/tests/story/own_database.rs"]
#[expect(dead_code, reason = "the stories of the store use the rest of it")]
mod own_database;
mod proposals;
mod shelf;
mod town;
mod trail;

use own_database::OwnDatabase as World;
