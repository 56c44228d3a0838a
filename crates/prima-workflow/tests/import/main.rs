//! What an import promises, told once and run on SQLite and on PostgreSQL.
//!
//! Expected values come from the publications the data sets cite, from the law
//! or from a calculation by hand beside them.

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

mod again;
mod bodies;
mod cycles;
mod faults;
mod files;
mod innovations;
mod many_faults;
#[path = "../support/own_database.rs"]
mod own_database;
mod recomputed;
mod replicating;
mod shipped;
mod together;
