//! What the store promises, told once and run on SQLite and on PostgreSQL; each
//! story owns its database.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on must stop where it stands"
)]

#[macro_use]
mod both_engines;

mod audit;
mod backup;
mod evidence;
mod history;
mod history_order;
mod innovation;
mod jobs;
mod opening;
mod outage;
mod own_database;
mod passkey;
mod people;
mod people_doors;
mod ranking;
mod register;
mod restore;
mod sample;
mod small_disk;
mod together;

use own_database::OwnDatabase as World;
