//! Who may rehearse, determine, publish and correct the result of a cycle.
//!
//! A result is one whole, so a tie to any unit bars an officer from all of it.
//! What takes two persons is proposed by the first and done by the second.

use super::{WholeCycle, hold};
use crate::assessment::cycle::{Extension, Stage};
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
/// officer of the programme, while the determination is open and no objection
/// waits.
pub fn may_propose_determination(whole: &WholeCycle) -> Result<(), Refusal> {
    whole.officer_side()?;
    whole.cycle.not_determined()?;
    whole.within(Stage::Determination)?;
    hold(!whole.cycle.has_open_objections, Refusal::ObjectionsOpen)
}

/// Whether the result may be determined: by another officer than the one who
/// proposed it, under the same conditions.
pub fn may_determine(whole: &WholeCycle, proposed_by: Option<&PersonId>) -> Result<(), Refusal> {
    may_propose_determination(whole)?;
    second_person(whole, proposed_by)
}

/// Whether the result may be published: by an officer of the programme, once it
/// is determined and the hour set for it has come.
pub fn may_publish(whole: &WholeCycle) -> Result<(), Refusal> {
    whole.officer_side()?;
    hold(whole.cycle.is_determined, Refusal::NotDetermined)?;
    hold(!whole.cycle.is_published, Refusal::AlreadyPublished)?;
    whole.since(Stage::Publication)
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
