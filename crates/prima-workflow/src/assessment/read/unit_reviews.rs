//! The reviews of a unit, as far as the actor may see them: evaluators are
//! blind to one another until they have handed in.

use crate::assessment::desk::{Desk, Rules};
use crate::assessment::facts;
use crate::assessment::refusal::{Acted, Refusal};
use prima_domain::assessment::cycle::Stage;
use prima_domain::assessment::permission::evaluation::{
    may_ask_for_evidence, may_read_reviews, may_reconcile, may_review,
};
use prima_domain::assessment::permission::filling::may_read_responses;
use prima_domain::assessment::reconciliation::{self, Consensus, Settlement};
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::id::PersonId;
use prima_domain::register::person::Actor;
use prima_instrument::model::SourceKind;
use prima_store::cycle::{Cycle, Reconciliation, Response, Review};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The reviews of a unit.
#[derive(Clone, Debug)]
pub struct UnitReviews {
    /// The round.
    pub cycle: Cycle,
    /// The unit.
    pub unit: String,
    /// Its rules.
    pub rules: Arc<Rules>,
    /// What the unit says of itself, where the actor may read it.
    pub responses: Vec<Response>,
    /// Until when the unit still fills, in seconds UTC, where the actor reads
    /// nothing of it for that reason.
    pub fills_until: Option<i64>,
    /// Whether the unit handed its answers in.
    pub has_handed_in: bool,
    /// The reviews the actor may see, by evaluator.
    pub reviews: Vec<EvaluatorReview>,
    /// How the evaluators stand over each indicator; empty until the actor may
    /// see what all of them handed in.
    pub consensus: Vec<(String, Consensus)>,
    /// What they agreed on; empty until then too.
    pub agreed: Vec<Reconciliation>,
    /// Why the actor may not review now; none: the actor may.
    pub not_reviewing: Option<Refusal>,
    /// Why the actor may not ask for evidence now; none: the actor may.
    pub not_asking: Option<Refusal>,
    /// Why the actor may not reconcile now; none: the actor may.
    pub not_reconciling: Option<Refusal>,
}

/// What one evaluator found.
#[derive(Clone, Debug)]
pub struct EvaluatorReview {
    /// Who.
    pub evaluator: String,
    /// When it was handed in; empty: not yet.
    pub handed_in_at: String,
    /// What was found, by code, with the version of each.
    pub findings: Vec<Review>,
}

/// The reviews of a unit that the actor may see. Who may see none is told so as
/// if there were no unit.
pub async fn unit_reviews(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    now: i64,
) -> Acted<UnitReviews> {
    let mut reading = desk.database.reading();
    let seen = facts::cycle(&mut reading, cycle).await?;
    let unit_seen = facts::unit(&mut reading, cycle, unit).await?;
    let situation = seen.situation(actor, &unit_seen, now);
    let handed_in = reading.handed_in_of_unit(cycle, unit).await?;
    let all = reading.reviews_of_unit(cycle, unit).await?;
    let assigned = unit_seen.facts.assigned.iter();
    let everybody: BTreeSet<&PersonId> = assigned.chain(&unit_seen.facts.reviewed_by).collect();
    let mut reviews = Vec::new();
    let mut told = Rule::Hidden;
    let mut is_complete = !everybody.is_empty();
    for person in &everybody {
        match may_read_reviews(&situation, person) {
            Ok(()) => {}
            Err(rule) => {
                is_complete = false;
                told = if told == Rule::Hidden { rule } else { told };
                continue;
            }
        }
        let at = handed_in
            .iter()
            .find(|row| row.evaluator == person.as_str());
        is_complete &= at.is_some();
        let own = all.iter().filter(|row| row.evaluator == person.as_str());
        reviews.push(EvaluatorReview {
            evaluator: person.to_string(),
            handed_in_at: at.map_or(String::new(), |row| row.at.clone()),
            findings: own.cloned().collect(),
        });
    }
    // An officer before reviews that were not handed in may know the unit all the same.
    let known = may_read_responses(&situation);
    let may_know = known.is_ok();
    if reviews.is_empty() && !may_know {
        return Err(told.into());
    }
    let fills_until = match known {
        Err(Rule::NotSubmitted) => seen.closes(Stage::Filling, unit),
        _ => None,
    };
    let rules = desk.rules(&seen.row.instrument)?;
    let (consensus, agreed) = match is_complete {
        true => {
            let agreed = reading.reconciliations_of_unit(cycle, unit).await?;
            (compare(&rules, &reviews, &agreed), agreed)
        }
        false => Default::default(),
    };
    let responses = match may_know {
        true => reading.responses_of_unit(cycle, unit).await?,
        false => Vec::new(),
    };
    Ok(UnitReviews {
        not_reviewing: may_review(&situation).err().map(Refusal::from),
        not_asking: may_ask_for_evidence(&situation).err().map(Refusal::from),
        not_reconciling: may_reconcile(&situation).err().map(Refusal::from),
        cycle: seen.row.clone(),
        unit: unit.to_owned(),
        responses,
        fills_until,
        has_handed_in: unit_seen.facts.is_submitted,
        reviews,
        consensus,
        agreed,
        rules,
    })
}

fn compare(
    rules: &Rules,
    reviews: &[EvaluatorReview],
    agreed: &[Reconciliation],
) -> Vec<(String, Consensus)> {
    let codes = rules.codes_for(SourceKind::Evaluator).into_iter();
    let codes: Vec<String> = codes.map(str::to_owned).collect();
    let review = |review: &EvaluatorReview| {
        let filled = review.findings.iter().filter(|row| !row.value.is_empty());
        reconciliation::Review {
            evaluator: PersonId::new(review.evaluator.clone()),
            answers: filled
                .map(|row| (row.code.clone(), row.value.clone()))
                .collect(),
        }
    };
    let reviews: Vec<_> = reviews.iter().map(review).collect();
    let settlements: BTreeMap<String, Settlement> = agreed
        .iter()
        .filter_map(|row| {
            let person = PersonId::new(row.person.clone());
            Some((
                row.code.clone(),
                Settlement::new(&row.value, &row.reason, person).ok()?,
            ))
        })
        .collect();
    reconciliation::reconcile(&codes, &reviews, &settlements)
}
