//! What must stand ready before anything is measured: the program, the Python
//! of the peers, the data. Each is made once and kept while it is up to date.

use crate::process;
use std::path::{Path, PathBuf};
use std::process::Command;

const REQUIREMENTS: &str = "benches/peers/requirements.txt";
const NOTE: &str = "made-from.txt";

/// Where the things to be measured are.
pub struct Place {
    /// The release build of our program.
    pub prima: PathBuf,
    /// Python with the peers' libraries.
    pub python: PathBuf,
    data: PathBuf,
}

/// Builds prima and makes the virtual environment of the peers.
pub fn place() -> Result<Place, String> {
    let target = target_folder()?;
    eprintln!("Building prima.");
    process::run(&mut process::cargo(&[
        "build",
        "--release",
        "--quiet",
        "--package",
        "prima",
    ]))?;
    Ok(Place {
        prima: target.join("release").join("prima"),
        python: python(&target.join("bench-venv"))?,
        data: target.join("bench-data"),
    })
}

impl Place {
    /// The folder for what the contestant of this name writes.
    pub fn out(&self, name: &str) -> PathBuf {
        self.data.join("out").join(name)
    }

    /// The folder with the data this generator writes for these arguments; made
    /// anew when the generator has changed since.
    pub fn data(&self, generator: &str, arguments: &[&str]) -> Result<PathBuf, String> {
        let stem = generator
            .trim_start_matches("benches/generate_")
            .trim_end_matches(".py");
        let values = arguments
            .iter()
            .filter(|argument| !argument.starts_with("--"));
        let mut name = stem.to_owned();
        for value in values {
            name.push('-');
            name.push_str(value);
        }
        let folder = self.data.join(name);
        let made_from = read(Path::new(generator))?;
        keep(&folder, &made_from, || {
            eprintln!("Generating {}.", folder.display());
            process::run(
                Command::new(&self.python)
                    .arg(generator)
                    .args(arguments)
                    .arg("--out")
                    .arg(&folder),
            )
        })?;
        Ok(folder)
    }
}

/// The version a library of the peers is pinned to.
pub fn version(library: &str) -> Result<String, String> {
    read(Path::new(REQUIREMENTS))?
        .lines()
        .find_map(|line| line.strip_prefix(library)?.strip_prefix("=="))
        .map(str::to_owned)
        .ok_or_else(|| format!("{REQUIREMENTS} does not pin {library}"))
}

fn target_folder() -> Result<PathBuf, String> {
    let told = process::read(&mut process::cargo(&[
        "metadata",
        "--format-version",
        "1",
        "--no-deps",
    ]))?;
    let metadata: serde_json::Value =
        serde_json::from_str(&told).map_err(|error| format!("cargo metadata: {error}"))?;
    let folder = metadata["target_directory"].as_str();
    folder
        .map(PathBuf::from)
        .ok_or_else(|| "cargo metadata names no target directory".to_owned())
}

fn python(environment: &Path) -> Result<PathBuf, String> {
    let python = environment.join("bin").join("python");
    keep(environment, &read(Path::new(REQUIREMENTS))?, || {
        eprintln!("Installing the peers' libraries.");
        process::run(
            Command::new("python3")
                .args(["-m", "venv", "--clear"])
                .arg(environment),
        )?;
        process::run(
            Command::new(&python)
                .args([
                    "-m",
                    "pip",
                    "install",
                    "--quiet",
                    "--disable-pip-version-check",
                ])
                .args(["--requirement", REQUIREMENTS]),
        )
    })?;
    Ok(python)
}

/// Makes a folder unless it is there, whole, and made from this very text. The
/// note of it is written last, so that a broken attempt is made again.
pub fn keep(
    folder: &Path,
    made_from: &str,
    make: impl FnOnce() -> Result<(), String>,
) -> Result<(), String> {
    let note = folder.join(NOTE);
    if std::fs::read_to_string(&note).is_ok_and(|text| text == made_from) {
        return Ok(());
    }
    if folder.exists() {
        std::fs::remove_dir_all(folder)
            .map_err(|error| format!("cannot remove {}: {error}", folder.display()))?;
    }
    make()?;
    std::fs::write(&note, made_from)
        .map_err(|error| format!("cannot write {}: {error}", note.display()))
}

/// The text of a file.
pub fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path)
        .map_err(|error| format!("cannot read {}: {error}", path.display()))
}
