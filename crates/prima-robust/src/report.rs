//! What is known about the trust a figure deserves, as data.

use crate::settings::{Cause, Settings};
use prima_score::bodies::BodyId;

/// Robustness of a whole round.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// How it was measured.
    pub settings: Settings,
    /// One entry a body, in the order of the bodies.
    pub bodies: Vec<BodyReport>,
    /// One entry a peer group, in the order of the round's groups.
    pub groups: Vec<GroupReport>,
    /// Evaluators, by name.
    pub raters: Vec<RaterReport>,
    /// How much evaluators differ beyond severity, where that is known.
    pub disagreement: Option<Disagreement>,
}

/// Robustness of one body's figures.
#[derive(Clone, Debug, PartialEq)]
pub struct BodyReport {
    /// The body.
    pub body: BodyId,
    /// Its index before rounding; none where it has none.
    pub index: Option<f64>,
    /// Interval of the index; none where nothing can be said.
    pub interval: Option<Interval>,
    /// Its published rank.
    pub rank: Option<u32>,
    /// Interval of the rank; none where nothing can be said.
    pub rank_interval: Option<RankInterval>,
    /// What each cause adds, in the order of [`Cause::ALL`].
    pub causes: [CauseReport; Cause::ALL.len()],
    /// Standard deviation of the index under all causes together.
    pub deviation: Option<f64>,
    /// Bodies of its peer group it cannot be told apart from.
    pub alike: Option<Alike>,
    /// Share of the replicates in each band it came to, most frequent first;
    /// none where nothing can be said or no band was given.
    pub bands: Vec<BandShare>,
}

/// Lower and upper end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Best and worst rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RankInterval {
    /// The smaller number.
    pub best: u32,
    /// The greater number.
    pub worst: u32,
}

/// What is known of one cause for one body.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CauseReport {
    /// The cause.
    pub cause: Cause,
    /// Whether it could be modelled.
    pub state: CauseState,
    /// Standard deviation of the index when only this cause acts.
    pub deviation: Option<f64>,
    /// Share of the variance; the shares of a body add up to 1. None where
    /// the cause is not modelled, or where the index did not move at all.
    pub share: Option<f64>,
}

/// Whether a cause could be modelled for a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CauseState {
    /// It was not asked for.
    NotAsked,
    /// There is no data about it.
    NoData,
    /// There is some data, too little to model it.
    TooLittleData {
        /// How many.
        have: usize,
        /// How many it takes.
        need: usize,
    },
    /// It does not arise: no answer is missing.
    NotPresent,
    /// It was modelled.
    Modelled,
}

/// The bodies one body cannot be told apart from, itself left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// How many.
    pub n: usize,
    /// Best and worst published rank among them and the body itself.
    pub ranks: RankInterval,
}

/// Share of the replicates in one band.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BandShare {
    /// Place in the instrument's bands.
    pub band: u16,
    /// Share.
    pub share: f64,
}

/// One peer group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupReport {
    /// How many of its ranked bodies could be modelled.
    pub modelled: usize,
    /// How many have a rank of which nothing can be said.
    pub silent: usize,
    /// Longest stretches of the ranking, best first, in which no body can be
    /// told apart from any other; they may overlap. Stretches of one are left out.
    pub runs: Vec<Run>,
}

/// A stretch of a ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its bodies, best first.
    pub bodies: Vec<BodyId>,
    /// Best and worst published rank.
    pub ranks: RankInterval,
}

/// One evaluator.
#[derive(Clone, Debug, PartialEq)]
pub struct RaterReport {
    /// Name.
    pub rater: String,
    /// How many answers.
    pub ratings: usize,
    /// How many of them are about something a connected colleague rated too.
    pub common: usize,
    /// Severity, or that there is too little data.
    pub state: RaterState,
}

/// What is known of an evaluator's severity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RaterState {
    /// Estimated.
    Estimated {
        /// How far below the mean of the connected evaluators this one rates,
        /// as a share of the scale: 0.05 is strict by 5 % of the scale, -0.05
        /// is lenient by as much.
        severity: f64,
        /// Interval of the estimate.
        interval: Interval,
    },
    /// Too few answers in common with others.
    TooLittleData {
        /// How many.
        have: usize,
        /// How many it takes.
        need: usize,
    },
}

/// What is left of the differences between evaluators after severity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Disagreement {
    /// Standard deviation of one answer, as a share of the scale.
    pub deviation: f64,
    /// Degrees of freedom it rests on.
    pub degrees: usize,
}

impl BodyReport {
    /// What is known of one cause.
    pub fn cause(&self, cause: Cause) -> &CauseReport {
        &self.causes[cause as usize]
    }

    /// Whether any cause could be modelled.
    pub fn is_modelled(&self) -> bool {
        self.causes
            .iter()
            .any(|cause| cause.state == CauseState::Modelled)
    }
}
