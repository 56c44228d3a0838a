//! The desk behind a real socket: signing in, filling, reviewing, and what is
//! refused, over the sample round.

mod browser;
#[path = "../server/client.rs"]
mod client;
#[path = "../../../prima-workflow/tests/people/device.rs"]
#[expect(
    dead_code,
    clippy::unwrap_used,
    reason = "the stories of the acts use the rest of it, and stop where they stand"
)]
mod device;
mod evidence;
mod faults;
mod filling;
mod jury;
mod last_year;
mod lost;
mod notices;
mod outage;
mod overload;
mod own_database;
mod parts;
mod passkeys;
mod portal;
mod reviewing;
mod saving;
mod scripts;
mod signing_in;
mod vault;
mod worksheet;
