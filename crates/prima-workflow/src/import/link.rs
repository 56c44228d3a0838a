//! Ties a data set to the register: the bodies it names must be known, and
//! units that nobody knew are registered from what it says of them.
//!
//! Also checks what publishing needs and scoring does not: sources, dates,
//! ids that fit an address.

use super::register::Register;
use crate::dataset::{DatasetFolder, Sample};
use prima_exchange::Problems;
use prima_exchange::records::{
    EVENTS, HONOURS, INNOVATIONS, PLAIN, RecordKind, Records, STATEMENTS, read_records,
};
use prima_exchange::table::no_progress;
use prima_exchange::{figures, nodes, published, units};
use prima_store::register::Body;
use std::path::{Path, PathBuf};

static UNITS: RecordKind = RecordKind {
    name: "units",
    shape: units::SHAPE,
    key: &["unit"],
    filled: &["unit", "kind"],
    slugs: &["unit"],
    ..PLAIN
};

static PUBLISHED: RecordKind = RecordKind {
    name: "published",
    shape: published::SHAPE,
    key: &["unit"],
    dates: &["period", "retrieved"],
    ..PLAIN
};

static NODES: RecordKind = RecordKind {
    name: "published-nodes",
    shape: nodes::SHAPE,
    key: &["unit", "code"],
    dates: &["period", "retrieved"],
    ..PLAIN
};

static FIGURES: RecordKind = RecordKind {
    name: "figures",
    shape: figures::SHAPE,
    key: &["figure"],
    dates: &["period", "retrieved"],
    ..PLAIN
};

/// A data set on its way into the register.
pub(super) struct Link<'a> {
    /// Its folder.
    pub folder: &'a DatasetFolder,
    /// What was found in its files before, which need not be said again.
    pub found: &'a Problems,
    /// The register it is tied to.
    pub register: &'a mut Register,
    /// Whether all of the register is known.
    pub is_register_known: bool,
    /// What is wrong.
    pub problems: &'a mut Problems,
}

/// What a data set brings along.
#[derive(Debug, Default)]
pub(super) struct Tied {
    /// The file of its units, and those it added to the register.
    pub added: Option<(PathBuf, Vec<String>)>,
    /// Its statements, events and honours.
    pub records: Vec<Records>,
}

impl Link<'_> {
    /// Ties the data set to the register.
    pub fn tie(&mut self) -> Tied {
        let folder = self.folder;
        let inputs = folder.inputs.as_ref();
        let mut tied = Tied::default();
        if let Some(inputs) = inputs {
            let Some(units) = self.read(&inputs.units, &UNITS) else {
                // Without its units everything it names would seem unknown.
                return tied;
            };
            tied.added = Some((inputs.units.clone(), self.add_units(&units)));
        }
        let results = inputs.and_then(|inputs| inputs.results.as_deref());
        let nodes = inputs.and_then(|inputs| inputs.nodes.as_deref());
        let cited = [
            (results, &PUBLISHED, "index"),
            (nodes, &NODES, "score"),
            (folder.figures.as_deref(), &FIGURES, "value"),
        ];
        for (path, kind, value) in cited {
            if let Some(file) = path.and_then(|path| self.read(path, kind)) {
                self.demand_sources(&file, value);
            }
        }
        for (kind, path) in folder.records() {
            tied.records.extend(self.read(path, kind));
        }
        tied
    }

    fn read(&mut self, path: &Path, kind: &'static RecordKind) -> Option<Records> {
        let mut problems = Problems::default();
        let records = read_records(path, &[kind], &no_progress, &mut problems);
        let name = path.display().to_string();
        if !self.found.iter().any(|problem| problem.file == name) {
            self.problems.extend(problems);
        }
        records
    }

    fn add_units(&mut self, file: &Records) -> Vec<String> {
        let mut added = Vec::new();
        for record in &file.records {
            let get = |column: &str| UNITS.get(record, column).to_owned();
            if self.is_register_known {
                self.register.demand_region(file, record, self.problems);
            }
            if self.register.body(&get("unit")).is_some() {
                continue;
            }
            if get("name").is_empty() {
                let unit = vec![("unit", get("unit"))];
                let problem = file.problem(record, "name", "unregistered-unit", unit);
                self.problems.push(problem);
            }
            added.push(get("unit"));
            self.register.put_body(Body {
                body: get("unit"),
                name: get("name"),
                parent: get("parent"),
                kind: get("kind"),
                level: get("level"),
                region: get("region"),
                sample: self.folder.sample.word().to_owned(),
                ..Body::default()
            });
        }
        added
    }

    /// A published figure has a source, a period and the day it was read.
    fn demand_sources(&mut self, file: &Records, value: &str) {
        if self.folder.sample != Sample::Real {
            return;
        }
        for record in &file.records {
            let is_empty = |column: &str| file.kind.get(record, column).is_empty();
            let missing = ["source", "period", "retrieved"]
                .into_iter()
                .find(|column| is_empty(column));
            if let (false, Some(column)) = (is_empty(value), missing) {
                self.problems
                    .push(file.problem(record, column, "no-citation", vec![]));
            }
        }
    }
}

/// Says which bodies that a record names nobody knows.
pub(super) fn demand_bodies(file: &Records, register: &Register, problems: &mut Problems) {
    let columns: &[&str] = match file.kind.name {
        name if name == STATEMENTS.name => &["body"],
        name if name == EVENTS.name => &["host"],
        name if name == HONOURS.name || name == INNOVATIONS.name => &["body", "unit"],
        _ => &[],
    };
    for record in &file.records {
        for column in columns {
            register.demand_body(file, record, column, problems);
        }
    }
}
