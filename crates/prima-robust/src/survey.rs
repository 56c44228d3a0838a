//! Survey answers resampled from their counts.
//!
//! Only counts per question and option are known, not who answered what, so
//! each question is resampled by itself. A replicate draws the shares of the
//! options from a Dirichlet distribution whose parameters are the counts
//! (Rubin's Bayesian bootstrap). Its spread is that of n + 1 answers with the
//! divisor n; it is stretched to the unbiased variance of a mean, and by
//! Student's t where few answers stand behind it.

use crate::chance::Chance;
use crate::quantile::{normal_quantile, t_quantile};

/// Respondents below which a body's survey is not resampled.
pub(crate) const LEAST_RESPONDENTS: u64 = 5;

/// One survey question of one body.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tally {
    /// Points and count of each option that was chosen.
    options: Vec<(f64, f64)>,
    n: f64,
    mean: f64,
    /// Mean squared deviation, with divisor n.
    variance: f64,
    /// How much further a draw goes from the mean than the bootstrap's.
    stretch: f64,
    low: f64,
    high: f64,
}

impl Tally {
    /// Counts of a question; `None` where fewer than two answered.
    pub fn new(points: &[f64], counts: &[u64]) -> Option<Tally> {
        let n: u64 = counts.iter().sum();
        if n < 2 {
            return None;
        }
        let n = n as f64;
        let chosen = points.iter().zip(counts).filter(|(_, count)| **count > 0);
        let options: Vec<(f64, f64)> = chosen
            .map(|(points, count)| (*points, *count as f64))
            .collect();
        let mean = options
            .iter()
            .map(|(points, count)| points * count)
            .sum::<f64>()
            / n;
        let squares = options
            .iter()
            .map(|(points, count)| count * (points - mean).powi(2));
        Some(Tally {
            n,
            mean,
            variance: squares.sum::<f64>() / n,
            stretch: ((n + 1.0) / (n - 1.0)).sqrt(),
            low: points.iter().copied().fold(f64::INFINITY, f64::min),
            high: points.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            options,
        })
    }

    /// Mean points of a resampled survey.
    pub fn draw(&self, chance: &mut Chance) -> f64 {
        let (mut sum, mut weight) = (0.0, 0.0);
        match self.options.as_slice() {
            [_] => return self.mean,
            options => {
                for (points, count) in options {
                    let drawn = chance.gamma(*count);
                    weight += drawn;
                    sum += drawn * points;
                }
            }
        }
        let drawn = self.mean + self.stretch * (sum / weight - self.mean);
        drawn.clamp(self.low, self.high)
    }
}

/// Stretches the questions of one body by Student's t at the degrees of
/// freedom of their sum (Welch and Satterthwaite), as if each weighed the same.
pub(crate) fn stretch_by_t(tallies: &mut [&mut Tally], level: f64) {
    let (mut sum, mut squares) = (0.0, 0.0);
    for tally in tallies.iter() {
        let variance = tally.variance / (tally.n - 1.0);
        sum += variance;
        squares += variance * variance / (tally.n - 1.0);
    }
    if squares == 0.0 {
        return;
    }
    let degrees = (sum * sum / squares).max(1.0);
    let p = (1.0 + level) / 2.0;
    let factor = t_quantile(p, degrees) / normal_quantile(p);
    for tally in tallies {
        tally.stretch *= factor;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_have_the_mean_and_the_unbiased_variance_of_the_answers() {
        // 2, 2, 3, 3, 3, 3, 4, 4: mean 3, squares 4, variance of the mean 4 / (8 x 7).
        let tally = Tally::new(&[1.0, 2.0, 3.0, 4.0], &[0, 2, 4, 2]).unwrap();
        let mut chance = Chance::new(3, 0, 0);
        let drawn: Vec<f64> = (0..100_000).map(|_| tally.draw(&mut chance)).collect();
        let mean = drawn.iter().sum::<f64>() / 100_000.0;
        let variance = drawn.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 100_000.0;
        assert!((mean - 3.0).abs() < 0.005, "{mean}");
        assert!((variance * 14.0 - 1.0).abs() < 0.03, "{variance}");
    }

    #[test]
    fn one_answer_is_no_survey_and_equal_answers_do_not_move() {
        assert_eq!(Tally::new(&[1.0, 2.0], &[1, 0]), None);
        let tally = Tally::new(&[1.0, 2.0], &[0, 9]).unwrap();
        assert_eq!(tally.draw(&mut Chance::new(1, 0, 0)), 2.0);
    }

    #[test]
    fn few_answers_are_stretched_by_student_s_t() {
        let mut tally = Tally::new(&[0.0, 1.0], &[5, 5]).unwrap();
        let before = tally.stretch;
        stretch_by_t(&mut [&mut tally], 0.95);
        assert!((tally.stretch / before - 2.262 / 1.96).abs() < 0.002);
    }
}
