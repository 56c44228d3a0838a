//! Looks at a database without changing it.

use crate::address::Engine;
use crate::database::{Database, KNOWN, newest};
use crate::error::{StoreError, doing};
use std::io;
use std::path::Path;

impl Database {
    /// Opens the database as it is: makes no file and takes no step. Returns it
    /// with the last step that was taken, 0 where there is none, and the last
    /// that this program knows.
    ///
    /// # Errors
    ///
    /// Where it cannot be opened, or a newer program has written it.
    pub async fn open_as_it_is(url: &str) -> Result<(Database, (i64, i64)), StoreError> {
        if let Some(file) = file(url) {
            Path::new(file)
                .metadata()
                .map_err(|source| StoreError::Open {
                    url: url.to_owned(),
                    source: source.into(),
                })?;
        }
        let database = Database::connect(url).await?;
        let taken = newest(database.readers()).await.unwrap_or(0);
        if taken > KNOWN {
            return Err(StoreError::Newer {
                url: database.url().to_owned(),
                found: taken,
                known: KNOWN,
            });
        }
        Ok((database, (taken, KNOWN)))
    }

    /// Whether the database answers. On SQLite its file must still be where it
    /// was: one that was moved away goes on answering to those who have it open.
    pub async fn ping(&self) -> Result<(), StoreError> {
        if let Some(file) = file(self.url())
            && self.engine() == Engine::Sqlite
            && !Path::new(file).is_file()
        {
            let gone = io::Error::new(io::ErrorKind::NotFound, format!("{file} is gone"));
            return Err(doing("looking for its file")(gone.into()));
        }
        self.version().await.map(|_| ())
    }
}

/// The file of an SQLite address.
fn file(url: &str) -> Option<&str> {
    let place = url.strip_prefix("sqlite:")?;
    let place = place.strip_prefix("//").unwrap_or(place);
    place.split('?').next().filter(|file| !file.is_empty())
}
