//! Who may offer a re-assessment, ask for one, grant it and review again.
//!
//! Everything happens between the preview and the moment that was set, which
//! never lies in the determination, when all must be at rest.

use super::preparation::may_open_cycle;
use super::{CycleFacts, Situation, hold, within};
use crate::assessment::cycle::Stage;
use crate::assessment::reassessment::{Offer, RequestStatus};
use crate::refusal::Refusal;
use crate::register::person::{Actor, Role};

/// Whether it may be set until when the round offers re-assessments, or that it
/// does not: by officers of the programme, until the result is determined.
///
/// It is for all units alike, so a tie to one of them does not bar.
pub fn may_offer_reassessment(actor: &Actor, cycle: &CycleFacts) -> Result<(), Refusal> {
    may_open_cycle(actor, &cycle.programme)?;
    cycle.not_determined()
}

/// Whether the unit may ask for a re-assessment: by its officers, while the
/// round offers it and none of its requests is open.
pub fn may_ask_reassessment(situation: &Situation, offer: &Offer) -> Result<(), Refusal> {
    situation.unit_side()?;
    in_time(situation, offer)?;
    let is_open = offer.status.is_some_and(RequestStatus::is_open);
    hold(!is_open, Refusal::AlreadyAsked)
}

/// Whether a request may be granted or refused: by officers of the programme
/// who neither evaluated the unit nor are to.
pub fn may_decide_reassessment(situation: &Situation, offer: &Offer) -> Result<(), Refusal> {
    situation.judging_side(&[Role::ProgrammeOfficer])?;
    let evaluated = situation.is_assigned() || situation.has_reviewed();
    hold(!evaluated, Refusal::EvaluatedIt)?;
    in_time(situation, offer)?;
    let waits = offer.status == Some(RequestStatus::Asked);
    hold(waits, Refusal::NothingOpen)
}

/// Whether the named indicators may be reviewed again: by the evaluators of the
/// unit who reviewed it first, each once.
pub fn may_review_again(situation: &Situation, offer: &Offer) -> Result<(), Refusal> {
    situation.assigned_side()?;
    hold(situation.has_reviewed(), Refusal::OwnReviewFirst)?;
    in_time(situation, offer)?;
    let is_granted = offer.status == Some(RequestStatus::Granted);
    hold(is_granted, Refusal::NothingOpen)?;
    hold(!offer.has_answered, Refusal::AlreadySubmitted)
}

fn in_time(situation: &Situation, offer: &Offer) -> Result<(), Refusal> {
    let cycle = situation.cycle;
    let until = offer.until.ok_or(Refusal::NotOffered)?;
    cycle.not_determined()?;
    let rest = cycle.schedule.window(Stage::Determination);
    let closes = rest.map_or(until, |rest| rest.opens.min(until));
    within(cycle, Stage::Preview, Some(closes), situation.now)
}
