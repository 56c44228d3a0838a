//! What the acts of a round promise, told once and run on SQLite and on
//! PostgreSQL.
//!
//! Expected figures come from the worked example of the domain's papers, which
//! can be followed by hand; moments are seconds after the story begins.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on must stop where it stands"
)]

#[macro_use]
#[path = "../../../prima-store/tests/story/both_engines.rs"]
mod both_engines;

mod changes;
mod editions;
mod evaluators;
mod filling;
mod jobs;
mod letters;
mod life;
mod next_year;
mod notices;
#[path = "../../../prima-store/tests/story/own_database.rs"]
#[expect(dead_code, reason = "the stories of the store use the rest of it")]
mod own_database;
mod own_reviews;
mod published;
mod reassessment;
mod rules;
mod sample;
mod saving;
mod side;
mod story;
mod together;
mod worksheet;

use own_database::OwnDatabase as World;
