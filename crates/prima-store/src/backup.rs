//! A backup: every table as text in one ZIP file, from one state of the
//! database, while others go on reading and writing.
//!
//! The same file restores into either engine. `manifest.json` names each table
//! with its rows and the SHA-256 of its text; a file that was cut off or
//! changed is refused whole.

use crate::act::AuditLine;
use crate::database::Database;
use crate::error::{StoreError, doing};
use crate::history::{
    Dataset, DatasetFile, Event, FigureRow, HintRow, Honour, Outcome, Statement, Summary,
    SummaryBand,
};
use crate::register::{Alias, Body, BodyName, BodyParent, Region, RegionParent};
use crate::table::{Table, insert, select, table};
use futures_util::TryStreamExt;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sqlx::{Any, AssertSqlSafe, Executor, Row, Transaction};
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Format of the file; another one is refused.
const FORMAT: u64 = 1;
const MANIFEST: &str = "manifest.json";
/// Rows that are inserted at once.
const PIECE: usize = 500;

table! {
    /// A setting of the store itself.
    Setting = "setting" {
        /// Its name.
        setting: String,
        /// Its value.
        value: String,
    }
}

/// Calls `$each` for every table.
macro_rules! for_tables {
    ($each:ident($($argument:expr),*)) => {
        $each::<Setting>($($argument),*).await?;
        $each::<AuditLine>($($argument),*).await?;
        $each::<Region>($($argument),*).await?;
        $each::<RegionParent>($($argument),*).await?;
        $each::<Alias>($($argument),*).await?;
        $each::<Body>($($argument),*).await?;
        $each::<BodyName>($($argument),*).await?;
        $each::<BodyParent>($($argument),*).await?;
        $each::<Dataset>($($argument),*).await?;
        $each::<DatasetFile>($($argument),*).await?;
        $each::<Outcome>($($argument),*).await?;
        $each::<Summary>($($argument),*).await?;
        $each::<SummaryBand>($($argument),*).await?;
        $each::<FigureRow>($($argument),*).await?;
        $each::<HintRow>($($argument),*).await?;
        $each::<Statement>($($argument),*).await?;
        $each::<Event>($($argument),*).await?;
        $each::<Honour>($($argument),*).await?;
    };
}

struct Writing<'a> {
    path: &'a Path,
    zip: ZipWriter<File>,
    tables: Vec<Value>,
    rows: u64,
}

/// Writes everything into a new file at `path`; returns the number of rows.
/// A file that is there is not overwritten.
pub async fn backup(database: &Database, path: &Path) -> Result<u64, StoreError> {
    let file = File::create_new(path).map_err(|source| failed(path, source))?;
    let mut writing = Writing {
        path,
        zip: ZipWriter::new(file),
        tables: Vec::new(),
        rows: 0,
    };
    let mut written = write_all(database, &mut writing).await;
    let rows = writing.rows;
    if written.is_ok() {
        let closed = writing.zip.finish().map_err(std::io::Error::from);
        let safe = closed.and_then(|file| file.sync_all());
        written = safe.map_err(|source| failed(path, source));
    }
    if written.is_err() {
        // Half a backup is none; that it cannot be removed changes nothing about the failure.
        let _ = std::fs::remove_file(path);
    }
    written.map(|()| rows)
}

async fn write_all(database: &Database, writing: &mut Writing<'_>) -> Result<(), StoreError> {
    let mut tx = database.snapshot().await?;
    for_tables!(write(&mut tx, writing));
    let manifest = json!({
        "format": FORMAT,
        "migration": database.newest().await?,
        "tables": writing.tables,
    });
    let text = format!("{manifest:#}\n");
    let path = writing.path;
    start(writing, MANIFEST)?;
    let done = writing.zip.write_all(text.as_bytes());
    done.map_err(|source| failed(path, source))
}

fn start(writing: &mut Writing<'_>, name: &str) -> Result<(), StoreError> {
    // Long tables of one data set can pass 4 GiB.
    let options = SimpleFileOptions::default().large_file(true);
    let started = writing.zip.start_file(name, options);
    started.map_err(|error| failed(writing.path, error.into()))
}

async fn write<T: Table>(
    tx: &mut Transaction<'static, Any>,
    writing: &mut Writing<'_>,
) -> Result<(), StoreError> {
    let path = writing.path;
    start(writing, &format!("{}.ndjson", T::NAME))?;
    let mut hasher = Sha256::new();
    let mut n_rows = 0u64;
    let query = sqlx::query(select::<T>(""));
    let mut rows = (&mut **tx).fetch(query);
    while let Some(row) = rows.try_next().await.map_err(doing("writing a backup"))? {
        let row = T::read(&row).map_err(doing("writing a backup"))?;
        let line = format!("{}\n", Value::Array(row.to_json()));
        hasher.update(line.as_bytes());
        let written = writing.zip.write_all(line.as_bytes());
        written.map_err(|source| failed(path, source))?;
        n_rows += 1;
    }
    writing.rows += n_rows;
    writing.tables.push(json!({
        "table": T::NAME,
        "columns": T::COLUMNS,
        "rows": n_rows,
        "sha256": hex(&hasher.finalize()),
    }));
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn failed(path: &Path, source: std::io::Error) -> StoreError {
    StoreError::Backup {
        path: path.to_path_buf(),
        source,
    }
}

struct Reading<'a> {
    path: &'a Path,
    zip: ZipArchive<File>,
    manifest: Value,
    rows: u64,
}

