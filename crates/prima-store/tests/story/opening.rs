//! Opening a database: made, reopened, brought up to date, or refused.

use crate::own_database::{OwnDatabase, on_server};
use crate::sample::{finish, regions};
use prima_store::{Database, Engine, StoreError};
use std::error::Error;

on_both_engines![
    an_empty_database_is_made_and_reopened,
    each_step_of_the_tables_runs_once,
    several_programs_open_an_empty_database_at_once,
    a_database_of_a_newer_program_is_refused_with_what_to_do,
    a_database_whose_steps_were_changed_is_refused,
    a_database_that_cannot_be_opened_is_named_without_its_password,
    a_database_that_lacks_a_step_is_not_opened_as_if_it_had_all,
];

async fn an_empty_database_is_made_and_reopened(own: OwnDatabase) {
    let database = own.open().await;
    assert_eq!(database.engine(), own.engine);
    assert_eq!(database.version().await.unwrap(), 0);
    assert!(database.regions().await.unwrap().is_empty());
    let mut act = database.act().await.unwrap();
    act.replace_regions(&regions("Bali", 2)).await.unwrap();
    finish(act, "regions").await;
    database.close().await;
    let again = own.open().await;
    assert_eq!(again.version().await.unwrap(), 1);
    assert_eq!(again.regions().await.unwrap(), regions("Bali", 2));
    again.ping().await.unwrap();
}

async fn each_step_of_the_tables_runs_once(own: OwnDatabase) {
    let n_files = std::fs::read_dir("migration").unwrap().count() as i64;
    own.open().await.close().await;
    own.run("UPDATE _sqlx_migrations SET execution_time = 7")
        .await;
    own.open().await.close().await;
    let same = "SELECT COUNT(*) FROM _sqlx_migrations WHERE execution_time = 7";
    assert_eq!(own.number(same).await, n_files);
    let all = "SELECT COUNT(*) FROM _sqlx_migrations";
    assert_eq!(own.number(all).await, n_files, "every file is a step");
}

async fn several_programs_open_an_empty_database_at_once(own: OwnDatabase) {
    let open = || {
        let url = own.url.clone();
        tokio::spawn(async move { Database::open(&url).await })
    };
    let opening: Vec<_> = (0..6).map(|_| open()).collect();
    for opened in opening {
        opened.await.unwrap().unwrap().ping().await.unwrap();
    }
}

async fn a_database_of_a_newer_program_is_refused_with_what_to_do(own: OwnDatabase) {
    own.open().await.close().await;
    own.run(
        "INSERT INTO _sqlx_migrations \
         (version, description, installed_on, success, checksum, execution_time) \
         SELECT version + 98, description, installed_on, success, checksum, execution_time \
         FROM _sqlx_migrations WHERE version <= 2",
    )
    .await;
    let error = Database::open(&own.url).await.unwrap_err();
    assert!(
        matches!(error, StoreError::Newer { found: 100, .. }),
        "{error:?}"
    );
    let text = error.to_string();
    for part in ["newer Prima", "step 100", "use that program, or restore"] {
        assert!(text.contains(part), "{text}");
    }
    own.run("DELETE FROM _sqlx_migrations WHERE version > 90")
        .await;
    own.open().await.ping().await.unwrap();
}

async fn a_database_whose_steps_were_changed_is_refused(own: OwnDatabase) {
    own.open().await.close().await;
    own.run(
        "UPDATE _sqlx_migrations SET checksum = \
         (SELECT other.checksum FROM _sqlx_migrations AS other WHERE other.version = 2) \
         WHERE version = 1",
    )
    .await;
    let error = Database::open(&own.url).await.unwrap_err();
    assert!(matches!(error, StoreError::Migration { .. }), "{error:?}");
}

