//! What becomes of an act that did nothing.

use crate::reply::{Missing, WebError};
use prima_domain::refusal::Refusal as Rule;
use prima_workflow::assessment::{ActError, Refusal};

/// The refusal that the person is told; everything else is an error page, and
/// what is forbidden looks like what does not exist.
pub fn told(error: ActError) -> Result<Refusal, WebError> {
    match error {
        ActError::Refused(Refusal::Hidden) => Err(WebError::NotFound(Missing::Page)),
        ActError::Refused(refusal) => Ok(refusal),
        ActError::Failed(failure) => Err(WebError::of_act("do an act of a round")(failure)),
    }
}

/// For what can only be shown or not: every refusal is a page that does not exist.
pub fn hidden(error: ActError) -> WebError {
    match told(error) {
        Ok(_) => WebError::NotFound(Missing::Page),
        Err(error) => error,
    }
}

/// For a page that opens with a stage: what those are told whom it will let in.
/// For everybody else, one whom a tie bars included, it does not exist.
pub fn later(error: ActError) -> Result<Refusal, WebError> {
    match told(error)? {
        refusal @ Refusal::Rule(
            Rule::Closed { .. } | Rule::NotScheduled { .. } | Rule::OwnReviewFirst,
        ) => Ok(refusal),
        _ => Err(WebError::NotFound(Missing::Page)),
    }
}

/// What may be shown; refused or hidden, there is nothing, and a failure is an
/// error page: what could not be read is never shown as empty.
pub fn shown_to_some<T>(found: Result<T, ActError>) -> Result<Option<T>, WebError> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) => told_or_hidden(error).map(|()| None),
    }
}

/// For what is shown to some: refused or hidden, the part is left out; a
/// failure is an error page.
pub fn told_or_hidden(error: ActError) -> Result<(), WebError> {
    match error {
        ActError::Refused(_) => Ok(()),
        ActError::Failed(failure) => Err(WebError::of_act("do an act of a round")(failure)),
    }
}
