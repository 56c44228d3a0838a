//! From input files to a scored round: read, score in pieces, hand on rows.

use crate::failure::WorkflowError;
use crate::tables::{node_codes, node_rows};
use prima_score::bodies::BodyId;
use prima_score::round::{BodyResult, Results, Round};
use rayon::prelude::*;
use std::ops::Range;

/// Bodies scored at once by one thread.
const PIECE: u32 = 8192;

/// Scores a round in parallel and hands the rows of `nodes.csv` on, in order.
/// The order of pieces is fixed, so any number of threads gives the same text.
pub fn compute(
    round: &Round,
    all_nodes: bool,
    progress: &dyn Fn(u64, u64),
    mut write: impl FnMut(&str) -> Result<(), WorkflowError>,
) -> Result<Results, WorkflowError> {
    let codes = node_codes(round, all_nodes);
    let n = round.bodies.len() as u32;
    let pieces: Vec<Range<u32>> = (0..n.div_ceil(PIECE))
        .map(|piece| piece * PIECE..(piece * PIECE + PIECE).min(n))
        .collect();
    let mut bodies: Vec<BodyResult> = Vec::with_capacity(n as usize);
    for some in pieces.chunks(rayon::current_num_threads() * 4) {
        let scored: Vec<(Vec<BodyResult>, String)> = some
            .par_iter()
            .map(|piece| {
                let mut rows = String::new();
                let results = round.score_bodies(piece.clone(), |body: BodyId, scores| {
                    node_rows(round.bodies, body, scores, &codes, &mut rows);
                });
                (results, rows)
            })
            .collect();
        for (results, rows) in scored {
            bodies.extend(results);
            write(&rows)?;
        }
        progress(bodies.len() as u64, u64::from(n));
    }
    Ok(round.finish(bodies))
}
