//! What each of several changes did to a unit: scored without it and with it.
//!
//! A unit's changes are taken one after another, from what was given first to
//! what counts now, so that their effects add up to the whole difference. A rank
//! is that among the others as they stand now.

use crate::assessment::desk::Rules;
use crate::assessment::frozen::{ANSWERS, ANSWERS_HEADER, TALLIES, UNITS, push_cell};
use crate::assessment::replaced::Cell;
use crate::assessment::scored::{Figure, figures};
use crate::failure::WorkflowError;
use prima_exchange::write::push_line;
use prima_instrument::exact::Exact;
use prima_score::rank::{Contender, rank_among};
use std::collections::{BTreeMap, BTreeSet};

/// The changes of one unit: what was given first, and what took its place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Course {
    /// The unit.
    pub unit: String,
    /// What was given first, by code.
    pub first: BTreeMap<String, Cell>,
    /// What took the place of what stood under a code, oldest first; an empty
    /// cell takes it away.
    pub steps: Vec<(String, Cell)>,
}

/// What a change did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// Without it.
    pub before: Standing,
    /// With it.
    pub after: Standing,
    /// Name of the peer group; empty: none.
    pub group: String,
}

/// How a unit stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The index, not rounded; none where there is none.
    pub exact: Option<Exact>,
    /// The index as it is published; empty: none.
    pub index: String,
    /// Code of the band; empty: none.
    pub band: String,
    /// Rank in its peer group; none where it has none or is not to be told.
    pub rank: Option<u32>,
}

/// The others a unit is ranked among.
pub(crate) struct Field<'a> {
    figures: &'a BTreeMap<String, Figure>,
    groups: BTreeMap<&'a str, Vec<&'a str>>,
}

impl Effect {
    /// By how much the index moved, before rounding.
    pub fn difference(&self) -> Option<Exact> {
        let (before, after) = (self.before.exact.as_ref()?, self.after.exact.as_ref()?);
        Some(after.minus(before))
    }

    /// The same without ranks.
    #[must_use]
    pub fn without_ranks(mut self) -> Effect {
        self.before.rank = None;
        self.after.rank = None;
        self
    }
}

