//! The checks of `tests/outside`: the API and the bundles of the portal, held
//! against other people's tools.

use std::path::Path;
use std::process::Command;

use crate::install::{self, Need};
use crate::portal::{self, Portal};
use crate::process;

const FOLDER: &str = "tests/outside";
/// The program that [`Portal`] builds and runs.
const PRIMA: &str = "target/debug/prima";

/// Installs what the checks need, opens the portal, and runs them: `npm ci`, then
/// `npm test -- ADDRESS PRIMA` in their folder, with the program's absolute path.
pub fn run() -> Result<(), String> {
    install::install(&[
        Need {
            program: "node",
            package: "nodejs",
            version_flag: "--version",
        },
        Need {
            program: "npm",
            package: "npm",
            version_flag: "--version",
        },
        // Debian keeps this part of Python in a package of its own.
        Need {
            program: "python3",
            package: "python3-venv",
            version_flag: "-m ensurepip --version",
        },
    ])?;
    let portal = Portal::open(portal::FOLDER, None)?;
    let prima = Path::new(PRIMA)
        .canonicalize()
        .map_err(|error| format!("there is no {PRIMA}: {error}"))?;
    let quiet = [
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ];
    process::run(npm().args(quiet))?;
    process::run(npm().args(["test", "--", portal.address()]).arg(prima))
}

fn npm() -> Command {
    let mut command = Command::new("npm");
    command.current_dir(FOLDER);
    command
}
