//! Severity of evaluators, and what is left of their differences without it.
//!
//! A rating is the truth of its cell (one question about one body), less the
//! evaluator's severity, plus noise, all as shares of the question's scale.
//! Only cells that several evaluators rated tell the two apart; chains of
//! such cells connect evaluators who never met.

use crate::chance::Chance;
use crate::quantile::t_quantile;
use crate::rated::{Rating, SortedRatings};
use crate::report::{Disagreement, Interval, RaterReport, RaterState};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Ratings in common with connected colleagues an evaluator needs.
pub(crate) const LEAST_COMMON: usize = 5;
/// Degrees of freedom the noise needs: those of two evaluators with that many.
const LEAST_DEGREES: usize = 4;

/// What is known of the evaluators of a round.
#[derive(Clone, Debug, Default)]
pub(crate) struct Severities {
    /// Evaluators by name.
    pub raters: Vec<RaterReport>,
    /// Noise, where it could be estimated.
    pub disagreement: Option<Disagreement>,
    /// Place of each evaluator among the modelled ones.
    modelled: Vec<Option<usize>>,
    /// Estimates of the modelled ones.
    estimates: Vec<f64>,
    /// Lower triangle L with L L' = inverse of their covariance in units of the noise's variance.
    factor: Vec<f64>,
}

/// Severities and noise of one replicate.
#[derive(Clone, Debug, Default)]
pub(crate) struct DrawnSeverities {
    /// Severity of each modelled evaluator.
    pub severity: Vec<f64>,
    /// Deviation of the noise.
    pub noise: f64,
}

impl Severities {
    /// Estimates severities; `width` is the width of a question's scale, if it has one.
    pub fn new(
        sorted: &SortedRatings,
        width: impl Fn(&Rating) -> Option<f64>,
        level: f64,
    ) -> Severities {
        let n_raters = sorted.names.len();
        let cells = shared_cells(&sorted.ratings, &width);
        let (kept, common) = connected(&cells, n_raters);
        let members: Vec<usize> = (0..n_raters).filter(|rater| kept[*rater]).collect();
        let mut modelled = vec![None; n_raters];
        for (place, rater) in members.iter().enumerate() {
            modelled[*rater] = Some(place);
        }
        let mut severities = Severities {
            modelled,
            ..Severities::default()
        };
        severities.estimate(&cells, members.len());
        let mut ratings = vec![0usize; n_raters];
        for rating in &sorted.ratings {
            ratings[rating.rater as usize] += 1;
        }
        let errors = severities.standard_errors();
        let names = sorted.names.iter().enumerate();
        let report = |(rater, name): (usize, &String)| {
            let state = match (severities.modelled[rater], &severities.disagreement) {
                (Some(place), Some(noise)) => {
                    let severity = severities.estimates[place];
                    let t = t_quantile((1.0 + level) / 2.0, noise.degrees as f64);
                    let reach = t * noise.deviation * errors[place];
                    let interval = Interval {
                        low: severity - reach,
                        high: severity + reach,
                    };
                    RaterState::Estimated { severity, interval }
                }
                _ => RaterState::TooLittleData {
                    have: common[rater],
                    need: LEAST_COMMON,
                },
            };
            RaterReport {
                rater: name.clone(),
                ratings: ratings[rater],
                common: common[rater],
                state,
            }
        };
        severities.raters = names.map(report).collect();
        severities
    }

    /// Place of an evaluator among the modelled ones.
    pub fn place(&self, rater: u32) -> Option<usize> {
        self.disagreement?;
        self.modelled[rater as usize]
    }

    /// Ratings an evaluator has in common with connected colleagues.
    pub fn common(&self, rater: u32) -> usize {
        self.raters[rater as usize].common
    }

