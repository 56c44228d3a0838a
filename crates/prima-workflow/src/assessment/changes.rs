//! What changed in a round after the first score, each change with its reason
//! and what it did to the unit's index, band and rank.
//!
//! Nobody is named: a change has a kind, and a kind its author by role.

mod correction;
mod effect;
mod kept;
mod listed;

pub use effect::{Effect, Standing};

pub(super) use correction::corrected;
pub(super) use kept::{kept, told};
pub(super) use listed::{Listing, listed};

use super::replaced::Cell;
use prima_domain::assessment::change::{ChangeKind, Reader};

/// A change after the first score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The unit.
    pub unit: String,
    /// When, in UTC.
    pub at: String,
    /// What it is.
    pub kind: ChangeKind,
    /// Code of the question.
    pub code: String,
    /// Values there were, as written in `answers.csv`, one where all are the
    /// same; empty: none, or not to be told.
    pub before: Vec<String>,
    /// Values there are since; empty: none.
    pub after: Vec<String>,
    /// Why; empty where nobody had to say.
    pub reason: String,
    /// What it did; none where it can move no score, or is not to be told.
    pub effect: Option<Effect>,
}

impl Change {
    /// The change as a reader may know it.
    #[must_use]
    pub fn for_reader(mut self, reader: Reader) -> Change {
        let is_told = |values: &Vec<String>| reader == Reader::Overseer || values.len() < 2;
        // What several evaluators found differently is no one value.
        if !self.kind.tells_before(reader) || !is_told(&self.before) {
            self.before.clear();
        }
        if !is_told(&self.after) {
            self.after.clear();
        }
        if !self.kind.tells_effect(reader) {
            self.effect = None;
        }
        self
    }

    /// The same without ranks.
    #[must_use]
    pub fn without_ranks(mut self) -> Change {
        self.effect = self.effect.map(Effect::without_ranks);
        self
    }
}

/// The values of an answer; several that say the same are one.
fn values(cell: &Cell) -> Vec<String> {
    let all: Vec<String> = cell.iter().map(|(value, _)| value.clone()).collect();
    match all.windows(2).all(|pair| pair[0] == pair[1]) {
        true => all.into_iter().take(1).collect(),
        false => all,
    }
}
