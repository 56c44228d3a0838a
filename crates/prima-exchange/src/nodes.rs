//! Reads published node scores, such as the nine means of a survey.

use crate::lookup::{NO_NEAR, body, near_code};
use crate::problem::{Note, Problems};
use crate::published::number;
use crate::table::{Progress, Shape, read};
use prima_instrument::Instrument;
use prima_instrument::model::NodeId;
use prima_score::bodies::{Bodies, BodyId};
use prima_score::tree::Given;
use prima_score::value::State;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

/// Columns of node scores.
pub const SHAPE: Shape = Shape {
    needed: &["unit", "code", "score"],
    optional: &["state", "source", "period", "retrieved"],
};

const UNIT: usize = 0;
const CODE: usize = 1;
const SCORE: usize = 2;
const STATE: usize = 3;
const SOURCE: usize = 4;
const PERIOD: usize = 5;
const RETRIEVED: usize = 6;

/// Node scores as they were read: [`prima_score::round::Published::nodes`].
#[derive(Clone, Debug, Default)]
pub struct LoadedNodes {
    /// Scores by body and node.
    pub nodes: BTreeMap<BodyId, BTreeMap<NodeId, Given>>,
    /// Where they come from, each once: source, reference period, day they were read.
    pub citations: BTreeSet<[String; 3]>,
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
            // A score may be a state, or empty beside one, as in our own nodes.csv.
            let stated = match written.is_empty() {
                true => Some(row.get(STATE)).filter(|state| !matches!(*state, "" | "scored")),
                false => Some(written.as_ref()),
            };
            let given = match stated.and_then(State::from_value) {
                Some(state) => Given::State(state),
                None if written.is_empty() => {
                    problems.push(row.problem(SCORE, "empty-value", vec![]));
                    return;
                }
                None => {
                    let span = &instrument.node(node).span;
                    let Some(score) = number(row, SCORE, &written, span, problems) else {
                        return;
                    };
                    Given::Score(score)
                }
            };
            let citation = [SOURCE, PERIOD, RETRIEVED].map(|column| row.get(column).to_owned());
            if !citation[0].is_empty() {
                loaded.citations.insert(citation);
            }
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
            loaded.nodes.entry(body).or_default().insert(node, given);
        },
    );
    problems.or(loaded)
}
