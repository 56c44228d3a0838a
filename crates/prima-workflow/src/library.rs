//! Finds and reads instruments, their catalogue and their cases.
//!
//! A name is a file, or `code/edition` of the shipped ones: those in
//! `instruments/` of the current folder, else the copies in the program.

use crate::failure::{Failure, Refusal, WorkflowError};
use include_dir::{Dir, include_dir};
use prima_instrument::words::Lang;
use prima_instrument::{Catalogue, Fault, Instrument};
use std::fs;
use std::path::{Path, PathBuf};

static SHIPPED: Dir = include_dir!("$CARGO_MANIFEST_DIR/../../instruments");

/// An instrument file as it was found.
pub struct InstrumentFile {
    /// Where; for a shipped copy its path in `instruments/`.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    /// What reading it gave.
    pub read: Result<Instrument, Vec<Fault>>,
    /// Its worked cases, by path.
    pub cases: Vec<(PathBuf, String)>,
    /// Texts of the catalogue it was read with: facilities, evidence.
    pub catalogue: CatalogueText,
}

/// Texts of a catalogue.
#[derive(Clone, Default)]
pub struct CatalogueText {
    /// Where its files are; for shipped copies their path in `instruments/`.
    pub folder: PathBuf,
    /// `facilities.toml`
    pub facilities: String,
    /// `evidence.toml`
    pub evidence: String,
}

impl CatalogueText {
    /// The catalogue, or the faults of both files, each with its own.
    pub fn read(&self, lang: Lang) -> Result<Catalogue, WorkflowError> {
        let facilities = Catalogue::facilities_in(&self.facilities);
        let evidence = Catalogue::evidence_in(&self.evidence);
        let (facilities, evidence) = match (facilities, evidence) {
            (Ok(facilities), Ok(evidence)) => (facilities, evidence),
            (facilities, evidence) => {
                let shown = |name: &str, text: &str, faults: Vec<Fault>| -> String {
                    let file = self.folder.join(name).display().to_string();
                    let rendered = faults.iter().map(|fault| fault.render(&file, text, lang));
                    rendered.collect()
                };
                let facilities = facilities.err().unwrap_or_default();
                let evidence = evidence.err().unwrap_or_default();
                let text = shown("facilities.toml", &self.facilities, facilities)
                    + &shown("evidence.toml", &self.evidence, evidence);
                return Err(Refusal::faults(text).into());
            }
        };
        Ok(Catalogue {
            facilities,
            evidence,
        })
    }
}

/// Names of the shipped instruments, `code/edition`, in order.
pub fn shipped() -> Result<Vec<String>, WorkflowError> {
    let files = match Path::new("instruments").is_dir() {
        true => files_on_disk(Path::new("instruments"))?,
        false => SHIPPED
            .dirs()
            .flat_map(|dir| dir.files().map(|file| file.path().to_path_buf()))
            .collect(),
    };
    let mut names: Vec<String> = files
        .iter()
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .filter(|path| path.components().count() == 2 && !path.starts_with("catalogue"))
        .map(|path| path.with_extension("").display().to_string())
        .collect();
    names.sort();
    Ok(names)
}

/// Files in the folders of a folder, named from it.
fn files_on_disk(root: &Path) -> Result<Vec<PathBuf>, WorkflowError> {
    let list = |folder: &Path| -> Result<Vec<PathBuf>, WorkflowError> {
        let at = WorkflowError::at(folder);
        let entries = fs::read_dir(folder).map_err(&at)?;
        let paths = entries.map(|entry| entry.map(|entry| entry.path()));
        paths.collect::<std::io::Result<_>>().map_err(&at)
    };
    let mut files = Vec::new();
    for folder in list(root)?.iter().filter(|path| path.is_dir()) {
        files.extend(list(folder)?);
    }
    let named = files.iter().filter_map(|path| path.strip_prefix(root).ok());
    Ok(named.map(Path::to_path_buf).collect())
}

