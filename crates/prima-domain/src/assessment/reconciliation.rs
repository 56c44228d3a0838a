//! What several evaluators gave for each indicator: where they agree, where
//! they differ, and what they settled on.
//!
//! A disagreement is data: settling it adds an answer and a reason, and never
//! takes away what each evaluator gave.

use crate::register::id::PersonId;
use std::collections::{BTreeMap, BTreeSet};

/// What one evaluator gave, by the code of the indicator, as handed in.
///
/// Answers are compared as text, so each must come in one form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Who.
    pub evaluator: PersonId,
    /// The answers; an indicator left out was not answered.
    pub answers: BTreeMap<String, String>,
}

/// What one evaluator gave for one indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Who.
    pub evaluator: PersonId,
    /// What; nothing where the evaluator left it out.
    pub answer: Option<String>,
}

/// The answer on which the evaluators of a unit settled for an indicator.
///
/// Invariant: the reason is not blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    answer: String,
    reason: String,
    settled_by: PersonId,
}

/// How the evaluators of a unit stand to one another over an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Consensus {
    /// Nobody answered.
    NotReviewed,
    /// Some answered, some did not; there is nothing to settle before they do.
    Incomplete(Vec<Given>),
    /// All gave the same.
    Agreed(String),
    /// They gave different answers and have not settled.
    Differs(Vec<Given>),
    /// They gave different answers, and settled.
    Reconciled {
        /// What each gave.
        given: Vec<Given>,
        /// On what they settled.
        settlement: Settlement,
    },
}

/// Why a settlement does not come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettlementFault {
    /// No reason was given.
    NoReason,
    /// No answer was given.
    NoAnswer,
}

impl Settlement {
    /// An answer with its reason, checked.
    pub fn new(
        answer: &str,
        reason: &str,
        settled_by: PersonId,
    ) -> Result<Settlement, SettlementFault> {
        let (answer, reason) = (answer.trim(), reason.trim());
        if answer.is_empty() {
            return Err(SettlementFault::NoAnswer);
        }
        if reason.is_empty() {
            return Err(SettlementFault::NoReason);
        }
        Ok(Settlement {
            answer: answer.to_owned(),
            reason: reason.to_owned(),
            settled_by,
        })
    }

    /// The answer that counts.
    pub fn answer(&self) -> &str {
        &self.answer
    }

    /// The reason, without blanks around it.
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// Who wrote it down for all.
    pub fn settled_by(&self) -> &PersonId {
        &self.settled_by
    }
}

impl Consensus {
    /// The answer that counts, once there is one.
    pub fn answer(&self) -> Option<&str> {
        match self {
            Consensus::Agreed(answer) => Some(answer),
            Consensus::Reconciled { settlement, .. } => Some(settlement.answer()),
            Consensus::NotReviewed | Consensus::Incomplete(_) | Consensus::Differs(_) => None,
        }
    }
}

/// How the evaluators stand over each of these indicators, in their order.
///
/// What each gave is listed in the order of the evaluators' ids. A settlement
/// of an indicator over which nobody differs is left out: it rests on reviews
/// that are not these.
pub fn reconcile(
    indicators: &[String],
    reviews: &[Review],
    settlements: &BTreeMap<String, Settlement>,
) -> Vec<(String, Consensus)> {
    let mut reviews: Vec<&Review> = reviews.iter().collect();
    reviews.sort_by_key(|review| &review.evaluator);
    let consensus = |indicator: &String| {
        let found = compare(indicator, &reviews);
        let found = match (found, settlements.get(indicator)) {
            (Consensus::Differs(given), Some(settlement)) => Consensus::Reconciled {
                given,
                settlement: settlement.clone(),
            },
            (found, _) => found,
        };
        (indicator.clone(), found)
    };
    indicators.iter().map(consensus).collect()
}

fn compare(indicator: &str, reviews: &[&Review]) -> Consensus {
    let given = |review: &&Review| Given {
        evaluator: review.evaluator.clone(),
        answer: review.answers.get(indicator).cloned(),
    };
    let given: Vec<Given> = reviews.iter().map(given).collect();
    let answers: BTreeSet<Option<&String>> = given.iter().map(|one| one.answer.as_ref()).collect();
    let is_answered = answers.iter().any(Option::is_some);
    match answers.first() {
        None => Consensus::NotReviewed,
        Some(None) if !is_answered => Consensus::NotReviewed,
        Some(None) => Consensus::Incomplete(given),
        Some(Some(answer)) if answers.len() == 1 => Consensus::Agreed((*answer).clone()),
        Some(Some(_)) => Consensus::Differs(given),
    }
}

#[cfg(test)]
mod tests;
