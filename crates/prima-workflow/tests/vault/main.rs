//! What the evidence vault promises, told once and run on SQLite and on
//! PostgreSQL.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on must stop where it stands"
)]

/// Makes each story a test on either engine, with a database of its own.
macro_rules! on_both_engines {
    ($($story:ident,)*) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $story() {
                super::$story(crate::town::Town::on(prima_store::Engine::Sqlite).await).await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $story() {
                super::$story(crate::town::Town::on(prima_store::Engine::Postgres).await).await;
            })*
        }
    };
}

mod adding;
mod answers;
mod faults;
#[path = "../support/own_database.rs"]
mod own_database;
mod permission;
mod storing;
mod town;
mod uploading;
