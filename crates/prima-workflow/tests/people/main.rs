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
#[path = "../../../prima-store/tests/story/both_engines.rs"]
mod both_engines;

mod conflicts;
mod device;
mod erasing;
mod grants;
mod guessing;
mod invitations;
mod life;
mod office;
#[path = "../../../prima-store/tests/story/own_database.rs"]
#[expect(dead_code, reason = "the stories of the store use the rest of it")]
mod own_database;
mod passkeys;
mod recovery;
mod second_factor;
mod secrets;
mod sessions;

use own_database::OwnDatabase as World;
