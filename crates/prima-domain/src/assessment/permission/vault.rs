//! Who may keep and look through the vault in which a body's evidence lies.
//!
//! A vault stands outside any cycle. What an answer rests on is read by the
//! rules of its cycle:
//! [`may_read_evidence`](super::filling::may_read_evidence).

use super::hold;
use crate::refusal::{Refusal, any_of};
use crate::register::conflict::{Standing, standing};
use crate::register::day::Day;
use crate::register::person::{Actor, Role, Scope, Subject};

/// Whether evidence may be added to the body's vault, described and taken out:
/// by the body's own officers.
pub fn may_keep_vault(actor: &Actor, subject: &Subject) -> Result<(), Refusal> {
    hold(actor.acts_for(subject), Refusal::Hidden)
}

/// Whether all of the body's vault may be looked through: by its own officers,
/// and by the coordinator of the body or of one above it whom no tie bars.
pub fn may_read_vault(
    actor: &Actor,
    subject: &Subject,
    today: Day,
    cooling_off_days: u32,
) -> Result<(), Refusal> {
    let is_above = |scope: &Scope| match scope {
        Scope::Body(body) => subject.lineage().iter().any(|step| step.body == *body),
        Scope::Everywhere | Scope::Programme(_) | Scope::Region(_) => false,
    };
    let coordinates = actor.holds(Role::Coordinator, is_above);
    let stands = standing(actor, subject, today, cooling_off_days);
    let is_barred = matches!(stands, Standing::Conflicted(_));
    any_of([
        may_keep_vault(actor, subject),
        hold(coordinates && !is_barred, Refusal::Hidden),
    ])
}
