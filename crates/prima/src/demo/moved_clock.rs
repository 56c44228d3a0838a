//! The clock of a demo that tests move on: a file says how many seconds it is
//! ahead of the machine's.
//!
//! Only the demo has it (`prima demo --clock FILE`, shown in no help), whose data
//! are samples: what real officers do is never dated by anything but the clock
//! of the machine.

use crate::clock;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

/// The file; the server asks for the time by a plain function, so it is kept here.
static FILE: OnceLock<PathBuf> = OnceLock::new();

/// A clock that is as far ahead as the file says at each moment; a file that
/// says nothing sensible moves nothing.
pub fn following(file: PathBuf) -> fn() -> i64 {
    FILE.get_or_init(|| file);
    seconds
}

fn seconds() -> i64 {
    let ahead = FILE.get().and_then(|file| fs::read_to_string(file).ok());
    let ahead = ahead.and_then(|text| text.trim().parse::<i64>().ok());
    clock::seconds().saturating_add(ahead.unwrap_or(0))
}
