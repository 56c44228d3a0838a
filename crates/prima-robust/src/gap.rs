//! Values that could have stood where an answer is missing.

use crate::chance::Chance;
use prima_instrument::model::{Measure, Node};
use std::sync::Arc;

/// Answers of peers it takes to draw from them.
pub(crate) const LEAST_PEERS: usize = 5;

/// Points of a leaf, and whether it counts as present.
pub(crate) type Earned = (f64, bool);

/// What a missing answer is drawn from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Gap {
    /// One of these, each as likely.
    Each(Arc<[Earned]>),
    /// Anything between two values.
    Between(f64, f64),
}

impl Gap {
    /// What peers answered, or with too few of them what the measure allows;
    /// `None` where that has no end.
    pub fn new(node: &Node, peers: &Arc<[Earned]>) -> Option<Gap> {
        if peers.len() >= LEAST_PEERS {
            return Some(Gap::Each(peers.clone()));
        }
        let span = || {
            Some(Gap::Between(
                node.span.min.to_f64(),
                node.span.max.as_ref()?.to_f64(),
            ))
        };
        let each = |list: Vec<Earned>| Some(Gap::Each(list.into()));
        let earned = |points: f64| (points, points > 0.0);
        match node.measure()? {
            Measure::Levels(levels) | Measure::Survey(levels) => each(
                levels
                    .iter()
                    .map(|level| earned(level.points.to_f64()))
                    .collect(),
            ),
            Measure::Rating(options) => {
                let points = |present: bool| if present { 1.0 } else { 0.0 };
                let option = |option: &prima_instrument::model::RatingOption| {
                    let own = option.points.as_ref().map(|points| points.to_f64());
                    (own.unwrap_or(points(option.present)), option.present)
                };
                each(options.iter().map(option).collect())
            }
            Measure::YesNo { yes, no } => each(vec![(yes.to_f64(), true), (no.to_f64(), false)]),
            Measure::Count { steps, .. } | Measure::Ratio { steps } => each(
                steps
                    .iter()
                    .map(|step| earned(step.points.to_f64()))
                    .collect(),
            ),
            Measure::Checklist { items, steps } if steps.is_empty() => {
                each((0..=items.len()).map(|n| earned(n as f64)).collect())
            }
            Measure::Checklist { steps, .. } => each(
                steps
                    .iter()
                    .map(|step| earned(step.points.to_f64()))
                    .collect(),
            ),
            Measure::Number { .. } => span(),
        }
    }

    /// One value.
    pub fn draw(&self, chance: &mut Chance) -> Earned {
        match self {
            Gap::Each(list) => list[chance.below(list.len())],
            Gap::Between(low, high) => {
                let drawn = low + (high - low) * chance.unit();
                (drawn, drawn > 0.0)
            }
        }
    }
}
