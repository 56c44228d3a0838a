//! What an evaluator has to review.

use crate::assessment::desk::Desk;
use crate::assessment::facts;
use crate::assessment::refusal::{Acted, Refusal};
use prima_domain::assessment::cycle::Stage;
use prima_domain::assessment::permission::evaluation::{may_read_reviews, may_review};
use prima_domain::register::person::Actor;
use prima_instrument::model::SourceKind;

/// A unit that an evaluator has.
#[derive(Clone, Debug)]
pub struct WorkItem {
    /// The round.
    pub cycle: String,
    /// The unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// Questions evaluators are asked.
    pub n_asked: usize,
    /// Questions the evaluator found something about.
    pub n_found: usize,
    /// When the review was handed in; empty: not yet.
    pub handed_in_at: String,
    /// When the evaluation closes for the unit, in seconds UTC.
    pub closes: Option<i64>,
    /// Why it cannot be reviewed now; none: it can.
    pub not_reviewing: Option<Refusal>,
}

/// The units an evaluator has, by round and unit; what a tie bars by now is
/// left out.
pub async fn work_list(desk: &Desk, actor: &Actor, now: i64) -> Acted<Vec<WorkItem>> {
    let mut reading = desk.database.reading();
    let person = actor.person.as_str();
    let mut items = Vec::new();
    for row in reading.assignments_to(person).await? {
        let (cycle, unit) = (row.cycle.as_str(), row.unit.as_str());
        let seen = facts::cycle(&mut reading, cycle).await?;
        let unit_seen = facts::unit(&mut reading, cycle, unit).await?;
        let situation = seen.situation(actor, &unit_seen, now);
        if may_read_reviews(&situation, &actor.person).is_err() {
            continue;
        }
        let rules = desk.rules(&seen.row.instrument)?;
        let reviews = reading.reviews_by(cycle, unit, person).await?;
        let handed_in = reading.handed_in_of_unit(cycle, unit).await?.into_iter();
        let own = handed_in
            .filter(|one| one.evaluator == person)
            .map(|one| one.at)
            .next();
        let body = reading.body_named(unit).await?.pop();
        let facts = &seen.facts;
        let subject = Some(unit_seen.subject.unit());
        items.push(WorkItem {
            cycle: cycle.to_owned(),
            unit: unit.to_owned(),
            name: body.map_or(String::new(), |body| body.called().to_owned()),
            n_asked: rules.codes_for(SourceKind::Evaluator).len(),
            n_found: reviews.iter().filter(|one| !one.value.is_empty()).count(),
            handed_in_at: own.unwrap_or_default(),
            closes: facts
                .schedule
                .closes(Stage::Evaluation, subject, &facts.extensions),
            not_reviewing: may_review(&situation).err().map(Refusal::from),
        });
    }
    Ok(items)
}
