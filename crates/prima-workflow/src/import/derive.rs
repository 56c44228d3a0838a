//! Everything that follows from the files of one data set.
//!
//! The files are bundled first; what is stored beside the bundle is computed
//! from its files, as anyone could.

use super::ImportOptions;
use super::register::Register;
use crate::bundling::{BundleSource, bundle};
use crate::dataset::DatasetFolder;
use crate::failure::{Failure, WorkflowError};
use crate::figures::{finding, rows};
use crate::inputs::{Inputs, Wanted, load};
use crate::library;
use crate::tables::{difference, index_text};
use prima_exchange::bundle::Bundle;
use prima_exchange::figures::load_figures;
use prima_exchange::manifest::hash;
use prima_exchange::records::{
    EVENTS, HONOURS, Record, RecordKind, Records, STATEMENTS, load_records,
};
use prima_exchange::table::no_progress;
use prima_exchange::{Problem, Problems, manifest};
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_instrument::nearest;
use prima_robust::report::Report;
use prima_robust::{Settings, measure};
use prima_score::answers::Questions;
use prima_score::bodies::{Bodies, BodyId};
use prima_score::figures::{FigureState, hints, recompute};
use prima_score::rank::province;
use prima_score::round::{PublishedIndex, Results, Round};
use prima_store::history::{
    Dataset, DatasetFile, Derived, Event, FigureRow, HintRow, Honour, Outcome, Statement,
};
use prima_store::register::Body;
use std::fs;
use std::path::Path;

/// Digits that order indices: millionths.
const ORDER_DIGITS: u32 = 6;

/// A data set with everything that follows from it.
#[derive(Debug)]
pub(super) struct DerivedDataset {
    /// The data set.
    pub dataset: Dataset,
    /// What follows from its files.
    pub derived: Derived,
    /// Hash of the bundle's `MANIFEST`, and so of all its files.
    pub manifest_hash: String,
}

/// Bundles a data set and computes what follows; units that nobody knew are registered.
pub(super) fn derive(
    folder: &DatasetFolder,
    register: &mut Register,
    options: &ImportOptions,
) -> Result<DerivedDataset, WorkflowError> {
    let temporary = std::env::temp_dir();
    let place = tempfile::tempdir_in(&temporary).map_err(WorkflowError::at(&temporary))?;
    let out = place.path().join(&folder.name);
    bundle(&BundleSource::from(folder), &out, options.lang)?;
    let bundled = Bundle::open(&out).map_err(Failure::Problems)?;
    let mut derived = Derived {
        files: files(&out, "", &folder.name)?,
        ..Derived::default()
    };
    let mut problems = Problems::default();
    if let (Some(name), Some(units)) = (&folder.instrument, bundled.units()) {
        let instrument = library::open_checked(name, options.lang)?.0;
        let inputs = Inputs {
            units,
            answers: bundled.answers(),
            tallies: bundled.tallies(),
            nodes: bundled.nodes(),
            results: bundled.published(),
        };
        derived.results = results(folder, &instrument, &inputs, register, &mut problems)?;
    }
    if let Some(path) = bundled.figures() {
        take_figures(&path, &folder.name, &mut derived)?;
    }
    take_records(folder, register, &mut derived, &mut problems)?;
    problems.or(()).map_err(Failure::Problems)?;
    let manifest_hash = derived
        .files
        .iter()
        .find(|file| file.name == manifest::NAME)
        .map_or(String::new(), |file| file.sha256.clone());
    let note = folder.note.clone().unwrap_or_default();
    Ok(DerivedDataset {
        dataset: Dataset {
            dataset: folder.name.clone(),
            programme: folder.programme.clone(),
            instrument: folder.instrument.clone().unwrap_or_default(),
            period: folder.period.clone(),
            title_id: folder.title.id.clone(),
            title_en: folder.title.en.clone(),
            note_id: note.id,
            note_en: note.en,
            sample: folder.sample.word().to_owned(),
            imported_at: options.at.to_owned(),
            import: 0,
        },
        derived,
        manifest_hash,
    })
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
    folder: &DatasetFolder,
    instrument: &Instrument,
    inputs: &Inputs,
    register: &mut Register,
    problems: &mut Problems,
) -> Result<Vec<Outcome>, WorkflowError> {
    let questions = Questions::new(instrument);
    let loaded = load(inputs, instrument, &questions, Wanted::Raters, &|_| {})?;
    add_units(folder, &loaded.bodies, &inputs.units, register, problems);
    let round = Round::new(
        instrument,
        &questions,
        &loaded.bodies,
        &loaded.answers,
        &loaded.published,
    );
    let results = round.compute();
    let has_answers = inputs.answers.is_some() || inputs.tallies.is_some();
    let trust = has_answers.then(|| {
        measure(
            &round,
            &results,
            &loaded.rated,
            &Settings::default(),
            &|_, _| {},
        )
    });
    let view = View {
        folder,
        round: &round,
        results: &results,
        trust: trust.as_ref(),
        has_answers,
    };
    Ok(loaded
        .bodies
        .iter()
        .map(|body| view.outcome(body))
        .collect())
}

