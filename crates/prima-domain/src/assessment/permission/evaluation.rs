//! Who may review a unit, read reviews of it, reconcile them and ask for more.

use super::filling::may_read_responses;
use super::{Situation, hold};
use crate::assessment::cycle::Stage;
use crate::refusal::{Refusal, any_of};
use crate::register::id::PersonId;
use crate::register::person::Role;

/// Whether the unit may be reviewed: by an evaluator it is assigned to, while
/// the evaluation is open, the answers are at rest and the own review is not
/// handed in.
pub fn may_review(situation: &Situation) -> Result<(), Refusal> {
    situation.assigned_side()?;
    situation.cycle.not_determined()?;
    situation.within(Stage::Evaluation)?;
    hold(situation.is_at_rest(), Refusal::NotSubmitted)?;
    hold(!situation.has_reviewed(), Refusal::AlreadySubmitted)
}

/// Whether one evaluator's review of the unit may be read.
///
/// One's own always. Of others, what is handed in: by the unit's other
/// evaluators, officers of the programme, the coordinator of the institution and
/// auditors; by those who decide on objections from the objection on.
///
/// Evaluators are blind to one another: whoever is assigned to the unit reads
/// no other review before handing in the own one, whatever other role that
/// person holds. The unit reads its scorecard, never the reviews.
pub fn may_read_reviews(situation: &Situation, reviewer: &PersonId) -> Result<(), Refusal> {
    if *reviewer == situation.actor.person {
        return situation.assigned_side();
    }
    any_of([
        situation.assigned_side(),
        situation.judging_side(&[Role::ProgrammeOfficer, Role::Coordinator, Role::Auditor]),
        decider_may_read(situation),
    ])?;
    hold(!situation.is_blind(), Refusal::OwnReviewFirst)?;
    let is_handed_in = situation.unit.reviewed_by.contains(reviewer);
    hold(is_handed_in, Refusal::NotSubmitted)
}

/// Whether the unit stands among the reviews somebody gave: of an evaluator it is
/// assigned to, or who handed a review in before it was taken back, and whom no tie
/// bars by now.
///
/// It opens that the own review was given, when, and about how many indicators. What
/// colleagues found and what came of it afterwards is asked for with
/// [`may_read_reviews`] and with the rule of the scorecard.
pub fn may_list_own_review(situation: &Situation) -> Result<(), Refusal> {
    let is_own = situation.is_assigned() || situation.has_reviewed();
    hold(is_own, Refusal::Hidden)?;
    situation.judging_side(&[Role::Evaluator])
}

/// Whether differing reviews may be reconciled: by an evaluator of the unit,
/// while the evaluation is open and all its evaluators have handed in.
pub fn may_reconcile(situation: &Situation) -> Result<(), Refusal> {
    situation.assigned_side()?;
    situation.cycle.not_determined()?;
    situation.within(Stage::Evaluation)?;
    hold(situation.has_reviewed(), Refusal::OwnReviewFirst)?;
    let unit = situation.unit;
    let mut assigned = unit.assigned.iter();
    let all_are_in = assigned.all(|person| unit.reviewed_by.contains(person));
    hold(all_are_in, Refusal::ReviewsMissing)
}

/// Whether the unit may be asked for more evidence: by an evaluator it is
/// assigned to, in the verification window, before handing in the own review.
pub fn may_ask_for_evidence(situation: &Situation) -> Result<(), Refusal> {
    situation.assigned_side()?;
    situation.cycle.not_determined()?;
    situation.within(Stage::VerificationWindow)?;
    hold(situation.is_at_rest(), Refusal::NotSubmitted)?;
    hold(!situation.has_reviewed(), Refusal::AlreadySubmitted)
}

/// Whether a request for more evidence may be read that somebody made: one's own
/// as the unit is evaluated; those of others as the answers are, but not by an
/// evaluator who has still to hand in. What a colleague asks for tells what the
/// colleague found.
pub fn may_read_evidence_request(
    situation: &Situation,
    asked_by: &PersonId,
) -> Result<(), Refusal> {
    may_read_responses(situation)?;
    let is_own = *asked_by == situation.actor.person;
    hold(is_own || !situation.is_blind(), Refusal::OwnReviewFirst)
}

fn decider_may_read(situation: &Situation) -> Result<(), Refusal> {
    situation.judging_side(&[Role::Decider])?;
    situation.since(Stage::Objection)
}
