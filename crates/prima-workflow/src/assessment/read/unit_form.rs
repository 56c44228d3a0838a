//! A unit's whole form: what is asked, what was answered, by whom and when.

use super::requests::answered;
use crate::assessment::desk::{Desk, Rules};
use crate::assessment::facts;
use crate::assessment::refusal::{Acted, Refusal};
use prima_domain::assessment::cycle::Stage;
use prima_domain::assessment::permission::evaluation::may_read_evidence_request;
use prima_domain::assessment::permission::filling::{
    may_answer, may_link_evidence, may_read_responses,
};
use prima_domain::register::id::PersonId;
use prima_domain::register::person::Actor;
use prima_instrument::model::SourceKind;
use prima_store::cycle::{Cycle, EvidenceRequest, Reply, Response, Submission};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A unit's form in a round.
#[derive(Clone, Debug)]
pub struct UnitForm {
    /// The round.
    pub cycle: Cycle,
    /// The unit.
    pub unit: String,
    /// Its rules, with everything that is asked.
    pub rules: Arc<Rules>,
    /// What the unit says of itself, by code, with the version of each.
    pub responses: Vec<Response>,
    /// Codes the unit is asked and has not answered, in the order of the instrument.
    pub missing: Vec<String>,
    /// When it was handed in; none: not yet.
    pub submission: Option<Submission>,
    /// What evaluators asked for, as far as the actor may read it; who asked is left
    /// empty for the unit.
    pub requests: Vec<EvidenceRequest>,
    /// When evidence came for a request, by its number; without an entry: none yet.
    pub given: BTreeMap<i64, String>,
    /// What the unit has printed beside its result.
    pub reply: Option<Reply>,
    /// When the filling closes for the unit, in seconds UTC.
    pub closes: Option<i64>,
    /// Why the actor may not answer now; none: the actor may.
    pub not_answering: Option<Refusal>,
    /// Whether the actor may link evidence to its answers now.
    pub may_link_evidence: bool,
}

/// Whether somebody may read the form of a unit, to which the way of its other
/// pages leads.
pub async fn opens_form(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    now: i64,
) -> Acted<bool> {
    let mut reading = desk.database.reading();
    let seen = facts::cycle(&mut reading, cycle).await?;
    let unit = facts::unit(&mut reading, cycle, unit).await?;
    Ok(may_read_responses(&seen.situation(actor, &unit, now)).is_ok())
}

/// The form of a unit, for anybody who may read its answers.
pub async fn unit_form(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    now: i64,
) -> Acted<UnitForm> {
    let mut reading = desk.database.reading();
    let seen = facts::cycle(&mut reading, cycle).await?;
    let unit_seen = facts::unit(&mut reading, cycle, unit).await?;
    let situation = seen.situation(actor, &unit_seen, now);
    may_read_responses(&situation)?;
    let rules = desk.rules(&seen.row.instrument)?;
    let responses = reading.responses_of_unit(cycle, unit).await?;
    let filled: BTreeSet<&str> = responses
        .iter()
        .filter(|row| !row.value.is_empty())
        .map(|row| row.code.as_str())
        .collect();
    let asked = rules.codes_for(SourceKind::SelfAssessment).into_iter();
    let missing = asked
        .filter(|code| !filled.contains(code))
        .map(str::to_owned)
        .collect();
    let mut requests = reading.evidence_requests_of(cycle, unit).await?;
    // Evaluators are blind to one another until they have handed in.
    requests.retain(|row| {
        let asked_by = PersonId::from(&*row.evaluator);
        may_read_evidence_request(&situation, &asked_by).is_ok()
    });
    let links = reading.evidence_links_of_unit(cycle, unit).await?;
    if actor.acts_for(&unit_seen.subject) {
        requests.iter_mut().for_each(|row| row.evaluator.clear());
    }
    let facts = &seen.facts;
    let closes = facts.schedule.closes(
        Stage::Filling,
        Some(unit_seen.subject.unit()),
        &facts.extensions,
    );
    Ok(UnitForm {
        submission: reading.submission_of(cycle, unit).await?.pop(),
        reply: reading.reply_of(cycle, unit).await?.pop(),
        not_answering: may_answer(&situation).err().map(Refusal::from),
        may_link_evidence: may_link_evidence(&situation).is_ok(),
        cycle: seen.row.clone(),
        unit: unit.to_owned(),
        missing,
        given: answered(&requests, &links),
        requests,
        closes,
        responses,
        rules,
    })
}
