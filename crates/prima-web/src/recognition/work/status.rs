//! What a candidacy is worth, in words.

use crate::look::Words;
use prima_domain::recognition::candidacy::Status;
use prima_domain::register::day::Day;

/// The status as a sentence without its full stop.
pub(super) fn told(words: Words, status: &Status) -> String {
    let on = |key: &str, day: &Day| words.say(key, &[("day", words.date(&day.to_string()))]);
    match status {
        Status::Working => words.label("web-candidacy-working"),
        Status::Held(None) => words.label("web-candidacy-held"),
        Status::Held(Some(last)) => on("web-candidacy-held-until", last),
        Status::Expired(day) => on("web-candidacy-expired", day),
        Status::Closed => words.label("web-candidacy-closed"),
        Status::Revoked(day) => on("web-candidacy-revoked", day),
    }
}
