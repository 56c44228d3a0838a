//! Everything that follows from the files of one data set.
//!
//! The files are bundled first; what is stored beside the bundle is computed
//! from its files and from nothing else, as anyone could.

mod families;
mod figures;
mod outcome;
mod records;

use crate::bundling::{BundleSource, bundle};
use crate::dataset::DatasetFolder;
use crate::failure::{Failure, WorkflowError};
use crate::inputs::{Inputs, Wanted, load};
use crate::recount::read_instrument;
use outcome::View;
use prima_exchange::bundle::Bundle;
use prima_exchange::manifest::{self, hash};
use prima_instrument::Instrument;
use prima_instrument::words::Lang;
use prima_robust::report::Alike;
use prima_robust::{Settings, measure};
use prima_score::answers::Questions;
use prima_score::round::Round;
use prima_store::history::{Dataset, DatasetFile, Derived, Outcome};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A data set with everything that follows from it.
#[derive(Debug)]
pub(crate) struct DerivedDataset {
    /// The data set.
    pub dataset: Dataset,
    /// What follows from its files.
    pub derived: Derived,
    /// The rules in its bundle, where there are any.
    pub instrument: Option<Instrument>,
    /// Bodies that each body cannot be told apart from, where that is known.
    pub alike: BTreeMap<String, Alike>,
}

impl DerivedDataset {
    /// Hash of the bundle's `MANIFEST`, and so of all its files.
    pub fn manifest_hash(&self) -> &str {
        let mut files = self.derived.files.iter();
        let manifest = files.find(|file| file.name == manifest::NAME);
        manifest.map_or("", |file| file.sha256.as_str())
    }
}

/// Tells how many of how many parts of the resampling are done.
pub(crate) type Resampled<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// Bundles the files of a folder and computes what follows.
pub(crate) fn derive(
    folder: &DatasetFolder,
    at: &str,
    lang: Lang,
    progress: Resampled,
) -> Result<DerivedDataset, WorkflowError> {
    let place = temporary()?;
    let out = place.path().join("bundle");
    bundle(&BundleSource::from(folder), &out, lang)?;
    let dataset = Dataset {
        dataset: folder.name.clone(),
        programme: folder.programme.clone(),
        sample: folder.sample.word().to_owned(),
        imported_at: at.to_owned(),
        ..Dataset::default()
    };
    from_bundle(dataset, &out, lang, progress)
}

/// Computes what follows from a bundle. What a bundle does not say of itself is
/// in `dataset`: its id, programme, whether it is real, when it was imported.
pub(super) fn from_bundle(
    mut dataset: Dataset,
    folder: &Path,
    lang: Lang,
    progress: Resampled,
) -> Result<DerivedDataset, WorkflowError> {
    let bundle = Bundle::open(folder).map_err(Failure::Problems)?;
    let package = &bundle.package;
    dataset.instrument.clone_from(&package.instrument);
    dataset.period.clone_from(&package.period);
    dataset.title_id.clone_from(&package.title.id);
    dataset.title_en.clone_from(&package.title.en);
    dataset.note_id.clone_from(&package.note.id);
    dataset.note_en.clone_from(&package.note.en);
    let mut derived = Derived {
        files: files(folder, "", &dataset.dataset)?,
        ..Derived::default()
    };
    let (mut instrument, mut alike) = (None, BTreeMap::new());
    if let (Some(path), Some(units)) = (bundle.instrument(), bundle.units()) {
        let rules = read_instrument(&bundle, &path, lang)?;
        let inputs = Inputs {
            units,
            answers: bundle.answers(),
            tallies: bundle.tallies(),
            nodes: bundle.nodes(),
            results: bundle.published(),
        };
        (derived.results, alike) = results(&dataset, &rules, &inputs, progress)?;
        derived.families = families::cut(&derived.files, &derived.results)?;
        instrument = Some(rules);
    }
    if let Some(path) = bundle.figures() {
        figures::take(&path, &dataset.dataset, &mut derived)?;
    }
    records::take(&bundle, &dataset, &mut derived)?;
    Ok(DerivedDataset {
        dataset,
        derived,
        instrument,
        alike,
    })
}

/// A folder that goes when it is dropped.
pub(crate) fn temporary() -> Result<tempfile::TempDir, WorkflowError> {
    let temporary = std::env::temp_dir();
    tempfile::tempdir_in(&temporary).map_err(WorkflowError::at(&temporary))
}

/// The files of a bundle, each as text.
fn files(folder: &Path, prefix: &str, dataset: &str) -> Result<Vec<DatasetFile>, WorkflowError> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(WorkflowError::at(folder))? {
        let entry = entry.map_err(WorkflowError::at(folder))?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, &format!("{name}/"), dataset)?);
            continue;
        }
        let content = fs::read_to_string(&path).map_err(WorkflowError::at(&path))?;
        found.push(DatasetFile {
            dataset: dataset.to_owned(),
            name,
            sha256: hash(content.as_bytes()),
            bytes: content.len() as i64,
            content,
        });
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

fn results(
    dataset: &Dataset,
    instrument: &Instrument,
    inputs: &Inputs,
    progress: Resampled,
) -> Result<(Vec<Outcome>, BTreeMap<String, Alike>), WorkflowError> {
    let questions = Questions::new(instrument);
    let loaded = load(inputs, instrument, &questions, Wanted::Raters, &|_| {})?;
    let round = Round::new(
        instrument,
        &questions,
        &loaded.bodies,
        &loaded.answers,
        &loaded.published,
    );
    let results = round.compute();
    let has_answers = inputs.answers.is_some() || inputs.tallies.is_some();
    let settings = Settings::default();
    let trust = has_answers.then(|| measure(&round, &results, &loaded.rated, &settings, progress));
    let view = View {
        dataset,
        round: &round,
        results: &results,
        trust: trust.as_ref(),
        has_answers,
    };
    let bodies = loaded.bodies.iter();
    let outcomes = bodies.map(|body| view.outcome(body)).collect();
    let reports = trust.into_iter().flat_map(|report| report.bodies);
    let alike = reports.filter_map(|report| {
        let id = loaded.bodies.id(report.body).to_owned();
        report.alike.map(|alike| (id, alike))
    });
    Ok((outcomes, alike.collect()))
}
