//! What can go wrong between the program and its database.

use std::path::PathBuf;

/// A failure of the store; the cause, where there is one, is its source.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The address names no database this program can use.
    #[error("`{url}` is no address of a database; use sqlite:FILE or postgres://USER@HOST/NAME")]
    Address {
        /// What was given, without a password.
        url: String,
    },
    /// The database cannot be opened.
    #[error("could not open the database {url}")]
    Open {
        /// Address, without a password.
        url: String,
        /// Cause.
        #[source]
        source: sqlx::Error,
    },
    /// A newer program has written the database.
    #[error(
        "the database {url} was written by a newer Prima (step {found}, this program knows {known}); use that program, or restore a backup made by this one"
    )]
    Newer {
        /// Address, without a password.
        url: String,
        /// Its newest migration.
        found: i64,
        /// The newest migration of this program.
        known: i64,
    },
    /// A migration failed or differs from what was run before.
    #[error("could not bring the database {url} up to date")]
    Migration {
        /// Address, without a password.
        url: String,
        /// Cause.
        #[source]
        source: sqlx::migrate::MigrateError,
    },
    /// A question or a change failed.
    #[error("the database failed while {doing}")]
    Query {
        /// What was being done.
        doing: &'static str,
        /// Cause.
        #[source]
        source: sqlx::Error,
    },
    /// A file of a backup cannot be read or written.
    #[error("could not use the backup {path}")]
    Backup {
        /// The file.
        path: PathBuf,
        /// Cause.
        #[source]
        source: std::io::Error,
    },
    /// A backup is not one, or is damaged.
    #[error("{path} is no backup of Prima, or it is damaged: {why}")]
    NotABackup {
        /// The file.
        path: PathBuf,
        /// What does not fit.
        why: String,
    },
    /// A restore would overwrite something.
    #[error("the database {url} already holds data; restore into an empty one")]
    NotEmpty {
        /// Address, without a password.
        url: String,
    },
}

impl StoreError {
    /// Whether the database itself cannot be reached just now.
    pub fn is_unreachable(&self) -> bool {
        let (StoreError::Query { source, .. } | StoreError::Open { source, .. }) = self else {
            return false;
        };
        matches!(
            source,
            sqlx::Error::Io(_)
                | sqlx::Error::PoolTimedOut
                | sqlx::Error::PoolClosed
                | sqlx::Error::WorkerCrashed
        )
    }
}

/// Names what was being done when the database failed.
pub(crate) fn doing(doing: &'static str) -> impl FnOnce(sqlx::Error) -> StoreError {
    move |source| StoreError::Query { doing, source }
}
