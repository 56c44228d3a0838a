//! Confirms that a tie ends sooner than it was known to: the second of two
//! officers.

use super::{Denial, NotDone, Scene};
use prima_domain::refusal::Refusal;
use prima_domain::register::id::PersonId;
use prima_domain::register::permission::may_confirm_tie_end;
use prima_domain::register::person::Actor;
use prima_store::people::{TieEnding, TieRow};
use serde_json::json;

/// Ends a tie as another officer asked; how it was stays written down. Where the
/// tie has changed since then, nothing can be confirmed any more.
pub async fn confirm_tie_end(
    scene: &Scene<'_>,
    actor: &Actor,
    tie_ending: &str,
) -> Result<(), NotDone> {
    let mut act = scene.database.act().await?;
    let row = act.tie_ending(tie_ending).await?;
    let mut row = row.ok_or(Refusal::Hidden)?;
    let about = scene.subject(&row.body).await?;
    let (person, asked_by) = (PersonId::from(&*row.person), PersonId::from(&*row.asked_by));
    may_confirm_tie_end(&scene.keeper(actor), &person, &about, &asked_by)?;
    let known = act.tie(&row.person, &row.body, &row.kind).await?;
    let known = known.filter(|known| row.confirmed_by.is_empty() && is_as_it_was(known, &row));
    let known = known.ok_or(Denial::NotUsable)?;
    let who = actor.person.as_str();
    row.confirmed_by = who.to_owned();
    row.confirmed_at = scene.now;
    let detail = json!({
        "ending": row.tie_ending,
        "body": row.body,
        "kind": row.kind,
        "until": row.until,
    });
    act.put_tie(TieRow {
        valid_to: row.until.clone(),
        declared_by: row.asked_by.clone(),
        at: scene.now,
        ..known
    })
    .await?;
    act.put_tie_ending(row).await?;
    let name = "confirm_tie_end";
    scene
        .finish(act, who, name, person.as_str(), detail)
        .await?;
    Ok(())
}

fn is_as_it_was(tie: &TieRow, ending: &TieEnding) -> bool {
    (&tie.valid_to, tie.at) == (&ending.was_until, ending.was_at)
}
