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
        let description = Description {
            file: &path,
            table: table.get_ref(),
        };
        description.read(folder).map_err(Into::into)
    }
}

/// Keys of a description.
const KEYS: [&str; 9] = [
    "title",
    "period",
    "note",
    "instrument",
    "units",
    "answers",
    "tallies",
    "nodes",
    "results",
];
/// Key of the single figures, which need no instrument.
const FIGURES: &str = "figures";

/// A description being read.
struct Description<'a> {
    file: &'a Path,
    table: &'a DeTable<'a>,
}

impl Description<'_> {
    fn read(&self, folder: &Path) -> Result<Example, Failure> {
        for key in self.table.keys() {
            let key = key.get_ref().as_ref();
            if key != FIGURES && !KEYS.contains(&key) {
                return Err(self.bad("cli-example-unknown-key", key));
            }
        }
        let file = |key: &str| Ok(self.line(key)?.map(|name| folder.join(name)));
        let instrument = self.line("instrument")?;
        let inputs = match (file("units")?, &instrument) {
            (Some(units), Some(_)) => Some(Inputs {
                units,
                answers: file("answers")?,
                tallies: file("tallies")?,
                nodes: file("nodes")?,
                results: file("results")?,
            }),
            (None, None) => {
                for key in ["answers", "tallies", "nodes", "results"] {
                    if self.line(key)?.is_some() {
                        return Err(self.bad("cli-example-missing", "units"));
                    }
                }
                None
            }
            (Some(_), None) => return Err(self.bad("cli-example-missing", "instrument")),
            (None, Some(_)) => return Err(self.bad("cli-example-missing", "units")),
        };
        Ok(Example {
            name: folder
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            title: self
                .words("title")?
                .ok_or_else(|| self.bad("cli-example-missing", "title"))?,
            note: self.words("note")?,
            period: self
                .line("period")?
                .ok_or_else(|| self.bad("cli-example-missing", "period"))?,
            instrument,
            inputs,
            figures: file(FIGURES)?,
        })
    }

    fn bad(&self, message: &'static str, key: &str) -> Failure {
        Failure::BadExample {
            file: self.file.to_path_buf(),
            message,
            key: key.to_owned(),
        }
    }

    fn line(&self, key: &str) -> Result<Option<String>, Failure> {
        let Some(value) = self.table.get(key) else {
            return Ok(None);
        };
        let text = value.get_ref().as_str().map(str::to_owned);
        text.map(Some)
            .ok_or_else(|| self.bad("cli-example-no-text", key))
    }

    fn words(&self, key: &str) -> Result<Option<Text>, Failure> {
        let Some(value) = self.table.get(key) else {
            return Ok(None);
        };
        let inner = value.get_ref().as_table();
        let line = |lang: &str| {
            inner
                .filter(|inner| inner.len() == 2)
                .and_then(|inner| inner.get(lang)?.get_ref().as_str().map(str::to_owned))
                .filter(|text| !text.is_empty())
                .ok_or_else(|| self.bad("cli-example-no-words", key))
        };
        Ok(Some(Text {
            id: line("id")?,
            en: line("en")?,
        }))
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
