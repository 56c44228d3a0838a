//! Looks at a database without changing it.

use crate::address::{Engine, sqlite_file};
use crate::database::{Database, KNOWN, newest};
use crate::error::{StoreError, doing};
use sqlx::{Executor, Row};
use std::io;

impl Database {
    /// Opens the database as it is: makes no file and takes no step. Returns it
    /// with the last step that was taken, 0 where there is none, and the last
    /// that this program knows.
    ///
    /// # Errors
    ///
    /// Where it cannot be opened, or a newer program has written it.
    pub async fn open_as_it_is(url: &str) -> Result<(Database, (i64, i64)), StoreError> {
        if let Some(file) = sqlite_file(url) {
            file.metadata().map_err(|source| StoreError::Open {
                url: url.to_owned(),
                source: source.into(),
            })?;
        }
        let database = Database::connect(url).await?;
        let taken = database.steps_taken().await?;
        if taken > KNOWN {
            return Err(StoreError::Newer {
                url: database.url().to_owned(),
                found: taken,
                known: KNOWN,
            });
        }
        Ok((database, (taken, KNOWN)))
    }

    /// Opens a database that has all steps as it is: makes no file and takes none.
    ///
    /// # Errors
    ///
    /// As [`Database::open_as_it_is`], and where steps are missing.
    pub async fn open_complete(url: &str) -> Result<Database, StoreError> {
        let (database, (found, known)) = Database::open_as_it_is(url).await?;
        match found < known {
            true => Err(StoreError::Older {
                url: database.url().to_owned(),
                found,
                known,
            }),
            false => Ok(database),
        }
    }

    /// The last step that was taken; 0 where no step ever was. A table of steps
    /// that cannot be read is a failure, and not the same as none.
    async fn steps_taken(&self) -> Result<i64, StoreError> {
        let sql = match self.engine() {
            Engine::Sqlite => "SELECT COUNT(*) FROM sqlite_master WHERE name = '_sqlx_migrations'",
            Engine::Postgres => {
                "SELECT COUNT(*) FROM pg_catalog.pg_class WHERE oid = to_regclass('_sqlx_migrations')"
            }
        };
        const LOOKING: &str = "looking for its steps";
        let row = self
            .readers()
            .fetch_one(sql)
            .await
            .map_err(doing(LOOKING))?;
        let n_tables: i64 = row.try_get(0).map_err(doing(LOOKING))?;
        match n_tables {
            0 => Ok(0),
            _ => newest(self.readers()).await,
        }
    }

    /// Fails where the file of SQLite is no longer where it was.
    pub(crate) fn demand_file(&self) -> Result<(), StoreError> {
        if let Some(file) = sqlite_file(self.url())
            && !file.is_file()
        {
            let gone = format!("{} is gone", file.display());
            let gone = io::Error::new(io::ErrorKind::NotFound, gone);
            return Err(doing("looking for its file")(gone.into()));
        }
        Ok(())
    }

    /// Whether the database answers and has all steps of its tables. On SQLite its
    /// file must still be where it was: one that was moved away goes on answering
    /// to those who have it open.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.demand_file()?;
        let found = newest(self.readers()).await?;
        if found < KNOWN {
            return Err(StoreError::Older {
                url: self.url().to_owned(),
                found,
                known: KNOWN,
            });
        }
        self.version().await.map(|_| ())
    }
}