/// Reads an instrument named by file or as `code/edition`.
pub fn open(name: &str, lang: Lang) -> Result<InstrumentFile, WorkflowError> {
    let on_disk = [
        PathBuf::from(name),
        Path::new("instruments").join(format!("{name}.toml")),
    ];
    if let Some(path) = on_disk.into_iter().find(|path| path.is_file()) {
        return from_disk(&path, lang);
    }
    let shipped = SHIPPED.get_file(format!("{name}.toml")).or_else(|| {
        SHIPPED.get_file(
            Path::new(name)
                .strip_prefix("instruments")
                .unwrap_or(Path::new(name)),
        )
    });
    match shipped.and_then(|file| Some((file.path(), file.contents_utf8()?))) {
        Some((path, text)) => from_shipped(path, text, lang),
        None => Err(Failure::UnknownInstrument {
            name: name.to_owned(),
            known: self::shipped()?.join(", "),
        }
        .into()),
    }
}

/// Reads an instrument that must have no fault.
pub fn open_checked(name: &str, lang: Lang) -> Result<(Instrument, InstrumentFile), WorkflowError> {
    let mut file = open(name, lang)?;
    let shown = file.path.display().to_string();
    match std::mem::replace(&mut file.read, Err(Vec::new())) {
        Ok(instrument) => Ok((instrument, file)),
        Err(faults) => {
            let text: String = faults
                .iter()
                .map(|fault| fault.render(&shown, &file.text, lang))
                .collect();
            Err(Refusal::faults(text).into())
        }
    }
}

fn from_disk(path: &Path, lang: Lang) -> Result<InstrumentFile, WorkflowError> {
    let bytes = fs::read(path).map_err(WorkflowError::at(path))?;
    let text = String::from_utf8(bytes).map_err(|error| Failure::NotText {
        file: path.to_path_buf(),
        at: error.utf8_error().valid_up_to(),
    })?;
    let folder = path
        .parent()
        .and_then(Path::parent)
        .map(|root| root.join("catalogue"));
    let catalogue = match folder.filter(|folder| folder.is_dir()) {
        Some(folder) => {
            let text = |name: &str| {
                let path = folder.join(name);
                if path.is_file() {
                    fs::read_to_string(&path).map_err(WorkflowError::at(&path))
                } else {
                    Ok(String::new())
                }
            };
            CatalogueText {
                facilities: text("facilities.toml")?,
                evidence: text("evidence.toml")?,
                folder,
            }
        }
        None => shipped_catalogue(),
    };
    let read = prima_instrument::read(&text, &catalogue.read(lang)?);
    let cases = cases_on_disk(&path.with_extension("").join("cases"))?;
    Ok(InstrumentFile {
        path: path.to_path_buf(),
        text,
        read,
        cases,
        catalogue,
    })
}

fn cases_on_disk(folder: &Path) -> Result<Vec<(PathBuf, String)>, WorkflowError> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder).map_err(WorkflowError::at(folder))?;
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()
        .map_err(WorkflowError::at(folder))?;
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "toml")
    });
    paths.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).map_err(WorkflowError::at(&path))?;
        Ok((path, text))
    };
    paths.into_iter().map(read).collect()
}

fn from_shipped(path: &Path, text: &str, lang: Lang) -> Result<InstrumentFile, WorkflowError> {
    let catalogue = shipped_catalogue();
    let read = prima_instrument::read(text, &catalogue.read(lang)?);
    let folder = SHIPPED.get_dir(path.with_extension("").join("cases"));
    let mut cases: Vec<(PathBuf, String)> = folder
        .into_iter()
        .flat_map(|folder| folder.files())
        .filter_map(|file| Some((file.path().to_path_buf(), file.contents_utf8()?.to_owned())))
        .collect();
    cases.sort();
    Ok(InstrumentFile {
        path: path.to_path_buf(),
        text: text.to_owned(),
        read,
        cases,
        catalogue,
    })
}

/// The catalogue shipped with the program.
pub fn shipped_catalogue() -> CatalogueText {
    let text = |name: &str| {
        SHIPPED
            .get_file(name)
            .and_then(|file| file.contents_utf8())
            .unwrap_or_default()
            .to_owned()
    };
    CatalogueText {
        folder: PathBuf::from("instruments/catalogue"),
        facilities: text("catalogue/facilities.toml"),
        evidence: text("catalogue/evidence.toml"),
    }
}
