//! How the evaluators of a round stand to one another: for officers of the
//! programme who evaluate nothing in it, and for nobody else.
//!
//! It rests on what each handed in, before anything was reconciled. What is
//! said of an evaluator is said only above a minimum of ratings in common with
//! colleagues, the one that severity needs.

use super::changes::evaluates;
use crate::assessment::desk::{Desk, Rules};
use crate::assessment::facts;
use crate::assessment::frozen::answers_csv;
use crate::assessment::refusal::Acted;
use crate::assessment::rows::{Rows, rater};
use crate::assessment::scored::loaded;
use crate::failure::WorkflowError;
use crate::inputs::Wanted;
use prima_domain::assessment::permission::change::may_read_evaluators;
use prima_domain::register::person::Actor;
use prima_robust::agreement::{LEAST_COMMON, RaterAgreement, agreement};
use prima_robust::report::{Disagreement, RaterState};
use prima_robust::{Cause, Causes, Settings, measure};
use prima_score::round::Round;
use prima_store::cycle::Cycle;
use std::collections::BTreeMap;

/// The evaluators of a round.
#[derive(Clone, Debug)]
pub struct Evaluators {
    /// The round.
    pub cycle: Cycle,
    /// Each of them, by id.
    pub lines: Vec<EvaluatorLine>,
    /// Ratings in common that it takes to say anything.
    pub least: usize,
    /// By how much a single rating differs beyond severity, where that is known.
    pub disagreement: Option<Disagreement>,
}

/// One evaluator.
#[derive(Clone, Debug, Default)]
pub struct EvaluatorLine {
    /// Who.
    pub evaluator: String,
    /// Units the evaluator has.
    pub n_units: usize,
    /// Units whose review is handed in.
    pub n_done: usize,
    /// Ratings in common with colleagues.
    pub common: usize,
    /// Beside the colleagues who rated the same; none below the minimum.
    pub agreement: Option<RaterAgreement>,
    /// How severe; none below the minimum.
    pub severity: Option<Severity>,
}

/// How far below the mean of connected colleagues an evaluator rates, as a
/// share of the scale, with its 95 % interval; below zero: above it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Severity {
    /// Estimate.
    pub severity: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// How the evaluators of a round stand to one another.
pub async fn evaluators(desk: &Desk, actor: &Actor, cycle: &str, now: i64) -> Acted<Evaluators> {
    let mut reading = desk.database.reading();
    let seen = facts::cycle(&mut reading, cycle).await?;
    let units = facts::units(&mut reading, cycle).await?;
    let evaluates = evaluates(&mut reading, actor, cycle).await?;
    may_read_evaluators(&seen.whole(actor, &units, now), evaluates)?;
    let mut lines: BTreeMap<String, EvaluatorLine> = BTreeMap::new();
    for row in reading.assignments_of(cycle).await? {
        lines.entry(row.evaluator).or_default().n_units += 1;
    }
    for row in reading.handed_in_of(cycle).await? {
        lines.entry(row.evaluator).or_default().n_done += 1;
    }
    let rules = desk.rules(&seen.row.instrument)?;
    let rows = Rows::read(&mut reading, &rules, cycle, None).await?;
    let answers = answers_csv(&rules, &rows.first_cells());
    let files = rows.files(&mut reading, &answers).await?;
    let found = match units.is_empty() {
        true => Found::default(),
        false => compared(&files, &rules)?,
    };
    for (evaluator, line) in &mut lines {
        line.evaluator.clone_from(evaluator);
        let number = rows.numbers.get(evaluator).copied().unwrap_or_default();
        let called = rater(number);
        let one = found.agreement.iter().find(|one| one.rater == called);
        line.common = one.map_or(0, |one| one.common);
        line.agreement = one.filter(|one| one.is_said()).cloned();
        line.severity = found.severity.get(&called).copied();
    }
    Ok(Evaluators {
        cycle: seen.row,
        lines: lines.into_values().collect(),
        least: LEAST_COMMON,
        disagreement: found.disagreement,
    })
}

/// What the reviews of a round say of those who made them, by number.
#[derive(Default)]
struct Found {
    agreement: Vec<RaterAgreement>,
    severity: BTreeMap<String, Severity>,
    disagreement: Option<Disagreement>,
}

fn compared(files: &BTreeMap<String, String>, rules: &Rules) -> Result<Found, WorkflowError> {
    let (instrument, questions) = (&rules.instrument, &rules.questions);
    let loaded = loaded(files, instrument, questions, Wanted::Raters)?;
    let (bodies, answers) = (&loaded.bodies, &loaded.answers);
    let round = Round::new(instrument, questions, bodies, answers, &loaded.published);
    // Severity does not rest on chance, so that one replicate will do.
    let settings = Settings {
        replicates: 1,
        causes: Causes::only(Cause::Raters),
        ..Settings::default()
    };
    let results = round.compute();
    let report = measure(&round, &results, &loaded.rated, &settings, &|_, _| {});
    let severity = report.raters.into_iter().filter_map(|one| match one.state {
        RaterState::Estimated { severity, interval } => {
            let (low, high) = (interval.low, interval.high);
            let found = Severity {
                severity,
                low,
                high,
            };
            Some((one.rater, found))
        }
        RaterState::TooLittleData { .. } => None,
    });
    Ok(Found {
        agreement: agreement(&round, &loaded.rated),
        severity: severity.collect(),
        disagreement: report.disagreement,
    })
}
