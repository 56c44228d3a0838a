//! Who may read what changed after the first score, and how evaluators stand to
//! one another.
//!
//! Both begin where nobody can be unblinded by them. A rank rests on every unit
//! of a peer group, so who is tied to any unit of the round reads no rank.

use super::{CycleFacts, Situation, WholeCycle, hold};
use crate::assessment::cycle::Stage;
use crate::refusal::Refusal;
use crate::register::person::{Role, Subject};

/// Those who look over a round without judging in it.
const OVERSEEING: [Role; 2] = [Role::ProgrammeOfficer, Role::Auditor];

/// Whether the changes of one unit stand on the page of the whole round, from
/// the preview on: for officers of the programme and auditors whom no tie to the
/// unit bars. Others read them with its scorecard.
///
/// Who evaluates the unit and has not handed in waits, as for its scorecard.
pub fn may_read_changes(situation: &Situation) -> Result<(), Refusal> {
    situation.judging_side(&OVERSEEING)?;
    situation.since(Stage::Preview)?;
    let is_blind = situation.is_blind() && situation.within(Stage::Evaluation).is_ok();
    hold(!is_blind, Refusal::OwnReviewFirst)
}

/// Whether the page that lists the changes of a whole round is there, over the
/// units of [`may_read_changes`]: for officers and auditors who see any unit.
pub fn may_list_changes(whole: &WholeCycle) -> Result<(), Refusal> {
    let programme = &whole.cycle.programme;
    let sees = |subject: &Subject| {
        let mut roles = OVERSEEING.into_iter();
        let reaches = roles.any(|role| whole.actor.has_role(role, subject, programme));
        reaches && !bars(whole, subject)
    };
    hold(whole.units.iter().any(sees), Refusal::Hidden)?;
    whole.since(Stage::Preview)
}

/// Whether effects on ranks may be read before they are public: by officers and
/// auditors of the programme whom no tie to any unit bars, once no evaluation
/// is open any more.
pub fn may_read_rank_changes(whole: &WholeCycle) -> Result<(), Refusal> {
    may_list_changes(whole)?;
    let programme = &whole.cycle.programme;
    let mut roles = OVERSEEING.into_iter();
    let is_whole = roles.any(|role| whole.actor.has_programme_role(role, programme));
    let is_tied = whole.units.iter().any(|subject| bars(whole, subject));
    hold(is_whole && !is_tied, Refusal::Hidden)?;
    hold(!is_evaluation_open(whole.cycle, whole.now), Refusal::Hidden)
}

/// Whether agreement and severity of evaluators may be read: by officers of the
/// programme from the evaluation on, and never by anybody who evaluates in the
/// round, whatever other role that person holds.
pub fn may_read_evaluators(whole: &WholeCycle, evaluates: bool) -> Result<(), Refusal> {
    whole.officer_side()?;
    hold(!evaluates, Refusal::Hidden)?;
    whole.since(Stage::Evaluation)
}

/// Whether a tie to the unit bars the person, overrides counted.
fn bars(whole: &WholeCycle, subject: &Subject) -> bool {
    let conflict = whole.cycle.conflict(whole.actor, subject, whole.now);
    conflict.is_some()
}

fn is_evaluation_open(cycle: &CycleFacts, now: i64) -> bool {
    let extensions = cycle.extensions.iter();
    let mut evaluations = extensions.filter(|one| one.stage() == Stage::Evaluation);
    evaluations.any(|one| now < one.until())
}
