//! Asks that a person may judge a unit in spite of a conflict: the first of two
//! officers.

use super::acting::demand_code;
use super::{Chance, Denial, NotDone, Scene, token};
use prima_domain::refusal::Refusal;
use prima_domain::register::id::{PersonId, ProgrammeCode};
use prima_domain::register::permission::may_override_conflict;
use prima_domain::register::person::Actor;
use prima_store::people::OverrideRow;
use serde_json::json;

/// Whose conflict with which unit is to be lifted.
#[derive(Clone, Debug)]
pub struct Lift<'a> {
    /// The programme whose officers decide.
    pub programme: &'a ProgrammeCode,
    /// Whose conflict.
    pub person: &'a PersonId,
    /// With which unit.
    pub body: &'a str,
    /// Why; pages show it.
    pub reason: &'a str,
}

/// Asks for an override; it lifts nothing until another officer confirms it.
/// Returns its id.
pub async fn override_conflict(
    scene: &Scene<'_>,
    actor: &Actor,
    lift: &Lift<'_>,
    chance: Chance<'_>,
) -> Result<String, NotDone> {
    demand_code(lift.programme)?;
    let subject = scene.subject(lift.body).await?;
    let keeper = scene.keeper(actor);
    may_override_conflict(&keeper, lift.programme, lift.person, &subject)?;
    let reason = lift.reason.trim();
    if reason.is_empty() || reason.contains('\0') {
        return Err(Denial::Reason.into());
    }
    let id = token::new_id("o", chance);
    let (who, person) = (actor.person.as_str(), lift.person.as_str());
    let mut act = scene.database.act().await?;
    if act.person(person).await?.is_none() {
        return Err(Refusal::Hidden.into());
    }
    act.put_override(OverrideRow {
        conflict_override: id.clone(),
        person: person.to_owned(),
        body: lift.body.to_owned(),
        reason: reason.to_owned(),
        programme: lift.programme.as_str().to_owned(),
        asked_by: who.to_owned(),
        asked_at: scene.now,
        confirmed_by: String::new(),
        confirmed_at: 0,
    })
    .await?;
    let detail = json!({
        "override": id,
        "programme": lift.programme.as_str(),
        "body": lift.body,
    });
    scene
        .finish(act, who, "override_conflict", person, detail)
        .await?;
    Ok(id)
}
