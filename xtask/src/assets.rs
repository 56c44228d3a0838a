//! `cargo xtask assets`: builds the style sheet and the typeface of the portal.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use crate::install::{self, NODE, NPM};
use crate::process;

const FOLDER: &str = "crates/prima-web/assets";

/// Runs `npm ci` and `node build.mjs` in the folder of the assets, unless what
/// they made is newer than all it is made of.
pub fn run(_arguments: &[String]) -> Result<(), String> {
    let folder = Path::new(FOLDER);
    let failed = |error| format!("cannot read {FOLDER}: {error}");
    let newest = ages(folder).map_err(failed)?.into_iter().max();
    let dist = folder.join("dist");
    let oldest = match dist.is_dir() {
        true => ages(&dist).map_err(failed)?.into_iter().min(),
        false => None,
    };
    if oldest.is_some() && oldest > newest {
        return Ok(());
    }
    install::install(&[NODE, NPM])?;
    let quiet = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
    process::run(Command::new("npm").current_dir(folder).args(quiet))?;
    process::run(Command::new("node").current_dir(folder).arg("build.mjs"))
}

/// When each file in the folder and below was last written; of folders too, as
/// theirs tells that a file is gone.
fn ages(folder: &Path) -> std::io::Result<Vec<SystemTime>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path: PathBuf = entry?.path();
        let made = ["dist", "node_modules"];
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if made.iter().any(|made| name.starts_with(made)) {
            continue;
        }
        found.push(path.metadata()?.modified()?);
        if path.is_dir() {
            found.extend(ages(&path)?);
        }
    }
    Ok(found)
}