async fn a_database_that_cannot_be_opened_is_named_without_its_password(own: OwnDatabase) {
    let (url, shown) = match own.engine {
        Engine::Sqlite => {
            let url = format!("sqlite:{}", own.file("nowhere/prima.db").display());
            (url.clone(), url)
        }
        Engine::Postgres => {
            let there = on_server("prima_test_nowhere");
            let (user, host) = there.rsplit_once('@').unwrap();
            let (user, _) = user.rsplit_once(':').unwrap();
            let url = format!("{user}:secret@{host}");
            (url, format!("{user}@{host}"))
        }
    };
    let error = Database::open(&url).await.unwrap_err();
    assert!(matches!(error, StoreError::Open { .. }), "{error:?}");
    assert!(error.to_string().contains(&shown), "{error}");
    assert!(!whole(&error).contains("secret"), "{}", whole(&error));
}

/// All an error says, to a reader and to a programmer.
fn whole(error: &StoreError) -> String {
    let mut text = format!("{error:?}\n{error}");
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!("\n{error:?}\n{error}"));
        cause = error.source();
    }
    text
}

#[tokio::test]
async fn a_wrong_address_is_refused_with_a_sentence_and_without_its_password() {
    for url in [
        "",
        "prima.db",
        "sqlite:",
        "sqlite::memory:",
        "sqlite:prima.db?mode=memory",
        "mysql://prima:secret@db/prima",
        "postgres:prima:secret@db/prima",
        "prima:secret@db/prima",
        "postgres://prima:secret@db:port/prima",
        "postgres://prima:secret",
    ] {
        let error = Database::open(url).await.unwrap_err();
        assert!(
            matches!(error, StoreError::Address { .. }),
            "{url}: {error:?}"
        );
        let text = whole(&error);
        assert!(text.contains("use sqlite:FILE or postgres://"), "{text}");
        assert!(!text.contains("secret"), "{text}");
    }
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_said_so() {
    let error = Database::open("postgres://prima:secret@127.0.0.1:1/prima").await;
    let error = error.unwrap_err();
    assert!(error.is_unreachable(), "{error:?}");
    let text = whole(&error);
    assert!(text.contains("is it running"), "{text}");
    assert!(!text.contains("secret"), "{text}");
}

#[tokio::test]
async fn an_open_database_does_not_show_its_password() {
    let own = OwnDatabase::on(Engine::Postgres).await;
    let (_, after_user) = own.url.split_once("://prima:").unwrap();
    let (password, _) = after_user.split_once('@').unwrap();
    let database = own.open().await;
    let text = format!("{} {database:?}", database.url());
    assert!(!text.contains(password), "{text}");
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused_and_left_as_it_was() {
    let own = OwnDatabase::on(Engine::Sqlite).await;
    let path = own.file("prima.db");
    let text = "badan,name\n".repeat(1_000);
    std::fs::write(&path, &text).unwrap();
    let error = Database::open(&own.url).await.unwrap_err();
    assert!(
        whole(&error).contains("not a database"),
        "{}",
        whole(&error)
    );
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

#[tokio::test]
async fn a_file_may_have_any_name() {
    let own = OwnDatabase::on(Engine::Sqlite).await;
    for name in ["data dasar.db", "Ä👍.db", "a@b:c.db"] {
        let url = format!("sqlite:{}", own.file(name).display());
        let database = Database::open(&url).await.unwrap();
        assert_eq!(database.url(), url);
        assert!(own.file(name).exists(), "{name}");
    }
}

async fn a_database_that_lacks_a_step_is_not_opened_as_if_it_had_all(own: OwnDatabase) {
    own.open().await.close().await;
    let complete = Database::open_complete(&own.url).await.unwrap();
    complete.close().await;
    own.run("DELETE FROM _sqlx_migrations WHERE version > 2")
        .await;
    let error = Database::open_complete(&own.url).await.unwrap_err();
    assert!(
        matches!(error, StoreError::Older { found: 2, .. }),
        "{error:?}"
    );
    assert!(error.to_string().contains("prima serve"), "{error}");
    own.run("ALTER TABLE _sqlx_migrations RENAME COLUMN version TO number")
        .await;
    let error = Database::open_as_it_is(&own.url).await.unwrap_err();
    assert!(matches!(error, StoreError::Query { .. }), "{error:?}");
    own.run("DROP TABLE _sqlx_migrations").await;
    let (_, (taken, _)) = Database::open_as_it_is(&own.url).await.unwrap();
    assert_eq!(taken, 0, "no table of steps means that none was taken");
}
