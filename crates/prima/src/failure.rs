//! The exit code that goes with what ended a command.
//!
//! 0: done. 1: a check found something: faults, differences, a changed
//! bundle. 2: wrong usage, or input that cannot be used.

use crate::store_failure;
use prima_exchange::cause::cause_in;
use prima_exchange::write::ExchangeError;
use prima_instrument::words::{Lang, say};
use prima_workflow::failure::{Failure, Refusal, WorkflowError};
use std::error::Error;
use std::io;
use std::process::ExitCode;

/// The exit code of an error, and its text in a language.
pub fn ending(error: &anyhow::Error, lang: Lang) -> (ExitCode, String) {
    if let Some(refusal) = error.downcast_ref::<Refusal>() {
        return (ExitCode::from(refusal.code), refusal.text.clone());
    }
    if let Some(failure) = error.downcast_ref::<Failure>() {
        return (ExitCode::from(2), failure.text(lang));
    }
    if let Some(ExchangeError::Problems(problems)) = error.downcast_ref::<ExchangeError>() {
        return (ExitCode::from(2), problems.report(lang));
    }
    if let Some(error) = error.downcast_ref::<WorkflowError>()
        && let Some(text) = error.text(lang)
    {
        let code = match error {
            WorkflowError::Refusal(refusal) => refusal.code,
            _ => 2,
        };
        return (ExitCode::from(code), text);
    }
    if let Some(text) = store_failure::text(error, lang) {
        return (ExitCode::from(2), text);
    }
    let words = |cause: &(dyn Error + 'static)| match cause.downcast_ref::<io::Error>() {
        Some(error) => cause_in(lang, error),
        None => cause.to_string(),
    };
    let chain: Vec<String> = error.chain().map(words).collect();
    (
        ExitCode::from(2),
        say(lang, "cli-failed", &[("chain", chain.join(": "))]),
    )
}
