//! Ranks in each replicate, from the rounded index as published ranks are.

use crate::program::LANES;
use crate::replicate::Sample;
use crate::rounding::Rounder;
use crate::scene::Columns;
use prima_instrument::model::Ranking;
use rayon::prelude::*;
use std::cmp::Ordering;

/// Bits of a key that hold the place in the group.
const PLACE_BITS: u32 = 24;
/// Keys hold rounded indices up to this many units either way.
const MOST_UNITS: f64 = (1u64 << 38) as f64;

/// Ranks of all replicates, a row each; 0 for a column that is not ranked.
pub(crate) fn ranks(
    sample: &Sample,
    columns: &Columns,
    ranking: &Ranking,
    rounder: Rounder,
) -> Vec<u32> {
    let n = columns.bodies.len();
    let mut ranks = vec![0u32; n * (sample.rows.len() / sample.width)];
    ranks
        .par_chunks_mut(n * LANES)
        .zip(sample.rows.par_chunks(sample.width * LANES))
        .for_each(|(ranks, rows)| {
            let mut keys = Vec::new();
            let mut units = vec![0.0; n];
            for (ranks, row) in ranks
                .chunks_exact_mut(n)
                .zip(rows.chunks_exact(sample.width))
            {
                rounded(&row[..n], rounder, &mut units);
                for group in &columns.groups {
                    if ranking.tie_breakers.is_empty() {
                        by_index(&units, group, ranking, &mut keys, ranks);
                    } else {
                        by_index_and_tie_breakers(&units, &row[n..], group, ranking, ranks);
                    }
                }
            }
        });
    ranks
}

/// Indices in units of the last digit.
pub(crate) fn rounded(indices: &[f64], rounder: Rounder, units: &mut [f64]) {
    for (indices, units) in indices.chunks(LANES).zip(units.chunks_mut(LANES)) {
        let mut lanes = [0.0; LANES];
        lanes[..indices.len()].copy_from_slice(indices);
        units.copy_from_slice(&rounder.units(&lanes)[..indices.len()]);
    }
}

/// Sorts whole numbers that hold the index, best first, above the place.
fn by_index(
    units: &[f64],
    group: &[usize],
    ranking: &Ranking,
    keys: &mut Vec<u64>,
    ranks: &mut [u32],
) {
    let sign = if ranking.high { -1.0 } else { 1.0 };
    keys.clear();
    keys.extend(group.iter().enumerate().map(|(place, column)| {
        let worse = units[*column] * sign;
        // A body without an index in a replicate comes last.
        let worse = if worse.is_nan() {
            MOST_UNITS
        } else {
            worse.clamp(-MOST_UNITS, MOST_UNITS)
        };
        let worse = worse + MOST_UNITS;
        (worse as u64) << PLACE_BITS | place as u64
    }));
    keys.sort_unstable();
    let (mut rank, mut before) = (0, u64::MAX);
    for (place, key) in keys.iter().enumerate() {
        let worse = key >> PLACE_BITS;
        if worse != before {
            rank = if ranking.skip {
                place as u32 + 1
            } else {
                rank + 1
            };
            before = worse;
        }
        ranks[group[(key & ((1 << PLACE_BITS) - 1)) as usize]] = rank;
    }
}

fn by_index_and_tie_breakers(
    units: &[f64],
    tie_breakers: &[f64],
    group: &[usize],
    ranking: &Ranking,
    ranks: &mut [u32],
) {
    let directed = |order: Ordering| if ranking.high { order.reverse() } else { order };
    let breaker = |place: usize, column: usize| {
        let score = tie_breakers[place * units.len() + column];
        // Sums of floats differ in the last bits; nine decimals decide.
        (!score.is_nan()).then(|| (score * 1e9).round())
    };
    let better = |a: &usize, b: &usize| {
        let of_breakers = (0..ranking.tie_breakers.len()).map(|place| {
            match (breaker(place, *a), breaker(place, *b)) {
                (Some(a), Some(b)) => directed(a.total_cmp(&b)),
                (a, b) => b.is_some().cmp(&a.is_some()),
            }
        });
        directed(units[*a].total_cmp(&units[*b])).then_with(|| {
            of_breakers
                .into_iter()
                .find(|order| order.is_ne())
                .unwrap_or(Ordering::Equal)
        })
    };
    let mut order = group.to_vec();
    order.sort_by(better);
    let mut rank = 0;
    for (place, column) in order.iter().enumerate() {
        if place == 0 || better(&order[place - 1], column).is_ne() {
            rank = if ranking.skip {
                place as u32 + 1
            } else {
                rank + 1
            };
        }
        ranks[*column] = rank;
    }
}
