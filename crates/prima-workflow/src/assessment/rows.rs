//! Everything that is known of the units of a round, as the store has it, from
//! which its answers follow: as they count, or as they first were.

use super::desk::Rules;
use super::frozen::{ANSWERS, TALLIES, UNITS, tallies_csv, units_csv};
use super::refusal::ActError;
use super::replaced::{Cell, Replaced, reassessed, replaced};
use crate::failure::WorkflowError;
use prima_instrument::model::Raters;
use prima_store::cycle::{CycleTally, Locus, Objection, Reading, Reassessment, Response, Review};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that is known of the units of a round, some or all of them.
pub(crate) struct Rows {
    pub loci: Vec<Locus>,
    pub responses: Vec<Response>,
    pub reviews: Vec<Review>,
    /// Who handed in and still evaluates the unit, by unit and evaluator: what the
    /// others gave counts for nothing.
    pub handed_in: BTreeSet<(String, String)>,
    /// Objections, whatever became of them, by unit.
    pub objections: Vec<Objection>,
    /// What took the place of what evaluators gave, in the order in which it counts.
    pub replaced: Vec<Replaced>,
    pub tallies: Vec<CycleTally>,
    /// Requests for a second evaluation, by unit.
    pub requests: Vec<Reassessment>,
    /// The number of each evaluator, by person.
    pub numbers: BTreeMap<String, usize>,
}

/// What was answered, by unit and code.
pub(crate) type Cells<'a> = BTreeMap<(&'a str, &'a str), Cell>;

impl Rows {
    /// Reads all units of a round, or one.
    ///
    /// A second finding over which evaluators differ, where the rules want one
    /// value, puts nothing in the place of what counted before. Of somebody who
    /// evaluates the unit no more, neither reviews nor agreements count.
    pub async fn read(
        reading: &mut Reading<'_>,
        rules: &Rules,
        cycle: &str,
        only: Option<&str>,
    ) -> Result<Rows, ActError> {
        let handed_in = reading.handed_in_of(cycle).await?;
        let evaluators: BTreeSet<&str> =
            handed_in.iter().map(|row| row.evaluator.as_str()).collect();
        let numbers = evaluators.into_iter().enumerate();
        let numbers: BTreeMap<String, usize> = numbers
            .map(|(place, person)| (person.to_owned(), place + 1))
            .collect();
        let assigned = match only {
            Some(unit) => reading.evaluators_of(cycle, unit).await?,
            None => reading.assignments_of(cycle).await?,
        };
        let assigned = assigned.into_iter();
        let assigned: BTreeSet<(String, String)> =
            assigned.map(|row| (row.unit, row.evaluator)).collect();
        let is_assigned =
            |unit: &str, person: &str| assigned.contains(&(unit.to_owned(), person.to_owned()));
        let (loci, responses, reviews, mut agreed, objections, tallies, requests, mut findings) =
            match only {
                Some(unit) => (
                    reading.locus_of(cycle, unit).await?,
                    reading.responses_of_unit(cycle, unit).await?,
                    reading.reviews_of_unit(cycle, unit).await?,
                    reading.reconciliations_of_unit(cycle, unit).await?,
                    reading.objections_of_unit(cycle, unit).await?,
                    reading.tallies_of_unit(cycle, unit).await?,
                    reading.reassessments_of_unit(cycle, unit).await?,
                    reading.second_findings_of_unit(cycle, unit).await?,
                ),
                None => (
                    reading.loci_of(cycle).await?,
                    reading.responses_of(cycle).await?,
                    reading.reviews_of(cycle).await?,
                    reading.reconciliations_of(cycle).await?,
                    reading.objections_of(cycle).await?,
                    reading.tallies_of(cycle).await?,
                    reading.reassessments_of(cycle).await?,
                    reading.second_findings_of(cycle).await?,
                ),
            };
        agreed.retain(|row| is_assigned(&row.unit, &row.person));
        findings.retain(|row| is_assigned(&row.unit, &row.evaluator));
        let called = |person: &str| rater(numbers.get(person).copied().unwrap_or_default());
        let mut again = reassessed(&requests, &findings, &called);
        again.retain(|one| !wants_one(rules, &one.code) || is_one(&one.cell));
        let replaced = replaced(agreed, &objections, again);
        Ok(Rows {
            loci,
            responses,
            reviews,
            handed_in: handed_in
                .into_iter()
                .map(|row| (row.unit, row.evaluator))
                .filter(|(unit, person)| is_assigned(unit, person))
                .collect(),
            replaced,
            requests,
            objections,
            tallies,
            numbers,
        })
    }

    /// The tables of a data set with these answers, by name.
    pub async fn files(
        &self,
        reading: &mut Reading<'_>,
        answers: &str,
    ) -> Result<BTreeMap<String, String>, WorkflowError> {
        let mut files = BTreeMap::new();
        files.insert(UNITS.to_owned(), units_csv(reading, &self.loci).await?);
        files.insert(ANSWERS.to_owned(), answers.to_owned());
        files.insert(TALLIES.to_owned(), tallies_csv(&self.tallies));
        Ok(files)
    }

    /// What counts: all that took the place of something else included.
    pub fn cells(&self) -> Cells<'_> {
        let mut cells = self.first_cells();
        for one in &self.replaced {
            cells.insert((&one.unit, &one.code), one.cell.clone());
        }
        cells
    }

    /// What units and evaluators gave, before anything took its place.
    pub fn first_cells(&self) -> Cells<'_> {
        let mut found = Cells::new();
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
            cell.push((row.value.clone(), rater(number)));
        }
        found
    }
}

/// The values of a cell, each once.
pub(crate) fn distinct(cell: &Cell) -> BTreeSet<&str> {
    cell.iter().map(|(value, _)| value.as_str()).collect()
}

/// Whether evaluators have to agree on an indicator.
pub(crate) fn wants_one(rules: &Rules, code: &str) -> bool {
    let slot = rules.questions.find(code);
    let raters = slot.map(|slot| rules.questions.raters(&rules.instrument, slot));
    matches!(raters, Some(Raters::Single | Raters::Consensus))
}

fn is_one(cell: &Cell) -> bool {
    cell.windows(2).all(|pair| pair[0].0 == pair[1].0)
}

/// What an evaluator is called in files: a number, never a name.
pub(crate) fn rater(number: usize) -> String {
    format!("penilai-{number}")
}
