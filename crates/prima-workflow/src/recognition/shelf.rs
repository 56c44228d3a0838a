//! The shipped programmes: those in `programmes/` of the current folder, else
//! the copies in the program.

use crate::failure::WorkflowError;
use crate::library::shipped_catalogue;
use include_dir::{Dir, include_dir};
use prima_instrument::Fault;
use prima_instrument::programme::{Programme, read};
use prima_instrument::words::{Lang, Text};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

static SHIPPED: Dir = include_dir!("$CARGO_MANIFEST_DIR/../../programmes");
const FOLDER: &str = "programmes";

/// A programme on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelved {
    /// `code/edition`.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// All programmes on the shelf, by name.
pub fn shelved() -> Result<Vec<Shelved>, WorkflowError> {
    let mut found = match Path::new(FOLDER).is_dir() {
        true => on_disk(Path::new(FOLDER))?,
        false => in_program(),
    };
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

/// Reads the text of a programme with the shipped catalogue of facilities.
pub fn read_text(text: &str) -> Result<Result<Programme, Vec<Fault>>, WorkflowError> {
    let catalogue = shipped_catalogue().read(Lang::Id)?;
    Ok(read(text, &catalogue))
}

/// What the facilities of the shipped catalogue are called, by code.
pub fn facility_titles() -> Result<BTreeMap<String, Text>, WorkflowError> {
    let catalogue = shipped_catalogue().read(Lang::Id)?;
    let entries = catalogue.facilities.into_iter();
    Ok(entries.map(|entry| (entry.code, entry.title)).collect())
}

fn in_program() -> Vec<Shelved> {
    let files = SHIPPED.dirs().flat_map(|folder| folder.files());
    files
        .filter(|file| {
            file.path()
                .extension()
                .is_some_and(|ending| ending == "toml")
        })
        .filter_map(|file| {
            Some(Shelved {
                name: file.path().with_extension("").display().to_string(),
                text: file.contents_utf8()?.to_owned(),
            })
        })
        .collect()
}

fn on_disk(root: &Path) -> Result<Vec<Shelved>, WorkflowError> {
    let mut found = Vec::new();
    for folder in entries(root)?.iter().filter(|path| path.is_dir()) {
        for path in entries(folder)? {
            if path.extension().is_none_or(|ending| ending != "toml") {
                continue;
            }
            let text = fs::read_to_string(&path).map_err(WorkflowError::at(&path))?;
            let name = path.strip_prefix(root).unwrap_or(&path).with_extension("");
            found.push(Shelved {
                name: name.display().to_string(),
                text,
            });
        }
    }
    Ok(found)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, WorkflowError> {
    let at = WorkflowError::at(folder);
    let entries = fs::read_dir(folder).map_err(&at)?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    paths.collect::<std::io::Result<_>>().map_err(&at)
}
