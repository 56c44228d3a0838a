//! What is varied, how much and how often.

/// A cause of uncertainty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// Only some of the users were asked.
    Survey,
    /// Evaluators differ in severity, and one evaluator from day to day.
    Raters,
    /// Weights could have been set otherwise.
    Weights,
    /// Some questions were not answered or not assessed.
    Missing,
}

/// A set of causes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Causes([bool; Cause::ALL.len()]);

/// How robustness is measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// How often the round is scored again for each cause; at least 1.
    pub replicates: usize,
    /// Where chance starts.
    pub seed: u64,
    /// How far each weight moves, as a share of itself: 0.1 is ± 10 %.
    pub weight_range: f64,
    /// Share of the replicates an interval holds: 0.95.
    pub level: f64,
    /// What is varied.
    pub causes: Causes,
}

impl Cause {
    /// All causes, in the order of every list of causes.
    pub const ALL: [Cause; 4] = [Cause::Survey, Cause::Raters, Cause::Weights, Cause::Missing];

    /// The word in files and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Cause::Survey => "survey",
            Cause::Raters => "raters",
            Cause::Weights => "weights",
            Cause::Missing => "missing",
        }
    }

    /// The cause with this word.
    pub fn from_word(word: &str) -> Option<Cause> {
        Cause::ALL.into_iter().find(|cause| cause.word() == word)
    }
}

impl Causes {
    /// No cause.
    pub const NONE: Causes = Causes([false; Cause::ALL.len()]);
    /// Every cause.
    pub const ALL: Causes = Causes([true; Cause::ALL.len()]);

    /// Only this cause.
    pub fn only(cause: Cause) -> Causes {
        Causes::NONE.with(cause)
    }

    /// These and one more.
    #[must_use]
    pub fn with(mut self, cause: Cause) -> Causes {
        self.0[cause as usize] = true;
        self
    }

    /// Whether a cause is among them.
    pub fn has(self, cause: Cause) -> bool {
        self.0[cause as usize]
    }

    /// Those in the set, in the order of [`Cause::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Cause> {
        Cause::ALL.into_iter().filter(move |cause| self.has(*cause))
    }
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            replicates: 1000,
            seed: 1,
            weight_range: 0.10,
            level: 0.95,
            causes: Causes::ALL,
        }
    }
}
