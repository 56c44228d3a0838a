//! An import beside other changes of the same database.

use crate::files::{Files, options};
use crate::own_database::OwnDatabase;
use prima_store::StoreError;
use prima_workflow::failure::WorkflowError;

on_both_engines![an_import_sees_what_the_one_before_it_left,];

const SUMSEL: &str = "examples/sumatera-selatan-2023";

async fn an_import_sees_what_the_one_before_it_left(own: OwnDatabase) {
    let (database, other) = (own.open().await, own.open().await);
    let files = Files::copied(&["register", SUMSEL, "examples/ombudsman-2023"]);
    files.import(&database, &["register"]).await;
    let (options, names) = (options(), [SUMSEL]);
    let (first, second) = tokio::join!(
        files.attempt(&database, &names, &options),
        files.attempt(&other, &["examples/ombudsman-2023"], &options),
    );
    assert!(first.is_ok() && second.is_ok(), "{first:?} {second:?}");
    assert_eq!(database.version().await.unwrap(), 3);
    // Whoever came second ranked both: 15 kabupaten with a mean of 84.09.
    let summaries = database.summaries().await.unwrap();
    let summary = summaries
        .iter()
        .find(|summary| summary.level == "kabupaten");
    let summary = summary.unwrap();
    assert_eq!((summary.bodies, &*summary.mean), (15, "84.09"));
}

/// The clock of the test runs ahead while everybody waits.
async fn waits_in_vain(own: OwnDatabase) {
    let database = own.open().await;
    let files = Files::copied(&["register"]);
    let act = database.act().await.unwrap();
    tokio::time::pause();
    let error = files
        .attempt(&database, &["register"], &options())
        .await
        .unwrap_err();
    tokio::time::resume();
    let is_busy = matches!(&error, WorkflowError::Store(StoreError::Busy { .. }));
    assert!(is_busy, "{error:?}");
    assert!(error.to_string().contains("try again"), "{error}");
    drop(act);
    files.import(&database, &["register"]).await;
    assert_eq!(database.version().await.unwrap(), 1);
}

#[tokio::test]
async fn an_import_that_waited_too_long_is_told_to_try_again_on_sqlite() {
    waits_in_vain(OwnDatabase::on(prima_store::Engine::Sqlite).await).await;
}

#[tokio::test]
async fn an_import_that_waited_too_long_is_told_to_try_again_on_postgres() {
    waits_in_vain(OwnDatabase::on(prima_store::Engine::Postgres).await).await;
}
