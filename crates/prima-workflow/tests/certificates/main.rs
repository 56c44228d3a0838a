//! What the acts about certificates promise, told once and run on SQLite and on
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
                super::$story(crate::own_database::OwnDatabase::on(prima_store::Engine::Sqlite).await).await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $story() {
                super::$story(crate::own_database::OwnDatabase::on(prima_store::Engine::Postgres).await).await;
            })*
        }
    };
}

mod cited;
mod from_nomination;
mod issuing;
mod ministry;
#[path = "../support/own_database.rs"]
mod own_database;
mod standing;
mod trail;
mod waiting;
mod whole;
