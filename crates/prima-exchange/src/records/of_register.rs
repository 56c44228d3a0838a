//! Files of the register. Of which kind one is, only its columns tell, so what
//! they do not tell is said in other words than of a file with a known name.

use super::{REGISTER, RecordKind, Records, Taken};
use crate::problem::{Note, Problem, Problems};
use crate::table::{Header, no_progress};
use std::path::Path;

/// Reads a file of the register also where some values are wrong. `None` where
/// it is no table of the register. One without rows is accepted, as an export
/// of an empty table writes it, and its columns nobody knows are named.
pub fn read_register(path: &Path, problems: &mut Problems) -> Option<Records> {
    let mut found = Problems::default();
    let taken = Taken::read(path, &REGISTER, &no_progress, &mut found);
    let is_all = |key| !found.is_empty() && found.iter().all(|problem| problem.key == key);
    let is_empty = is_all("no-rows");
    let header = taken.as_ref().map(|taken| &taken.header);
    let strange = header.filter(|header| is_all("column-missing") && is_strange(header));
    if let Some(header) = strange {
        problems.push(unknown_table(path, header));
        return None;
    }
    if !is_empty {
        problems.extend(found);
    }
    let mut taken = taken.filter(|taken| taken.is_header_good || is_empty)?;
    let unknown: Vec<&str> = taken.header.extra().collect();
    if !unknown.is_empty() {
        let columns = vec![("columns", unknown.join(", "))];
        let note = note(path, "unknown-columns", columns);
        taken.notes.push(note);
    }
    if is_empty {
        taken.notes.push(note(path, "no-rows", vec![]));
    }
    Some(taken.records(path, &REGISTER))
}

fn note(path: &Path, key: &'static str, arguments: Vec<(&'static str, String)>) -> Note {
    Note {
        file: path.display().to_string(),
        key,
        arguments,
    }
}

/// Whether even of the nearest kind no more columns are here than are missing.
fn is_strange(header: &Header) -> bool {
    REGISTER[header.shape].shape.nearness(&header.names) <= 0
}

fn unknown_table(path: &Path, header: &Header) -> Problem {
    let kind = |kind: &&RecordKind| format!("{} ({})", kind.name, kind.shape.needed.join(", "));
    let kinds: Vec<String> = REGISTER.iter().map(kind).collect();
    let arguments = vec![
        ("found", header.names.join(", ")),
        ("kinds", kinds.join("; ")),
    ];
    let problem = Problem::of_file(path, "unknown-table", arguments);
    Problem {
        row: Some(1),
        ..problem
    }
}
