//! What ends a command early, and the exit code that goes with it.
//!
//! 0: done. 1: a check found something: faults, differences, a changed
//! bundle. 2: wrong usage, or input that cannot be used.

use prima_exchange::Problems;
use prima_exchange::write::ExchangeError;
use prima_instrument::words::{Lang, say};
use std::fmt;
use std::path::PathBuf;
use std::process::ExitCode;

/// A check that found something; its text is already in the reader's language.
#[derive(Debug)]
pub struct Refusal {
    text: String,
    code: u8,
}

impl Refusal {
    /// Faults of an instrument.
    pub fn faults(text: String) -> Refusal {
        Refusal { text, code: 1 }
    }

    /// Something about the arguments.
    pub fn usage(text: String) -> Refusal {
        Refusal { text, code: 2 }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl std::error::Error for Refusal {}

/// Input that cannot be used.
#[derive(Debug)]
pub enum Failure {
    /// No file and no shipped instrument has this name.
    UnknownInstrument {
        /// As it was named.
        name: String,
        /// Those there are.
        known: String,
    },
    /// A file that is not UTF-8.
    NotText {
        /// The file.
        file: PathBuf,
        /// First byte that is not.
        at: usize,
    },
    /// Files with problems, all of them.
    Problems(Problems),
    /// A body nobody knows.
    UnknownUnit {
        /// As it was named.
        unit: String,
    },
    /// A description of an example that cannot be used.
    BadExample {
        /// The file.
        file: PathBuf,
        /// Key of the message.
        message: &'static str,
        /// The key in the file.
        key: String,
    },
    /// A folder without what is needed.
    NotARun {
        /// The folder.
        folder: PathBuf,
    },
}

impl Failure {
    /// What happened and what to do, in a language.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Failure::UnknownInstrument { name, known } => say(
                lang,
                "cli-unknown-instrument",
                &[("name", name.clone()), ("known", known.clone())],
            ),
            Failure::NotText { file, at } => say(
                lang,
                "cli-not-text",
                &[("file", file.display().to_string()), ("at", at.to_string())],
            ),
            Failure::Problems(problems) => problems.report(lang),
            Failure::UnknownUnit { unit } => {
                say(lang, "cli-unknown-unit", &[("unit", unit.clone())])
            }
            Failure::BadExample { file, message, key } => say(
                lang,
                message,
                &[("file", file.display().to_string()), ("key", key.clone())],
            ),
            Failure::NotARun { folder } => say(
                lang,
                "cli-not-a-run",
                &[("folder", folder.display().to_string())],
            ),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text(Lang::En))
    }
}

impl std::error::Error for Failure {}

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
    let chain: Vec<String> = error.chain().map(|cause| cause.to_string()).collect();
    (
        ExitCode::from(2),
        say(lang, "cli-failed", &[("chain", chain.join(": "))]),
    )
}