impl Reading<'_> {
    fn refuse(&self, why: impl Into<String>) -> StoreError {
        not_a_backup(self.path, why)
    }
}

fn not_a_backup(path: &Path, why: impl Into<String>) -> StoreError {
    StoreError::NotABackup {
        path: path.to_path_buf(),
        why: why.into(),
    }
}

/// Reads a backup into an empty database, all of it or nothing; returns the
/// number of rows.
pub async fn restore(database: &Database, path: &Path) -> Result<u64, StoreError> {
    let file = File::open(path).map_err(|source| failed(path, source))?;
    let mut zip = ZipArchive::new(file).map_err(|error| not_a_backup(path, error.to_string()))?;
    let mut text = String::new();
    let read = zip
        .by_name(MANIFEST)
        .map_err(|error| not_a_backup(path, format!("{MANIFEST}: {error}")))?
        // A manifest is a few thousand bytes; a longer one is none.
        .take(1 << 20)
        .read_to_string(&mut text);
    read.map_err(|error| not_a_backup(path, error.to_string()))?;
    let manifest: Value = serde_json::from_str(&text)
        .map_err(|error| not_a_backup(path, format!("{MANIFEST}: {error}")))?;
    let mut reading = Reading {
        path,
        zip,
        manifest,
        rows: 0,
    };
    if reading.manifest["format"] != FORMAT {
        return Err(reading.refuse(format!("format {}", reading.manifest["format"])));
    }
    let known = database.newest().await?;
    let found = reading.manifest["migration"].as_i64().unwrap_or(0);
    if found > known {
        return Err(StoreError::Newer {
            url: path.display().to_string(),
            found,
            known,
        });
    }
    let mut tx = database.begin().await?;
    for_tables!(demand_empty(&mut tx, database));
    for_tables!(take(&mut tx, &mut reading));
    tx.commit().await.map_err(doing("restoring a backup"))?;
    Ok(reading.rows)
}

async fn demand_empty<T: Table>(
    tx: &mut Transaction<'static, Any>,
    database: &Database,
) -> Result<(), StoreError> {
    let sql = AssertSqlSafe(format!("SELECT COUNT(*) FROM {}", T::NAME));
    let row = tx.fetch_one(sqlx::query(sql)).await;
    let n_rows: i64 = row
        .and_then(|row| row.try_get(0))
        .map_err(doing("looking whether the database is empty"))?;
    if n_rows > 0 {
        return Err(StoreError::NotEmpty {
            url: database.url().to_owned(),
        });
    }
    Ok(())
}

async fn take<T: Table>(
    tx: &mut Transaction<'static, Any>,
    reading: &mut Reading<'_>,
) -> Result<(), StoreError> {
    let path = reading.path;
    let tables = reading.manifest["tables"].as_array();
    let entry = tables
        .and_then(|tables| tables.iter().find(|table| table["table"] == T::NAME))
        .cloned();
    let Some(entry) = entry else {
        return Err(reading.refuse(format!("the table {} is missing", T::NAME)));
    };
    if entry["columns"] != json!(T::COLUMNS) {
        return Err(reading.refuse(format!("the table {} has other columns", T::NAME)));
    }
    let name = format!("{}.ndjson", T::NAME);
    let file = reading.zip.by_name(&name);
    let file = file.map_err(|error| not_a_backup(path, format!("{name}: {error}")))?;
    let mut hasher = Sha256::new();
    let mut lines = BufReader::new(file);
    let mut line = String::new();
    let (mut piece, mut n_rows) = (Vec::new(), 0u64);
    loop {
        line.clear();
        let read = lines.read_line(&mut line);
        if read.map_err(|error| not_a_backup(path, format!("{name}: {error}")))? == 0 {
            break;
        }
        n_rows += 1;
        hasher.update(line.as_bytes());
        let values = serde_json::from_str::<Vec<Value>>(&line).ok();
        let Some(row) = values.and_then(|values| T::from_json(&values)) else {
            return Err(not_a_backup(path, format!("{name}, line {n_rows}")));
        };
        piece.push(row);
        if piece.len() == PIECE {
            insert(tx, &piece).await?;
            piece.clear();
        }
    }
    insert(tx, &piece).await?;
    if entry["rows"] != n_rows || entry["sha256"] != hex(&hasher.finalize()) {
        return Err(not_a_backup(path, format!("{name} was changed or cut off")));
    }
    reading.rows += n_rows;
    Ok(())
}
