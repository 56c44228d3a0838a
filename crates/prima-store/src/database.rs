//! Opens a database and brings it up to date.
//!
//! One driver for both engines: SQL with `$1` places, text and whole numbers
//! only. SQLite has one connection that writes and several that read.

use crate::error::{StoreError, doing};
use sqlx::any::{AnyConnectOptions, AnyPoolOptions, install_default_drivers};
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::{Any, AnyPool, Executor, Row, SqlSafeStr, Transaction};
use std::borrow::Cow;
use std::str::FromStr;
use std::time::Duration;

/// The steps from nothing to the present tables; only ever added to.
const MIGRATIONS: [(i64, &str, &str); 2] = [
    (
        1,
        "register",
        include_str!("../migration/0001_register.sql"),
    ),
    (2, "history", include_str!("../migration/0002_history.sql")),
];

/// Which engine a database runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Embedded, one file.
    Sqlite,
    /// A server.
    Postgres,
}

/// An open database.
#[derive(Clone, Debug)]
pub struct Database {
    readers: AnyPool,
    writer: AnyPool,
    engine: Engine,
    url: String,
}

/// The address without a password, fit for messages.
pub fn shown_url(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    let Some((user, host)) = rest.rsplit_once('@') else {
        return url.to_owned();
    };
    let name = user.split_once(':').map_or(user, |(name, _)| name);
    format!("{scheme}://{name}@{host}")
}

impl Database {
    /// Opens the database at `sqlite:FILE` or `postgres://…`, creates a file
    /// that is missing, and runs the migrations that have not been run.
    pub async fn open(url: &str) -> Result<Database, StoreError> {
        let database = Database::connect(url).await?;
        database.migrate().await?;
        Ok(database)
    }

    async fn connect(url: &str) -> Result<Database, StoreError> {
        install_default_drivers();
        let shown = shown_url(url);
        let address = || StoreError::Address { url: shown.clone() };
        let (engine, full) = if url.starts_with("sqlite:") {
            let separator = if url.contains('?') { '&' } else { '?' };
            (Engine::Sqlite, format!("{url}{separator}mode=rwc"))
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            (Engine::Postgres, url.to_owned())
        } else {
            return Err(address());
        };
        let options = AnyConnectOptions::from_str(&full).map_err(|_| address())?;
        let open = |source| StoreError::Open {
            url: shown.clone(),
            source,
        };
        let writers = if engine == Engine::Sqlite { 1 } else { 4 };
        let pool = |connections: u32| {
            let pool = AnyPoolOptions::new()
                .max_connections(connections)
                .acquire_timeout(Duration::from_secs(5));
            match engine {
                Engine::Postgres => pool,
                Engine::Sqlite => pool.after_connect(|connection, _| {
                    Box::pin(async move {
                        // Each holds for one connection only, so each connection gets them.
                        connection
                            .execute(
                                "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; \
                                 PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                                 PRAGMA cache_size = -4000;",
                            )
                            .await?;
                        Ok(())
                    })
                }),
            }
        };
        let writer = pool(writers)
            .connect_with(options.clone())
            .await
            .map_err(open)?;
        let readers = pool(8).connect_with(options).await.map_err(open)?;
        Ok(Database {
            readers,
            writer,
            engine,
            url: shown,
        })
    }

    async fn migrate(&self) -> Result<(), StoreError> {
        let known = MIGRATIONS[MIGRATIONS.len() - 1].0;
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
        match migrator.run(&self.writer).await {
            Ok(()) => Ok(()),
            Err(MigrateError::VersionMissing(found)) if found > known => Err(StoreError::Newer {
                url: self.url.clone(),
                found: self.newest().await.unwrap_or(found),
                known,
            }),
            Err(source) => Err(StoreError::Migration {
                url: self.url.clone(),
                source,
            }),
        }
    }

    /// The newest migration that was run.
    pub(crate) async fn newest(&self) -> Result<i64, StoreError> {
        let row = sqlx::query("SELECT MAX(version) FROM _sqlx_migrations")
            .fetch_one(&self.readers)
            .await
            .map_err(doing("reading its own version"))?;
        row.try_get(0).map_err(doing("reading its own version"))
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

    /// Begins a transaction that will write. On SQLite it takes the write lock
    /// at once, since one that first reads could be refused in the middle.
    pub(crate) async fn begin(&self) -> Result<Transaction<'static, Any>, StoreError> {
        let begun = match self.engine {
            Engine::Sqlite => self.writer.begin_with("BEGIN IMMEDIATE").await,
            Engine::Postgres => self.writer.begin().await,
        };
        begun.map_err(doing("beginning a change"))
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

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), StoreError> {
        sqlx::query("SELECT 1")
            .fetch_one(&self.readers)
            .await
            .map(|_| ())
            .map_err(doing("answering"))
    }

    /// Closes all connections, so that nothing is left to write.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        for (url, shown) in [
            (
                "postgres://prima:secret@db/prima",
                "postgres://prima@db/prima",
            ),
            (
                "postgres://prima:p@ss@db/prima",
                "postgres://prima@db/prima",
            ),
            ("postgres://db/prima", "postgres://db/prima"),
            ("sqlite:prima.db", "sqlite:prima.db"),
        ] {
            assert_eq!(shown_url(url), shown, "shown for {url}");
        }
    }
}
