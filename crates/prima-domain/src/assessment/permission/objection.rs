//! Who may see a scorecard before the public, object to it, decide and reply.

use super::{Situation, hold};
use crate::assessment::cycle::Stage;
use crate::refusal::{Refusal, any_of};
use crate::register::person::Role;

/// Whether the unit's scorecard may be read before it is public: from the
/// preview on, by the unit's officers, its evaluators, those who decide on
/// objections, officers of the programme, the coordinator of the institution
/// and auditors.
///
/// An evaluator whose own review is not in, because the evaluation was extended
/// for the unit, waits: the scorecard would show what colleagues gave.
pub fn may_read_scorecard(situation: &Situation) -> Result<(), Refusal> {
    any_of([
        situation.unit_side(),
        situation.assigned_side(),
        situation.judging_side(&[
            Role::ProgrammeOfficer,
            Role::Coordinator,
            Role::Decider,
            Role::Auditor,
        ]),
    ])?;
    situation.since(Stage::Preview)?;
    let is_blind = situation.is_blind() && situation.within(Stage::Evaluation).is_ok();
    hold(!is_blind, Refusal::OwnReviewFirst)
}

/// Whether the unit may object to an indicator's score: by its officers, while
/// the objection is open for it.
pub fn may_object(situation: &Situation) -> Result<(), Refusal> {
    situation.unit_side()?;
    situation.cycle.not_determined()?;
    situation.within(Stage::Objection)
}

/// Whether an objection of the unit may be decided.
///
/// By those who decide on objections, from the objection on until the result is
/// determined; never by somebody who evaluated the unit or is to evaluate it.
pub fn may_decide_objection(situation: &Situation) -> Result<(), Refusal> {
    situation.judging_side(&[Role::Decider])?;
    let evaluated = situation.is_assigned() || situation.has_reviewed();
    hold(!evaluated, Refusal::EvaluatedIt)?;
    situation.cycle.not_determined()?;
    situation.since(Stage::Objection)?;
    hold(situation.unit.has_open_objection, Refusal::NothingOpen)
}

/// Whether the unit may write the reply that is printed beside its result: by
/// its officers, from the preview until the publication.
pub fn may_reply(situation: &Situation) -> Result<(), Refusal> {
    situation.unit_side()?;
    situation.between(Stage::Preview, Stage::Publication)
}