/// Registers the units that nobody knew, from what the data set says of them.
fn add_units(
    folder: &DatasetFolder,
    bodies: &Bodies,
    path: &Path,
    register: &mut Register,
    problems: &mut Problems,
) {
    for body in bodies.iter() {
        let id = bodies.id(body);
        if register.body(id).is_some() {
            continue;
        }
        let Some(kind) = bodies.kind(body) else {
            let unit = vec![("unit", id.to_owned())];
            problems.push(Problem::of_file(path, "unregistered-unit", unit));
            continue;
        };
        register.add_body(Body {
            body: id.to_owned(),
            name: bodies.name(body).to_owned(),
            parent: bodies
                .parent(body)
                .map_or("", |parent| bodies.id(parent))
                .to_owned(),
            kind: kind.name().to_owned(),
            level: bodies
                .level(body)
                .map_or("", |level| level.name())
                .to_owned(),
            region: bodies.region(body).to_owned(),
            sample: folder.sample.word().to_owned(),
            ..Body::default()
        });
    }
}

/// A computed round, ready to be written down.
struct View<'a> {
    folder: &'a DatasetFolder,
    round: &'a Round<'a>,
    results: &'a Results,
    trust: Option<&'a Report>,
    has_answers: bool,
}

impl View<'_> {
    fn outcome(&self, body: BodyId) -> Outcome {
        let (round, results) = (self.round, self.results);
        let (instrument, bodies) = (round.instrument(), round.bodies);
        let result = &results.bodies[body.0 as usize];
        let place = results.places[body.0 as usize];
        let group = place.map(|place| &results.groups[place.group as usize]);
        let band = result.band.map(|band| &instrument.bands[usize::from(band)]);
        let nothing = PublishedIndex::default();
        let published = round.published.indices.get(&body).unwrap_or(&nothing);
        let difference = difference(round, result, published).filter(|by| !by.is_zero());
        let digits = instrument.rounding.digits;
        let scale = 10i64.pow(ORDER_DIGITS.saturating_sub(digits));
        let gates = result
            .gates()
            .iter()
            .map(|gate| instrument.gates[usize::from(*gate)].code.as_str());
        let has_nodes = round.published.nodes.contains_key(&body) || self.has_answers;
        let parts = result.parts();
        let trust = self.trust.map(|report| &report.bodies[body.0 as usize]);
        let interval = trust.and_then(|body| body.interval);
        let end = |value: f64| format!("{value:.*}", digits as usize);
        let ranks = trust.and_then(|body| body.rank_interval);
        Outcome {
            dataset: self.folder.name.clone(),
            body: bodies.id(body).to_owned(),
            programme: self.folder.programme.clone(),
            instrument: self.folder.instrument.clone().unwrap_or_default(),
            period: self.folder.period.clone(),
            kind: bodies.kind(body).map_or("", |kind| kind.name()).to_owned(),
            level: bodies
                .level(body)
                .map_or("", |level| level.name())
                .to_owned(),
            province: province(bodies.region(body)).unwrap_or_default().to_owned(),
            index_text: index_text(round, result),
            index_order: result.units.map(|units| units * scale),
            band: band.map_or(String::new(), |band| band.code.clone()),
            state: result.state.word().to_owned(),
            origin: result.origin.word().to_owned(),
            peer_group: group.map_or(String::new(), |group| group.name.clone()),
            rank: place.and_then(|place| place.rank).map(i64::from),
            rank_of: group.map(|group| i64::from(group.ranked)),
            place: 0,
            difference: difference.map_or(String::new(), |by| by.to_string()),
            published_index: published.text.clone(),
            published_band: published.band.clone(),
            published_rank: published.rank.clone(),
            source: published.source.clone(),
            reference: published.period.clone(),
            retrieved: published.retrieved.clone(),
            provisional: round.provisional(body, results).join(" "),
            gates: gates.collect::<Vec<_>>().join(" "),
            units_counted: parts.map(|parts| i64::from(parts.counted)),
            units: parts.map(|parts| i64::from(parts.all)),
            index_low: interval.map_or(String::new(), |interval| end(interval.low)),
            index_high: interval.map_or(String::new(), |interval| end(interval.high)),
            rank_low: ranks.map(|ranks| i64::from(ranks.best)),
            rank_high: ranks.map(|ranks| i64::from(ranks.worst)),
            has_nodes: i64::from(has_nodes),
        }
    }
}

