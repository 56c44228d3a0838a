//! A disk that fills up while a backup or an act is written.
//!
//! The test starts itself once more in a process that may write small files
//! only; there it does what fails, and says so by its exit code.

use crate::own_database::OwnDatabase;
use crate::sample::{finish, regions};
use prima_store::register::Region;
use prima_store::{Database, Engine, StoreError, backup};
use std::path::Path;
use std::process::Command;

/// Address of the database, for the process with the small disk.
const DATABASE: &str = "PRIMA_TEST_SMALL_DISK";
/// File that process is to write.
const FILE: &str = "PRIMA_TEST_SMALL_DISK_FILE";

/// Regions whose names cannot be made much shorter: 4 MB in all.
fn large(n: usize) -> Vec<Region> {
    let mut state = 20_240_126u64;
    let mut letter = |_| {
        // Knuth's constants; any order that does not repeat will do.
        state = state.wrapping_mul(6_364_136_223_846_793_005);
        state = state.wrapping_add(1_442_695_040_888_963_407);
        char::from(b'0' + (state >> 58) as u8)
    };
    let mut regions = regions("", n);
    for region in &mut regions {
        region.name = (0..40_000).map(&mut letter).collect();
    }
    regions
}

async fn with_large_regions(own: &OwnDatabase) -> Database {
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    act.replace_regions(&large(100)).await.unwrap();
    finish(act, "besar").await;
    database
}

/// Runs the test of this name once more where files hold some 100 KB at most.
fn run_with_small_disk(test: &str, own: &OwnDatabase, file: &Path) {
    let limited = "trap '' XFSZ; ulimit -f 200; exec \"$0\" \"$@\"";
    let ended = Command::new("sh")
        .args(["-c", limited])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(DATABASE, &own.url)
        .env(FILE, file)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&ended.stdout).into_owned();
    let errors = String::from_utf8_lossy(&ended.stderr);
    assert!(ended.status.success(), "{text}\n{errors}");
    assert!(text.contains("1 passed"), "{text}\n{errors}");
}

#[expect(
    clippy::disallowed_methods,
    reason = "the test hands this to itself in another process"
)]
fn handed(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

async fn a_full_disk_leaves_no_backup(engine: Engine, test: &str) {
    if let (Some(url), Some(file)) = (handed(DATABASE), handed(FILE)) {
        let path = Path::new(&file);
        let database = Database::open(&url).await.unwrap();
        let error = backup(&database, path).await.unwrap_err();
        assert!(matches!(error, StoreError::Backup { .. }), "{error:?}");
        assert!(error.to_string().contains(&file), "{error}");
        assert!(!path.exists(), "half a backup is left");
        assert_eq!(database.version().await.unwrap(), 1);
        return;
    }
    let own = OwnDatabase::on(engine).await;
    let database = with_large_regions(&own).await;
    let path = own.file("cadangan.zip");
    run_with_small_disk(test, &own, &path);
    backup(&database, &path).await.unwrap();
    assert!(std::fs::metadata(&path).unwrap().len() > 2_000_000);
}

#[tokio::test]
async fn a_full_disk_leaves_no_backup_of_sqlite() {
    let test = "small_disk::a_full_disk_leaves_no_backup_of_sqlite";
    a_full_disk_leaves_no_backup(Engine::Sqlite, test).await;
}

#[tokio::test]
async fn a_full_disk_leaves_no_backup_of_postgres() {
    let test = "small_disk::a_full_disk_leaves_no_backup_of_postgres";
    a_full_disk_leaves_no_backup(Engine::Postgres, test).await;
}

#[tokio::test]
async fn an_act_on_a_full_disk_leaves_nothing() {
    if let Some(url) = handed(DATABASE) {
        let database = Database::open(&url).await.unwrap();
        let mut act = database.act().await.unwrap();
        let mut done = act.replace_regions(&large(300)).await;
        if done.is_ok() {
            done = act.finish("", "", "", "", "").await;
        }
        assert!(done.as_ref().is_err_and(StoreError::is_full), "{done:?}");
        assert_eq!(database.regions().await.unwrap().len(), 100);
        assert_eq!(database.version().await.unwrap(), 1);
        return;
    }
    let own = OwnDatabase::on(Engine::Sqlite).await;
    let database = with_large_regions(&own).await;
    let test = "small_disk::an_act_on_a_full_disk_leaves_nothing";
    run_with_small_disk(test, &own, Path::new(""));
    assert_eq!(database.regions().await.unwrap(), large(100));
    let mut act = database.act().await.unwrap();
    act.replace_regions(&regions("baru", 1)).await.unwrap();
    finish(act, "baru").await;
    assert_eq!(database.version().await.unwrap(), 2);
}
