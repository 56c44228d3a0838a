//! A round put at rest: its answers as the files of a data set, from which the
//! ordinary way leads to scores, bands, ranks and the bundle.
//!
//! The answers, of which a national round has millions, are one Parquet object,
//! kept as base64 since the store holds text; the other files are text.
//! Evaluators are numbered, never named. The same rows always give the same bytes.

mod scores;

pub(crate) use scores::on_a_thread;

use super::desk::Rules;
use super::facts::{CycleSeen, with_ancestors};
use super::import_indices::published;
use super::refusal::ActError;
use super::replaced::Cell;
use super::rows::{Cells, Rows};
use crate::dataset;
use crate::failure::WorkflowError;
use base64::prelude::{BASE64_STANDARD, Engine};
use prima_exchange::frozen_answers::{self, AnswerRow};
use prima_exchange::manifest::hash;
use prima_exchange::write::push_line;
use prima_instrument::model::{Raters, SourceKind};
use prima_instrument::words::Text;
use prima_store::cycle::{Cycle, CycleTally, DeterminationFile, Locus, Reading};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

pub(crate) const UNITS: &str = "units.csv";
/// The answers as a table, for whoever looks at few of them.
pub(crate) const ANSWERS: &str = "answers.csv";
pub(crate) const ANSWERS_HEADER: [&str; 5] = ["unit", "code", "value", "source", "rater"];
/// The answers as one object.
const OBJECT: &str = "answers.parquet";
pub(crate) const TALLIES: &str = "tallies.csv";
/// Indices that were published elsewhere and brought into the round.
pub(crate) const PUBLISHED: &str = "published.csv";
/// Text files that are left out where they have no row, with their keys in the
/// description.
const SPARSE: [(&str, &str); 2] = [("tallies", TALLIES), ("results", PUBLISHED)];
/// Files of a round at rest.
pub(crate) const FILES: [&str; 5] = [dataset::FILE, UNITS, OBJECT, TALLIES, PUBLISHED];

/// The files of a data set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Frozen {
    /// Those that are text, by name.
    pub files: BTreeMap<String, String>,
    /// The answers as one object; empty where nothing was answered.
    pub answers: Vec<u8>,
}

