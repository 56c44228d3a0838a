//! A round put at rest: its answers as the files of a data set, from which the
//! ordinary way leads to scores, bands, ranks and the bundle.
//!
//! Evaluators are numbered, never named. The same rows always give the same text.

use super::desk::Rules;
use super::facts::{CycleSeen, with_ancestors};
use super::refusal::ActError;
use super::replaced::Cell;
use super::rows::{Cells, Rows};
use crate::dataset::{self, DatasetFolder};
use crate::failure::WorkflowError;
use crate::import::{DerivedDataset, derive, temporary};
use prima_exchange::manifest::hash;
use prima_exchange::write::push_line;
use prima_instrument::model::{Raters, SourceKind};
use prima_instrument::words::{Lang, Text};
use prima_store::cycle::{Cycle, CycleTally, Locus, Reading};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

pub(crate) const UNITS: &str = "units.csv";
pub(crate) const ANSWERS: &str = "answers.csv";
pub(crate) const TALLIES: &str = "tallies.csv";
pub(crate) const ANSWERS_HEADER: [&str; 5] = ["unit", "code", "value", "source", "rater"];

/// The files of a data set, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Frozen {
    pub files: BTreeMap<String, String>,
}

/// Puts a round at rest, all of it or one unit with its institution.
pub(crate) async fn freeze(
    reading: &mut Reading<'_>,
    seen: &CycleSeen,
    rules: &Rules,
    only: Option<&str>,
) -> Result<Frozen, ActError> {
    let rows = Rows::read(reading, rules, &seen.row.cycle, only).await?;
    let mut frozen = rows
        .files(reading, &answers_csv(rules, &rows.cells()))
        .await?;
    frozen.describe(&seen.row, None);
    Ok(frozen)
}

/// Answers as `answers.csv` holds them.
pub(crate) fn answers_csv(rules: &Rules, cells: &Cells) -> String {
    let mut out = String::new();
    push_line(ANSWERS_HEADER, &mut out);
    for ((unit, code), cell) in cells {
        push_cell(rules, unit, code, cell, &mut out);
    }
    out
}

/// The rows of one answer.
pub(crate) fn push_cell(rules: &Rules, unit: &str, code: &str, cell: &Cell, out: &mut String) {
    let source = source_of(rules, code);
    for (value, rater) in one_or_all(rules, source, cell) {
        push_line([unit, code, value, source, rater], out);
    }
}

/// Where only one may answer, several who say the same are one; several who do
/// not are none until they are reconciled.
fn one_or_all<'a>(rules: &Rules, source: &str, cell: &'a Cell) -> &'a [(String, String)] {
    let mut sources = rules.instrument.answer_sources.iter();
    let is_single = sources.any(|one| one.code == source && one.raters == Raters::Single);
    if is_single && cell.len() > 1 {
        let is_agreed = cell.iter().all(|(value, _)| *value == cell[0].0);
        return &cell[..usize::from(is_agreed)];
    }
    cell
}

/// Code of the answer source a question belongs to.
pub(crate) fn source_of<'a>(rules: &'a Rules, code: &str) -> &'a str {
    let slot = rules.questions.find(code);
    slot.map_or("", |slot| rules.questions.source(&rules.instrument, slot))
}

/// The kind of the answer source a question belongs to.
pub(crate) fn kind_of(rules: &Rules, code: &str) -> Option<SourceKind> {
    let source = source_of(rules, code);
    let mut sources = rules.instrument.answer_sources.iter();
    sources.find(|one| one.code == source).map(|one| one.kind)
}

pub(crate) fn tallies_csv(tallies: &[CycleTally]) -> String {
    let mut out = String::new();
    push_line(["unit", "question", "option", "count"], &mut out);
    for row in tallies {
        let count = row.respondents.to_string();
        push_line([&*row.unit, &row.question, &row.option, &count], &mut out);
    }
    out
}

/// `units.csv`: the loci, each right under its institution, and the institutions.
pub(crate) async fn units_csv(
    reading: &mut Reading<'_>,
    loci: &[Locus],
) -> Result<String, WorkflowError> {
    let ids = loci
        .iter()
        .flat_map(|locus| [locus.institution.clone(), locus.unit.clone()]);
    let ids: Vec<String> = ids.collect::<BTreeSet<_>>().into_iter().collect();
    let bodies = with_ancestors(reading, &ids).await?;
    let parents: BTreeMap<&str, &str> = loci
        .iter()
        .filter(|locus| locus.unit != locus.institution)
        .map(|locus| (locus.unit.as_str(), locus.institution.as_str()))
        .collect();
    let mut out = String::new();
    push_line(
        ["unit", "name", "parent", "kind", "level", "region"],
        &mut out,
    );
    for body in ids.iter().filter_map(|id| bodies.get(id)) {
        let parent = parents.get(body.body.as_str()).copied().unwrap_or_default();
        let row = [
            &*body.body,
            &body.name,
            parent,
            &body.kind,
            &body.level,
            &body.region,
        ];
        push_line(row, &mut out);
    }
    Ok(out)
}

impl Frozen {
    /// Writes the description of the data set, with a note where there is one.
    pub fn describe(&mut self, cycle: &Cycle, note: Option<&Text>) {
        let mut lines = vec![
            format!("title = {}", words(&cycle.title_id, &cycle.title_en)),
            format!("period = {}", quoted(&cycle.period)),
            format!("programme = {}", quoted(&cycle.programme)),
            format!("instrument = {}", quoted(&cycle.instrument)),
            format!("units = {}", quoted(UNITS)),
            format!("answers = {}", quoted(ANSWERS)),
        ];
        // A table without a row says nothing and need not be there.
        if self
            .files
            .get(TALLIES)
            .is_some_and(|text| text.lines().nth(1).is_some())
        {
            lines.push(format!("tallies = {}", quoted(TALLIES)));
        }
        if !cycle.sample.is_empty() {
            lines.push("sample = true".to_owned());
        }
        if let Some(note) = note {
            lines.push(format!("note = {}", words(&note.id, &note.en)));
        }
        let text = lines.join("\n") + "\n";
        self.files.insert(dataset::FILE.to_owned(), text);
    }

    /// A hash over all files, by which two officers know that they mean the same.
    pub fn hash(&self) -> String {
        let mut all = String::new();
        for (name, text) in &self.files {
            all.push_str(&format!("{}:{name},{}:{text},", name.len(), text.len()));
        }
        hash(all.as_bytes())
    }

    /// Writes the files into a new folder.
    pub fn write(&self, folder: &Path) -> Result<(), WorkflowError> {
        fs::create_dir_all(folder).map_err(WorkflowError::at(folder))?;
        for (name, text) in &self.files {
            let path = folder.join(name);
            fs::write(&path, text).map_err(WorkflowError::at(&path))?;
        }
        Ok(())
    }

    /// Bundles and scores the files, the way an import does.
    pub fn derive(&self, name: &str, at: &str) -> Result<DerivedDataset, WorkflowError> {
        let place = temporary()?;
        let folder = place.path().join(name);
        self.write(&folder)?;
        derive(&DatasetFolder::read(&folder)?, at, Lang::Id)
    }
}

/// What JSON writes between quotes, TOML reads as the same text.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text)
        .to_string()
        .replace('\u{7f}', "\\u007f")
}

fn words(id: &str, en: &str) -> String {
    format!("{{ id = {}, en = {} }}", quoted(id), quoted(en))
}
