//! The shipped instruments with their cases.

use std::path::{Path, PathBuf};

use prima_instrument::Catalogue;

const FOLDER: &str = "instruments";

/// An instrument to be changed, and the cases that should notice.
pub struct Subject {
    /// Code and edition: `pekppp/2023`.
    pub name: String,
    pub path: PathBuf,
    pub text: String,
    /// Texts of its cases.
    pub cases: Vec<String>,
}

/// The instruments of these names, or all, by name.
pub fn find(names: &[&String]) -> Result<Vec<Subject>, String> {
    let mut subjects = Vec::new();
    for folder in entries(Path::new(FOLDER))? {
        if !folder.is_dir() || folder.ends_with("catalogue") {
            continue;
        }
        for path in entries(&folder)? {
            if path.extension().is_some_and(|ending| ending == "toml") {
                subjects.push(subject(&path)?);
            }
        }
    }
    let known = |name: &str| subjects.iter().any(|subject| subject.name == name);
    if let Some(name) = names.iter().find(|name| !known(name)) {
        return Err(format!(
            "there is no instrument `{name}`; write it as pekppp/2023"
        ));
    }
    if !names.is_empty() {
        subjects.retain(|subject| names.iter().any(|name| **name == subject.name));
    }
    Ok(subjects)
}

/// The catalogue all instruments share.
pub fn catalogue() -> Result<Catalogue, String> {
    let text = |name: &str| read(&Path::new(FOLDER).join("catalogue").join(name));
    Catalogue::read(&text("facilities.toml")?, &text("evidence.toml")?)
        .map_err(|_| "the catalogue has faults: run `prima instrument check`".to_owned())
}

fn subject(path: &Path) -> Result<Subject, String> {
    let bare = path.with_extension("");
    let name = bare.strip_prefix(FOLDER).unwrap_or(&bare);
    let mut cases = Vec::new();
    for case in entries(&bare.join("cases"))? {
        if case.extension().is_some_and(|ending| ending == "toml") {
            cases.push(read(&case)?);
        }
    }
    Ok(Subject {
        name: name.display().to_string(),
        path: path.to_owned(),
        text: read(path)?,
        cases,
    })
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path)
        .map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// What is in a folder, by name.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let failed = |error: std::io::Error| format!("cannot read {}: {error}", folder.display());
    let found = std::fs::read_dir(folder).map_err(failed)?;
    let mut paths = Vec::new();
    for entry in found {
        paths.push(entry.map_err(failed)?.path());
    }
    paths.sort();
    Ok(paths)
}
