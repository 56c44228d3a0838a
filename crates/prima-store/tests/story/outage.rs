//! The database goes away and comes back: what is asked meanwhile fails with an
//! error that says so, and the next question works.

use crate::own_database::OwnDatabase;
use crate::sample::{finish, regions};
use prima_store::{Database, Engine};
use sqlx::{Connection, Executor};
use std::net::SocketAddr;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

async fn with_regions(own: &OwnDatabase) -> Database {
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    act.replace_regions(&regions("lama", 2)).await.unwrap();
    finish(act, "lama").await;
    database
}

#[tokio::test]
async fn a_question_after_the_server_ended_its_connections_works() {
    let own = OwnDatabase::on(Engine::Postgres).await;
    let database = with_regions(&own).await;
    for _ in 0..3 {
        own.end_connections().await;
        assert_eq!(database.regions().await.unwrap(), regions("lama", 2));
    }
}

#[tokio::test]
async fn an_act_whose_connection_ended_says_so_and_leaves_nothing() {
    let own = OwnDatabase::on(Engine::Postgres).await;
    let database = with_regions(&own).await;
    let mut act = database.act().await.unwrap();
    act.replace_regions(&regions("baru", 3)).await.unwrap();
    own.end_connections().await;
    let error = act.replace_aliases(&[]).await.unwrap_err();
    assert!(error.is_unreachable(), "{error:?}");
    let error = act.finish("", "", "", "", "").await.unwrap_err();
    assert!(error.is_unreachable(), "{error:?}");
    assert_eq!(database.regions().await.unwrap(), regions("lama", 2));
    let mut act = database.act().await.unwrap();
    act.replace_regions(&regions("baru", 3)).await.unwrap();
    finish(act, "baru").await;
    assert_eq!(database.version().await.unwrap(), 2);
}

#[tokio::test]
async fn a_server_that_is_gone_and_back_is_used_again() {
    let own = OwnDatabase::on(Engine::Postgres).await;
    with_regions(&own).await;
    let (user, server) = own.url.rsplit_once('@').unwrap();
    let (server, name) = server.split_once('/').unwrap();
    let mut line = Line::open("127.0.0.1:0".parse().unwrap(), server).await;
    let url = format!("{user}@{}/{name}", line.address);
    let database = Database::open(&url).await.unwrap();
    assert_eq!(database.version().await.unwrap(), 1);
    line = line.cut().await;
    for failed in [database.version().await.map(|_| ()), database.ping().await] {
        let error = failed.unwrap_err();
        assert!(error.is_unreachable(), "{error:?}");
    }
    let line = Line::open(line.address, server).await;
    assert_eq!(database.version().await.unwrap(), 1);
    finish(database.act().await.unwrap(), "lagi").await;
    assert_eq!(database.version().await.unwrap(), 2);
    line.cut().await;
}

#[tokio::test]
async fn a_file_that_is_gone_and_back_is_opened_again() {
    let own = OwnDatabase::on(Engine::Sqlite).await;
    let (here, away) = (own.file("data"), own.file("lain"));
    std::fs::create_dir(&here).unwrap();
    let url = format!("sqlite:{}", here.join("prima.db").display());
    let database = Database::open(&url).await.unwrap();
    finish(database.act().await.unwrap(), "satu").await;
    database.close().await;
    let error = database.version().await.unwrap_err();
    assert!(error.is_unreachable(), "closed: {error:?}");
    std::fs::rename(&here, &away).unwrap();
    let error = Database::open(&url).await.unwrap_err();
    assert!(error.is_unreachable(), "{error:?}");
    std::fs::rename(&away, &here).unwrap();
    let database = Database::open(&url).await.unwrap();
    assert_eq!(database.version().await.unwrap(), 1);
}

#[tokio::test]
async fn a_file_that_goes_missing_is_not_made_anew() {
    let own = OwnDatabase::on(Engine::Sqlite).await;
    let (path, away) = (own.file("prima.db"), own.file("lain.db"));
    let url = format!("sqlite:{}", path.display());
    let database = Database::open(&url).await.unwrap();
    finish(database.act().await.unwrap(), "satu").await;
    std::fs::rename(&path, &away).unwrap();
    let error = database.ping().await.unwrap_err();
    assert!(error.is_unreachable(), "{error:?}");
    // Every question at once, so that some need a connection of their own.
    let mut asked = JoinSet::new();
    for _ in 0..8 {
        let database = database.clone();
        asked.spawn(async move { database.version().await });
    }
    while let Some(answer) = asked.join_next().await {
        if let Err(error) = answer.unwrap() {
            assert!(error.is_unreachable(), "{error:?}");
        }
    }
    assert!(!path.exists(), "an empty file was made in its place");
}

#[tokio::test]
async fn a_database_without_its_tables_does_not_answer() {
    let own = OwnDatabase::on(Engine::Sqlite).await;
    let database = own.open().await;
    let mut other = sqlx::AnyConnection::connect(&own.url).await.unwrap();
    let dropped = "DROP TABLE _sqlx_migrations";
    other.execute(dropped).await.unwrap();
    let error = database.ping().await.unwrap_err();
    assert!(error.is_unreachable(), "{error:?}");
}

/// A telephone line to the server, which can be cut.
struct Line {
    address: SocketAddr,
    operator: Option<JoinHandle<()>>,
}

impl Line {
    async fn open(address: SocketAddr, server: &str) -> Line {
        let server = server.to_owned();
        let listener = TcpListener::bind(address).await.unwrap();
        let address = listener.local_addr().unwrap();
        let operator = tokio::spawn(async move {
            // Dropping the set hangs up every call.
            let mut calls = JoinSet::new();
            while let Ok((mut caller, _)) = listener.accept().await {
                let mut called = TcpStream::connect(&server).await.unwrap();
                calls.spawn(async move {
                    tokio::io::copy_bidirectional(&mut caller, &mut called).await
                });
            }
        });
        let operator = Some(operator);
        Line { address, operator }
    }

    async fn cut(mut self) -> Line {
        if let Some(operator) = self.operator.take() {
            operator.abort();
            let ended = operator.await;
            assert!(ended.unwrap_err().is_cancelled());
        }
        self
    }
}
