//! Reads published node scores, such as the nine means of a survey.

use crate::lookup::{NO_NEAR, body, near_code};
use crate::problem::{Note, Problems};
use crate::published::number;
use crate::table::{Progress, Shape, read};
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_instrument::model::NodeId;
use prima_score::bodies::{Bodies, BodyId};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// Columns of node scores.
pub const SHAPE: Shape = Shape {
    needed: &["unit", "code", "score"],
    optional: &["state"],
};

const UNIT: usize = 0;
const CODE: usize = 1;
const SCORE: usize = 2;
const STATE: usize = 3;

/// Node scores as they were read: [`prima_score::round::Published::nodes`].
#[derive(Clone, Debug, Default)]
pub struct LoadedNodes {
    /// Scores by body and node.
    pub nodes: BTreeMap<BodyId, BTreeMap<NodeId, Exact>>,
    /// What was accepted but must be said.
    pub notes: Vec<Note>,
}

/// Reads published node scores.
pub fn load_nodes(
    path: &Path,
    instrument: &Instrument,
    bodies: &Bodies,
    progress: Progress,
) -> Result<LoadedNodes, Problems> {
    let mut problems = Problems::default();
    let mut loaded = LoadedNodes::default();
    let mut first_rows: HashMap<(BodyId, NodeId), u64> = HashMap::new();
    let codes: HashMap<&str, NodeId> = instrument
        .nodes
        .iter()
        .enumerate()
        .map(|(place, node)| (node.code.as_str(), NodeId(place)))
        .collect();
    read(
        path,
        &[SHAPE],
        progress,
        &mut problems,
        &mut loaded.notes,
        &mut |row, problems| {
            let found = body(bodies, row, UNIT, problems);
            let code = row.get(CODE);
            let Some(node) = codes.get(code).copied() else {
                let key = match (code.is_empty(), instrument.find_fact(code)) {
                    (true, _) => "empty-value",
                    (_, Some(_)) => "fact-not-node",
                    _ => "unknown-code",
                };
                let near = if problems.wants(row, CODE, key) {
                    near_code(instrument, code)
                } else {
                    NO_NEAR.to_owned()
                };
                let arguments = vec![
                    ("code", code.to_owned()),
                    ("near", near),
                    ("instrument", instrument.name()),
                ];
                problems.push(row.problem(CODE, key, arguments));
                return;
            };
            let written = row.number_text(SCORE);
            if written.is_empty() {
                // A row of our own nodes.csv without a score says why.
                if matches!(row.get(STATE), "" | "scored") {
                    problems.push(row.problem(SCORE, "empty-value", vec![]));
                }
                return;
            }
            let Some(score) = number(row, SCORE, &written, &instrument.node(node).span, problems)
            else {
                return;
            };
            let Some(body) = found else { return };
            if let Some(first) = first_rows.get(&(body, node)) {
                let unit = bodies.id(body).to_owned();
                let arguments = vec![
                    ("unit", unit),
                    ("code", code.to_owned()),
                    ("first", first.to_string()),
                ];
                problems.push(row.problem(CODE, "node-twice", arguments));
                return;
            }
            first_rows.insert((body, node), row.number);
            loaded.nodes.entry(body).or_default().insert(node, score);
        },
    );
    problems.or(loaded)
}
