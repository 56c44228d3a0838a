//! Bundles: everything needed to compute a result again, in one folder.
//!
//! `datapackage.json`, `instrument.toml` and the catalogue it reads, the input
//! tables in one form, the outputs, and `MANIFEST` with the hash of each.
//! Outputs are computed from the files of the bundle and from nothing else.

use crate::answers::{WantRaters, load_answers};
use crate::cause::cause;
use crate::figures::load_figures;
use crate::manifest::{self, Entry, Manifest};
use crate::nodes::load_nodes;
use crate::normalise::{self, normal, normal_tallies};
use crate::package::{self, Package};
use crate::problem::{Problem, Problems};
use crate::published::load_published;
use crate::records::{RecordKind, load_records};
use crate::table::no_progress;
use crate::tallies::load_tallies;
use crate::units::load_units;
use crate::write::{ExchangeError, Staging};
use prima_instrument::Instrument;
use prima_score::answers::{Answers, Questions};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Name of the instrument in a bundle.
pub const INSTRUMENT: &str = "instrument.toml";
/// Folder of the catalogue in a bundle.
pub const CATALOGUE: &str = "catalogue";
/// Names an output can have; a file of such a name must follow from the inputs.
pub const OUTPUTS: [&str; 3] = ["results.csv", "nodes.csv", "figures-recomputed.csv"];

/// Outputs of a bundle: contents by name (`results.csv`, `nodes.csv` …).
pub type Outputs = BTreeMap<String, Vec<u8>>;

/// Computes the outputs of a bundle, from its own files only.
pub type Recompute<'a> =
    &'a dyn Fn(&Bundle) -> Result<Outputs, Box<dyn std::error::Error + Send + Sync>>;

/// The rules a bundle is computed with.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// As they were read.
    pub instrument: &'a Instrument,
    /// Their text.
    pub text: &'a str,
    /// Files of the catalogue they read: names without folders, and texts.
    pub catalogue: &'a [(&'a str, &'a str)],
}

/// What a bundle is made from.
#[derive(Clone, Debug, Default)]
pub struct Draft<'a> {
    /// What it says of itself.
    pub package: Package,
    /// Program and version, for `MANIFEST`.
    pub engine: String,
    /// The rules; none where there are only figures.
    pub rules: Option<Rules<'a>>,
    /// Units.
    pub units: Option<&'a Path>,
    /// Answers.
    pub answers: Option<&'a Path>,
    /// Survey answers, counted or single; the bundle has counts.
    pub tallies: Option<&'a Path>,
    /// Published indices.
    pub published: Option<&'a Path>,
    /// Published node scores.
    pub nodes: Option<&'a Path>,
    /// Single published figures.
    pub figures: Option<&'a Path>,
    /// Statements, events and honours, each with its kind.
    pub records: Vec<(&'static RecordKind, &'a Path)>,
}

/// A bundle on the disk, or one being written.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// Its folder.
    pub folder: PathBuf,
    /// What it says of itself.
    pub package: Package,
}

impl Bundle {
    /// Opens a bundle. Whether it is what it was, [`crate::verify::verify`] says.
    pub fn open(folder: &Path) -> Result<Bundle, Problems> {
        let path = folder.join(package::NAME);
        let text = fs::read_to_string(&path).map_err(|error| {
            Problem::of_file(&path, "cannot-open", vec![("cause", cause(&error))])
        })?;
        let package =
            Package::read(&text).ok_or_else(|| Problem::of_file(&path, "not-a-bundle", vec![]))?;
        Ok(Bundle {
            folder: folder.to_path_buf(),
            package,
        })
    }

    /// Path of one of its files, where it has it.
    pub fn file(&self, name: &str) -> Option<PathBuf> {
        let path = self.folder.join(name);
        path.is_file().then_some(path)
    }

    /// `instrument.toml`.
    pub fn instrument(&self) -> Option<PathBuf> {
        self.file(INSTRUMENT)
    }

    /// A file of the catalogue.
    pub fn catalogue(&self, name: &str) -> Option<PathBuf> {
        self.file(&format!("{CATALOGUE}/{name}"))
    }

    /// `units.csv`.
    pub fn units(&self) -> Option<PathBuf> {
        self.file("units.csv")
    }

    /// `answers.csv`.
    pub fn answers(&self) -> Option<PathBuf> {
        self.file("answers.csv")
    }

    /// `tallies.csv`.
    pub fn tallies(&self) -> Option<PathBuf> {
        self.file("tallies.csv")
    }

