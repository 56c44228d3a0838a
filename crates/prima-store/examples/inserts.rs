//! Counts bare durable inserts: `inserts URL WRITERS SECONDS`.
//!
//! Each writer has a connection of its own and inserts one row after another,
//! each its own transaction, safe on the disk before the next one begins. Prints
//! how many there were a second. The table is made for this and gone afterwards.

use sqlx::any::install_default_drivers;
use sqlx::{AnyConnection, Connection, Executor};
use std::error::Error;
use std::time::{Duration, Instant};

const TABLE: &str = "CREATE TABLE bare_insert (writer BIGINT NOT NULL, number BIGINT NOT NULL, \
                     value TEXT NOT NULL, note TEXT NOT NULL, at TEXT NOT NULL, \
                     PRIMARY KEY (writer, number))";
/// As the store sets them for its own writer.
const SQLITE: &str = "PRAGMA busy_timeout = 60000; PRAGMA journal_mode = WAL; \
                      PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";
const POSTGRES: &str = "SET synchronous_commit = on";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, n_writers, seconds] = &arguments[..] else {
        return Err("use: inserts URL WRITERS SECONDS".into());
    };
    let (n_writers, seconds): (i64, u64) = (n_writers.parse()?, seconds.parse()?);
    install_default_drivers();
    let settings = match url.starts_with("sqlite:") {
        true => SQLITE,
        false => POSTGRES,
    };
    let mut owner = AnyConnection::connect(url).await?;
    owner.execute(settings).await?;
    owner.execute("DROP TABLE IF EXISTS bare_insert").await?;
    owner.execute(TABLE).await?;
    let mut writers = Vec::new();
    for writer in 0..n_writers {
        let mut connection = AnyConnection::connect(url).await?;
        connection.execute(settings).await?;
        writers.push((writer, connection));
    }
    let begun = now();
    let until = begun + Duration::from_secs(seconds);
    let writing = writers
        .into_iter()
        .map(|(writer, connection)| tokio::spawn(write(connection, writer, until)));
    let mut n_rows = 0;
    for writer in writing.collect::<Vec<_>>() {
        n_rows += writer.await??;
    }
    let seconds = begun.elapsed().as_secs_f64();
    owner.execute("DROP TABLE bare_insert").await?;
    println!("{:.1}", n_rows as f64 / seconds);
    Ok(())
}

async fn write(
    mut connection: AnyConnection,
    writer: i64,
    until: Instant,
) -> Result<u64, sqlx::Error> {
    let mut n_rows = 0;
    while now() < until {
        let sql = "INSERT INTO bare_insert (writer, number, value, note, at) \
                   VALUES ($1, $2, $3, $4, $5)";
        let row = sqlx::query(sql)
            .bind(writer)
            .bind(n_rows as i64)
            .bind("12")
            .bind("catatan")
            .bind("2026-11-26T03:00:00Z");
        row.execute(&mut connection).await?;
        n_rows += 1;
    }
    Ok(n_rows)
}

#[expect(clippy::disallowed_methods, reason = "a measurement reads the clock")]
fn now() -> Instant {
    Instant::now()
}
