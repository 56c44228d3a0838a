//! Opens a database and brings it up to date.
//!
//! One driver for both engines: SQL with `$1` places, text and whole numbers
//! only. One connection writes and several read.

use crate::address::{Address, Engine};
use crate::error::{StoreError, doing, is_busy};
use sqlx::any::{AnyConnectOptions, AnyPoolOptions, install_default_drivers};
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::{
    Any, AnyConnection, AnyPool, AssertSqlSafe, ConnectOptions, Connection, Executor, Row,
    SqlSafeStr, Transaction,
};
use std::borrow::Cow;
use std::io;
use std::time::Duration;

/// The steps from nothing to the present tables; only ever added to.
const MIGRATIONS: &[(i64, &str, &str)] = &[
    (
        1,
        "register",
        include_str!("../migration/0001_register.sql"),
    ),
    (2, "history", include_str!("../migration/0002_history.sql")),
    (3, "indices", include_str!("../migration/0003_indices.sql")),
    (
        4,
        "rankings",
        include_str!("../migration/0004_rankings.sql"),
    ),
    (
        5,
        "statements",
        include_str!("../migration/0005_statements.sql"),
    ),
    (6, "people", include_str!("../migration/0006_people.sql")),
    (7, "cycle", include_str!("../migration/0007_cycle.sql")),
    (
        8,
        "evidence",
        include_str!("../migration/0008_evidence.sql"),
    ),
    (9, "passkey", include_str!("../migration/0009_passkey.sql")),
    (10, "changes", include_str!("../migration/0010_changes.sql")),
    (11, "audit", include_str!("../migration/0011_audit.sql")),
    (
        12,
        "families",
        include_str!("../migration/0012_families.sql"),
    ),
    (
        13,
        "recognition",
        include_str!("../migration/0013_recognition.sql"),
    ),
    (
        15,
        "innovation",
        include_str!("../migration/0015_innovation.sql"),
    ),
    (16, "notice", include_str!("../migration/0016_notice.sql")),
    (17, "job", include_str!("../migration/0017_job.sql")),
    (
        18,
        "certificates",
        include_str!("../migration/0018_certificates.sql"),
    ),
    (19, "award", include_str!("../migration/0019_award.sql")),
    (
        20,
        "proposal",
        include_str!("../migration/0020_proposal.sql"),
    ),
    (21, "jury", include_str!("../migration/0021_jury.sql")),
    (22, "ending", include_str!("../migration/0022_ending.sql")),
    (
        23,
        "award_change",
        include_str!("../migration/0023_award_change.sql"),
    ),
    (
        24,
        "mentoring",
        include_str!("../migration/0024_mentoring.sql"),
    ),
    (25, "hub", include_str!("../migration/0025_hub.sql")),
    (26, "level", include_str!("../migration/0026_level.sql")),
    (
        27,
        "reviewer",
        include_str!("../migration/0027_reviewer.sql"),
        30,
        "versions",
        include_str!("../migration/0030_versions.sql"),
    ),
];

/// The last of them.
pub(crate) const KNOWN: i64 = MIGRATIONS[MIGRATIONS.len() - 1].0;

/// Questions that are answered at once. On SQLite each has a thread and some
/// eight megabytes of this process; on PostgreSQL both are another's.
const SQLITE_READERS: u32 = 4;
const POSTGRES_READERS: u32 = 8;

/// How long a question waits for a connection.
const WAIT: Duration = Duration::from_secs(5);
/// How long a change waits for the one before it; an import can take a while.
const TURN: Duration = Duration::from_secs(60);

/// How often the first opening of a file is tried again, and the pause before it.
const MOST_TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(20);

/// Takes the right to write at once.
const IMMEDIATE: &str = "BEGIN IMMEDIATE";

/// An open database.
#[derive(Clone, Debug)]
pub struct Database {
    readers: AnyPool,
    writer: AnyPool,
    engine: Engine,
    url: String,
}

