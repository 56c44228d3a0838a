//! Runs the program as a person or a script would.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What a run gave.
pub struct Ran {
    /// Exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Runs `prima` with these arguments from the root of the repository.
pub fn prima(arguments: &[&str]) -> Ran {
    prima_with(arguments, &[])
}

/// The same with variables of the environment.
pub fn prima_with(arguments: &[&str], variables: &[(&str, &str)]) -> Ran {
    let ran = Command::new(env!("CARGO_BIN_EXE_prima"))
        .args(arguments)
        .envs(variables.iter().copied())
        .current_dir(root())
        .output()
        .expect("the program starts");
    Ran {
        code: ran.status.code().unwrap_or(-1),
        out: String::from_utf8(ran.stdout).expect("output is UTF-8"),
        err: String::from_utf8(ran.stderr).expect("errors are UTF-8"),
    }
}

/// Runs `prima` and demands that it succeeds.
#[track_caller]
pub fn succeed(arguments: &[&str]) -> String {
    let ran = prima(arguments);
    assert_eq!(ran.code, 0, "{arguments:?}\n{}\n{}", ran.out, ran.err);
    ran.out
}
