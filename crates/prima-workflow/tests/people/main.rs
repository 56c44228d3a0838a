//! What the acts about people promise, told once and run on SQLite and on
//! PostgreSQL.
//!
//! Times and limits are those of the domain's policy, with the clause of NIST
//! SP 800-63B beside them there; moments here are seconds after the story
//! begins.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on must stop where it stands"
)]

#[macro_use]
#[path = "../support/both_engines.rs"]
mod both_engines;

mod conflicts;
mod device;
mod erasing;
mod grants;
mod guessing;
mod invitations;
mod life;
mod office;
#[path = "../support/own_database.rs"]
mod own_database;
mod passkeys;
mod recovery;
mod second_factor;
mod secrets;
mod sessions;
