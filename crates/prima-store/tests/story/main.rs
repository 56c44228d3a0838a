//! What the store promises, told once and run on SQLite and on PostgreSQL; each
//! story owns its database.

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

mod audit;
mod backup;
mod evidence;
mod history;
mod history_order;
mod innovation;
mod jobs;
mod opening;
mod outage;
mod own_database;
mod passkey;
mod people;
mod people_doors;
mod ranking;
mod register;
mod restore;
mod sample;
mod small_disk;
mod together;
