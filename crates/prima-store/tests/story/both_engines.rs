//! Each story is told once, and is a test on SQLite and on PostgreSQL: here, and
//! wherever else stories are told on databases of their own.

/// Makes each story a test on either engine, in a `World` of its own: the root of
/// the tests says what that is.
macro_rules! on_both_engines {
    ($($story:ident,)*) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $story() {
                super::$story(crate::World::on(prima_store::Engine::Sqlite).await).await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $story() {
                super::$story(crate::World::on(prima_store::Engine::Postgres).await).await;
            })*
        }
    };
}
