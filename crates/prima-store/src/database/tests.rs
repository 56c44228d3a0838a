//! That what is acknowledged is on the disk: the settings of those who write.

use super::Database;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor, Row};

#[tokio::test]
async fn sqlite_writes_through_to_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("prima.db").display());
    let database = Database::open(&url).await.unwrap();
    let mut act = database.act().await.unwrap();
    let row = act.tx().fetch_one("PRAGMA synchronous").await.unwrap();
    // 2 is FULL: https://sqlite.org/pragma.html#pragma_synchronous
    assert_eq!(row.get::<i64, _>(0), 2);
    let row = act.tx().fetch_one("PRAGMA journal_mode").await.unwrap();
    assert_eq!(row.get::<String, _>(0), "wal");
}

#[tokio::test]
async fn postgres_writes_through_to_the_disk_whatever_the_server_is_set_to() {
    let server = server();
    let (host, _) = server.rsplit_once('/').unwrap();
    for (set, expected) in [
        ("off", "on"),
        ("on", "on"),
        ("remote_apply", "remote_apply"),
    ] {
        let name = format!("prima_durable_{}_{set}", std::process::id());
        let mut connection = AnyConnection::connect(&server).await.unwrap();
        run(&mut connection, &format!("CREATE DATABASE {name}")).await;
        let setting = format!("ALTER DATABASE {name} SET synchronous_commit = '{set}'");
        run(&mut connection, &setting).await;
        let database = Database::open(&format!("{host}/{name}")).await.unwrap();
        let mut act = database.act().await.unwrap();
        let asked = "SELECT current_setting('synchronous_commit')";
        let row = act.tx().fetch_one(asked).await.unwrap();
        assert_eq!(row.get::<String, _>(0), expected, "set to {set}");
        drop(act);
        database.close().await;
        run(
            &mut connection,
            &format!("DROP DATABASE {name} WITH (FORCE)"),
        )
        .await;
    }
}

async fn run(connection: &mut AnyConnection, sql: &str) {
    let done = connection.execute(AssertSqlSafe(sql.to_owned())).await;
    done.unwrap_or_else(|error| panic!("{sql}: {error}"));
}

#[expect(
    clippy::disallowed_methods,
    reason = "the test command says where its server is"
)]
fn server() -> String {
    sqlx::any::install_default_drivers();
    std::env::var("PRIMA_TEST_POSTGRES").unwrap_or_else(|_| {
        panic!(
            "this test needs PostgreSQL: run it with `cargo xtask test`, which installs and starts it"
        )
    })
}
