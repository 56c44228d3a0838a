//! A database of its own for each test: a file in a folder of its own, or a new
//! database on the server of the test command. Both are gone when it is dropped.

use prima_store::{Database, Engine};
use sqlx::any::install_default_drivers;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor};
use std::sync::atomic::{AtomicU32, Ordering};
use tempfile::TempDir;

/// An empty database that nobody else uses.
pub struct OwnDatabase {
    engine: Engine,
    /// Its address.
    pub url: String,
    name: String,
    _folder: TempDir,
}

impl OwnDatabase {
    /// A new one.
    pub async fn on(engine: Engine) -> OwnDatabase {
        static COUNTER: AtomicU32 = AtomicU32::new(0);
        install_default_drivers();
        let folder = tempfile::tempdir().unwrap();
        let counter = COUNTER.fetch_add(1, Ordering::Relaxed);
        let name = format!("prima_workflow_{}_{counter}", std::process::id());
        let url = match engine {
            Engine::Sqlite => format!("sqlite:{}", folder.path().join("prima.db").display()),
            Engine::Postgres => {
                run_on(&server(), &format!("CREATE DATABASE {name}")).await;
                let server = server();
                let (server, _) = server.rsplit_once('/').unwrap();
                format!("{server}/{name}")
            }
        };
        OwnDatabase {
            engine,
            url,
            name,
            _folder: folder,
        }
    }

    /// Opens it, as one more program would.
    pub async fn open(&self) -> Database {
        Database::open(&self.url).await.unwrap()
    }

    /// Runs SQL behind the program's back.
    pub async fn run(&self, sql: &str) {
        run_on(&self.url, sql).await;
    }
}

impl Drop for OwnDatabase {
    fn drop(&mut self) {
        if self.engine == Engine::Sqlite {
            return;
        }
        let sql = format!("DROP DATABASE {} WITH (FORCE)", self.name);
        // A runtime of its own: the test's cannot be waited for from here.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build();
            runtime.unwrap().block_on(run_on(&server(), &sql));
        });
        // A second panic would hide the first; the server is thrown away anyway.
        let _ = dropped.join();
    }
}

async fn run_on(url: &str, sql: &str) {
    let mut connection = AnyConnection::connect(url).await.unwrap();
    let done = connection.execute(AssertSqlSafe(sql.to_owned())).await;
    done.unwrap_or_else(|error| panic!("{sql}: {error}"));
    connection.close().await.unwrap();
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
