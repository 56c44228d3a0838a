//! How far a round is, over the units the actor may see and no others: counts leak.

use super::barred::barred_assignments;
use super::desk::{Desk, Rules};
use super::facts::{self, CycleSeen};
use super::refusal::Acted;
use prima_domain::assessment::cycle::Stage;
use prima_domain::assessment::permission::progress::{
    may_know_barred, may_read_progress, visible_units,
};
use prima_domain::register::person::{Actor, Subject};
use prima_instrument::model::SourceKind;
use prima_store::cycle::{Cycle, Reading};
use std::collections::{BTreeMap, BTreeSet};

/// How far a round is.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    /// The round.
    pub cycle: Cycle,
    /// The stage it is in; none between stages.
    pub stage: Option<Stage>,
    /// Its units, by id.
    pub units: Vec<UnitProgress>,
    /// The same per institution, by id.
    pub institutions: BTreeMap<String, Counts>,
    /// The same over all.
    pub total: Counts,
}

/// How far one unit is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitProgress {
    /// The unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// The institution it stands for.
    pub institution: String,
    /// Questions its own sources are asked, and how many have an answer.
    pub n_asked: usize,
    /// Questions that have an answer.
    pub n_answered: usize,
    /// When its responses were handed in; empty: not yet.
    pub submitted_at: String,
    /// When its filling closes, in seconds UTC, extensions counted.
    pub closes: Option<i64>,
    /// Whether the filling closed before it handed in.
    pub is_late: bool,
    /// Evaluators it has, without those who are barred.
    pub n_evaluators: usize,
    /// Evaluators it has whom a tie bars, by id, where the actor may know of it: they
    /// are to be replaced.
    pub barred: Vec<String>,
    /// Evaluators who handed in.
    pub n_handed_in: usize,
    /// Objections that wait for an answer.
    pub n_open_objections: usize,
}

/// Counts over units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Units.
    pub n_units: usize,
    /// Units that handed in.
    pub n_submitted: usize,
    /// Units whose filling closed before they handed in.
    pub n_late: usize,
    /// Units that have an evaluator.
    pub n_assigned: usize,
    /// Units all of whose evaluators handed in.
    pub n_reviewed: usize,
    /// Objections that wait for an answer.
    pub n_open_objections: usize,
}

/// How far a round is, over the units the actor may see.
pub async fn progress(desk: &Desk, actor: &Actor, cycle: &str, now: i64) -> Acted<Progress> {
    let mut reading = desk.database.reading();
    let seen = facts::cycle(&mut reading, cycle).await?;
    let subjects = facts::units(&mut reading, cycle).await?;
    may_read_progress(actor, &seen.facts, &subjects, now)?;
    let visible = visible_units(actor, &seen.facts, &subjects, now);
    let rules = desk.rules(&seen.row.instrument)?;
    let barred = barred(desk, actor, &seen, &visible, now).await?;
    let units = unit_progress(&mut reading, &seen, &rules, (&visible, &barred), now).await?;
    let mut progress = Progress {
        stage: seen.facts.schedule.stage_at(now),
        cycle: seen.row,
        ..Progress::default()
    };
    for unit in &units {
        let of_institution = progress.institutions.entry(unit.institution.clone());
        of_institution.or_default().add(unit);
        progress.total.add(unit);
    }
    progress.units = units;
    Ok(progress)
}

impl Counts {
    fn add(&mut self, unit: &UnitProgress) {
        self.n_units += 1;
        self.n_submitted += usize::from(!unit.submitted_at.is_empty());
        self.n_late += usize::from(unit.is_late);
        self.n_assigned += usize::from(unit.n_evaluators > 0);
        let is_reviewed = unit.n_evaluators > 0 && unit.n_handed_in == unit.n_evaluators;
        self.n_reviewed += usize::from(is_reviewed);
        self.n_open_objections += unit.n_open_objections;
    }
}

/// Unit and evaluator where a tie bars, as far as the actor may know of it.
async fn barred(
    desk: &Desk,
    actor: &Actor,
    seen: &CycleSeen,
    visible: &[&Subject],
    now: i64,
) -> Acted<BTreeSet<(String, String)>> {
    let known = visible.iter();
    let known: BTreeSet<&str> = known
        .filter(|unit| may_know_barred(actor, &seen.facts, unit, now))
        .map(|unit| unit.unit().as_str())
        .collect();
    if known.is_empty() {
        return Ok(BTreeSet::new());
    }
    let database = &desk.database;
    let all = barred_assignments(database, &mut database.reading(), seen, now).await?;
    let all = all.into_iter();
    Ok(all
        .filter(|(unit, _)| known.contains(unit.as_str()))
        .collect())
}

async fn unit_progress(
    reading: &mut Reading<'_>,
    seen: &CycleSeen,
    rules: &Rules,
    (visible, barred): (&[&Subject], &BTreeSet<(String, String)>),
    now: i64,
) -> Acted<Vec<UnitProgress>> {
    let cycle = seen.row.cycle.as_str();
    let asked: BTreeSet<&str> = rules
        .codes_for(SourceKind::SelfAssessment)
        .into_iter()
        .collect();
    let ids: Vec<String> = visible.iter().map(|unit| unit.unit().to_string()).collect();
    let names = reading.bodies_with(&ids).await?.into_iter();
    let mut units: BTreeMap<String, UnitProgress> = names
        .map(|body| {
            let unit = UnitProgress {
                name: body.called().to_owned(),
                unit: body.body.clone(),
                n_asked: asked.len(),
                ..UnitProgress::default()
            };
            (body.body, unit)
        })
        .collect();
    let mut with = |unit: &str, change: &dyn Fn(&mut UnitProgress)| {
        if let Some(unit) = units.get_mut(unit) {
            change(unit);
        }
    };
    for row in reading.loci_of(cycle).await? {
        with(&row.unit, &|unit| {
            unit.institution.clone_from(&row.institution)
        });
    }
    for row in reading.responses_of(cycle).await? {
        let is_answer = !row.value.is_empty() && asked.contains(row.code.as_str());
        with(&row.unit, &|unit| unit.n_answered += usize::from(is_answer));
    }
    for row in reading.submissions_of(cycle).await? {
        with(&row.unit, &|unit| unit.submitted_at.clone_from(&row.at));
    }
    let mut pairs = BTreeSet::new();
    for row in reading.assignments_of(cycle).await? {
        let pair = (row.unit, row.evaluator);
        if barred.contains(&pair) {
            with(&pair.0, &|unit| unit.barred.push(pair.1.clone()));
            continue;
        }
        with(&pair.0, &|unit| unit.n_evaluators += 1);
        pairs.insert(pair);
    }
    for row in reading.handed_in_of(cycle).await? {
        // Who is assigned no more counts on neither side.
        if pairs.contains(&(row.unit.clone(), row.evaluator.clone())) {
            with(&row.unit, &|unit| unit.n_handed_in += 1);
        }
    }
    for row in reading.objections_of(cycle).await? {
        let is_open = row.state == facts::OPEN;
        with(&row.unit, &|unit| {
            unit.n_open_objections += usize::from(is_open)
        });
    }
    let facts = &seen.facts;
    for subject in visible {
        let unit = Some(subject.unit());
        let closes = facts
            .schedule
            .closes(Stage::Filling, unit, &facts.extensions);
        with(subject.unit().as_str(), &|unit| {
            unit.closes = closes;
            let is_closed = closes.is_some_and(|closes| closes <= now);
            unit.is_late = is_closed && unit.submitted_at.is_empty();
        });
    }
    Ok(units.into_values().collect())
}
