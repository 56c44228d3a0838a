//! Several at once: readers beside a writer, and writers one after another.

use crate::own_database::OwnDatabase;
use crate::sample::{finish, regions};
use prima_store::{Engine, StoreError};

on_both_engines![
    readers_see_the_old_state_while_an_act_is_under_way,
    readers_never_see_half_an_act,
    an_act_waits_for_the_one_before_it,
];

async fn readers_see_the_old_state_while_an_act_is_under_way(own: OwnDatabase) {
    let (database, other) = (own.open().await, own.open().await);
    let mut act = database.act().await.unwrap();
    act.replace_regions(&regions("lama", 3)).await.unwrap();
    finish(act, "lama").await;
    let mut act = database.act().await.unwrap();
    act.replace_regions(&regions("baru", 4)).await.unwrap();
    for reader in [&database, &other] {
        assert_eq!(reader.regions().await.unwrap(), regions("lama", 3));
        assert_eq!(reader.version().await.unwrap(), 1);
        reader.ping().await.unwrap();
    }
    finish(act, "baru").await;
    for reader in [&database, &other] {
        assert_eq!(reader.regions().await.unwrap(), regions("baru", 4));
        assert_eq!(reader.version().await.unwrap(), 2);
    }
}

async fn readers_never_see_half_an_act(own: OwnDatabase) {
    let database = own.open().await;
    let mut readers = Vec::new();
    for reader in 0..8 {
        // More readers than one program has connections, and a second program.
        let database = match reader % 2 {
            0 => database.clone(),
            _ => own.open().await,
        };
        readers.push(tokio::spawn(async move {
            let mut n_seen = 0;
            while database.version().await.unwrap() < 30 {
                let found = database.regions().await.unwrap();
                if let Some(first) = found.first() {
                    assert_eq!(found, regions(&first.name, found.len()));
                    assert_eq!(first.name, format!("tanda {}", found.len()));
                }
                n_seen += 1;
            }
            n_seen
        }));
    }
    for n in 1..=30 {
        let mut act = database.act().await.unwrap();
        let mark = format!("tanda {n}");
        act.replace_regions(&regions(&mark, n)).await.unwrap();
        finish(act, &mark).await;
    }
    for reader in readers {
        assert!(reader.await.unwrap() > 0);
    }
}

async fn an_act_waits_for_the_one_before_it(own: OwnDatabase) {
    let (database, other) = (own.open().await, own.open().await);
    let mut first = database.act().await.unwrap();
    first.replace_regions(&regions("satu", 1)).await.unwrap();
    let waiting = tokio::spawn(async move {
        let mut second = other.act().await.unwrap();
        let found = second.regions().await.unwrap();
        finish(second, "dua").await;
        found
    });
    finish(first, "satu").await;
    assert_eq!(waiting.await.unwrap(), regions("satu", 1));
    assert_eq!(database.version().await.unwrap(), 2);
}

/// The clock of the test runs ahead while everybody waits.
async fn waits_in_vain(own: OwnDatabase) {
    let database = own.open().await;
    let first = database.act().await.unwrap();
    tokio::time::pause();
    let error = database.act().await.unwrap_err();
    tokio::time::resume();
    assert!(matches!(error, StoreError::Busy { .. }), "{error:?}");
    assert!(!error.is_unreachable());
    assert!(error.to_string().contains("try again"), "{error}");
    finish(first, "satu").await;
    finish(database.act().await.unwrap(), "dua").await;
    assert_eq!(database.version().await.unwrap(), 2);
}

#[tokio::test]
async fn an_act_that_waited_too_long_is_told_to_try_again_on_sqlite() {
    waits_in_vain(OwnDatabase::on(Engine::Sqlite).await).await;
}

#[tokio::test]
async fn an_act_that_waited_too_long_is_told_to_try_again_on_postgres() {
    waits_in_vain(OwnDatabase::on(Engine::Postgres).await).await;
}
