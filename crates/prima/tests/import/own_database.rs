//! A database of its own on the server of the test command.

use sqlx::any::install_default_drivers;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor, Row};
use std::sync::atomic::{AtomicU32, Ordering};

/// An empty database on PostgreSQL; it is gone when it is dropped.
pub struct OwnDatabase {
    /// Its address.
    pub url: String,
    name: String,
}

impl OwnDatabase {
    /// A new one.
    pub fn new() -> OwnDatabase {
        static COUNTER: AtomicU32 = AtomicU32::new(0);
        let counter = COUNTER.fetch_add(1, Ordering::Relaxed);
        let name = format!("prima_cut_{}_{counter}", std::process::id());
        run(&format!("CREATE DATABASE {name}"));
        let server = server();
        let (server, _) = server.rsplit_once('/').expect("a database is named");
        OwnDatabase {
            url: format!("{server}/{name}"),
            name,
        }
    }

    /// Makes it new.
    pub fn empty(&self) {
        run(&format!("DROP DATABASE {} WITH (FORCE)", self.name));
        run(&format!("CREATE DATABASE {}", self.name));
    }

    /// Whether a statement with these words runs on it, or was its last.
    pub fn is_running(&self, words: &str) -> bool {
        let sql = format!(
            "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = '{}' \
             AND xact_start IS NOT NULL AND query LIKE '%{words}%'",
            self.name
        );
        on_server(async |connection| {
            let row = connection.fetch_one(AssertSqlSafe(sql)).await;
            let n: i64 = row.expect("the server answers").get(0);
            n > 0
        })
    }
}

impl Drop for OwnDatabase {
    fn drop(&mut self) {
        run(&format!("DROP DATABASE {} WITH (FORCE)", self.name));
    }
}

/// Runs SQL on the server.
fn run(sql: &str) {
    on_server(async |connection| {
        let done = connection.execute(AssertSqlSafe(sql.to_owned())).await;
        done.unwrap_or_else(|error| panic!("{sql}: {error}"));
    });
}

/// Does something with a connection to the server.
fn on_server<T>(act: impl AsyncFnOnce(&mut AnyConnection) -> T) -> T {
    install_default_drivers();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.expect("a runtime").block_on(async {
        let connection = AnyConnection::connect(&server()).await;
        act(&mut connection.expect("the server answers")).await
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
