//! Finds what a row names, and what it may have meant.

use crate::problem::{PLACES_KEPT, Problems};
use crate::table::Row;
use prima_instrument::{Instrument, nearest};
use prima_score::bodies::{Bodies, BodyId};

/// More ids than this are not searched for a mistyped one.
pub(crate) const MOST_COMPARED: usize = 20_000;

/// What a problem says where nothing known is near.
pub(crate) const NO_NEAR: &str = "none";

/// Finds the body a row names in `column`, or says that there is none.
pub(crate) fn body(
    bodies: &Bodies,
    row: &Row,
    column: usize,
    problems: &mut Problems,
) -> Option<BodyId> {
    let unit = row.get(column);
    if unit.is_empty() {
        problems.push(row.problem(column, "empty-value", vec![]));
        return None;
    }
    let found = bodies.find(unit);
    if found.is_none() {
        let near = if bodies.len() <= MOST_COMPARED && problems.wants(row, column, "unknown-unit") {
            let ids: Vec<&str> = bodies.iter().map(|body| bodies.id(body)).collect();
            nearest(unit, &ids).map(str::to_owned)
        } else {
            None
        };
        let near = near.unwrap_or_else(|| NO_NEAR.to_owned());
        problems.push(row.problem(
            column,
            "unknown-unit",
            vec![("unit", unit.to_owned()), ("near", near)],
        ));
    }
    found
}

/// The known code nearest to an unknown one.
pub(crate) fn near_code(instrument: &Instrument, code: &str) -> String {
    let nodes = instrument.nodes.iter().map(|node| node.code.as_str());
    let codes: Vec<&str> = nodes
        .chain(instrument.facts.iter().map(|fact| fact.code.as_str()))
        .collect();
    nearest(code, &codes).unwrap_or(NO_NEAR).to_owned()
}

impl Problems {
    /// Whether a further problem of this kind would be kept, and not only counted.
    pub(crate) fn wants(&self, row: &Row, column: usize, key: &'static str) -> bool {
        self.count_of(row.file(), key, row.column_name(column)) < PLACES_KEPT as u64
    }
}
