//! Backups: one state, one file, restored on either engine.

use crate::own_database::OwnDatabase;
use crate::people_doors::kept_session;
use crate::sample::{everything, fill, finish, regions, restored};
use prima_store::register::Alias;
use prima_store::{Engine, StoreError, backup, restore};

on_both_engines![
    a_backup_restores_on_either_engine_to_the_same_rows,
    an_empty_database_has_a_backup_too,
    a_backup_holds_one_state_while_acts_go_on,
    a_file_that_is_there_is_not_overwritten,
    a_backup_lets_nobody_in,
    a_restored_database_goes_on_where_it_was,
    a_restore_that_is_not_finished_leaves_nothing,
];

async fn a_backup_restores_on_either_engine_to_the_same_rows(own: OwnDatabase) {
    let database = own.open().await;
    fill(&database).await;
    let rows = everything(&database).await;
    let path = own.file("cadangan.zip");
    let n_written = backup(&database, &path).await.unwrap();
    // The settings, which count the acts and those on the catalogue, are not
    // among what can be read, and each person's secrets are said apart.
    let n_people = database.people().await.unwrap().len();
    assert_eq!(n_written as usize, rows.len() + 2 - n_people);
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let other = OwnDatabase::on(engine).await;
        let second = other.open().await;
        assert_eq!(restored(&second, &path).await.unwrap(), n_written);
        assert_eq!(everything(&second).await, rows, "on {engine:?}");
        assert_eq!(second.version().await.unwrap(), 2);
        let again = other.file("lagi.zip");
        backup(&second, &again).await.unwrap();
        let third = OwnDatabase::on(own.engine).await;
        let last = third.open().await;
        restored(&last, &again).await.unwrap();
        assert_eq!(everything(&last).await, rows, "by way of {engine:?}");
    }
}

async fn an_empty_database_has_a_backup_too(own: OwnDatabase) {
    let database = own.open().await;
    let path = own.file("kosong.zip");
    assert_eq!(backup(&database, &path).await.unwrap(), 0);
    let other = OwnDatabase::on(own.engine).await;
    let second = other.open().await;
    assert_eq!(restored(&second, &path).await.unwrap(), 0);
    assert_eq!(everything(&second).await, Vec::<String>::new());
}

async fn a_backup_holds_one_state_while_acts_go_on(own: OwnDatabase) {
    let database = own.open().await;
    let writer = own.open().await;
    let writing = tokio::spawn(async move {
        for n in 1..=40 {
            let mut act = writer.act().await.unwrap();
            let mark = format!("tanda {n}");
            act.replace_regions(&regions(&mark, n)).await.unwrap();
            let alias = Alias {
                alias: mark.clone(),
                ..Alias::default()
            };
            act.replace_aliases(&[alias]).await.unwrap();
            finish(act, &mark).await;
        }
    });
    for turn in 0..5 {
        let path = own.file(&format!("cadangan-{turn}.zip"));
        backup(&database, &path).await.unwrap();
        let other = OwnDatabase::on(Engine::Sqlite).await;
        let second = other.open().await;
        restored(&second, &path).await.unwrap();
        let lines = second.audit_from(0, 100).await.unwrap();
        assert_eq!(lines.len() as u64, second.version().await.unwrap());
        let n = lines.len() - 1;
        assert_eq!(lines[n].object, "restored");
        let mark = format!("tanda {n}");
        assert_eq!(second.regions().await.unwrap(), regions(&mark, n));
        let aliases = second.aliases().await.unwrap();
        assert!(
            aliases.iter().all(|alias| alias.alias == mark),
            "{aliases:?}"
        );
    }
    writing.await.unwrap();
}

async fn a_file_that_is_there_is_not_overwritten(own: OwnDatabase) {
    let database = own.open().await;
    let path = own.file("cadangan.zip");
    std::fs::write(&path, "penting").unwrap();
    for path in [path.clone(), own.file(""), own.file("tiada/cadangan.zip")] {
        let error = backup(&database, &path).await.unwrap_err();
        assert!(matches!(error, StoreError::Backup { .. }), "{error:?}");
        let text = error.to_string();
        assert!(text.contains(&path.display().to_string()), "{text}");
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "penting");
}

async fn a_backup_lets_nobody_in(own: OwnDatabase) {
    let database = own.open().await;
    fill(&database).await;
    assert!(kept_session(&database, "pintu-p3").await.is_some());
    let path = own.file("cadangan.zip");
    backup(&database, &path).await.unwrap();
    let other = OwnDatabase::on(own.engine).await;
    let restored = other.open().await;
    crate::sample::restored(&restored, &path).await.unwrap();
    assert!(restored.person("p3").await.unwrap().is_some());
    assert_eq!(kept_session(&restored, "pintu-p3").await, None);
    assert_eq!(restored.invitation("pintu-p3").await.unwrap(), None);
    assert_eq!(restored.recovery_token("pintu-p3").await.unwrap(), None);
    assert_eq!(restored.attempt("pintu-p3").await.unwrap(), None);
}

async fn a_restored_database_goes_on_where_it_was(own: OwnDatabase) {
    let database = own.open().await;
    fill(&database).await;
    let path = own.file("cadangan.zip");
    backup(&database, &path).await.unwrap();
    let other = OwnDatabase::on(own.engine).await;
    let second = other.open().await;
    restored(&second, &path).await.unwrap();
    finish(second.act().await.unwrap(), "lanjut").await;
    let lines = second.audit_from(0, 100).await.unwrap();
    let objects: Vec<&str> = lines.iter().map(|line| line.object.as_str()).collect();
    assert_eq!(objects, ["everything", "restored", "lanjut"]);
    assert_eq!(lines[2].sequence, 3);
}

async fn a_restore_that_is_not_finished_leaves_nothing(own: OwnDatabase) {
    let database = own.open().await;
    fill(&database).await;
    let path = own.file("cadangan.zip");
    backup(&database, &path).await.unwrap();
    let other = OwnDatabase::on(own.engine).await;
    let second = other.open().await;
    let (act, n_rows) = restore(&second, &path).await.unwrap();
    assert!(n_rows > 0);
    drop(act);
    assert_eq!(everything(&second).await, Vec::<String>::new());
    assert_eq!(second.version().await.unwrap(), 0);
}
