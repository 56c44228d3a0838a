//! Runs other programs, from the root of the repository, and says in one
//! sentence which of them failed.

use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Makes the root of the repository the current folder, so that every other
/// path of the chores is relative to it.
pub fn enter_repository() -> Result<(), String> {
    let xtask = std::env::var_os("CARGO_MANIFEST_DIR")
        .map(PathBuf::from)
        .ok_or("start it with `cargo xtask`, which says where the repository is")?;
    let root = xtask
        .parent()
        .ok_or("the folder xtask has no parent folder")?;
    std::env::set_current_dir(root)
        .map_err(|error| format!("cannot enter {}: {error}", root.display()))
}

/// A call of cargo with these arguments, as from a shell: what cargo told this
/// program of its own package would make it build crates again that look at it.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(arguments);
    for (name, _) in std::env::vars_os() {
        let told = name.to_string_lossy();
        if told.starts_with("CARGO_MANIFEST_") || told.starts_with("CARGO_PKG_") {
            command.env_remove(&name);
        }
    }
    command
}

/// Runs a program with its output on the terminal.
pub fn run(command: &mut Command) -> Result<(), String> {
    let line = written(command);
    let status = command
        .status()
        .map_err(|error| format!("could not start `{line}`: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{line}` ended with {status}"))
    }
}

/// Becomes a program, which then gets every signal itself: whoever stops the
/// chore stops the program. Returns only where it could not be started.
pub fn become_program(command: &mut Command) -> Result<(), String> {
    let line = written(command);
    let error = command.exec();
    Err(format!("could not start `{line}`: {error}"))
}

/// Runs a program and returns what it printed; its complaints go to the terminal.
pub fn read(command: &mut Command) -> Result<String, String> {
    let line = written(command);
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("could not start `{line}`: {error}"))?;
    if !output.status.success() {
        return Err(format!("`{line}` ended with {}", output.status));
    }
    String::from_utf8(output.stdout).map_err(|_| format!("`{line}` printed text that is not UTF-8"))
}

/// Whether this program can be started at all.
pub fn is_installed(program: &str, version_flag: &str) -> bool {
    Command::new(program)
        .args(version_flag.split(' '))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn written(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}