    /// `published.csv`: published indices the round used.
    pub fn published(&self) -> Option<PathBuf> {
        self.file("published.csv")
    }

    /// `published-nodes.csv`: published node scores the round used.
    pub fn nodes(&self) -> Option<PathBuf> {
        self.file("published-nodes.csv")
    }

    /// `figures.csv`.
    pub fn figures(&self) -> Option<PathBuf> {
        self.file("figures.csv")
    }
}

/// Writes a bundle into `folder`, which must be new or empty, whole or not at all.
pub fn write_bundle(
    folder: &Path,
    draft: &Draft,
    recompute: Recompute,
) -> Result<Bundle, ExchangeError> {
    let mut files = inputs(draft)?;
    let staging = Staging::new(folder)?;
    for (name, content) in &files {
        staging.write(name, content)?;
    }
    let waiting = Bundle {
        folder: staging.path().to_path_buf(),
        package: draft.package.clone(),
    };
    let outputs = recompute(&waiting).map_err(ExchangeError::Recompute)?;
    for (name, content) in outputs {
        staging.write(&name, &content)?;
        files.insert(name, content);
    }
    let package_text = draft.package.text(&files).into_bytes();
    staging.write(package::NAME, &package_text)?;
    files.insert(package::NAME.to_owned(), package_text);
    let entries = files
        .par_iter()
        .map(|(name, content)| Entry::new(name, content))
        .collect();
    let manifest = Manifest {
        engine: draft.engine.clone(),
        entries,
    };
    staging.write(manifest::NAME, manifest.text().as_bytes())?;
    staging.finish()?;
    Ok(Bundle {
        folder: folder.to_path_buf(),
        package: draft.package.clone(),
    })
}

/// The input files in their normal form, checked as they stand in the draft.
fn inputs(draft: &Draft) -> Result<BTreeMap<String, Vec<u8>>, Problems> {
    let mut problems = Problems::default();
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut keep = |name: &str, text: Result<String, Problems>, problems: &mut Problems| match text
    {
        Ok(text) => {
            files.insert(name.to_owned(), text.into_bytes());
        }
        Err(found) => problems.extend(found),
    };
    if let (Some(rules), Some(path)) = (&draft.rules, draft.units) {
        let instrument = rules.instrument;
        let questions = Questions::new(instrument);
        let bodies = load_units(path, &no_progress)?.bodies;
        keep("units.csv", normal(path, &normalise::UNITS), &mut problems);
        if let Some(path) = draft.answers {
            let mut answers = Answers::new(&questions, bodies.len());
            let want = WantRaters::No;
            let loaded = load_answers(
                path,
                instrument,
                &questions,
                &bodies,
                &mut answers,
                want,
                &no_progress,
            );
            keep(
                "answers.csv",
                loaded.and_then(|_| normal(path, &normalise::ANSWERS)),
                &mut problems,
            );
        }
        if let Some(path) = draft.tallies {
            let loaded = load_tallies(path, instrument, &questions, &bodies, &no_progress);
            let text = |tallies| normal_tallies(instrument, &questions, &bodies, &tallies);
            keep(
                "tallies.csv",
                loaded.map(|loaded| text(loaded.tallies)),
                &mut problems,
            );
        }
        if let Some(path) = draft.published {
            let loaded = load_published(path, instrument, &bodies, &no_progress);
            keep(
                "published.csv",
                loaded.and_then(|_| normal(path, &normalise::PUBLISHED)),
                &mut problems,
            );
        }
        if let Some(path) = draft.nodes {
            let loaded = load_nodes(path, instrument, &bodies, &no_progress);
            keep(
                "published-nodes.csv",
                loaded.and_then(|_| normal(path, &normalise::NODES)),
                &mut problems,
            );
        }
    }
    if let Some(path) = draft.figures {
        let loaded = load_figures(path, &no_progress);
        keep(
            "figures.csv",
            loaded.and_then(|_| normal(path, &normalise::FIGURES)),
            &mut problems,
        );
    }
    for (kind, path) in &draft.records {
        let loaded = load_records(path, &[*kind], &no_progress);
        keep(
            &format!("{}.csv", kind.name),
            loaded.map(|loaded| loaded.text()),
            &mut problems,
        );
    }
    if let Some(rules) = &draft.rules {
        files.insert(INSTRUMENT.to_owned(), rules.text.as_bytes().to_vec());
        for (name, text) in rules.catalogue {
            files.insert(format!("{CATALOGUE}/{name}"), text.as_bytes().to_vec());
        }
    }
    problems.or(files)
}
