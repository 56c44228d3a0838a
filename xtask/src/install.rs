//! Installs what a chore needs and the machine lacks, on Debian and its kin.

use std::fs::File;
use std::process::Command;

use crate::process;

/// Held while packages are installed: chores that run side by side take turns.
const LOCK: &str = "target/install.lock";

/// What runs the builders of assets, and the tests in a browser.
pub const NODE: Need = Need {
    program: "node",
    package: "nodejs",
    version_flag: "--version",
};

/// What fetches their packages.
pub const NPM: Need = Need {
    program: "npm",
    package: "npm",
    version_flag: "--version",
};

/// A program, and the Debian package it comes in.
pub struct Need {
    pub program: &'static str,
    pub package: &'static str,
    /// An argument that makes the program say its version and end.
    pub version_flag: &'static str,
}

/// Installs the packages of those programs that cannot be started.
pub fn install(needs: &[Need]) -> Result<(), String> {
    install_missing(|| missing(needs))
}

/// The packages of those programs that cannot be started.
pub fn missing(needs: &[Need]) -> Vec<&'static str> {
    let missing = |need: &&Need| !process::is_installed(need.program, need.version_flag);
    let missing = needs.iter().filter(missing);
    missing.map(|need| need.package).collect()
}

/// Installs the Debian packages that are found missing, in one go.
pub fn install_missing(missing: impl Fn() -> Vec<&'static str>) -> Result<(), String> {
    if missing().is_empty() {
        return Ok(());
    }
    let _lock = lock()?;
    // Another chore may just have installed them.
    match missing().as_slice() {
        [] => Ok(()),
        names => fetch(names),
    }
}

/// Installs these Debian packages.
pub fn packages(names: &[&str]) -> Result<(), String> {
    let _lock = lock()?;
    fetch(names)
}

/// Waits for its turn; the turn ends when the file is dropped.
fn lock() -> Result<File, String> {
    let failed = |error| format!("{LOCK}: {error}");
    std::fs::create_dir_all("target").map_err(failed)?;
    let file = File::create(LOCK).map_err(failed)?;
    file.lock().map_err(failed)?;
    Ok(file)
}

fn fetch(names: &[&str]) -> Result<(), String> {
    let list = names.join(" ");
    if !process::is_installed("apt-get", "--version") {
        return Err(format!("please install: {list}"));
    }
    process::run(apt_get()?.arg("update"))?;
    process::run(
        apt_get()?
            .args(["install", "--yes", "--no-install-recommends"])
            .args(names),
    )
}

/// apt-get with the rights it needs.
fn apt_get() -> Result<Command, String> {
    let mut command = if process::read(Command::new("id").arg("-u"))?.trim() == "0" {
        Command::new("apt-get")
    } else {
        let mut command = Command::new("sudo");
        command.args([
            "--non-interactive",
            "--preserve-env=DEBIAN_FRONTEND",
            "apt-get",
        ]);
        command
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    Ok(command)
}
