//! A round put at rest: its answers as the files of a data set, from which the
//! ordinary way leads to scores, bands, ranks and the bundle.
//!
//! Evaluators are numbered, never named. The same rows always give the same text.

use super::desk::Rules;
use super::facts::{CycleSeen, with_ancestors};
use super::refusal::ActError;
use crate::dataset::{self, DatasetFolder};
use crate::failure::WorkflowError;
use crate::import::{DerivedDataset, derive, temporary};
use prima_exchange::manifest::hash;
use prima_exchange::write::push_line;
use prima_instrument::model::{Raters, SourceKind};
use prima_instrument::words::{Lang, Text};
use prima_store::cycle::{Cycle, CycleTally, Locus, Objection, Reading, Response, Review};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

pub(crate) const UNITS: &str = "units.csv";
pub(crate) const ANSWERS: &str = "answers.csv";
pub(crate) const TALLIES: &str = "tallies.csv";
pub(crate) const ANSWERS_HEADER: [&str; 5] = ["unit", "code", "value", "source", "rater"];

/// Everything that is known of the units of a round, some or all of them.
struct Rows {
    loci: Vec<Locus>,
    responses: Vec<Response>,
    reviews: Vec<Review>,
    /// Who handed in, by unit and evaluator.
    handed_in: BTreeSet<(String, String)>,
    /// What evaluators agreed on, by unit and code.
    agreed: BTreeMap<(String, String), String>,
    /// What granted objections put in its place, the latest of each.
    granted: BTreeMap<(String, String), String>,
    tallies: Vec<CycleTally>,
    /// The number of each evaluator, by person.
    numbers: BTreeMap<String, usize>,
}

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
    let rows = read(reading, &seen.row.cycle, only).await?;
    let mut files = BTreeMap::new();
    files.insert(UNITS.to_owned(), units_csv(reading, &rows.loci).await?);
    files.insert(ANSWERS.to_owned(), rows.answers(rules));
    files.insert(TALLIES.to_owned(), tallies_csv(&rows.tallies));
    let mut frozen = Frozen { files };
    frozen.describe(&seen.row, None);
    Ok(frozen)
}

async fn read(
    reading: &mut Reading<'_>,
    cycle: &str,
    only: Option<&str>,
) -> Result<Rows, ActError> {
    let handed_in = reading.handed_in_of(cycle).await?;
    let evaluators: BTreeSet<&str> = handed_in.iter().map(|row| row.evaluator.as_str()).collect();
    let numbers = evaluators.into_iter().enumerate();
    let numbers = numbers
        .map(|(place, person)| (person.to_owned(), place + 1))
        .collect();
    let (loci, responses, reviews, agreed, objections, tallies) = match only {
        Some(unit) => (
            reading.locus_of(cycle, unit).await?,
            reading.responses_of_unit(cycle, unit).await?,
            reading.reviews_of_unit(cycle, unit).await?,
            reading.reconciliations_of_unit(cycle, unit).await?,
            reading.objections_of_unit(cycle, unit).await?,
            reading.tallies_of_unit(cycle, unit).await?,
        ),
        None => (
            reading.loci_of(cycle).await?,
            reading.responses_of(cycle).await?,
            reading.reviews_of(cycle).await?,
            reading.reconciliations_of(cycle).await?,
            reading.objections_of(cycle).await?,
            reading.tallies_of(cycle).await?,
        ),
    };
    let agreed = agreed
        .into_iter()
        .map(|row| ((row.unit, row.code), row.value));
    let granted = objections.into_iter().filter(is_granted);
    Ok(Rows {
        loci,
        responses,
        reviews,
        handed_in: handed_in
            .into_iter()
            .map(|row| (row.unit, row.evaluator))
            .collect(),
        agreed: agreed.collect(),
        // They come oldest first, so the latest stays.
        granted: granted
            .map(|row| ((row.unit, row.code), row.value))
            .collect(),
        tallies,
        numbers,
    })
}

/// Whether an objection put another value in the place of the one it is about.
pub(crate) fn is_granted(objection: &Objection) -> bool {
    objection.state == "granted"
}

impl Rows {
    fn answers(&self, rules: &Rules) -> String {
        let mut found: BTreeMap<(&str, &str), Vec<(String, String)>> = BTreeMap::new();
        let filled = self.responses.iter().filter(|row| !row.value.is_empty());
        for row in filled {
            let cell = found.entry((&row.unit, &row.code)).or_default();
            cell.push((row.value.clone(), String::new()));
        }
        for row in &self.reviews {
            let key = (row.unit.clone(), row.evaluator.clone());
            if row.value.is_empty() || !self.handed_in.contains(&key) {
                continue;
            }
            let number = self
                .numbers
                .get(&row.evaluator)
                .copied()
                .unwrap_or_default();
            let cell = found.entry((&row.unit, &row.code)).or_default();
            cell.push((row.value.clone(), format!("penilai-{number}")));
        }
        for ((unit, code), value) in self.agreed.iter().chain(&self.granted) {
            let cell = vec![(value.clone(), String::new())];
            found.insert((unit, code), cell);
        }
        let mut out = String::new();
        push_line(ANSWERS_HEADER, &mut out);
        for ((unit, code), cell) in found {
            let source = source_of(rules, code);
            for (value, rater) in one_or_all(rules, source, cell) {
                push_line([unit, code, &value, source, &rater], &mut out);
            }
        }
        out
    }
}

/// Where only one may answer, several who say the same are one; several who do
/// not are none until they are reconciled.
fn one_or_all(
    rules: &Rules,
    source: &str,
    mut cell: Vec<(String, String)>,
) -> Vec<(String, String)> {
    let mut sources = rules.instrument.answer_sources.iter();
    let is_single = sources.any(|one| one.code == source && one.raters == Raters::Single);
    if is_single && cell.len() > 1 {
        let is_agreed = cell.iter().all(|(value, _)| *value == cell[0].0);
        cell.truncate(usize::from(is_agreed));
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

fn tallies_csv(tallies: &[CycleTally]) -> String {
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
