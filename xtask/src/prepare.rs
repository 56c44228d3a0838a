//! `cargo xtask prepare`: installs what the tests need besides Rust.
//!
//! It builds nothing of ours, so `.ci/run` lets it wait for the network while
//! the checks keep the processor busy.

use crate::install::{self, NODE, NPM, Need};
use crate::{postgres, process, python, scanner};
use std::path::Path;
use std::process::Command;

const NEEDS: &[Need] = &[
    NODE,
    NPM,
    Need {
        program: "chromium",
        package: "chromium",
        version_flag: "--version",
    },
    Need {
        program: "java",
        package: "default-jre-headless",
        version_flag: "-version",
    },
    PYTHON,
    Need {
        program: "qpdf",
        package: "qpdf",
        version_flag: "--version",
    },
    Need {
        program: "pdfinfo",
        package: "poppler-utils",
        version_flag: "-v",
    },
];
/// Debian keeps this part of Python in a package of its own.
pub const PYTHON: Need = Need {
    program: "python3",
    package: "python3-venv",
    version_flag: "-m ensurepip --version",
};
/// Folders of tests that name packages of npm.
const FOLDERS: &[&str] = &["tests/browser", "tests/outside"];

/// Installs what is missing; quick where nothing is.
pub fn run(_arguments: &[String]) -> Result<(), String> {
    packages(NEEDS)?;
    python::BUCKET.install()?;
    for folder in FOLDERS {
        npm(Path::new(folder))?;
    }
    python::OUTSIDE.install()
}

/// The same for the Rust tests alone.
pub fn rust_tests() -> Result<(), String> {
    packages(&[PYTHON])?;
    python::BUCKET.install()
}

fn packages(needs: &[Need]) -> Result<(), String> {
    install::install_missing(|| {
        let services = [postgres::missing(), scanner::missing()];
        let mut missing = install::missing(needs);
        missing.extend(services.into_iter().flatten());
        missing
    })
}

/// `npm ci`, unless what it left is newer than the list of packages.
fn npm(folder: &Path) -> Result<(), String> {
    let age = |file: &str| {
        let path = folder.join(file);
        path.metadata().and_then(|data| data.modified()).ok()
    };
    let installed = age("node_modules/.package-lock.json");
    if installed.is_some() && installed > age("package-lock.json") {
        return Ok(());
    }
    let quiet = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    let mut npm = Command::new("npm");
    process::run(npm.current_dir(folder).args(quiet).arg("--loglevel=error"))
}
