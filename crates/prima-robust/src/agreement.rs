//! How often evaluators of the same thing give the same, and by how much they
//! differ otherwise: plain counts beside the estimate of severity.

use crate::measure::width;
use crate::rated::{RatedAnswers, Rating, SortedRatings};
use prima_score::round::Round;

/// Ratings in common with colleagues below which nothing is said of an
/// evaluator, the same as for severity.
pub const LEAST_COMMON: usize = crate::severity::LEAST_COMMON;

/// One evaluator beside those who rated the same.
#[derive(Clone, Debug, PartialEq)]
pub struct RaterAgreement {
    /// Name.
    pub rater: String,
    /// Ratings about something a colleague rated too.
    pub common: usize,
    /// How many of them are the same as those of all these colleagues.
    pub equal: usize,
    /// Mean of the own rating less that of the colleagues, as a share of the
    /// scale; none where no scale has an end.
    pub difference: Option<f64>,
}

impl RaterAgreement {
    /// Whether there is enough to say anything.
    pub fn is_said(&self) -> bool {
        self.common >= LEAST_COMMON
    }
}

/// Compares all evaluators, in the order of their names.
pub fn agreement(round: &Round, rated: &RatedAnswers) -> Vec<RaterAgreement> {
    compared(&rated.sorted(), |rating| width(round, rating))
}

/// Compares all evaluators; `width` is that of a question's scale, if it has one.
pub(crate) fn compared(
    sorted: &SortedRatings,
    width: impl Fn(&Rating) -> Option<f64>,
) -> Vec<RaterAgreement> {
    let mut found: Vec<RaterAgreement> = sorted
        .names
        .iter()
        .map(|name| RaterAgreement {
            rater: name.clone(),
            common: 0,
            equal: 0,
            difference: None,
        })
        .collect();
    // Sum of the differences and their number, by evaluator.
    let mut differences = vec![(0.0, 0usize); found.len()];
    let cells = sorted
        .ratings
        .chunk_by(|a, b| (a.body, a.slot) == (b.body, b.slot));
    for cell in cells.filter(|cell| cell.len() > 1) {
        let width = width(&cell[0]).filter(|width| *width > 0.0);
        for own in cell {
            let place = own.rater as usize;
            let others = || cell.iter().filter(|other| other.rater != own.rater);
            let is_same = |other: &Rating| other.points == own.points;
            let n = others().count();
            // Who rated twice is no colleague of oneself.
            if n == 0 {
                continue;
            }
            found[place].common += 1;
            found[place].equal += usize::from(others().all(is_same));
            if let Some(width) = width {
                let mean = others().map(|other| other.points).sum::<f64>() / n as f64;
                differences[place].0 += (own.points - mean) / width;
                differences[place].1 += 1;
            }
        }
    }
    for (one, (sum, n)) in found.iter_mut().zip(differences) {
        one.difference = (n > 0).then(|| sum / n as f64);
    }
    found
}
