//! What the rules need to know of a round and its units, as the store has it.
//!
//! A round or unit that is not there is [`Refusal::Hidden`], as a forbidden one is.

use super::desk::COOLING_OFF_DAYS;
use super::refusal::{ActError, Refusal};
use crate::failure::WorkflowError;
use prima_domain::assessment::cycle::{Extension, Schedule, Stage, Window};
use prima_domain::assessment::permission::{CycleFacts, Situation, UnitFacts, WholeCycle};
use prima_domain::assessment::reassessment::{Offer, RequestStatus};
use prima_domain::register::id::{BodyId, PersonId, ProgrammeCode};
use prima_domain::register::person::{Actor, Ancestor, BodyKind, Subject};
use prima_domain::register::region::RegionCode;
use prima_store::StoreError;
use prima_store::cycle::{
    Assignment, Cycle, EvidenceRequest, ExtensionRow, Locus, Objection, Reading, ReviewHandedIn,
    StageRow, Submission,
};
use prima_store::register::Body;
use std::collections::{BTreeMap, BTreeSet};

/// States of a round in the store.
pub(crate) const OPEN: &str = "open";
pub(crate) const DETERMINED: &str = "determined";
pub(crate) const PUBLISHED: &str = "published";

/// Bodies above one another at most; a register that has more goes in a circle.
const HIGHEST: usize = 32;

/// A round with what the rules need to know of it.
#[derive(Clone, Debug)]
pub(crate) struct CycleSeen {
    /// As it is stored.
    pub row: Cycle,
    /// As the rules see it.
    pub facts: CycleFacts,
}

/// A unit of a round with what the rules need to know of it.
#[derive(Clone, Debug)]
pub(crate) struct UnitSeen {
    /// The unit and what is above it.
    pub subject: Subject,
    /// As the rules see it.
    pub facts: UnitFacts,
}

/// A round, or [`Refusal::Hidden`].
pub(crate) async fn cycle(reading: &mut Reading<'_>, id: &str) -> Result<CycleSeen, ActError> {
    let row = reading.cycle_named(id).await?.pop();
    let row = row.ok_or(Refusal::Hidden)?;
    let stages = reading.stages_of(id).await?;
    let extensions = reading.extensions_of(id).await?;
    let objections = reading.objections_of(id).await?;
    let facts = CycleFacts {
        programme: ProgrammeCode::new(row.programme.clone()),
        schedule: schedule(&stages),
        extensions: extensions.iter().filter_map(extension).collect(),
        has_open_objections: objections.iter().any(is_open),
        has_barred_reviews: false,
        is_determined: row.state == DETERMINED || row.state == PUBLISHED,
        is_published: row.state == PUBLISHED,
        cooling_off_days: COOLING_OFF_DAYS,
    };
    Ok(CycleSeen { row, facts })
}

/// A unit that takes part in a round, or [`Refusal::Hidden`].
pub(crate) async fn unit(
    reading: &mut Reading<'_>,
    cycle: &str,
    unit: &str,
) -> Result<UnitSeen, ActError> {
    let mut seen = units_seen(reading, cycle, &[unit]).await?;
    Ok(seen.remove(unit).ok_or(Refusal::Hidden)?)
}

/// Those of these units that take part in a round, by id.
pub(crate) async fn units_seen(
    reading: &mut Reading<'_>,
    cycle: &str,
    units: &[&str],
) -> Result<BTreeMap<String, UnitSeen>, WorkflowError> {
    let loci: Vec<Locus> = reading.rows_of_units(cycle, units).await?;
    let ids: Vec<String> = loci.into_iter().map(|locus| locus.unit).collect();
    let subjects = subjects(reading, &ids).await?;
    let assigned: Vec<Assignment> = reading.rows_of_units(cycle, units).await?;
    let reviewed: Vec<ReviewHandedIn> = reading.rows_of_units(cycle, units).await?;
    let asked: Vec<EvidenceRequest> = reading.rows_of_units(cycle, units).await?;
    let objections: Vec<Objection> = reading.rows_of_units(cycle, units).await?;
    let submitted: Vec<Submission> = reading.rows_of_units(cycle, units).await?;
    let seen = subjects.into_iter().map(|subject| {
        let unit = subject.unit().to_string();
        let assigned = assigned.iter().filter(|row| row.unit == unit);
        let reviewed = reviewed.iter().filter(|row| row.unit == unit);
        let facts = UnitFacts {
            is_submitted: submitted.iter().any(|row| row.unit == unit),
            assigned: assigned
                .map(|row| PersonId::from(&*row.evaluator))
                .collect(),
            reviewed_by: reviewed
                .map(|row| PersonId::from(&*row.evaluator))
                .collect(),
            is_evidence_asked: asked.iter().any(|row| row.unit == unit),
            has_open_objection: objections
                .iter()
                .any(|row| row.unit == unit && is_open(row)),
        };
        (unit, UnitSeen { subject, facts })
    });
    Ok(seen.collect())
}

/// What is known of re-assessment of a unit where somebody wants to act.
pub(crate) async fn offer(
    reading: &mut Reading<'_>,
    cycle: &str,
    unit: &str,
    actor: &Actor,
) -> Result<Offer, StoreError> {
    let rule = reading.reassessment_rule_of(cycle).await?.pop();
    let last = reading.reassessments_of_unit(cycle, unit).await?.pop();
    let number = last.as_ref().map(|last| last.number);
    let findings = reading.second_findings_of_unit(cycle, unit).await?;
    let mut findings = findings.iter();
    Ok(Offer {
        until: rule.map(|rule| rule.until).filter(|until| *until > 0),
        status: last.and_then(|last| RequestStatus::from_code(&last.state)),
        has_answered: findings
            .any(|row| Some(row.number) == number && row.evaluator == actor.person.as_str()),
    })
}

