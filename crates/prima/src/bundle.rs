//! `prima bundle`: a folder from which anyone can recompute the results.

use crate::cli::{self, Inputs};
use crate::examples::{self, Example};
use crate::failure::Failure;
use crate::inputs::{Wanted, load};
use crate::library::{self, CatalogueText};
use crate::output::Output;
use crate::pipeline::compute;
use crate::run::Record;
use crate::tables::{NODE_COLUMNS, RESULT_COLUMNS, header, result_rows};
use anyhow::{Context, Result};
use prima_exchange::bundle::{Bundle, CATALOGUE, Draft, Outputs, Rules, write_bundle};
use prima_exchange::figures::load_figures;
use prima_exchange::package::Package;
use prima_instrument::words::{Lang, Text};
use prima_score::answers::Questions;
use prima_score::round::Round;
use serde_json::json;
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Program and version, as `MANIFEST` names it.
pub const ENGINE: &str = concat!("prima ", env!("CARGO_PKG_VERSION"));

/// What is to be bundled.
struct Source {
    name: String,
    title: Option<Text>,
    note: Option<Text>,
    period: String,
    instrument: Option<String>,
    inputs: Option<Inputs>,
    figures: Option<PathBuf>,
    all_nodes: bool,
}

/// Runs the command.
pub fn run(arguments: &cli::Bundle, output: Output) -> Result<ExitCode> {
    let source = source(&arguments.from, output)?;
    let opened = match &source.instrument {
        Some(name) => Some(library::open_checked(name, output.lang)?),
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
    let inputs = source.inputs.clone();
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
        units: inputs.as_ref().map(|inputs| inputs.units.as_path()),
        answers: inputs.as_ref().and_then(|inputs| inputs.answers.as_deref()),
        tallies: inputs.as_ref().and_then(|inputs| inputs.tallies.as_deref()),
        published: inputs.as_ref().and_then(|inputs| inputs.results.as_deref()),
        nodes: inputs.as_ref().and_then(|inputs| inputs.nodes.as_deref()),
        figures: source.figures.as_deref(),
    };
    write_bundle(&arguments.out, &draft, &|bundle| recompute(bundle, output))?;
    output.say(
        "cli-bundled",
        &[("folder", arguments.out.display().to_string())],
    );
    output.json(&json!({ "bundle": arguments.out.display().to_string(), "name": source.name, "signed": false }));
    Ok(ExitCode::SUCCESS)
}

fn source(folder: &Path, output: Output) -> Result<Source> {
    if folder.join(examples::FILE).is_file() {
        let example = Example::read(folder)?;
        return Ok(Source {
            name: example.name,
            title: Some(example.title),
            note: example.note,
            period: example.period,
            instrument: example.instrument,
            inputs: example.inputs,
            figures: example.figures,
            all_nodes: false,
        });
    }
    let record = Record::read(folder)?;
    record.demand_unchanged(folder, output)?;
    Ok(Source {
        name: record.name.replace('/', "-"),
        title: None,
        note: None,
        period: String::new(),
        instrument: Some(record.instrument),
        inputs: Some(record.inputs),
        figures: None,
        all_nodes: record.all_nodes,
    })
}

/// Computes the outputs of a bundle from its own files.
pub fn recompute(bundle: &Bundle, output: Output) -> Result<Outputs, Box<dyn Error + Send + Sync>> {
    recomputed(bundle, output).map_err(|error| crate::failure::ending(&error, output.lang).1.into())
}

fn recomputed(bundle: &Bundle, output: Output) -> Result<Outputs> {
    let mut outputs = Outputs::new();
    if let (Some(path), Some(units)) = (bundle.instrument(), bundle.units()) {
        let instrument = read_instrument(bundle, &path, output.lang)?;
        let inputs = Inputs {
            units,
            answers: bundle.answers(),
            tallies: bundle.tallies(),
            nodes: bundle.nodes(),
            results: bundle.published(),
        };
        let questions = Questions::new(&instrument);
        let loaded = load(&inputs, &instrument, &questions, Wanted::Scores, output)?;
        let round = Round::new(
            &instrument,
            &questions,
            &loaded.bodies,
            &loaded.answers,
            &loaded.published,
        );
        let all_nodes = bundle
            .package
            .settings
            .get("all_nodes")
            .is_some_and(|value| value == "true");
        let mut nodes = header(&NODE_COLUMNS);
        let results = compute(&round, all_nodes, &|_, _| {}, |rows| {
            nodes.push_str(rows);
            Ok(())
        })?;
        let mut rows = header(&RESULT_COLUMNS);
        result_rows(&round, &results, |text| {
            rows.push_str(text);
            Ok(())
        })?;
        outputs.insert("nodes.csv".to_owned(), nodes.into_bytes());
        outputs.insert("results.csv".to_owned(), rows.into_bytes());
    }
    if let Some(path) = bundle.figures() {
        let loaded = load_figures(&path, &|_| {}).map_err(Failure::Problems)?;
        let figures = crate::figures::rows(loaded.figures);
        outputs.insert(
            "figures-recomputed.csv".to_owned(),
            crate::figures::table(&figures).into_bytes(),
        );
    }
    Ok(outputs)
}

fn read_instrument(
    bundle: &Bundle,
    path: &Path,
    lang: Lang,
) -> Result<prima_instrument::Instrument> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let part = |name: &str| match bundle.catalogue(name) {
        Some(path) => fs::read_to_string(&path).with_context(|| path.display().to_string()),
        None => Ok(String::new()),
    };
    let catalogue = CatalogueText {
        folder: bundle.folder.join(CATALOGUE),
        facilities: part("facilities.toml")?,
        evidence: part("evidence.toml")?,
    };
    prima_instrument::read(&text, &catalogue.read(lang)?).map_err(|faults| {
        let shown = path.display().to_string();
        let rendered: String = faults
            .iter()
            .map(|fault| fault.render(&shown, &text, lang))
            .collect();
        crate::failure::Refusal::faults(rendered).into()
    })
}
