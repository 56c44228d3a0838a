//! A database of its own on the server of the test command, behind a line that
//! can be cut.

use sqlx::any::install_default_drivers;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

/// An empty database on PostgreSQL; it is gone when it is dropped.
pub struct OwnDatabase {
    name: String,
}

impl OwnDatabase {
    /// A new one.
    pub async fn new() -> OwnDatabase {
        static COUNTER: AtomicU32 = AtomicU32::new(0);
        let counter = COUNTER.fetch_add(1, Ordering::Relaxed);
        let name = format!("prima_web_{}_{counter}", std::process::id());
        run(&format!("CREATE DATABASE {name}")).await;
        OwnDatabase { name }
    }

    /// A line to it, and its address over that line.
    pub async fn line(&self) -> (Line, String) {
        let whole = server();
        let (user, place) = whole.rsplit_once('@').expect("a user is named");
        let (server, _) = place.split_once('/').expect("a database is named");
        let line = Line::open(([127, 0, 0, 1], 0).into(), server.to_owned()).await;
        let url = format!("{user}@{}/{}", line.address, self.name);
        (line, url)
    }
}

impl Drop for OwnDatabase {
    fn drop(&mut self) {
        let sql = format!("DROP DATABASE {} WITH (FORCE)", self.name);
        // A runtime of its own: the test's cannot be waited for from here.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build();
            runtime.expect("a runtime").block_on(run(&sql));
        });
        // A second panic would hide the first; the server is thrown away anyway.
        let _ = dropped.join();
    }
}

/// A telephone line to a server, which can be cut.
pub struct Line {
    address: SocketAddr,
    server: String,
    operator: JoinHandle<()>,
}

impl Line {
    async fn open(address: SocketAddr, server: String) -> Line {
        let listener = TcpListener::bind(address).await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let called = server.clone();
        let operator = tokio::spawn(async move {
            // Dropping the set hangs up every call.
            let mut calls = JoinSet::new();
            while let Ok((mut caller, _)) = listener.accept().await {
                let Ok(mut called) = TcpStream::connect(&called).await else {
                    return;
                };
                calls.spawn(async move {
                    tokio::io::copy_bidirectional(&mut caller, &mut called).await
                });
            }
        });
        Line {
            address,
            server,
            operator,
        }
    }

    /// Hangs up every call, and takes none.
    pub async fn cut(&mut self) {
        self.operator.abort();
        // It has ended once it says so; how, does not matter.
        let _ = (&mut self.operator).await;
    }

    /// Takes calls again.
    pub async fn mend(&mut self) {
        *self = Line::open(self.address, self.server.clone()).await;
    }
}

async fn run(sql: &str) {
    install_default_drivers();
    let connection = AnyConnection::connect(&server()).await;
    let mut connection = connection.expect("the server answers");
    let done = connection.execute(AssertSqlSafe(sql.to_owned())).await;
    done.unwrap_or_else(|error| panic!("{sql}: {error}"));
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