/// A body with all that is above it; `None` where nobody knows it.
pub(crate) async fn subject(
    reading: &mut Reading<'_>,
    id: &str,
) -> Result<Option<Subject>, StoreError> {
    let all = subjects(reading, &[id.to_owned()]).await?;
    Ok(all.into_iter().next())
}

/// Bodies, each with all that is above it, in the order of their ids; unknown
/// ones are passed over.
pub(crate) async fn subjects(
    reading: &mut Reading<'_>,
    ids: &[String],
) -> Result<Vec<Subject>, StoreError> {
    let bodies = with_ancestors(reading, ids).await?;
    let ids: BTreeSet<&String> = ids.iter().collect();
    let seen = ids.into_iter().filter_map(|id| known_subject(&bodies, id));
    Ok(seen.collect())
}

/// The bodies somebody can mean who writes an id or a whole name: the one with the
/// id, else all with exactly the name.
pub(crate) async fn bodies_meant(
    reading: &mut Reading<'_>,
    written: &str,
) -> Result<Vec<Body>, StoreError> {
    let found = reading.body_named(written.trim()).await?;
    match found.is_empty() {
        true => reading.bodies_called(written.trim()).await,
        false => Ok(found),
    }
}

/// Bodies by id, with all that are above them.
pub(crate) async fn with_ancestors(
    reading: &mut Reading<'_>,
    ids: &[String],
) -> Result<BTreeMap<String, Body>, StoreError> {
    let mut bodies: BTreeMap<String, Body> = BTreeMap::new();
    let mut wanted: BTreeSet<String> = ids.iter().cloned().collect();
    while !wanted.is_empty() {
        let next: Vec<String> = wanted.into_iter().collect();
        let found = reading.bodies_with(&next).await?;
        let parents = found.iter().map(|body| body.parent.clone());
        let parents: BTreeSet<String> = parents.filter(|parent| !parent.is_empty()).collect();
        bodies.extend(found.into_iter().map(|body| (body.body.clone(), body)));
        wanted = parents
            .into_iter()
            .filter(|id| !bodies.contains_key(id))
            .collect();
    }
    Ok(bodies)
}

/// A body as the rules see it, from what was read of it and those above it; it
/// lies where the nearest of them does that says so.
pub(crate) fn known_subject(bodies: &BTreeMap<String, Body>, id: &str) -> Option<Subject> {
    let subject = Subject::new(lineage(bodies, id))?;
    let above = subject.lineage().iter();
    let mut rows = above.filter_map(|step| bodies.get(step.body.as_str()));
    let said = rows.find(|body| !body.region.is_empty());
    let region = said.and_then(|body| RegionCode::parse(&body.region).ok());
    Some(subject.in_region(region))
}

/// A body and those above it, nearest first; empty where the body is unknown.
fn lineage(bodies: &BTreeMap<String, Body>, id: &str) -> Vec<Ancestor> {
    let mut steps = Vec::new();
    let mut next = bodies.get(id);
    while let Some(body) = next.filter(|_| steps.len() < HIGHEST) {
        steps.push(Ancestor {
            body: BodyId::new(body.body.clone()),
            // A kind nobody knows opens no door: only an institution ends the
            // reach of a tie.
            kind: BodyKind::from_code(&body.kind).unwrap_or(BodyKind::ServiceUnit),
        });
        next = bodies.get(&body.parent);
    }
    steps
}

/// Every unit of a round.
pub(crate) async fn units(
    reading: &mut Reading<'_>,
    cycle: &str,
) -> Result<Vec<Subject>, WorkflowError> {
    let loci = reading.loci_of(cycle).await?;
    let ids: Vec<String> = loci.into_iter().map(|locus| locus.unit).collect();
    Ok(subjects(reading, &ids).await?)
}

impl CycleSeen {
    /// When a stage opens.
    pub fn opens(&self, stage: Stage) -> Option<i64> {
        self.facts.schedule.window(stage).map(|window| window.opens)
    }

    /// When a stage closes for a unit, or for all units where none is named.
    pub fn closes(&self, stage: Stage, unit: &str) -> Option<i64> {
        let unit = (!unit.is_empty()).then(|| BodyId::from(unit));
        let facts = &self.facts;
        facts
            .schedule
            .closes(stage, unit.as_ref(), &facts.extensions)
    }

    /// Somebody before one unit of this round.
    pub fn situation<'a>(
        &'a self,
        actor: &'a Actor,
        unit: &'a UnitSeen,
        now: i64,
    ) -> Situation<'a> {
        Situation {
            actor,
            subject: &unit.subject,
            cycle: &self.facts,
            unit: &unit.facts,
            now,
        }
    }

    /// Somebody before all units of this round.
    pub fn whole<'a>(&'a self, actor: &'a Actor, units: &'a [Subject], now: i64) -> WholeCycle<'a> {
        WholeCycle {
            actor,
            cycle: &self.facts,
            units,
            now,
        }
    }
}

/// The stages of a round as the rules see them; unknown ones are passed over.
pub(crate) fn schedule(stages: &[StageRow]) -> Schedule {
    let window = |row: &StageRow| {
        Some(Window {
            stage: Stage::from_code(&row.stage)?,
            opens: row.opens,
            closes: row.closes,
        })
    };
    Schedule::new(stages.iter().filter_map(window).collect())
}

fn extension(row: &ExtensionRow) -> Option<Extension> {
    let unit = (!row.unit.is_empty()).then(|| BodyId::new(row.unit.clone()));
    Extension::new(Stage::from_code(&row.stage)?, unit, row.until, &row.reason).ok()
}

fn is_open(objection: &Objection) -> bool {
    objection.state == OPEN
}
