//! What can go wrong between the program and its database.

use sqlx::migrate::MigrateError;
use std::path::PathBuf;
use std::sync::Arc;

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
    /// Steps of the tables are missing, and they were not to be taken.
    #[error(
        "the database {url} is of an older Prima (step {found}, this program knows {known}); keep a backup made by that program, then let `prima serve` take the missing steps"
    )]
    Older {
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
        source: MigrateError,
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
    /// Another change has been under way for too long.
    #[error("another change of the database {url} has not ended yet; try again when it has")]
    Busy {
        /// Address, without a password.
        url: String,
    },
    /// A text holds the byte 0, which PostgreSQL cannot keep.
    #[error(
        "{column} of a row of {table} holds a zero byte, which a database cannot keep; remove it"
    )]
    ZeroByte {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
    },
    /// The failure of a change that several acts shared; each is told of it.
    #[error(transparent)]
    Shared(Arc<StoreError>),
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
    /// Whether the database itself cannot be reached just now, or what is in its
    /// place has none of its tables.
    pub fn is_unreachable(&self) -> bool {
        let source = match self {
            StoreError::Shared(error) => return error.is_unreachable(),
            StoreError::Query { source, .. } | StoreError::Open { source, .. } => source,
            StoreError::Migration {
                source: MigrateError::Execute(source),
                ..
            } => source,
            _ => return false,
        };
        match source {
            sqlx::Error::Io(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => true,
            sqlx::Error::Database(error) => error
                .code()
                .is_some_and(|code| is_gone(&code) || has_no_table(&code, error.message())),
            _ => false,
        }
    }

    /// Whether another program holds the database just now.
    pub fn is_locked(&self) -> bool {
        match self {
            StoreError::Shared(error) => error.is_locked(),
            StoreError::Busy { .. } => true,
            StoreError::Query {
                source: sqlx::Error::Database(error),
                ..
            } => error.code().is_some_and(|code| is_busy(&code)),
            _ => false,
        }
    }

    /// Whether asking again soon may help: the database cannot be reached, or
    /// another program holds it.
    pub fn is_unavailable(&self) -> bool {
        self.is_unreachable() || self.is_locked()
    }

    /// Whether the database has no room left to write.
    pub fn is_full(&self) -> bool {
        match self {
            StoreError::Shared(error) => error.is_full(),
            StoreError::Query {
                source: sqlx::Error::Database(error),
                ..
            } => error.code().is_some_and(|code| is_full(&code)),
            _ => false,
        }
    }
}

/// Whether an engine says with this code that there is no room left. Where a
/// file may grow no further, SQLite says that it could not write.
fn is_full(code: &str) -> bool {
    match sqlite_code(code) {
        Some(kind) => kind == 13 || code == "778",
        None => code == "53100",
    }
}

/// Whether an engine says with this code that it, or its file, is not there.
fn is_gone(code: &str) -> bool {
    match sqlite_code(code) {
        // The file cannot be read or written, or cannot be opened.
        Some(code) => code == 10 || code == 14,
        // The connection is broken; the server is full, stops, crashed or starts.
        None => code.starts_with("08") || ["53300", "57P01", "57P02", "57P03"].contains(&code),
    }
}

/// Whether an engine says that a table is not there. SQLite has no code for that.
fn has_no_table(code: &str, message: &str) -> bool {
    match sqlite_code(code) {
        Some(kind) => kind == 1 && message.contains("no such table"),
        None => code == "42P01",
    }
}

/// Whether an engine says with this code that another change did not end in time.
pub(crate) fn is_busy(code: &str) -> bool {
    match sqlite_code(code) {
        Some(code) => code == 5,
        None => code == "55P03",
    }
}

/// The kind of an error of SQLite, whose codes are numbers below five digits;
/// PostgreSQL's have five signs.
fn sqlite_code(code: &str) -> Option<u32> {
    let number: u32 = code.parse().ok()?;
    (code.len() < 5).then_some(number & 0xff)
}

/// Names what was being done when the database failed.
pub(crate) fn doing(doing: &'static str) -> impl FnOnce(sqlx::Error) -> StoreError {
    move |source| StoreError::Query { doing, source }
}

#[cfg(test)]
mod tests {
    use super::{is_busy, is_full, is_gone};

    #[test]
    fn a_code_tells_whether_the_database_is_gone_or_busy() {
        for (code, gone, busy) in [
            ("14", true, false),     // SQLITE_CANTOPEN
            ("1038", true, false),   // SQLITE_CANTOPEN_SYMLINK
            ("778", true, false),    // SQLITE_IOERR_WRITE
            ("13", false, false),    // SQLITE_FULL
            ("5", false, true),      // SQLITE_BUSY
            ("517", false, true),    // SQLITE_BUSY_SNAPSHOT
            ("57P01", true, false),  // admin_shutdown
            ("08006", true, false),  // connection_failure
            ("53300", true, false),  // too_many_connections
            ("55P03", false, true),  // lock_not_available
            ("23505", false, false), // unique_violation
        ] {
            assert_eq!((is_gone(code), is_busy(code)), (gone, busy), "{code}");
        }
    }

    #[test]
    fn a_code_tells_whether_there_is_no_room_left() {
        for (code, full) in [
            ("13", true),     // SQLITE_FULL
            ("778", true),    // SQLITE_IOERR_WRITE
            ("266", false),   // SQLITE_IOERR_READ
            ("53100", true),  // disk_full
            ("53200", false), // out_of_memory
        ] {
            assert_eq!(is_full(code), full, "{code}");
        }
    }
}
