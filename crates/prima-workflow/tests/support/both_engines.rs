//! Each story is told once, and is a test on SQLite and on PostgreSQL.

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