impl<'a> Field<'a> {
    /// All bodies of a round as they stand now.
    pub fn new(figures: &'a BTreeMap<String, Figure>) -> Field<'a> {
        let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (id, figure) in figures.iter().filter(|(_, one)| one.units.is_some()) {
            groups.entry(&figure.group).or_default().push(id);
        }
        Field { figures, groups }
    }

    /// The rank of a unit that came to this, among the others.
    fn rank(&self, rules: &Rules, unit: &str, own: &Figure) -> Option<u32> {
        let ranking = &rules.instrument.ranking;
        let units = own.units?;
        if !ranking.ranked || own.group.is_empty() {
            return None;
        }
        let others = self.groups.get(own.group.as_str()).into_iter().flatten();
        let others = others.filter(|other| **other != unit);
        let others = others.filter_map(|other| self.figures.get(*other));
        let others = others.filter_map(|other| {
            Some(Contender {
                units: other.units?,
                tie_breakers: &other.tie_breakers,
            })
        });
        let own = Contender {
            units,
            tie_breakers: &own.tie_breakers,
        };
        Some(rank_among(own, others, ranking.high, ranking.skip))
    }
}

/// What each step of each course did. `files` holds at least the units of the
/// courses, what is above them, and their tallies; ranks are given within a
/// field alone.
pub(crate) fn effects(
    rules: &Rules,
    files: &BTreeMap<String, String>,
    courses: &[Course],
    field: Option<&Field>,
) -> Result<Vec<Vec<Effect>>, WorkflowError> {
    if courses.is_empty() {
        return Ok(Vec::new());
    }
    let figures = figures(&stages(rules, files, courses)?, rules)?;
    let of = |course: &Course| {
        let figure = |step: usize| figures.get(&stage(&course.unit, step));
        let standing = |step: usize| {
            let found = figure(step);
            found.map_or_else(Standing::default, |found| Standing {
                exact: found.exact.clone(),
                index: index(rules, found),
                band: found.band.clone(),
                rank: field.and_then(|field| field.rank(rules, &course.unit, found)),
            })
        };
        let all: Vec<Standing> = (0..=course.steps.len()).map(standing).collect();
        let group = figure(0).map_or("", |figure| figure.group.as_str());
        let effect = |pair: &[Standing]| Effect {
            before: pair[0].clone(),
            after: pair[1].clone(),
            group: group.to_owned(),
        };
        all.windows(2).map(effect).collect()
    };
    Ok(courses.iter().map(of).collect())
}

fn index(rules: &Rules, figure: &Figure) -> String {
    let digits = rules.instrument.rounding.digits;
    let units = figure.units.map(|units| Exact::decimal(units, digits));
    units.map_or(String::new(), |units| units.at_digits(digits))
}

/// Id of a unit as it stood after a step; no body has a stroke in its id.
fn stage(unit: &str, step: usize) -> String {
    format!("{unit}/{step}")
}

/// The files of a round in which every unit stands once for each of its steps.
fn stages(
    rules: &Rules,
    files: &BTreeMap<String, String>,
    courses: &[Course],
) -> Result<BTreeMap<String, String>, WorkflowError> {
    let steps: BTreeMap<&str, usize> = courses
        .iter()
        .map(|course| (course.unit.as_str(), course.steps.len()))
        .collect();
    let table = |name: &str| files.get(name).map_or("", String::as_str);
    let parents = parents(table(UNITS)).map_err(|error| WorkflowError::csv(UNITS, error))?;
    let mut answers = String::new();
    push_line(ANSWERS_HEADER, &mut answers);
    for course in courses {
        let mut cells = course.first.clone();
        for step in 0..=course.steps.len() {
            if let Some((code, cell)) = step.checked_sub(1).and_then(|at| course.steps.get(at)) {
                cells.insert(code.clone(), cell.clone());
            }
            let unit = stage(&course.unit, step);
            for (code, cell) in &cells {
                push_cell(rules, &unit, code, cell, &mut answers);
            }
        }
    }
    let units = repeated(table(UNITS), &steps, &parents);
    let tallies = repeated(table(TALLIES), &steps, &BTreeSet::new());
    Ok(BTreeMap::from([
        (
            UNITS.to_owned(),
            units.map_err(|error| WorkflowError::csv(UNITS, error))?,
        ),
        (
            TALLIES.to_owned(),
            tallies.map_err(|error| WorkflowError::csv(TALLIES, error))?,
        ),
        (ANSWERS.to_owned(), answers),
    ]))
}

/// Bodies that stand above another one.
fn parents(units: &str) -> Result<BTreeSet<String>, csv::Error> {
    let mut reader = csv::Reader::from_reader(units.as_bytes());
    let place = reader.headers()?.iter().position(|name| name == "parent");
    let mut parents = BTreeSet::new();
    for row in reader.records() {
        let row = row?;
        let parent = place.and_then(|place| row.get(place)).unwrap_or_default();
        parents.insert(parent.to_owned());
    }
    Ok(parents)
}

/// A table whose rows about a unit, which is named first, are there once for
/// each of its stages; of other rows those about `kept` bodies stay.
fn repeated(
    table: &str,
    steps: &BTreeMap<&str, usize>,
    kept: &BTreeSet<String>,
) -> Result<String, csv::Error> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let mut out = String::new();
    push_line(reader.headers()?.iter(), &mut out);
    for row in reader.records() {
        let row = row?;
        let unit = row.get(0).unwrap_or_default();
        if kept.contains(unit) {
            push_line(row.iter(), &mut out);
        }
        let Some(n) = steps.get(unit) else { continue };
        for step in 0..=*n {
            let own = stage(unit, step);
            push_line(
                std::iter::once(own.as_str()).chain(row.iter().skip(1)),
                &mut out,
            );
        }
    }
    Ok(out)
}
