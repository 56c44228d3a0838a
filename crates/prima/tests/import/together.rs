//! Several programs on one database: each import waits for the one before it.

use crate::made::{Made, acts, length};
use crate::own_database::OwnDatabase;
use crate::support::{prima, root, succeed};
use std::process::{Child, Command, Stdio};

fn start(arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_prima"))
        .args(arguments)
        .current_dir(root())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts")
}

fn end(child: Child) -> (bool, String) {
    let ended = child.wait_with_output().expect("it ends");
    (
        ended.status.success(),
        String::from_utf8_lossy(&ended.stderr).into_owned(),
    )
}

/// Starts imports of different data sets at once.
fn at_once(url: &str) {
    let made = Made::new();
    let datasets: Vec<String> = (0..4)
        .map(|place| made.dataset(&format!("buatan-{place}"), 300))
        .collect();
    let children: Vec<Child> = datasets
        .iter()
        .map(|dataset| start(&["import", dataset, "--database", url]))
        .collect();
    for child in children {
        let (done, error) = end(child);
        assert!(done, "{error}");
    }
    assert_eq!(acts(url), 4);
    // The last one ranked all of them together: 1200, none lost.
    let text = succeed(&["export", "bodies", "--database", url]);
    assert_eq!(text.lines().count(), 1 + 4 * 300);
    let mut arguments = vec!["import", "--database", url, "--lang", "en"];
    arguments.extend(datasets.iter().map(String::as_str));
    let text = succeed(&arguments);
    assert!(text.contains("Nothing changes"), "{text}");
}

#[test]
fn imports_at_once_come_one_after_the_other_on_sqlite() {
    at_once(&Made::new().url());
}

#[test]
fn imports_at_once_come_one_after_the_other_on_postgres() {
    at_once(&OwnDatabase::new().url);
}

#[test]
fn an_import_waits_while_another_program_writes_and_readers_do_not() {
    let made = Made::new();
    let url = made.url();
    succeed(&["import", "register", "--database", &url]);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let (database, act) = runtime.block_on(async {
        let database = prima_store::Database::open(&url).await.expect("opened");
        let act = database.act().await.expect("an act");
        (database, act)
    });
    let waiting = start(&["import", "examples/sleman-2024", "--database", &url]);
    // Others read meanwhile, and wait for nobody.
    let text = succeed(&["export", "regions", "--database", &url]);
    assert_eq!(text.lines().count(), 553);
    assert_eq!(acts(&url), 1);
    runtime.block_on(async {
        drop(act);
        database.close().await;
    });
    let (done, error) = end(waiting);
    assert!(done, "{error}");
    assert_eq!(acts(&url), 2);
}

#[test]
fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let made = Made::new();
    let file = made.write(
        "prima.db",
        "Ini bukan basis data, melainkan sebuah catatan panjang.\n",
    );
    let before = length(&made.database_file());
    let ran = prima(&[
        "import",
        "register",
        "--database",
        &made.url(),
        "--lang",
        "en",
    ]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains(&file), "{}", ran.err);
    assert_eq!(length(&made.database_file()), before);
}
