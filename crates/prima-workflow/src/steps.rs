//! How far long work is, and whether anybody still wants it.
//!
//! An act that may take long enters one step after the other. Where it is no
//! longer wanted it is refused the next step, and as it has made nothing lasting
//! until its end, nothing of it stays.

use crate::assessment::Refusal;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The steps of one piece of work; a clone is the same.
#[derive(Clone, Debug, Default)]
pub struct Steps(Arc<State>);

#[derive(Debug, Default)]
struct State {
    at: Mutex<Step>,
    is_unwanted: AtomicBool,
}

/// What is done now, and how much is behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// Code of what is done now; empty: nothing yet.
    pub code: &'static str,
    /// Parts that are behind it.
    pub n_done: i64,
    /// Parts in all; 0: not known yet.
    pub n_steps: i64,
}

impl Steps {
    /// Enters a step, with how many of how many parts are behind it.
    ///
    /// # Errors
    ///
    /// [`Refusal::Unwanted`] where somebody stopped the work.
    pub fn enter(&self, code: &'static str, n_done: usize, n_steps: usize) -> Result<(), Refusal> {
        self.note(code, n_done, n_steps);
        match self.is_unwanted() {
            true => Err(Refusal::Unwanted),
            false => Ok(()),
        }
    }

    /// Says how far a step is that cannot be left in its middle.
    pub fn note(&self, code: &'static str, n_done: usize, n_steps: usize) {
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let step = Step {
            code,
            n_done: number(n_done),
            n_steps: number(n_steps),
        };
        *self.0.at.lock().unwrap_or_else(PoisonError::into_inner) = step;
    }

    /// Where it is.
    pub fn at(&self) -> Step {
        *self.0.at.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Stops it before its next step.
    pub fn unwant(&self) {
        self.0.is_unwanted.store(true, Ordering::Release);
    }

    /// Whether somebody stopped it.
    pub fn is_unwanted(&self) -> bool {
        self.0.is_unwanted.load(Ordering::Acquire)
    }
}

#[cfg(test)]
mod tests {
    use super::{Refusal, Step, Steps};

    #[test]
    fn work_that_nobody_wants_is_refused_its_next_step() {
        let steps = Steps::default();
        let told = steps.clone();
        assert!(told.enter("freeze", 1, 4).is_ok());
        let step = Step {
            code: "freeze",
            n_done: 1,
            n_steps: 4,
        };
        assert_eq!(steps.at(), step);
        steps.unwant();
        assert!(matches!(told.enter("score", 2, 4), Err(Refusal::Unwanted)));
    }
}
