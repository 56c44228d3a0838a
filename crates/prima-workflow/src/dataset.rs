//! Data sets: folders of published figures with their sources, and the shipped ones.

use crate::failure::{Failure, WorkflowError};
use crate::inputs::Inputs;
use include_dir::{Dir, include_dir};
use prima_exchange::records::{EVENTS, HONOURS, INNOVATIONS, REPLICATIONS, RecordKind, STATEMENTS};
use prima_instrument::words::Text;
use std::fs;
use std::path::{Path, PathBuf};
use toml::de::DeTable;

static SHIPPED: Dir = include_dir!("$CARGO_MANIFEST_DIR/../../examples");
static SHIPPED_REGISTER: Dir = include_dir!("$CARGO_MANIFEST_DIR/../../register");

/// Name of a data set's description.
pub const FILE: &str = "example.toml";

/// One folder of a data set, such as those in `examples/`.
#[derive(Clone, Debug)]
pub struct DatasetFolder {
    /// Where it is.
    pub folder: PathBuf,
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
    /// Programme it belongs to, such as `ombudsman`.
    pub programme: String,
    /// Whether its figures are real.
    pub sample: Sample,
    /// Statements with a source.
    pub statements: Option<PathBuf>,
    /// Award events and their categories.
    pub events: Option<PathBuf>,
    /// Honours and predikat.
    pub honours: Option<PathBuf>,
    /// Innovations.
    pub innovations: Option<PathBuf>,
    /// Which innovation was taken over from which.
    pub replications: Option<PathBuf>,
}

/// Whether figures are real, and if not, what they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sample {
    /// Published by somebody.
    #[default]
    Real,
    /// Made up to show something.
    Sample,
    /// Made up by a program, to measure.
    Generated,
}

impl Sample {
    /// The word in the store; empty for real figures.
    pub fn word(self) -> &'static str {
        match self {
            Sample::Real => "",
            Sample::Sample => "sample",
            Sample::Generated => "generated",
        }
    }
}

impl DatasetFolder {
    /// Reads the description of a folder.
    pub fn read(folder: &Path) -> Result<DatasetFolder, WorkflowError> {
        let path = folder.join(FILE);
        let text = fs::read_to_string(&path).map_err(|_| Failure::NotARun {
            folder: folder.to_path_buf(),
        })?;
        let table = DeTable::parse(&text).map_err(|source| WorkflowError::Description {
            path: path.clone(),
            source,
        })?;
        let description = Description {
            file: &path,
            table: table.get_ref(),
        };
        description.read(folder).map_err(Into::into)
    }

    /// Files of records with the kind of each, those there are.
    pub fn records(&self) -> Vec<(&'static RecordKind, &Path)> {
        let files = [
            (&STATEMENTS, &self.statements),
            (&EVENTS, &self.events),
            (&HONOURS, &self.honours),
            (&INNOVATIONS, &self.innovations),
            (&REPLICATIONS, &self.replications),
        ];
        files
            .into_iter()
            .filter_map(|(kind, path)| Some((kind, path.as_deref()?)))
            .collect()
    }
}

/// Keys of a description.
const KEYS: [&str; 17] = [
    "title",
    "period",
    "note",
    "instrument",
    "units",
    "answers",
    "tallies",
    "nodes",
    "results",
    "programme",
    "statements",
    "events",
    "honours",
    "innovations",
    "replications",
    "sample",
    "generated",
];
/// Key of the single figures, which need no instrument.
const FIGURES: &str = "figures";

/// A description being read.
struct Description<'a> {
    file: &'a Path,
    table: &'a DeTable<'a>,
}

impl Description<'_> {
    fn read(&self, folder: &Path) -> Result<DatasetFolder, Failure> {
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
        Ok(DatasetFolder {
            folder: folder.to_path_buf(),
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
            programme: self
                .line("programme")?
                .ok_or_else(|| self.bad("cli-example-missing", "programme"))?,
            sample: match (self.flag("sample")?, self.flag("generated")?) {
                (_, true) => Sample::Generated,
                (true, false) => Sample::Sample,
                (false, false) => Sample::Real,
            },
            statements: file("statements")?,
            events: file("events")?,
            honours: file("honours")?,
            innovations: file("innovations")?,
            replications: file("replications")?,
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

    fn flag(&self, key: &str) -> Result<bool, Failure> {
        let Some(value) = self.table.get(key) else {
            return Ok(false);
        };
        let flag = value.get_ref().as_bool();
        flag.ok_or_else(|| self.bad("cli-example-no-flag", key))
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

/// A folder of shipped files, and whether to remove it afterwards.
#[derive(Debug)]
pub struct Shelf {
    folder: PathBuf,
    borrowed: bool,
}

impl Shelf {
    /// The folder of data sets: the one given, `examples/` here, or the shipped copies.
    pub fn examples(given: Option<&Path>) -> Result<Shelf, WorkflowError> {
        Shelf::open(given, "examples", &SHIPPED)
    }

    /// The folder of the register: `register/` here, or the shipped copies.
    pub fn register() -> Result<Shelf, WorkflowError> {
        Shelf::open(None, "register", &SHIPPED_REGISTER)
    }

    fn open(given: Option<&Path>, name: &str, shipped: &Dir) -> Result<Shelf, WorkflowError> {
        let here = Path::new(name);
        if let Some(folder) = given.or_else(|| here.is_dir().then_some(here)) {
            return Ok(Shelf {
                folder: folder.to_path_buf(),
                borrowed: true,
            });
        }
        let folder = std::env::temp_dir().join(format!("prima-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).map_err(WorkflowError::at(&folder))?;
        shipped
            .extract(&folder)
            .map_err(WorkflowError::at(&folder))?;
        Ok(Shelf {
            folder,
            borrowed: false,
        })
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The data sets in it, by name.
    pub fn datasets(&self) -> Result<Vec<DatasetFolder>, WorkflowError> {
        let entries = fs::read_dir(&self.folder).map_err(WorkflowError::at(&self.folder))?;
        let mut folders: Vec<PathBuf> = entries
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<_, _>>()
            .map_err(WorkflowError::at(&self.folder))?;
        folders.retain(|folder| folder.join(FILE).is_file());
        folders.sort();
        folders
            .iter()
            .map(|folder| DatasetFolder::read(folder))
            .collect()
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
