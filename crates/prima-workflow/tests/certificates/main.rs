//! What the acts about certificates promise, told once and run on SQLite and on
//! PostgreSQL.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on must stop where it stands"
)]

#[macro_use]
#[path = "../support/both_engines.rs"]
mod both_engines;

mod cited;
mod from_nomination;
mod issuing;
mod ministry;
#[path = "../support/own_database.rs"]
mod own_database;
mod standing;
mod trail;
mod waiting;
mod whole;
