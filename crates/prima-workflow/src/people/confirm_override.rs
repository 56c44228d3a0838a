//! Confirms that a person may judge a unit in spite of a conflict: the second
//! of two officers.

use super::{Denial, NotDone, Scene};
use prima_domain::refusal::Refusal;
use prima_domain::register::id::{PersonId, ProgrammeCode};
use prima_domain::register::permission::may_confirm_override;
use prima_domain::register::person::Actor;
use serde_json::json;

/// Confirms an override, which holds from then on and stays visible.
pub async fn confirm_override(
    scene: &Scene<'_>,
    actor: &Actor,
    conflict_override: &str,
) -> Result<(), NotDone> {
    let mut act = scene.database.act().await?;
    let row = act.conflict_override(conflict_override).await?;
    let mut row = row.ok_or(Refusal::Hidden)?;
    let subject = scene.subject(&row.body).await?;
    let programme = ProgrammeCode::from(&*row.programme);
    let (person, asked_by) = (PersonId::from(&*row.person), PersonId::from(&*row.asked_by));
    let keeper = scene.keeper(actor);
    may_confirm_override(&keeper, &programme, &person, &subject, &asked_by)?;
    if !row.confirmed_by.is_empty() {
        return Err(Denial::NotUsable.into());
    }
    let who = actor.person.as_str();
    row.confirmed_by = who.to_owned();
    row.confirmed_at = scene.now;
    let detail = json!({
        "override": row.conflict_override,
        "programme": row.programme,
        "body": row.body,
    });
    act.put_override(row).await?;
    let name = "confirm_override";
    scene
        .finish(act, who, name, person.as_str(), detail)
        .await?;
    Ok(())
}
