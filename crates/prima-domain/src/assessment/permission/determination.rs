//! Who may rehearse, determine, publish and correct the result of a cycle.
//!
//! A result is one whole, so a tie to any unit bars an officer from all of it.
//! What takes two persons is proposed by the first and done by the second.

use super::{CycleFacts, WholeCycle, hold};
use crate::assessment::cycle::{Extension, Schedule, Stage};
use crate::refusal::Refusal;
use crate::register::id::PersonId;

/// Whether the determination may be rehearsed: by officers of the programme,
/// from the preview on until the result is determined.
///
/// It waits for every unit whose evaluation was extended: an officer who also
/// evaluates would see there what colleagues gave.
pub fn may_rehearse_determination(whole: &WholeCycle) -> Result<(), Refusal> {
    whole.officer_side()?;
    whole.cycle.not_determined()?;
    whole.since(Stage::Preview)?;
    let extensions = whole.cycle.extensions.iter();
    let evaluations = extensions.filter(|one| one.stage() == Stage::Evaluation);
    let opens = evaluations.map(Extension::until).max().unwrap_or(whole.now);
    let waiting = Refusal::Closed {
        stage: Stage::Preview,
        opens,
        closes: i64::MAX,
    };
    hold(opens <= whole.now, waiting)
}

/// Whether the determination may be proposed, the first of its two steps: by an
/// officer of the programme, while the determination is open, no objection waits
/// and no review counts whose evaluator a tie bars.
pub fn may_propose_determination(whole: &WholeCycle) -> Result<(), Refusal> {
    whole.officer_side()?;
    whole.cycle.not_determined()?;
    whole.within(Stage::Determination)?;
    hold(!whole.cycle.has_open_objections, Refusal::ObjectionsOpen)?;
    hold(!whole.cycle.has_barred_reviews, Refusal::BarredReviews)
}

/// Whether the result may be determined: by another officer than the one who
/// proposed it, under the same conditions.
pub fn may_determine(whole: &WholeCycle, proposed_by: Option<&PersonId>) -> Result<(), Refusal> {
    may_propose_determination(whole)?;
    second_person(whole, proposed_by)
}

/// Whether a confirmed result is published now, which nobody has to ask for: it is
/// determined, and its hour has come; see [`publishes_at`].
pub fn may_be_published(cycle: &CycleFacts, publish_at: i64, now: i64) -> Result<(), Refusal> {
    let stage = Stage::Publication;
    hold(cycle.is_determined, Refusal::NotDetermined)?;
    let opens = publishes_at(&cycle.schedule, publish_at);
    let opens = opens.ok_or(Refusal::NotScheduled { stage })?;
    let waiting = Refusal::Closed {
        stage,
        opens,
        closes: i64::MAX,
    };
    hold(opens <= now, waiting)
}

/// When a result is published whose hour two officers signed: at that hour, and
/// not before the publication opens. So an officer who moves that stage holds the
/// result back; nobody brings it forward. None where there is no such stage.
pub fn publishes_at(schedule: &Schedule, publish_at: i64) -> Option<i64> {
    let window = schedule.window(Stage::Publication)?;
    Some(window.opens.max(publish_at))
}

/// Whether a correction may be proposed, the first of its two steps: by an
/// officer of the programme, once the result is public.
pub fn may_propose_correction(whole: &WholeCycle) -> Result<(), Refusal> {
    whole.officer_side()?;
    hold(whole.cycle.is_published, Refusal::NotPublished)
}

/// Whether the result may be corrected by a new determination that names the
/// old one: by another officer than the one who proposed it.
pub fn may_correct(whole: &WholeCycle, proposed_by: Option<&PersonId>) -> Result<(), Refusal> {
    may_propose_correction(whole)?;
    second_person(whole, proposed_by)
}

fn second_person(whole: &WholeCycle, proposed_by: Option<&PersonId>) -> Result<(), Refusal> {
    let first = proposed_by.ok_or(Refusal::NotProposed)?;
    hold(*first != whole.actor.person, Refusal::SamePerson)
}
