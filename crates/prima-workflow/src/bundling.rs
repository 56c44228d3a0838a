//! Writes a bundle: a folder from which anyone can recompute the results.

use crate::dataset::DatasetFolder;
use crate::failure::WorkflowError;
use crate::inputs::Inputs;
use crate::library;
use crate::recount::recompute;
use prima_exchange::bundle::{Draft, Rules, write_bundle};
use prima_exchange::package::Package;
use prima_exchange::records::RecordKind;
use prima_instrument::words::{Lang, Text};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Program and version, as `MANIFEST` names it.
pub const ENGINE: &str = concat!("prima ", env!("CARGO_PKG_VERSION"));

/// What is to be bundled.
#[derive(Clone, Debug)]
pub struct BundleSource {
    /// Name of the package.
    pub name: String,
    /// Title; none: that of the instrument.
    pub title: Option<Text>,
    /// What a reader must know.
    pub note: Option<Text>,
    /// Reference period.
    pub period: String,
    /// The instrument, where there is something to compute.
    pub instrument: Option<String>,
    /// Files of the round.
    pub inputs: Option<Inputs>,
    /// Single figures.
    pub figures: Option<PathBuf>,
    /// Statements, events and honours.
    pub records: Vec<(&'static RecordKind, PathBuf)>,
    /// Whether leaves are in `nodes.csv`.
    pub all_nodes: bool,
}

impl From<&DatasetFolder> for BundleSource {
    fn from(folder: &DatasetFolder) -> BundleSource {
        BundleSource {
            name: folder.name.clone(),
            title: Some(folder.title.clone()),
            note: folder.note.clone(),
            period: folder.period.clone(),
            instrument: folder.instrument.clone(),
            inputs: folder.inputs.clone(),
            figures: folder.figures.clone(),
            records: folder
                .records()
                .into_iter()
                .map(|(kind, path)| (kind, path.to_path_buf()))
                .collect(),
            all_nodes: false,
        }
    }
}

/// Writes the bundle into a new folder, all of it or nothing.
pub fn bundle(source: &BundleSource, out: &Path, lang: Lang) -> Result<(), WorkflowError> {
    let opened = match &source.instrument {
        Some(name) => Some(library::open_checked(name, lang)?),
        None => None,
    };
    let catalogue: Vec<(&str, &str)> = match &opened {
        Some((_, file)) => [
            ("facilities.toml", &file.catalogue.facilities),
            ("evidence.toml", &file.catalogue.evidence),
        ]
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| (name, text.as_str()))
        .collect(),
        None => Vec::new(),
    };
    let title = opened
        .as_ref()
        .map(|(instrument, _)| instrument.title.clone());
    let mut settings = BTreeMap::new();
    settings.insert("all_nodes".to_owned(), source.all_nodes.to_string());
    let inputs = source.inputs.as_ref();
    let draft = Draft {
        package: Package {
            name: source.name.clone(),
            title: source.title.clone().or(title).unwrap_or_default(),
            note: source.note.clone().unwrap_or_default(),
            period: source.period.clone(),
            instrument: opened
                .as_ref()
                .map_or(String::new(), |(instrument, _)| instrument.name()),
            settings,
        },
        engine: ENGINE.to_owned(),
        rules: opened.as_ref().map(|(instrument, file)| Rules {
            instrument,
            text: &file.text,
            catalogue: &catalogue,
        }),
        units: inputs.map(|inputs| inputs.units.as_path()),
        answers: inputs.and_then(|inputs| inputs.answers.as_deref()),
        tallies: inputs.and_then(|inputs| inputs.tallies.as_deref()),
        published: inputs.and_then(|inputs| inputs.results.as_deref()),
        nodes: inputs.and_then(|inputs| inputs.nodes.as_deref()),
        figures: source.figures.as_deref(),
        records: source
            .records
            .iter()
            .map(|(kind, path)| (*kind, path.as_path()))
            .collect(),
    };
    write_bundle(out, &draft, &|bundle| recompute(bundle, lang))?;
    Ok(())
}
