//! Asks that a tie ends sooner than it was known to, which frees a person: the
//! first of two officers.
//!
//! The tie stays as it is until another one confirms it.

use super::declare_tie::{Declaration, ends_sooner};
use super::{Chance, Denial, NotDone, Scene, token};
use prima_domain::refusal::Refusal;
use prima_domain::register::day::Day;
use prima_domain::register::permission::may_end_tie;
use prima_domain::register::person::Actor;
use prima_store::people::TieEnding;
use serde_json::json;

/// Asks that a tie ends on the day that is written down, with the reason.
/// Returns the id of what waits for a second officer.
pub async fn end_tie(
    scene: &Scene<'_>,
    actor: &Actor,
    tie: &Declaration<'_>,
    reason: &str,
    chance: Chance<'_>,
) -> Result<String, NotDone> {
    let about = scene.subject(tie.body).await?;
    may_end_tie(&scene.keeper(actor), tie.person, &about)?;
    let until = Day::parse(tie.until).ok_or(Denial::Day)?;
    let reason = reason.trim();
    if reason.is_empty() || reason.contains('\0') {
        return Err(Denial::Reason.into());
    }
    let (id, kind) = (token::new_id("i", chance), tie.kind.code());
    let (who, person) = (actor.person.as_str(), tie.person.as_str());
    let mut act = scene.database.act().await?;
    let known = act.tie(person, tie.body, kind).await?;
    let known = known.ok_or(Refusal::Hidden)?;
    if !ends_sooner(Some(until), Day::parse(&known.valid_to)) {
        return Err(Denial::Day.into());
    }
    act.put_tie_ending(TieEnding {
        tie_ending: id.clone(),
        person: known.person,
        body: known.body,
        kind: known.kind,
        was_until: known.valid_to,
        was_declared: known.declared,
        was_declared_by: known.declared_by,
        was_at: known.at,
        until: tie.until.to_owned(),
        reason: reason.to_owned(),
        asked_by: who.to_owned(),
        asked_at: scene.now,
        confirmed_by: String::new(),
        confirmed_at: 0,
    })
    .await?;
    let detail = json!({ "ending": id, "body": tie.body, "kind": kind, "until": tie.until });
    scene.finish(act, who, "end_tie", person, detail).await?;
    Ok(id)
}
