//! Codes that name nothing, and what they may have meant.

use prima_exchange::Problems;
use prima_exchange::problem::PLACES_KEPT;
use prima_exchange::records::{Record, Records};
use prima_instrument::nearest;

/// More codes than this are not searched for a mistyped one.
const MOST_COMPARED: usize = 20_000;

/// Says that a code names nothing, and what it may have meant; an empty one
/// names nothing on purpose.
pub(super) fn demand<'a>(
    file: &Records,
    record: &Record,
    column: &str,
    is_known: impl Fn(&str) -> bool,
    codes: impl ExactSizeIterator<Item = &'a String>,
    problems: &mut Problems,
) {
    const KEY: &str = "unregistered-code";
    let found = file.kind.get(record, column);
    if found.is_empty() || is_known(found) {
        return;
    }
    let n_before = problems.count_of(&file.file, KEY, column);
    let near = near(found, codes, n_before);
    let arguments = vec![("found", found.to_owned()), ("near", near)];
    problems.push(file.problem(record, column, KEY, arguments));
}

/// The code nearest to one that names nothing. Of a kind of problem that came
/// so often that the next is only counted, nothing is searched.
pub(super) fn near<'a>(
    found: &str,
    codes: impl ExactSizeIterator<Item = &'a String>,
    n_before: u64,
) -> String {
    if n_before >= PLACES_KEPT as u64 || codes.len() > MOST_COMPARED {
        return NONE.to_owned();
    }
    let codes: Vec<&str> = codes.map(String::as_str).collect();
    nearest(found, &codes).unwrap_or(NONE).to_owned()
}

/// What a message is told where nothing is near.
const NONE: &str = "none";
