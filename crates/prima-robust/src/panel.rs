//! How the jurors of a stage stand to one another: agreement and severity over
//! score sheets, and what a result would be without severity.
//!
//! The same estimates as for the evaluators of a round, on the same minimum of
//! data: below it nothing is said of a juror and no result is corrected. What is
//! corrected is an estimate that stands beside a result and never replaces it.

use crate::agreement::{RaterAgreement, compared};
use crate::rated::RatedAnswers;
use crate::report::{Disagreement, RaterReport, RaterState};
use crate::severity::Severities;

/// The jurors of a stage.
#[derive(Clone, Debug, Default)]
pub struct PanelReport {
    /// Severity of each juror, as a share of the scale, by name.
    pub raters: Vec<RaterReport>,
    /// Each juror beside those who scored the same, by name.
    pub agreement: Vec<RaterAgreement>,
    /// By how much single scores differ beyond severity, where that is known.
    pub disagreement: Option<Disagreement>,
}

/// Compares jurors. Each rating must be the share of its criterion's scale,
/// 0 to 1; `level` is that of the intervals, such as 0.95.
pub fn panel(rated: &RatedAnswers, level: f64) -> PanelReport {
    let sorted = rated.sorted();
    let width = |_: &_| Some(1.0);
    let severities = Severities::new(&sorted, width, level);
    PanelReport {
        agreement: compared(&sorted, width),
        raters: severities.raters,
        disagreement: severities.disagreement,
    }
}

impl PanelReport {
    /// The severity of a juror, as a share of the scale; none below the minimum.
    pub fn severity(&self, juror: &str) -> Option<f64> {
        let found = self.raters.iter().find(|one| one.rater == juror)?;
        match found.state {
            RaterState::Estimated { severity, .. } => Some(severity),
            RaterState::TooLittleData { .. } => None,
        }
    }

    /// What the mean of these scores, 0 to 100 with the juror of each, would be
    /// without severity; none where one of them is below the minimum.
    pub fn corrected<'a>(&self, scores: impl Iterator<Item = (&'a str, f64)>) -> Option<f64> {
        let (mut sum, mut n) = (0.0, 0usize);
        for (juror, score) in scores {
            sum += score + 100.0 * self.severity(juror)?;
            n += 1;
        }
        (n > 0).then(|| sum / n as f64)
    }
}
