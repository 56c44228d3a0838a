//! What ends an act early: input that cannot be used, a check that found
//! something, or a failure of the machine.

use crate::vault::BucketError;
use prima_exchange::Problems;
use prima_exchange::worksheet::WorksheetError;
use prima_exchange::write::ExchangeError;
use prima_instrument::words::{Lang, say};
use prima_store::StoreError;
use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Everything an act can end with.
#[derive(Debug, thiserror::Error)]
pub enum WorkflowError {
    /// Input that cannot be used.
    #[error(transparent)]
    Failure(#[from] Failure),
    /// A check that found something.
    #[error(transparent)]
    Refusal(#[from] Refusal),
    /// A file or folder that cannot be read or written.
    #[error("{}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Cause.
        #[source]
        source: io::Error,
    },
    /// A stored table that is no CSV.
    #[error("could not read the table {name}")]
    Table {
        /// Its name in the bundle.
        name: &'static str,
        /// Cause.
        #[source]
        source: csv::Error,
    },
    /// A description that is no TOML.
    #[error("{}", path.display())]
    Description {
        /// The file.
        path: PathBuf,
        /// Cause.
        #[source]
        source: toml::de::Error,
    },
    /// A file of a bundle.
    #[error(transparent)]
    Exchange(#[from] ExchangeError),
    /// A worksheet that could not be written.
    #[error(transparent)]
    Worksheet(#[from] WorksheetError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The storage of evidence in the network.
    #[error(transparent)]
    Bucket(#[from] BucketError),
}

impl WorkflowError {
    /// Names the file a failure of the machine is about.
    pub fn at(path: &Path) -> impl Fn(io::Error) -> WorkflowError {
        move |source| WorkflowError::File {
            path: path.to_path_buf(),
            source,
        }
    }

    /// Names the stored table that could not be read.
    pub(crate) fn csv(name: &'static str, source: csv::Error) -> WorkflowError {
        WorkflowError::Table { name, source }
    }

    /// What happened and what to do, in a language; `None` for a failure of
    /// the machine, whose chain of causes tells it.
    pub fn text(&self, lang: Lang) -> Option<String> {
        match self {
            WorkflowError::Failure(failure) => Some(failure.text(lang)),
            WorkflowError::Refusal(refusal) => Some(refusal.text.clone()),
            WorkflowError::Exchange(ExchangeError::Problems(problems)) => {
                Some(problems.report(lang))
            }
            WorkflowError::Description { path, source } => Some(say(
                lang,
                "cli-bad-description",
                &[
                    ("file", path.display().to_string()),
                    ("cause", source.to_string()),
                ],
            )),
            _ => None,
        }
    }
}

/// An error with all that brought it about.
pub(crate) fn cause(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text = format!("{text}: {error}");
        source = error.source();
    }
    text
}

/// A check that found something; its text is already in the reader's language.
#[derive(Debug)]
pub struct Refusal {
    /// What was found.
    pub text: String,
    /// The exit code that goes with it.
    pub code: u8,
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

impl Error for Refusal {}

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
    /// Several things at once.
    Several(Vec<WorkflowError>),
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
    /// A folder without data sets and tables.
    NothingToImport {
        /// The folder.
        folder: PathBuf,
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
            Failure::Several(all) => {
                let text = |error: &WorkflowError| {
                    let text = error.text(lang).unwrap_or_else(|| error.to_string());
                    format!("{}\n", text.trim_end())
                };
                all.iter().map(text).collect()
            }
            Failure::UnknownUnit { unit } => {
                say(lang, "cli-unknown-unit", &[("unit", unit.clone())])
            }
            Failure::BadExample { file, message, key } => say(
                lang,
                message,
                &[("file", file.display().to_string()), ("key", key.clone())],
            ),
            Failure::NothingToImport { folder } => say(
                lang,
                "cli-nothing-to-import",
                &[("folder", folder.display().to_string())],
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

impl Error for Failure {}
