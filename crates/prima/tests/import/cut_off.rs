//! An import that is killed, or has no room, leaves nothing of itself; the next
//! one works.

use crate::made::{Made, acts, length};
use crate::own_database::OwnDatabase;
use crate::support::{root, succeed};
use std::fs;
use std::process::{Child, Command, Stdio};

/// Units of a data set whose import takes long enough to be cut off.
const UNITS: usize = 8_000;
/// How often a cut is tried again where the import was over too soon.
const ATTEMPTS: usize = 5;

fn start(arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_prima"))
        .args(arguments)
        .current_dir(root())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts")
}

/// Kills an import when `is_time`, unless it is over before.
fn cut_off(arguments: &[&str], is_time: &dyn Fn() -> bool) {
    let mut child = start(arguments);
    while child.try_wait().expect("it can be asked").is_none() {
        if is_time() {
            child.kill().expect("it can be killed");
            child.wait().expect("it ends");
            return;
        }
        std::thread::yield_now();
    }
}

fn n_bodies(url: &str) -> usize {
    let text = succeed(&["export", "bodies", "--database", url]);
    text.lines().count()
}

/// Kills imports of a large data set, each at one of the moments, and demands that
/// nothing of one is there that was cut off, and all of one that was not.
/// `renew` brings the database back to where there is the register alone.
fn check(url: &str, renew: &dyn Fn(), moments: &[&dyn Fn() -> bool]) {
    let made = Made::new();
    let dataset = made.dataset("buatan", UNITS);
    let arguments = ["import", dataset.as_str(), "--database", url];
    renew();
    assert_eq!(acts(url), 1);
    let before = n_bodies(url);
    let mut n_cut = 0;
    for (place, is_time) in moments.iter().enumerate() {
        let was_cut = (0..ATTEMPTS).any(|_| {
            cut_off(&arguments, is_time);
            let is_whole = acts(url) == 2;
            let expected = before + if is_whole { UNITS } else { 0 };
            assert_eq!(n_bodies(url), expected, "killed at moment {place}");
            if is_whole {
                renew();
            }
            !is_whole
        });
        n_cut += usize::from(was_cut);
    }
    // A moment can pass between two looks at it; all of them cannot.
    assert!(n_cut > 0, "no import was under way at any moment");
    succeed(&arguments);
    assert_eq!(acts(url), 2);
    assert_eq!(n_bodies(url), before + UNITS);
}

#[test]
fn a_killed_import_leaves_nothing_on_sqlite() {
    let made = Made::new();
    let url = made.url();
    let file = made.database_file();
    let copy = file.with_extension("copy");
    succeed(&["import", "register", "--database", &url]);
    fs::copy(&file, &copy).expect("copied");
    // What does not fit into memory goes into the log before the change is made
    // lasting: from its first page on the import is under way.
    let log = file.with_extension("db-wal");
    let at_start = || file.exists();
    let logged = |bytes: u64| {
        let log = &log;
        move || length(log) >= bytes
    };
    let (first, some, more, most) = (
        logged(1),
        logged(400_000),
        logged(1_000_000),
        logged(1_800_000),
    );
    let renew = || {
        fs::copy(&copy, &file).expect("copied back");
    };
    check(&url, &renew, &[&at_start, &first, &some, &more, &most]);
}

#[test]
fn a_killed_import_leaves_nothing_on_postgres() {
    let own = OwnDatabase::new();
    let renew = || {
        own.empty();
        succeed(&["import", "register", "--database", &own.url]);
    };
    let writes = |what: &'static str| {
        let own = &own;
        move || own.is_running(what)
    };
    let (waits, files, results) = (
        writes("LOCK TABLE"),
        writes("dataset_file"),
        writes("INTO result"),
    );
    check(&own.url, &renew, &[&waits, &files, &results]);
}

#[test]
fn an_import_without_room_says_so_and_leaves_the_database_as_it_was() {
    let made = Made::new();
    let url = made.url();
    succeed(&["import", "register", "--database", &url]);
    let before = n_bodies(&url);
    let dataset = made.dataset("buatan", UNITS);
    for lang in ["id", "en"] {
        // Files of one and a half megabytes at most; in blocks of 512 bytes.
        let ended = Command::new("sh")
            .args(["-c", "trap '' XFSZ; ulimit -f 3000; exec \"$0\" \"$@\""])
            .arg(env!("CARGO_BIN_EXE_prima"))
            .args(["import", &dataset, "--database", &url, "--lang", lang])
            .current_dir(root())
            .output()
            .expect("the program starts");
        let error = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(2), "{error}");
        let word = if lang == "id" {
            "tempatnya penuh"
        } else {
            "its place is full"
        };
        assert!(error.contains(word), "{error}");
        assert_eq!(acts(&url), 1, "{error}");
        assert_eq!(n_bodies(&url), before);
    }
    succeed(&["import", &dataset, "--database", &url]);
    assert_eq!(acts(&url), 2);
    assert_eq!(n_bodies(&url), before + UNITS);
}
