//! Bodies that cannot be told apart.
//!
//! Two bodies cannot be told apart where the interval of the difference of
//! their rounded indices contains 0: neither is ahead in nearly all replicates.

use crate::quantile::Tail;
use rayon::prelude::*;

/// Rounded indices of a group's modelled bodies, best published one first.
pub(crate) struct Field {
    /// One row a body, one number a replicate.
    pub units: Vec<i32>,
    /// How many replicates.
    pub n_replicates: usize,
}

/// What cannot be told apart in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// For each body how many others it cannot be told apart from.
    pub n: Vec<usize>,
    /// For each body the first and last place among them and itself.
    pub ends: Vec<(usize, usize)>,
    /// Longest stretches of places in which none can be told from any other.
    pub runs: Vec<(usize, usize)>,
}

impl Field {
    /// Compares all bodies.
    pub fn compare(&self, level: f64) -> Found {
        let n = self.units.len() / self.n_replicates.max(1);
        let needed = Tail::new(self.n_replicates, level).place + 1;
        let row =
            |body: usize| &self.units[body * self.n_replicates..(body + 1) * self.n_replicates];
        let ranges: Vec<(i32, i32)> = (0..n)
            .into_par_iter()
            .map(|body| range(row(body)))
            .collect();
        // Those whose replicates do not even touch need no counting.
        let later: Vec<Vec<usize>> = (0..n)
            .into_par_iter()
            .map(|body| {
                let (low, high) = ranges[body];
                let touches = |other: &usize| ranges[*other].0 <= high && ranges[*other].1 >= low;
                let is_alike = |other: &usize| alike(row(body), row(*other), needed);
                (body + 1..n)
                    .filter(|other| touches(other) && is_alike(other))
                    .collect()
            })
            .collect();
        let mut found = Found {
            n: vec![0; n],
            ends: (0..n).map(|body| (body, body)).collect(),
            runs: Vec::new(),
        };
        for (body, others) in later.iter().enumerate() {
            found.n[body] += others.len();
            for other in others {
                found.n[*other] += 1;
                found.ends[body].1 = *other;
                found.ends[*other].0 = found.ends[*other].0.min(body);
            }
        }
        found.runs = runs(&later);
        found
    }
}

fn range(row: &[i32]) -> (i32, i32) {
    row.iter().fold((i32::MAX, i32::MIN), |(low, high), unit| {
        (low.min(*unit), high.max(*unit))
    })
}

/// Whether at least `needed` replicates speak for either order, or a tie.
fn alike(a: &[i32], b: &[i32], needed: usize) -> bool {
    let (mut ahead, mut behind) = (0, 0);
    // Most pairs that are alike show it soon; a stretch is counted without branches.
    for (a, b) in a.chunks(128).zip(b.chunks(128)) {
        let pairs = || a.iter().zip(b);
        ahead += pairs().map(|(a, b)| u32::from(a >= b)).sum::<u32>() as usize;
        behind += pairs().map(|(a, b)| u32::from(a <= b)).sum::<u32>() as usize;
        if ahead >= needed && behind >= needed {
            return true;
        }
    }
    false
}

/// Longest stretches in which every pair is alike; `later` holds for each
/// place the later places it is alike with.
fn runs(later: &[Vec<usize>]) -> Vec<(usize, usize)> {
    let n = later.len();
    let mut last = vec![0; n];
    for place in (0..n).rev() {
        let in_a_row = later[place]
            .iter()
            .enumerate()
            .take_while(|(step, other)| **other == place + 1 + step)
            .count();
        let reach = place + in_a_row;
        last[place] = if in_a_row == 0 {
            place
        } else {
            reach.min(last[place + 1])
        };
    }
    let is_longest = |place: usize| place == 0 || last[place - 1] < last[place];
    (0..n)
        .filter(|place| last[*place] > *place && is_longest(*place))
        .map(|place| (place, last[place]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_alike_where_neither_is_nearly_always_ahead() {
        // Twenty replicates, level 0.9: one of twenty may stand on the other side.
        let steady = |unit: i32| vec![unit; 20];
        let mut sometimes = steady(79);
        sometimes[0] = 81;
        let mut often = steady(79);
        often[..2].fill(81);
        let check = |rows: [Vec<i32>; 2], expected: usize| {
            let field = Field {
                units: rows.concat(),
                n_replicates: 20,
            };
            assert_eq!(field.compare(0.9).n[0], expected, "{rows:?}");
        };
        check([steady(80), steady(79)], 0);
        check([steady(80), steady(80)], 1);
        check([steady(80), sometimes.clone()], 1);
        check([steady(80), often], 1);
        // At 0.8 two must stand there.
        let field = Field {
            units: [steady(80), sometimes].concat(),
            n_replicates: 20,
        };
        assert_eq!(field.compare(0.8).n[0], 0);
    }

    #[test]
    fn runs_are_the_longest_stretches_of_pairs_that_are_all_alike() {
        // 0-1, 1-2, 0-2, 2-3: the run 0..2 and the run 2..3.
        let later = vec![vec![1, 2], vec![2], vec![3], vec![]];
        assert_eq!(runs(&later), [(0, 2), (2, 3)]);
        // 0-1, 0-2 but not 1-2.
        assert_eq!(runs(&[vec![1, 2], vec![], vec![]]), [(0, 1)]);
        assert_eq!(runs(&[vec![], vec![]]), []);
    }
}
