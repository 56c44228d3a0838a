//! What the acts of recognition programmes promise, told once and run on SQLite
//! and on PostgreSQL.
//!
//! The programme of the stories is written here as data: no programme is known
//! to the code by name.

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

mod award;
mod award_held_up;
mod counts;
mod court;
mod fair;
mod hub;
mod jury;
mod life;
mod mentoring;
#[expect(
    dead_code,
    reason = "nothing here works behind the program's back, as tests of other areas do"
)]
#[path = "../support/own_database.rs"]
mod own_database;
mod proposals;
mod shelf;
mod town;
mod trail;