/// Puts a round at rest, all of it or one unit with its institution.
pub(crate) async fn freeze(
    reading: &mut Reading<'_>,
    seen: &CycleSeen,
    rules: &Arc<Rules>,
    only: Option<&str>,
) -> Result<Arc<Frozen>, ActError> {
    let rows = Rows::read(reading, rules, &seen.row.cycle, only).await?;
    let units = units_csv(reading, &rows.loci).await?;
    let here: BTreeSet<&str> = rows.loci.iter().map(|locus| &*locus.unit).collect();
    let is_here = |unit: &str| here.contains(unit);
    let indices = published(reading, &seen.row.cycle, is_here).await?;
    let (rules, cycle) = (rules.clone(), seen.row.clone());
    on_a_thread(move || {
        let mut frozen = Frozen {
            answers: answers_object(&rules, &rows.cells())?,
            ..Frozen::default()
        };
        let files = &mut frozen.files;
        files.insert(UNITS.to_owned(), units);
        files.insert(TALLIES.to_owned(), tallies_csv(&rows.tallies));
        files.insert(PUBLISHED.to_owned(), indices);
        frozen.describe(&cycle, None);
        Ok(Arc::new(frozen))
    })
    .await
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

/// Answers as one object; empty where there are none.
fn answers_object(rules: &Rules, cells: &Cells) -> Result<Vec<u8>, WorkflowError> {
    let mut rows: Vec<AnswerRow<&str>> = Vec::with_capacity(cells.len());
    for ((unit, code), cell) in cells {
        let source = source_of(rules, code);
        for (value, rater) in one_or_all(rules, source, cell) {
            rows.push([unit, source, rater, code, value]);
        }
    }
    object(&rows)
}

/// The object of some answers; nothing where there are none.
pub(crate) fn object(rows: &[AnswerRow<&str>]) -> Result<Vec<u8>, WorkflowError> {
    match rows.is_empty() {
        true => Ok(Vec::new()),
        false => Ok(frozen_answers::write(rows)?),
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
        ];
        // A table without a row says nothing and need not be there.
        if !self.answers.is_empty() {
            lines.push(format!("answers = {}", quoted(OBJECT)));
        }
        let there = SPARSE.iter().filter(|(_, name)| self.has_rows(name));
        lines.extend(there.map(|(key, name)| format!("{key} = {}", quoted(name))));
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
        let mut all = format!("{} {OBJECT}\n", hash(&self.answers));
        for (name, text) in &self.files {
            all.push_str(&format!("{} {name}\n", hash(text.as_bytes())));
        }
        hash(all.as_bytes())
    }

    /// Whether nobody answered anything, no user was asked and nothing was imported.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty() && !SPARSE.iter().any(|(_, name)| self.has_rows(name))
    }

    fn has_rows(&self, name: &str) -> bool {
        let file = self.files.get(name);
        file.is_some_and(|text| text.lines().nth(1).is_some())
    }

    /// The answers, row by row.
    pub fn rows(&self) -> Result<Vec<AnswerRow<String>>, WorkflowError> {
        match self.answers.is_empty() {
            true => Ok(Vec::new()),
            false => Ok(frozen_answers::read(self.answers.clone())?),
        }
    }

    /// The tables as text, the answers among them: for what looks at single values.
    pub fn tables(&self) -> Result<BTreeMap<String, String>, WorkflowError> {
        let mut answers = String::new();
        push_line(ANSWERS_HEADER, &mut answers);
        for [unit, source, rater, code, value] in &self.rows()? {
            push_line([&**unit, code, value, source, rater], &mut answers);
        }
        let mut tables = self.files.clone();
        tables.insert(ANSWERS.to_owned(), answers);
        Ok(tables)
    }

    /// The files as they are kept with a determination.
    pub fn kept(&self, cycle: &str, number: i64) -> Vec<DeterminationFile> {
        let answers = BASE64_STANDARD.encode(&self.answers);
        let texts = self.files.iter();
        let texts = texts.map(|(name, text)| (name.clone(), text.clone()));
        let files = texts.chain([(OBJECT.to_owned(), answers)]);
        let file = |(name, content)| DeterminationFile {
            cycle: cycle.to_owned(),
            number,
            name,
            content,
        };
        files.map(file).collect()
    }

    /// The files that were kept with a determination.
    pub async fn stored(
        reading: &mut Reading<'_>,
        cycle: &str,
        number: i64,
    ) -> Result<Frozen, WorkflowError> {
        let kept = reading.frozen_files_named(cycle, number, &FILES).await?;
        let texts = kept.into_iter().map(|file| (file.name, file.content));
        let mut files: BTreeMap<String, String> = texts.collect();
        let failed = WorkflowError::at(Path::new(OBJECT));
        // Where nothing was answered it is empty, and there all the same: without
        // it, a correction would begin from nothing.
        let answers = files.remove(OBJECT);
        let answers = answers.ok_or_else(|| failed(io::ErrorKind::NotFound.into()))?;
        let damaged = |error: base64::DecodeError| {
            io::Error::new(io::ErrorKind::InvalidData, error.to_string())
        };
        let answers = BASE64_STANDARD.decode(answers).map_err(damaged);
        Ok(Frozen {
            files,
            answers: answers.map_err(failed)?,
        })
    }

    /// Writes the files into a new folder.
    pub fn write(&self, folder: &Path) -> Result<(), WorkflowError> {
        fs::create_dir_all(folder).map_err(WorkflowError::at(folder))?;
        let texts = self.files.iter();
        let texts = texts.map(|(name, text)| (name.as_str(), text.as_bytes()));
        let answers = (!self.answers.is_empty()).then_some((OBJECT, &*self.answers));
        for (name, content) in texts.chain(answers) {
            let path = folder.join(name);
            fs::write(&path, content).map_err(WorkflowError::at(&path))?;
        }
        Ok(())
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
