//! The desk behind a real socket: signing in, filling, reviewing, and what is
//! refused, over the sample round.

mod browser;
#[path = "../server/client.rs"]
#[expect(dead_code, reason = "the tests of the server use the rest of it")]
mod client;
mod evidence;
mod filling;
mod last_year;
mod lost;
mod parts;
mod portal;
mod reviewing;
mod saving;
mod scripts;
mod signing_in;
mod vault;
mod worksheet;
