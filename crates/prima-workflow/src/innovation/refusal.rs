//! What a person is told whom an act about innovations refuses something.

use crate::failure::WorkflowError;
use prima_domain::innovation::proposal::reporting::Wrong as ReportWrong;
use prima_domain::innovation::replicating::{Fault, Wrong};
use prima_domain::refusal::Refusal as Rule;
use prima_instrument::words::{Lang, say};
use prima_store::StoreError;

/// What an act gives: what it was asked for, or why it did nothing.
pub type Told<T> = Result<T, InnovationError>;

/// Why an act did nothing.
#[derive(Debug, thiserror::Error)]
pub enum InnovationError {
    /// The person is told why.
    #[error("refused: {0:?}")]
    Refused(InnovationRefusal),
    /// The machine failed.
    #[error(transparent)]
    Failed(#[from] WorkflowError),
}

/// Why an act was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InnovationRefusal {
    /// It does not exist, or must look as if it did not.
    Hidden,
    /// What was written cannot be taken; never empty.
    Faults(Vec<Fault>),
    /// The origin descends from the replica; the way between them.
    Circle(Vec<String>),
    /// This replication is on record already.
    Recorded,
    /// The chosen innovation is none of the body's.
    NotOwn,
    /// There is no offer that could be withdrawn.
    NotOffered,
    /// A report cannot be taken; never empty.
    Report(Vec<(&'static str, ReportWrong)>),
    /// A piece of evidence does not lie in the owner's vault.
    NotInVault,
}

impl From<InnovationRefusal> for InnovationError {
    fn from(refusal: InnovationRefusal) -> InnovationError {
        InnovationError::Refused(refusal)
    }
}

impl From<Rule> for InnovationError {
    fn from(_: Rule) -> InnovationError {
        // Whoever does not speak for the body is told nothing.
        InnovationError::Refused(InnovationRefusal::Hidden)
    }
}

impl From<StoreError> for InnovationError {
    fn from(error: StoreError) -> InnovationError {
        InnovationError::Failed(error.into())
    }
}

impl InnovationRefusal {
    /// Each field with what happened and what to do.
    pub fn texts(&self, lang: Lang) -> Vec<(&'static str, String)> {
        let one = |field, key| vec![(field, say(lang, key, &[]))];
        match self {
            InnovationRefusal::Hidden => Vec::new(),
            InnovationRefusal::Faults(faults) => faults
                .iter()
                .map(|(field, wrong)| (*field, text(lang, field, *wrong)))
                .collect(),
            InnovationRefusal::Circle(way) => {
                let way = [("way", way.join(" → "))];
                vec![("replica", say(lang, "innovation-circle", &way))]
            }
            InnovationRefusal::Recorded => one("replica", "innovation-recorded"),
            InnovationRefusal::NotOwn => one("replica", "innovation-not-own"),
            InnovationRefusal::NotOffered => one("terms", "innovation-not-offered"),
            InnovationRefusal::Report(faults) => faults
                .iter()
                .map(|(field, wrong)| (*field, report_text(lang, field, *wrong)))
                .collect(),
            InnovationRefusal::NotInVault => one("evidence", "proposal-not-in-vault"),
        }
    }
}

fn report_text(lang: Lang, field: &str, wrong: ReportWrong) -> String {
    match wrong {
        ReportWrong::Missing => say(lang, &format!("proposal-report-missing-{field}"), &[]),
        ReportWrong::Long(most) => say(lang, "proposal-long", &[("most", most.to_string())]),
        ReportWrong::NoYear => say(lang, "proposal-report-no-year", &[]),
    }
}

fn text(lang: Lang, field: &str, wrong: Wrong) -> String {
    match wrong {
        Wrong::Missing => say(lang, &format!("innovation-missing-{field}"), &[]),
        Wrong::Long(most) => say(lang, "innovation-long", &[("most", most.to_string())]),
        Wrong::NoYear => say(lang, "innovation-no-year", &[]),
        Wrong::Ahead => say(lang, "innovation-ahead", &[]),
    }
}