fn take_figures(path: &Path, dataset: &str, derived: &mut Derived) -> Result<(), WorkflowError> {
    let loaded = load_figures(path, &no_progress).map_err(Failure::Problems)?;
    let written = load_formulas(path)?;
    let figures = rows(loaded.figures);
    let checked = recompute(&figures);
    let shown = |value: &Exact, digits: Option<u32>| {
        digits.map_or_else(|| value.to_string(), |digits| value.at_digits(digits))
    };
    for (place, (figure, found)) in figures.iter().zip(&checked).enumerate() {
        let by = match &found.state {
            FigureState::Differs { by } => by.to_string(),
            _ => String::new(),
        };
        derived.figures.push(FigureRow {
            dataset: dataset.to_owned(),
            figure: figure.id.clone(),
            ordinal: place as i64,
            label_id: figure.label.id.clone(),
            label_en: figure.label.en.clone(),
            series: figure.group.clone(),
            period: figure.period.clone(),
            value: figure.value.as_ref().map_or(String::new(), |printed| {
                printed.value.at_digits(printed.digits)
            }),
            unit: figure.unit.clone(),
            recompute: written.get(place).cloned().unwrap_or_default(),
            recomputed: found
                .recomputed
                .as_ref()
                .map_or(String::new(), |value| shown(value, found.digits)),
            finding: finding(&found.state).to_owned(),
            difference: by,
            source: figure.source.clone(),
            retrieved: figure.retrieved.clone(),
        });
    }
    for hint in hints(&figures, &checked) {
        for change in hint.changes {
            derived.hints.push(HintRow {
                dataset: dataset.to_owned(),
                ordinal: derived.hints.len() as i64,
                period: hint.period.clone(),
                figure: change.id,
                published: change.published.to_string(),
                would_be: change.would_be.to_string(),
            });
        }
    }
    Ok(())
}