    /// Draws what the severities and the noise could be.
    pub fn draw(&self, chance: &mut Chance, drawn: &mut DrawnSeverities) {
        let Some(noise) = &self.disagreement else {
            return;
        };
        let degrees = noise.degrees as f64;
        let chi_square = 2.0 * chance.gamma(degrees / 2.0);
        drawn.noise = noise.deviation * (degrees / chi_square).sqrt();
        let n = self.estimates.len();
        drawn.severity.clear();
        drawn.severity.extend((0..n).map(|_| chance.normal()));
        solve_transposed(&self.factor, n, &mut drawn.severity);
        // What is added to all evaluators alike is no severity: it sums to zero.
        let mean = drawn.severity.iter().sum::<f64>() / n.max(1) as f64;
        for (severity, estimate) in drawn.severity.iter_mut().zip(&self.estimates) {
            *severity = estimate + drawn.noise * (*severity - mean);
        }
    }

    /// Least squares with cells swept out and severities that sum to zero.
    fn estimate(&mut self, cells: &[Vec<(u32, f64)>], n: usize) {
        let mut normal = vec![0.0; n * n];
        let mut right = vec![0.0; n];
        let (mut n_ratings, mut n_cells) = (0, 0);
        let place = |rater: u32| self.modelled[rater as usize];
        let swept: Vec<Vec<(usize, f64)>> = cells
            .iter()
            .map(|cell| {
                cell.iter()
                    .filter_map(|(rater, value)| Some((place(*rater)?, *value)))
                    .collect()
            })
            .filter(|cell: &Vec<_>| cell.len() > 1)
            .collect();
        for cell in &swept {
            n_ratings += cell.len();
            n_cells += 1;
            let share = 1.0 / cell.len() as f64;
            let mean = cell.iter().map(|(_, value)| value).sum::<f64>() * share;
            for (rater, value) in cell {
                right[*rater] += value - mean;
                normal[rater * n + rater] += 1.0;
                for (other, _) in cell {
                    normal[rater * n + other] -= share;
                }
            }
        }
        let used = n_cells + n.saturating_sub(1);
        if n < 2 || n_ratings < used + LEAST_DEGREES {
            return;
        }
        normal.iter_mut().for_each(|entry| *entry += 1.0 / n as f64);
        if !factorise(&mut normal, n) {
            return;
        }
        solve(&normal, n, &mut right);
        solve_transposed(&normal, n, &mut right);
        let mut squares = 0.0;
        for cell in &swept {
            let left = |(rater, value): &(usize, f64)| value - right[*rater];
            let mean = cell.iter().map(left).sum::<f64>() / cell.len() as f64;
            squares += cell
                .iter()
                .map(|rating| (left(rating) - mean).powi(2))
                .sum::<f64>();
        }
        let degrees = n_ratings - used;
        self.disagreement = Some(Disagreement {
            deviation: (squares / degrees as f64).sqrt(),
            degrees,
        });
        self.estimates = right;
        self.factor = normal;
    }

    /// Standard errors of the estimates, in units of the noise.
    fn standard_errors(&self) -> Vec<f64> {
        let n = self.estimates.len();
        let one = |rater: usize| {
            // The variance is the squared length of the solution for a unit contrast to the mean.
            let mut contrast = vec![-1.0 / n as f64; n];
            contrast[rater] += 1.0;
            solve(&self.factor, n, &mut contrast);
            contrast
                .iter()
                .map(|entry| entry * entry)
                .sum::<f64>()
                .sqrt()
        };
        (0..n).map(one).collect()
    }
}

/// Cells with several ratings on a scale of a known width, with the sign turned:
/// what is missing to the truth is severity.
fn shared_cells(
    ratings: &[Rating],
    width: impl Fn(&Rating) -> Option<f64>,
) -> Vec<Vec<(u32, f64)>> {
    ratings
        .chunk_by(|a, b| (a.body, a.slot) == (b.body, b.slot))
        .filter(|cell| cell.len() > 1)
        .filter_map(|cell| {
            let width = width(&cell[0]).filter(|width| *width > 0.0)?;
            Some(
                cell.iter()
                    .map(|rating| (rating.rater, -rating.points / width))
                    .collect(),
            )
        })
        .collect()
}

