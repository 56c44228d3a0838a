//! Exceptions from a conflict: one officer asks, another confirms.

use super::change::{Changed, denied, named};
use super::read::Seen;
use crate::assessment::work::faults::Faults;
use crate::desk::Visit;
use crate::register::account::parts::body_named;
use crate::register::denial;
use crate::reply::{Missing, WebError};
use crate::site::Site;
use prima_domain::refusal::Refusal;
use prima_domain::register::id::{PersonId, ProgrammeCode};
use prima_domain::register::person::{Actor, Role};
use prima_workflow::people::{Denial, Lift, NotDone, confirm_override, override_conflict};

/// Asks for an exception.
pub async fn ask(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    people: &[Seen],
) -> Result<Changed, WebError> {
    // Who only reads them is shown no form.
    if !actor.holds(Role::ProgrammeOfficer, |_| true) {
        return Err(WebError::NotFound(Missing::Page));
    }
    let (words, typed) = (visit.words(), visit.fields());
    let whom = match named(visit, people, "bagi") {
        Ok(whom) => PersonId::new(whom.id.clone()),
        Err(faults) => return Ok(Changed::Wrong(faults)),
    };
    let Some(body) = body_named(site, typed.value("unit")) else {
        let arguments = [("value", typed.value("unit").to_owned())];
        let message = words.say("web-account-tie-unknown", &arguments);
        return Ok(Changed::Wrong(Faults::one("unit", message)));
    };
    let programme = ProgrammeCode::new(typed.value("program").to_owned());
    let lift = Lift {
        programme: &programme,
        person: &whom,
        body: &body,
        reason: typed.value("alasan"),
    };
    let mut chance = visit.chance;
    match override_conflict(&visit.scene(site), actor, &lift, &mut chance).await {
        Ok(_) => Ok(Changed::Done("usul")),
        Err(NotDone::Denied(Denial::Reason)) => {
            let message = denial::said(words, &Denial::Reason);
            Ok(Changed::Wrong(Faults::one("alasan", message)))
        }
        Err(not_done) => denied(visit, not_done, "bagi"),
    }
}

/// Confirms one.
pub async fn confirm(site: &Site, visit: &Visit, actor: &Actor) -> Result<Changed, WebError> {
    let typed = visit.fields();
    if !typed.has("yakin") {
        let message = visit.words().label("web-board-unsure");
        return Ok(Changed::Wrong(Faults::one("benturan", message)));
    }
    match confirm_override(&visit.scene(site), actor, typed.value("pengecualian")).await {
        Ok(()) => Ok(Changed::Done("teguhkan")),
        Err(NotDone::Denied(Denial::Refused(Refusal::Hidden))) => {
            Err(WebError::NotFound(Missing::Page))
        }
        Err(not_done) => denied(visit, not_done, "benturan"),
    }
}