/// How each figure follows from others, as it is written.
fn load_formulas(path: &Path) -> Result<Vec<String>, WorkflowError> {
    static FORMULAS: RecordKind = RecordKind {
        name: "figures",
        shape: prima_exchange::figures::SHAPE,
        key: &["figure"],
        filled: &[],
        words: &[],
        dates: &[],
        spans: &[],
        counts: &[],
        slugs: &[],
    };
    let records = load_records(path, &[&FORMULAS], &no_progress).map_err(Failure::Problems)?;
    let formula = |record: &Record| FORMULAS.get(record, "recompute").to_owned();
    Ok(records.records.iter().map(formula).collect())
}

fn take_records(
    folder: &DatasetFolder,
    register: &Register,
    derived: &mut Derived,
    problems: &mut Problems,
) -> Result<(), WorkflowError> {
    for (kind, path) in folder.records() {
        let file = load_records(path, &[kind], &no_progress).map_err(Failure::Problems)?;
        for (place, record) in file.records.iter().enumerate() {
            demand_bodies(&file, record, register, problems);
            let row = Row {
                folder,
                kind,
                record,
                ordinal: place as i64,
            };
            match kind.name {
                name if name == STATEMENTS.name => derived.statements.push(row.statement()),
                name if name == EVENTS.name => derived.events.push(row.event()),
                _ => derived.honours.push(row.honour()),
            }
        }
    }
    Ok(())
}

fn demand_bodies(file: &Records, record: &Record, register: &Register, problems: &mut Problems) {
    let columns: &[&str] = match file.kind.name {
        name if name == STATEMENTS.name => &["body"],
        name if name == EVENTS.name => &["host"],
        name if name == HONOURS.name => &["body", "unit"],
        _ => &[],
    };
    for column in columns {
        let found = file.kind.get(record, column);
        if found.is_empty() || register.body(found).is_some() {
            continue;
        }
        let ids = register.ids();
        let near = nearest(found, &ids).unwrap_or("none").to_owned();
        let arguments = vec![("found", found.to_owned()), ("near", near)];
        problems.push(file.problem(record, column, "unregistered-code", arguments));
    }
}

/// One record of a data set.
struct Row<'a> {
    folder: &'a DatasetFolder,
    kind: &'static RecordKind,
    record: &'a Record,
    ordinal: i64,
}

impl Row<'_> {
    fn get(&self, column: &str) -> String {
        self.kind.get(self.record, column).to_owned()
    }

    fn statement(&self) -> Statement {
        Statement {
            dataset: self.folder.name.clone(),
            statement: self.get("statement"),
            ordinal: self.ordinal,
            kind: self.get("kind"),
            period: self.get("period"),
            body: self.get("body"),
            text_id: self.get("text_id"),
            text_en: self.get("text_en"),
            source: self.get("source"),
            retrieved: self.get("retrieved"),
            provisional: self.get("provisional"),
        }
    }

    fn event(&self) -> Event {
        Event {
            event: self.get("event"),
            category: self.get("category"),
            dataset: self.folder.name.clone(),
            ordinal: self.ordinal,
            name_id: self.get("name_id"),
            name_en: self.get("name_en"),
            level: self.get("level"),
            announced: self.kind.count(self.record, "announced"),
            date: self.get("date"),
            place: self.get("place"),
            host: self.get("host"),
            source: self.get("source"),
            period: self.get("period"),
            retrieved: self.get("retrieved"),
        }
    }

    fn honour(&self) -> Honour {
        Honour {
            dataset: self.folder.name.clone(),
            honour: self.get("honour"),
            ordinal: self.ordinal,
            event: self.get("event"),
            category: self.get("category"),
            body: self.get("body"),
            unit: self.get("unit"),
            title_id: self.get("title_id"),
            title_en: self.get("title_en"),
            series: self.get("group"),
            status: self.get("status"),
            granted: self.get("granted"),
            revoked: self.get("revoked"),
            reason_id: self.get("reason_id"),
            reason_en: self.get("reason_en"),
            source: self.get("source"),
            period: self.get("period"),
            retrieved: self.get("retrieved"),
        }
    }
}
