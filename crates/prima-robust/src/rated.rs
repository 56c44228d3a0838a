//! Every evaluator's own answers, before they became one score.

use prima_score::answers::Slot;
use prima_score::bodies::BodyId;
use std::collections::BTreeMap;

/// One evaluator's answer to one question about one body.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rating {
    pub body: BodyId,
    pub slot: Slot,
    /// Place in the names, in the order of their first rating.
    pub rater: u32,
    pub points: f64,
}

/// What each evaluator answered, collected in any order.
///
/// Every rating that earned points belongs here, also where only one
/// evaluator rated: severity is carried from shared cells to the others.
#[derive(Clone, Debug, Default)]
pub struct RatedAnswers {
    ratings: Vec<Rating>,
    names: Vec<String>,
    by_name: BTreeMap<String, u32>,
}

/// The same ratings in an order that does not depend on how they came in.
#[derive(Clone, Debug, Default)]
pub(crate) struct SortedRatings {
    /// By body, question and evaluator.
    pub ratings: Vec<Rating>,
    /// Names in their own order; ratings point here.
    pub names: Vec<String>,
}

impl RatedAnswers {
    /// No answers.
    pub fn new() -> RatedAnswers {
        RatedAnswers::default()
    }

    /// Takes one answer with the points it earned.
    pub fn push(&mut self, body: BodyId, slot: Slot, rater: &str, points: f64) {
        let rater = match self.by_name.get(rater) {
            Some(found) => *found,
            None => {
                let added = self.names.len() as u32;
                self.names.push(rater.to_owned());
                self.by_name.insert(rater.to_owned(), added);
                added
            }
        };
        self.ratings.push(Rating {
            body,
            slot,
            rater,
            points,
        });
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ratings.is_empty()
    }

    pub(crate) fn sorted(&self) -> SortedRatings {
        let mut place = vec![0u32; self.names.len()];
        let names: Vec<String> = self.by_name.keys().cloned().collect();
        for (sorted, given) in self.by_name.values().enumerate() {
            place[*given as usize] = sorted as u32;
        }
        let mut ratings: Vec<Rating> = self
            .ratings
            .iter()
            .map(|rating| Rating {
                rater: place[rating.rater as usize],
                ..*rating
            })
            .collect();
        ratings.sort_unstable_by(|a, b| {
            (a.body, a.slot, a.rater)
                .cmp(&(b.body, b.slot, b.rater))
                .then(a.points.total_cmp(&b.points))
        });
        SortedRatings { ratings, names }
    }
}

impl SortedRatings {
    /// The ratings of a body, by question and evaluator.
    pub fn of_body(&self, body: BodyId) -> &[Rating] {
        let start = self.ratings.partition_point(|rating| rating.body < body);
        let end = self.ratings.partition_point(|rating| rating.body <= body);
        &self.ratings[start..end]
    }
}
