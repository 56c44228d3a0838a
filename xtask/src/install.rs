//! Installs what a chore needs and the machine lacks, on Debian and its kin.

use std::process::Command;

use crate::process;

/// A program, and the Debian package it comes in.
pub struct Need {
    pub program: &'static str,
    pub package: &'static str,
    /// An argument that makes the program say its version and end.
    pub version_flag: &'static str,
}

/// Installs the packages of those programs that cannot be started.
pub fn install(needs: &[Need]) -> Result<(), String> {
    let missing: Vec<&str> = needs
        .iter()
        .filter(|need| !process::is_installed(need.program, need.version_flag))
        .map(|need| need.package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    packages(&missing)
}

/// Installs these Debian packages.
pub fn packages(names: &[&str]) -> Result<(), String> {
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
