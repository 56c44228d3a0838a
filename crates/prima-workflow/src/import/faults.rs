//! Everything that is wrong with what is to be imported, said at once.

use crate::failure::{Failure, WorkflowError};
use prima_exchange::Problems;
use prima_exchange::write::ExchangeError;

/// What is wrong: problems with places in files, and what else was refused.
#[derive(Debug, Default)]
pub(super) struct Faults {
    /// Problems with places in files.
    pub problems: Problems,
    others: Vec<WorkflowError>,
}

impl Faults {
    /// Takes what an import can go on after; a failure of the machine comes back.
    pub fn take(&mut self, error: WorkflowError) -> Result<(), WorkflowError> {
        match error {
            WorkflowError::Failure(Failure::Problems(found))
            | WorkflowError::Exchange(ExchangeError::Problems(found)) => {
                self.problems.extend(found);
            }
            WorkflowError::Failure(_)
            | WorkflowError::Refusal(_)
            | WorkflowError::Description { .. } => self.others.push(error),
            failure => return Err(failure),
        }
        Ok(())
    }

    /// Takes what else was found.
    pub fn extend(&mut self, other: Faults) {
        self.problems.extend(other.problems);
        self.others.extend(other.others);
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.problems.is_empty() && self.others.is_empty()
    }

    /// `value` where nothing is wrong, else all that is.
    pub fn or<T>(self, value: T) -> Result<T, WorkflowError> {
        let problems = self.problems.or(());
        if let (Err(problems), true) = (&problems, self.others.is_empty()) {
            return Err(Failure::Problems(problems.clone()).into());
        }
        let mut all = self.others;
        all.extend(problems.err().map(|found| Failure::Problems(found).into()));
        match all.is_empty() {
            true => Ok(value),
            false => Err(Failure::Several(all).into()),
        }
    }
}
