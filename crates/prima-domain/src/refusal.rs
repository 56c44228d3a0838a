//! What a person is told who may not do something.
//!
//! A refusal is shown to the person, so it must never carry what the person may
//! not know: neither that a thing exists nor what somebody else is tied to.

use crate::assessment::cycle::Stage;

/// Why an act is refused.
///
/// All but [`Refusal::Hidden`] are told only to somebody whose role reaches the
/// unit or the cycle, and who therefore knows of it anyway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The page must look as if the thing did not exist: unknown and forbidden
    /// are alike.
    Hidden,
    /// A tie that the person declared bars it, and the person knows already
    /// that the unit takes part.
    Conflicted,
    /// The act belongs to a stretch of time that it is not now.
    Closed {
        /// The stage it belongs to.
        stage: Stage,
        /// When the act is possible for the first time, in seconds UTC.
        opens: i64,
        /// From when on it is possible no more.
        closes: i64,
    },
    /// The cycle has no such stage.
    NotScheduled {
        /// The stage that is missing.
        stage: Stage,
    },
    /// What would be changed was handed in already.
    AlreadySubmitted,
    /// What would be read or judged was not handed in yet.
    NotSubmitted,
    /// The evaluator has the unit already.
    AlreadyAssigned,
    /// The evaluator cannot have this unit; why is not told, for it is a matter
    /// between that person and those who keep the ties.
    EvaluatorBarred,
    /// A colleague's review opens after one's own is handed in.
    OwnReviewFirst,
    /// Some evaluators have not handed in their reviews.
    ReviewsMissing,
    /// Who evaluated the unit does not decide on its objection.
    EvaluatedIt,
    /// There is nothing that waits for a decision.
    NothingOpen,
    /// The round does not offer this.
    NotOffered,
    /// A request of the unit is open already.
    AlreadyAsked,
    /// Some objections are not decided.
    ObjectionsOpen,
    /// Reviews count whose evaluators a tie bars.
    BarredReviews,
    /// The act needs a second person, and this is the first one.
    SamePerson,
    /// The first of the two persons has not acted.
    NotProposed,
    /// The result is determined, and frozen.
    AlreadyDetermined,
    /// The result is not determined yet.
    NotDetermined,
    /// The result is published already.
    AlreadyPublished,
    /// The result is not published yet.
    NotPublished,
    /// The role cannot be granted there.
    WrongScope,
}

/// Answers for somebody with several roles: allowed where any role allows it,
/// otherwise the first refusal that can be told.
pub(crate) fn any_of<const N: usize>(answers: [Result<(), Refusal>; N]) -> Result<(), Refusal> {
    let mut told = Refusal::Hidden;
    for answer in answers {
        match answer {
            Ok(()) => return Ok(()),
            Err(refusal) if told == Refusal::Hidden => told = refusal,
            Err(_) => {}
        }
    }
    Err(told)
}
