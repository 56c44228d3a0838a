//! The first administrator: made once, with a password that nobody sees.

#[expect(dead_code, reason = "other tests ask the program more")]
mod support;

use prima_store::Database;
use serde_json::Value;
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use support::{Ran, prima, root};

const PASSWORD: &str = "kuda terbang di atas awan";
const EMAIL: &str = "tono@contoh.go.id";

/// A folder with an empty database, and its address.
fn database() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = format!("sqlite:{}", folder.path().join("prima.db").display());
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let made = Database::open(&url).await.expect("a database");
        made.close().await;
    });
    (folder, url)
}

/// Runs `prima administrator` with these arguments and this on standard input.
fn given(typed: &str, arguments: &[&str]) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_prima"))
        .arg("administrator")
        .args(arguments)
        .current_dir(root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("a way in");
    // A program that refuses before it reads closes the way.
    let _ = input.write_all(typed.as_bytes());
    drop(input);
    let ran = child.wait_with_output().expect("it ends");
    Ran {
        code: ran.status.code().unwrap_or(-1),
        out: String::from_utf8(ran.stdout).expect("output is UTF-8"),
        err: String::from_utf8(ran.stderr).expect("errors are UTF-8"),
    }
}

#[test]
fn the_first_is_made_from_standard_input_and_a_second_only_when_asked_for() {
    let (_folder, url) = database();
    let typed = format!("{PASSWORD}\n");
    let at = ["--database", &url, "--lang", "en"];
    let first = given(&typed, &[&["Tono", "Tono@Contoh.go.id"][..], &at].concat());
    assert_eq!(first.code, 0, "{}{}", first.out, first.err);
    let plain = first.out.replace(['\u{2068}', '\u{2069}'], "");
    assert!(
        plain.contains(&format!(
            "Sign in as {EMAIL} at http://127.0.0.1:8080/en/masuk"
        )),
        "{plain}"
    );
    assert!(!first.out.contains(PASSWORD) && !first.err.contains(PASSWORD));

    let second = given("", &[&["Budi", "budi@contoh.go.id"][..], &at].concat());
    assert_eq!(second.code, 2);
    assert!(second.err.contains("--another"), "{}", second.err);
    let taken = given(&typed, &[&["Budi", EMAIL, "--another"][..], &at].concat());
    assert_eq!(taken.code, 2);
    assert!(taken.err.contains("has that e-mail"), "{}", taken.err);
    let another = ["Budi", "budi@contoh.go.id", "--another", "--json"];
    let made = given(&typed, &[&another[..], &at].concat());
    assert_eq!(made.code, 0, "{}", made.err);
    let told: Value = serde_json::from_str(&made.out).expect("JSON");
    assert_eq!(told["email"], "budi@contoh.go.id");
}

#[test]
fn what_is_wrong_is_said_and_nothing_is_made() {
    let (folder, url) = database();
    let at = ["--database", &url];
    for (who, typed, named) in [
        (["Tono", EMAIL], "pendek\n", "paling sedikit 12 karakter"),
        (
            ["Tono", "tono"],
            "kuda terbang di atas awan\n",
            "bukan alamat surel",
        ),
        (
            [" ", EMAIL],
            "kuda terbang di atas awan\n",
            "Nama belum diisi",
        ),
        (["Tono", EMAIL], "", "Kata sandi kosong"),
        (["Tono", EMAIL], "\r\n", "Kata sandi kosong"),
    ] {
        let ran = given(typed, &[&who[..], &at].concat());
        assert_eq!(ran.code, 2, "{who:?}\n{}", ran.err);
        assert!(ran.err.contains(named), "{named}\n{}", ran.err);
    }
    let missing = format!("sqlite:{}", folder.path().join("lain.db").display());
    let ran = prima(&["administrator", "Tono", EMAIL, "--database", &missing]);
    assert_eq!(ran.code, 2, "a database that is not there is not made");
    assert!(!folder.path().join("lain.db").exists());
    let first = given(
        &format!("{PASSWORD}\r\n"),
        &[&["Tono", EMAIL][..], &at].concat(),
    );
    assert_eq!(first.code, 0, "it is still the first: {}", first.err);
}

/// Reads what the terminal shows until it asks something.
fn until(terminal: &mut impl Read, asked: &str) -> String {
    let mut shown = Vec::new();
    let mut byte = [0];
    while !String::from_utf8_lossy(&shown).contains(asked) {
        let n = terminal.read(&mut byte).expect("the terminal can be read");
        assert_ne!(n, 0, "{}", String::from_utf8_lossy(&shown));
        shown.push(byte[0]);
    }
    String::from_utf8_lossy(&shown).into_owned()
}

#[test]
fn a_terminal_asks_twice_and_shows_nothing_of_it() {
    let (_folder, url) = database();
    for (again, expected) in [("bukan itu sama sekali", "tidak sama"), (PASSWORD, EMAIL)] {
        let program = env!("CARGO_BIN_EXE_prima");
        // `script` of util-linux gives the program a terminal of its own.
        let mut child = Command::new("script")
            .args(["--quiet", "--return", "--command"])
            .arg(format!(
                "'{program}' administrator Tono {EMAIL} --database '{url}'"
            ))
            .arg("/dev/null")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("util-linux has `script`");
        let mut typing = child.stdin.take().expect("a way in");
        let mut terminal = child.stdout.take().expect("a way out");
        let mut shown = until(&mut terminal, "ditampilkan): ");
        writeln!(typing, "{PASSWORD}").expect("typed");
        shown += &until(&mut terminal, "sekali lagi: ");
        writeln!(typing, "{again}").expect("typed");
        terminal.read_to_string(&mut shown).expect("the rest");
        child.wait().expect("it ends");
        assert!(shown.contains(expected), "{shown}");
        assert!(
            !shown.contains(PASSWORD) && !shown.contains(again),
            "{shown}"
        );
    }
}
