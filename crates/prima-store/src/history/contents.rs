//! What a data set holds, without its texts.

use super::DatasetFile;
use crate::database::Database;
use crate::error::{StoreError, doing};
use crate::table::sought;
use sqlx::Row;
use sqlx::any::AnyRow;

const READING: &str = "reading what a data set holds";

/// Where results of a data set come from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ResultSource {
    /// Who published them.
    pub source: String,
    /// Reference period the source gives.
    pub reference: String,
    /// When they were read.
    pub retrieved: String,
}

impl Database {
    /// The files of a data set's bundle by name, each without its text.
    pub async fn dataset_listing(&self, id: &str) -> Result<Vec<DatasetFile>, StoreError> {
        let sql = "SELECT dataset, name, sha256, bytes FROM dataset_file WHERE dataset = $1";
        let found = sqlx::query(sql)
            .bind(sought(id))
            .fetch_all(self.readers())
            .await;
        let file = |row: &AnyRow| {
            Ok(DatasetFile {
                dataset: row.try_get("dataset")?,
                name: row.try_get("name")?,
                content: String::new(),
                sha256: row.try_get("sha256")?,
                bytes: row.try_get("bytes")?,
            })
        };
        let files = found.and_then(|rows| rows.iter().map(file).collect::<Result<Vec<_>, _>>());
        let mut files = files.map_err(doing(READING))?;
        files.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(files)
    }

    /// How many results a data set has.
    pub async fn n_results_of(&self, dataset: &str) -> Result<i64, StoreError> {
        let sql = "SELECT COUNT(*) FROM result WHERE dataset = $1";
        let found = sqlx::query(sql)
            .bind(sought(dataset))
            .fetch_one(self.readers());
        found
            .await
            .and_then(|row| row.try_get(0))
            .map_err(doing(READING))
    }

    /// Where the results of a data set come from, each once, by source.
    pub async fn result_sources_of(&self, dataset: &str) -> Result<Vec<ResultSource>, StoreError> {
        let sql = "SELECT DISTINCT source, reference, retrieved FROM result \
                   WHERE dataset = $1 AND source <> ''";
        let found = sqlx::query(sql)
            .bind(sought(dataset))
            .fetch_all(self.readers())
            .await;
        let source = |row: &AnyRow| {
            Ok(ResultSource {
                source: row.try_get("source")?,
                reference: row.try_get("reference")?,
                retrieved: row.try_get("retrieved")?,
            })
        };
        let sources = found.and_then(|rows| rows.iter().map(source).collect::<Result<Vec<_>, _>>());
        let mut sources = sources.map_err(doing(READING))?;
        sources.sort();
        Ok(sources)
    }
}
