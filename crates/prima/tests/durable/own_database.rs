//! A database of its own on the server of the test command.

use sqlx::any::install_default_drivers;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor, Row};
use std::thread;
use std::time::Duration;

/// How often something is looked at before it is given up: one minute.
const LOOKS: u32 = 3_000;
const PAUSE: Duration = Duration::from_millis(20);

/// An empty database on PostgreSQL; it is gone when it is dropped.
pub struct OwnDatabase {
    /// Its address.
    pub url: String,
    name: String,
}

impl OwnDatabase {
    /// A new one.
    pub fn new() -> OwnDatabase {
        let name = format!("prima_kill_{}", std::process::id());
        number(&format!("CREATE DATABASE {name}"));
        let server = server();
        let (server, _) = server.rsplit_once('/').expect("a database is named");
        OwnDatabase {
            url: format!("{server}/{name}"),
            name,
        }
    }

    /// Waits until the server has noticed that a killed program is gone, and has
    /// ended what it was in the middle of.
    pub fn until_nobody_is_connected(&self) {
        let sql = format!(
            "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = '{}'",
            self.name
        );
        for _ in 0..LOOKS {
            if number(&sql) == Some(0) {
                return;
            }
            thread::sleep(PAUSE);
        }
        panic!("the server never noticed that the program was killed");
    }
}

impl Drop for OwnDatabase {
    fn drop(&mut self) {
        number(&format!("DROP DATABASE {} WITH (FORCE)", self.name));
    }
}

/// Runs SQL on the server; gives the number it answers with, where it does.
fn number(sql: &str) -> Option<i64> {
    install_default_drivers();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.expect("a runtime").block_on(async {
        let connection = AnyConnection::connect(&server()).await;
        let mut connection = connection.expect("the server answers");
        let row = connection.fetch_optional(AssertSqlSafe(sql.to_owned()));
        let row = row.await.unwrap_or_else(|error| panic!("{sql}: {error}"));
        row.map(|row| row.get(0))
    })
}

#[expect(
    clippy::disallowed_methods,
    reason = "the test command says where its server is"
)]
fn server() -> String {
    std::env::var("PRIMA_TEST_POSTGRES").unwrap_or_else(|_| {
        panic!(
            "this test needs PostgreSQL: run it with `cargo xtask test`, which installs and starts it"
        )
    })
}
