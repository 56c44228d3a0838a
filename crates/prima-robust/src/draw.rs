//! Leaves whose points differ from replicate to replicate.

use crate::chance::Chance;
use crate::gap::Gap;
use crate::program::Lanes;
use crate::rounding::Rounder;
use crate::settings::Cause;
use crate::severity::DrawnSeverities;
use crate::survey::Tally;
use prima_instrument::model::Raters;

/// A leaf of one body that is drawn anew in each replicate.
#[derive(Clone, Debug)]
pub(crate) struct Draw {
    /// The body's place in its block.
    pub lane: usize,
    /// Slot of the leaf's score; none where it has none and only a pooled mean reads it.
    pub own: Option<usize>,
    /// Slots of the pooled means that read it; the leaf's own rounding is not theirs.
    pub pooled: Vec<usize>,
    /// Slot in which a count above looks for presence.
    pub presence: Option<usize>,
    /// The leaf's rounding.
    pub rounding: Option<Rounder>,
    /// What it is drawn from.
    pub from: From,
}

/// What a leaf is drawn from.
#[derive(Clone, Debug)]
pub(crate) enum From {
    /// Resampled survey answers.
    Survey(Tally),
    /// Ratings without their evaluators' severity, with noise.
    Rated(RatedCell),
    /// What could have been answered.
    Gap(Gap),
}

/// The ratings of one leaf of one body.
#[derive(Clone, Debug)]
pub(crate) struct RatedCell {
    /// How they become one.
    pub raters: Raters,
    /// Place of each evaluator among the modelled ones, and points given.
    pub ratings: Vec<(usize, f64)>,
    /// Lowest and highest points.
    pub span: (f64, f64),
}

/// Chance of one replicate: a stream for each cause.
#[derive(Clone, Debug)]
pub(crate) struct Chances {
    /// One a cause, in their order.
    pub streams: [Chance; Cause::ALL.len()],
    /// Severities of this replicate.
    pub severities: DrawnSeverities,
    /// Causes that act in it.
    pub acting: [bool; Cause::ALL.len()],
}

impl Draw {
    /// The cause of this leaf's differences.
    pub fn cause(&self) -> Cause {
        match self.from {
            From::Survey(_) => Cause::Survey,
            From::Rated(_) => Cause::Raters,
            From::Gap(_) => Cause::Missing,
        }
    }

    /// Draws the leaf where its cause acts, and puts it where it is read.
    pub fn put(&self, chances: &mut Chances, values: &mut [Lanes]) {
        let cause = self.cause() as usize;
        if !chances.acting[cause] {
            return;
        }
        let chance = &mut chances.streams[cause];
        let (drawn, present) = match &self.from {
            From::Survey(tally) => (tally.draw(chance), true),
            From::Rated(cell) => (cell.draw(&chances.severities, chance), true),
            From::Gap(gap) => gap.draw(chance),
        };
        if let Some(own) = self.own {
            values[own][self.lane] = self.rounding.map_or(drawn, |rounding| rounding.one(drawn));
        }
        for slot in &self.pooled {
            values[*slot][self.lane] = drawn;
        }
        if let (Some(slot), From::Gap(_)) = (self.presence, &self.from) {
            values[slot][self.lane] = f64::from(u8::from(present));
        }
    }
}

impl RatedCell {
    fn draw(&self, severities: &DrawnSeverities, chance: &mut Chance) -> f64 {
        let (low, high) = self.span;
        let width = high - low;
        let mut one = |(place, points): &(usize, f64)| {
            points + width * (severities.severity[*place] + severities.noise * chance.normal())
        };
        let drawn = match self.raters {
            Raters::Median => {
                let mut drawn: Vec<f64> = self.ratings.iter().map(one).collect();
                drawn.sort_unstable_by(f64::total_cmp);
                let middle = drawn.len() / 2;
                if drawn.len() % 2 == 1 {
                    drawn[middle]
                } else {
                    (drawn[middle - 1] + drawn[middle]) / 2.0
                }
            }
            Raters::Single | Raters::Consensus => one(&self.ratings[0]),
            Raters::Mean => self.ratings.iter().map(one).sum::<f64>() / self.ratings.len() as f64,
        };
        drawn.clamp(low, high)
    }
}