/// The evaluators that can be modelled: the largest set connected through
/// shared cells in which each has enough ratings in common with the others.
/// Beside it, how many ratings each has in common with that set.
fn connected(cells: &[Vec<(u32, f64)>], n_raters: usize) -> (Vec<bool>, Vec<usize>) {
    let mut kept = vec![true; n_raters];
    loop {
        let common = commons(cells, &kept);
        let enough = |rater: usize| kept[rater] && common[rater] >= LEAST_COMMON;
        let next: Vec<bool> = (0..n_raters).map(enough).collect();
        if next == kept {
            break;
        }
        kept = next;
    }
    let groups = components(cells, &kept);
    let common = commons(cells, &kept);
    // The first by name wins a tie.
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    for rater in (0..n_raters).filter(|rater| kept[*rater]) {
        *sizes.entry(groups[rater]).or_default() += common[rater];
    }
    let largest = sizes
        .iter()
        .max_by_key(|(group, size)| (**size, Reverse(**group)));
    let Some(largest) = largest.map(|(group, _)| *group) else {
        return (kept, commons(cells, &vec![true; n_raters]));
    };
    for (rater, kept) in kept.iter_mut().enumerate() {
        *kept = *kept && groups[rater] == largest;
    }
    let mut common = vec![0; n_raters];
    for cell in cells {
        let n_kept = cell
            .iter()
            .filter(|(rater, _)| kept[*rater as usize])
            .count();
        for (rater, _) in cell {
            let others = n_kept - usize::from(kept[*rater as usize]);
            common[*rater as usize] += usize::from(others > 0);
        }
    }
    (kept, common)
}

/// Ratings of each kept evaluator in cells that another kept one rated too.
fn commons(cells: &[Vec<(u32, f64)>], kept: &[bool]) -> Vec<usize> {
    let mut common = vec![0; kept.len()];
    for cell in cells {
        let members = || {
            cell.iter()
                .map(|(rater, _)| *rater as usize)
                .filter(|rater| kept[*rater])
        };
        if members().count() > 1 {
            members().for_each(|rater| common[rater] += 1);
        }
    }
    common
}

/// Least member of the connected set of each evaluator.
fn components(cells: &[Vec<(u32, f64)>], kept: &[bool]) -> Vec<usize> {
    let mut above: Vec<usize> = (0..kept.len()).collect();
    fn top(above: &mut [usize], mut rater: usize) -> usize {
        while above[rater] != rater {
            above[rater] = above[above[rater]];
            rater = above[rater];
        }
        rater
    }
    for cell in cells {
        let mut members = cell
            .iter()
            .map(|(rater, _)| *rater as usize)
            .filter(|rater| kept[*rater]);
        let Some(first) = members.next() else {
            continue;
        };
        for other in members {
            let (a, b) = (top(&mut above, first), top(&mut above, other));
            above[a.max(b)] = a.min(b);
        }
    }
    (0..kept.len())
        .map(|rater| top(&mut above, rater))
        .collect()
}

/// Cholesky factor in the lower triangle; whether the matrix has one.
fn factorise(matrix: &mut [f64], n: usize) -> bool {
    for row in 0..n {
        for column in 0..=row {
            let (above, below) = matrix.split_at(row * n);
            let own = &below[..n];
            let other = if column == row {
                own
            } else {
                &above[column * n..column * n + n]
            };
            let product: f64 = own[..column]
                .iter()
                .zip(&other[..column])
                .map(|(a, b)| a * b)
                .sum();
            let left = own[column] - product;
            matrix[row * n + column] = if column < row {
                left / matrix[column * n + column]
            } else if left > 1e-12 {
                left.sqrt()
            } else {
                return false;
            };
        }
    }
    true
}

/// Solves L x = b in place.
fn solve(factor: &[f64], n: usize, right: &mut [f64]) {
    for row in 0..n {
        let product: f64 = (0..row)
            .map(|column| factor[row * n + column] * right[column])
            .sum();
        right[row] = (right[row] - product) / factor[row * n + row];
    }
}

/// Solves L' x = b in place.
fn solve_transposed(factor: &[f64], n: usize, right: &mut [f64]) {
    for row in (0..n).rev() {
        right[row] /= factor[row * n + row];
        let found = right[row];
        for column in 0..row {
            right[column] -= factor[row * n + column] * found;
        }
    }
}
