//! The shipped examples: real published figures with their sources.

use crate::cli::Inputs;
use crate::failure::Failure;
use anyhow::{Context, Result};
use include_dir::{Dir, include_dir};
use prima_instrument::words::Text;
use std::fs;
use std::path::{Path, PathBuf};
use toml::de::DeTable;

static SHIPPED: Dir = include_dir!("$CARGO_MANIFEST_DIR/../../examples");

/// Name of an example's description.
pub const FILE: &str = "example.toml";

/// One folder of `examples/`.
pub struct Example {
    /// The folder's name.
    pub name: String,
    /// Title.
    pub title: Text,
    /// What a reader must know.
    pub note: Option<Text>,
    /// Reference period.
    pub period: String,
    /// Instrument, where there is something to score or rank.
    pub instrument: Option<String>,
    /// Files of the round.
    pub inputs: Option<Inputs>,
    /// Single figures.
    pub figures: Option<PathBuf>,
}

impl Example {
    /// Reads the description of a folder.
    pub fn read(folder: &Path) -> Result<Example> {
        let path = folder.join(FILE);
        let text = fs::read_to_string(&path).map_err(|_| Failure::NotARun {
            folder: folder.to_path_buf(),
        })?;
        let table = DeTable::parse(&text).with_context(|| path.display().to_string())?;
        let table = table.get_ref();
        let line = |key: &str| {
            table
                .get(key)
                .and_then(|value| value.get_ref().as_str())
                .map(str::to_owned)
        };
        let file = |key: &str| line(key).map(|name| folder.join(name));
        let words = |key: &str| {
            let inner = table
                .get(key)
                .and_then(|value| value.get_ref().as_table())?;
            let line = |lang: &str| {
                inner
                    .get(lang)
                    .and_then(|value| value.get_ref().as_str())
                    .map(str::to_owned)
            };
            Some(Text {
                id: line("id")?,
                en: line("en")?,
            })
        };
        let name = folder
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        Ok(Example {
            name: name.clone(),
            title: words("title").unwrap_or(Text {
                id: name.clone(),
                en: name,
            }),
            note: words("note"),
            period: line("period").unwrap_or_default(),
            instrument: line("instrument"),
            inputs: file("units").map(|units| Inputs {
                units,
                answers: file("answers"),
                tallies: file("tallies"),
                nodes: file("nodes"),
                results: file("results"),
            }),
            figures: file("figures"),
        })
    }
}

/// Where examples are read from, and whether to remove it afterwards.
pub struct Shelf {
    folder: PathBuf,
    borrowed: bool,
}

impl Shelf {
    /// A folder of examples: the one given, `examples/` here, or the shipped copies.
    pub fn open(given: Option<&Path>) -> Result<Shelf> {
        let here = Path::new("examples");
        if let Some(folder) = given.or_else(|| here.is_dir().then_some(here)) {
            return Ok(Shelf {
                folder: folder.to_path_buf(),
                borrowed: true,
            });
        }
        let folder = std::env::temp_dir().join(format!("prima-examples-{}", std::process::id()));
        fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
        SHIPPED
            .extract(&folder)
            .with_context(|| folder.display().to_string())?;
        Ok(Shelf {
            folder,
            borrowed: false,
        })
    }

    /// The examples, by name.
    pub fn examples(&self) -> Result<Vec<Example>> {
        let entries =
            fs::read_dir(&self.folder).with_context(|| self.folder.display().to_string())?;
        let mut folders: Vec<PathBuf> = entries
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<_, _>>()?;
        folders.retain(|folder| folder.join(FILE).is_file());
        folders.sort();
        folders.iter().map(|folder| Example::read(folder)).collect()
    }
}

impl Drop for Shelf {
    fn drop(&mut self) {
        if !self.borrowed {
            // Best effort: the system clears its temporary folder in time.
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}
