//! What a reader gets: a page, a file, or another address; or why there is none.

use maud::Markup;
use prima_store::StoreError;
use prima_workflow::failure::WorkflowError;
use std::error::Error;

/// An answer to a request.
#[derive(Debug)]
pub enum Reply {
    /// A page.
    Page(Markup),
    /// A file: its `Content-Type`, its bytes, and the name to save it under,
    /// where it is one to save.
    File {
        /// Such as `text/csv; charset=utf-8`.
        content_type: &'static str,
        /// The file.
        bytes: Vec<u8>,
        /// Name for saving; none: shown.
        name: Option<String>,
    },
    /// Another address, with its language.
    Elsewhere(String),
}

/// Why there is no answer. Each variant is one page.
#[derive(Debug, thiserror::Error)]
pub enum WebError {
    /// Nothing is at this address.
    #[error("nothing is at this address")]
    NotFound(Missing),
    /// A part of the query cannot be used.
    #[error("`{value}` cannot be used as {name}")]
    BadQuery {
        /// Name in the query.
        name: &'static str,
        /// Its value.
        value: String,
    },
    /// The database cannot be asked just now, or failed.
    #[error("the store failed")]
    Store(#[from] StoreError),
    /// Something else that the program cannot mend.
    #[error("could not {doing}")]
    Failed {
        /// What was being done.
        doing: &'static str,
        /// Cause.
        #[source]
        source: Box<dyn Error + Send + Sync>,
    },
}

impl WebError {
    /// What an act failed with: the store's own failures tell whether trying
    /// again may help.
    pub fn of_act(doing: &'static str) -> impl FnOnce(WorkflowError) -> WebError {
        move |failure| match failure {
            WorkflowError::Store(error) => WebError::Store(error),
            other => WebError::failed(doing)(other),
        }
    }

    /// Names what was being done when something failed.
    pub fn failed<E: Error + Send + Sync + 'static>(
        doing: &'static str,
    ) -> impl FnOnce(E) -> WebError {
        move |source| WebError::Failed {
            doing,
            source: Box::new(source),
        }
    }
}

/// What was looked for and is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// No page has this address.
    Page,
    /// No body has this id.
    Body(String),
    /// No region has this code.
    Region(String),
    /// No programme has this code.
    Programme(String),
    /// A programme has no results of this period.
    Period {
        /// The programme.
        programme: String,
        /// The period.
        period: String,
    },
    /// No instrument has this name.
    Instrument(String),
    /// No data set has this id.
    Dataset(String),
    /// No event has this code.
    Event(String),
    /// No innovation has this id.
    Innovation(String),
    /// The page of the certificate with this id is no longer made as it was issued.
    CertificatePage(String),
    /// A data set has no file of this name.
    File {
        /// The data set.
        dataset: String,
        /// The name.
        name: String,
    },
}

/// What a page's function returns.
pub type Answer = Result<Reply, WebError>;