impl Database {
    /// Opens the database at `sqlite:FILE` or `postgres://…`, creates a file
    /// that is missing, and runs the migrations that have not been run.
    pub async fn open(url: &str) -> Result<Database, StoreError> {
        let database = Database::connect(url).await?;
        database.migrate().await?;
        Ok(database)
    }

    pub(crate) async fn connect(url: &str) -> Result<Database, StoreError> {
        install_default_drivers();
        let address = Address::parse(url)?;
        let engine = address.engine;
        let open = |source| StoreError::Open {
            url: address.shown.clone(),
            source: in_words(source),
        };
        if engine == Engine::Sqlite {
            // A pool tries again and again and forgets why it failed.
            first(&address.options).await.map_err(open)?;
        }
        let pool = |connections: u32, patience: Duration| {
            let pool = AnyPoolOptions::new()
                .max_connections(connections)
                .acquire_timeout(patience);
            let pool = match engine {
                Engine::Postgres => pool,
                Engine::Sqlite => {
                    pool.after_connect(move |connection, _| Box::pin(prepare(connection, patience)))
                }
            };
            pool.connect_lazy_with(address.again.clone())
        };
        let readers = match engine {
            Engine::Sqlite => SQLITE_READERS,
            Engine::Postgres => POSTGRES_READERS,
        };
        let database = Database {
            readers: pool(readers, WAIT),
            writer: pool(1, TURN),
            engine,
            url: address.shown.clone(),
        };
        let answered = database.readers.acquire().await;
        answered.map(|_| database).map_err(open)
    }

    async fn migrate(&self) -> Result<(), StoreError> {
        let steps = MIGRATIONS.iter().map(|(version, name, sql)| {
            Migration::new(
                *version,
                Cow::Borrowed(*name),
                MigrationType::Simple,
                (*sql).into_sql_str(),
                false,
            )
        });
        let migrator = Migrator::with_migrations(steps.collect());
        let failed = |source| StoreError::Migration {
            url: self.url.clone(),
            source,
        };
        let is_old = !newest(&self.readers)
            .await
            .is_ok_and(|newest| newest >= KNOWN);
        let done = if is_old && self.engine == Engine::Sqlite {
            // The migrator locks PostgreSQL, but not a file, where two programs
            // would both take the same step.
            let mut tx = self.begin().await?;
            let done = migrator.run_direct(None, &mut *tx, false).await;
            match done {
                Ok(()) => tx.commit().await.map_err(MigrateError::from),
                Err(_) => done,
            }
        } else {
            migrator.run(&self.writer).await
        };
        match done {
            Ok(()) => Ok(()),
            Err(MigrateError::VersionMissing(found)) if found > KNOWN => Err(StoreError::Newer {
                url: self.url.clone(),
                found: newest(&self.readers).await.unwrap_or(found),
                known: KNOWN,
            }),
            Err(source) => Err(failed(source)),
        }
    }

    /// Which engine it runs on.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Its address, without a password.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Connections for questions.
    pub(crate) fn readers(&self) -> &AnyPool {
        &self.readers
    }

