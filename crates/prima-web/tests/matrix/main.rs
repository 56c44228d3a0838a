//! Who may do what over HTTP: every address of the desk, every role in every
//! relation to a unit, in every stage that matters; and that who is conflicted
//! learns nothing.
//!
//! What is expected stands in `expected.rs`, written by hand from the rules, and
//! is printed as `docs/permissions.md`. A new address without a line there fails.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on must stop where it stands"
)]

mod asking;
mod browser;
#[path = "../server/client.rs"]
#[expect(dead_code, reason = "the tests of the server use the rest of it")]
mod client;
mod expected;
mod faster;
mod innovation;
mod learning;
mod page;
mod people;
mod programmes;
mod proposals;
mod rounds;
mod spoiled;
mod twice;
mod world;