    /// Begins a transaction that will write. Changes take turns on both engines,
    /// also those of several programs: each sees what the one before it did.
    ///
    /// On SQLite its file must still be where it was: nothing may be acknowledged
    /// that the next program to open it would not find.
    pub(crate) async fn begin(&self) -> Result<Transaction<'static, Any>, StoreError> {
        self.demand_file()?;
        self.begin_in_turn().await.map_err(|source| {
            let is_busy = match &source {
                sqlx::Error::Database(error) => error.code().is_some_and(|code| is_busy(&code)),
                sqlx::Error::PoolTimedOut => self.writer.size() > 0,
                _ => false,
            };
            match is_busy {
                true => StoreError::Busy {
                    url: self.url.clone(),
                },
                false => doing("beginning a change")(source),
            }
        })
    }

    async fn begin_in_turn(&self) -> Result<Transaction<'static, Any>, sqlx::Error> {
        match self.engine {
            // One that first reads and then writes could be refused in the middle.
            Engine::Sqlite => match self.writer.begin_with(IMMEDIATE).await {
                // Where the engine could not write, it gave the change up by
                // itself, and the driver still believes to be in the middle of it.
                Err(sqlx::Error::InvalidSavePointStatement) => {
                    let spoiled = self.writer.acquire().await?;
                    spoiled.close().await?;
                    self.writer.begin_with(IMMEDIATE).await
                }
                begun => begun,
            },
            Engine::Postgres => {
                let begin = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
                let mut tx = self.writer.begin_with(begin).await?;
                tx.execute(AssertSqlSafe(turn_on_postgres())).await?;
                Ok(tx)
            }
        }
    }

    /// Makes a reader of SQLite as patient as it was.
    pub(crate) async fn be_patient(&self, reader: &mut AnyConnection) -> Result<(), sqlx::Error> {
        prepare(reader, WAIT).await
    }

    /// Begins a transaction that sees one state of the database throughout.
    pub(crate) async fn snapshot(&self) -> Result<Transaction<'static, Any>, StoreError> {
        let begun = match self.engine {
            Engine::Sqlite => self.readers.begin().await,
            Engine::Postgres => {
                let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
                self.readers.begin_with(begin).await
            }
        };
        begun.map_err(doing("beginning to read"))
    }

    /// Closes all connections, so that nothing is left to write.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// Opens a file once, which makes it where it is missing. Several programs may
/// do so at once, and SQLite then refuses all but one to change how the log is
/// kept, however patient they are.
async fn first(options: &AnyConnectOptions) -> Result<(), sqlx::Error> {
    let mut tries = 0;
    loop {
        let mut connection = options.connect().await?;
        let prepared = prepare(&mut connection, WAIT).await;
        connection.close().await?;
        match prepared {
            Err(sqlx::Error::Database(error))
                if tries < MOST_TRIES && error.code().is_some_and(|code| is_busy(&code)) =>
            {
                tries += 1;
                tokio::time::sleep(PAUSE).await;
            }
            other => return other,
        }
    }
}

/// Waits for the turn on PostgreSQL, in one message. What is acknowledged must
/// outlive a loss of power, also on a server that is set to answer before it has
/// written; one that waits for more than its own disk goes on doing so.
fn turn_on_postgres() -> String {
    format!(
        "SET LOCAL lock_timeout = '{}s'; \
         SELECT set_config('synchronous_commit', 'on', true) \
         WHERE current_setting('synchronous_commit') = 'off'; \
         LOCK TABLE audit IN EXCLUSIVE MODE",
        TURN.as_secs()
    )
}

/// Settings of SQLite that hold for one connection, so that each gets them.
async fn prepare(connection: &mut AnyConnection, patience: Duration) -> Result<(), sqlx::Error> {
    let settings = format!(
        "PRAGMA busy_timeout = {}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
         PRAGMA foreign_keys = ON; PRAGMA cache_size = -4000;",
        patience.as_millis()
    );
    connection
        .execute(AssertSqlSafe(settings))
        .await
        .map(|_| ())
}

/// The newest migration that was run.
pub(crate) async fn newest<'c>(
    database: impl Executor<'c, Database = Any>,
) -> Result<i64, StoreError> {
    const READING: &str = "reading its own version";
    let sql = "SELECT MAX(version) FROM _sqlx_migrations";
    let row = database.fetch_one(sql).await.map_err(doing(READING))?;
    row.try_get(0).map_err(doing(READING))
}

/// What a pool leaves unsaid.
fn in_words(source: sqlx::Error) -> sqlx::Error {
    match source {
        sqlx::Error::PoolTimedOut => sqlx::Error::Io(io::Error::new(
            io::ErrorKind::TimedOut,
            format!(
                "it did not answer for {} seconds; is it running, and is this where it is?",
                WAIT.as_secs()
            ),
        )),
        other => other,
    }
}

#[cfg(test)]
mod tests;
