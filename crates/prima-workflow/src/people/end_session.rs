//! A person's own sessions: looked at, and ended one by one.

use super::person_of_session::{SignedIn, alive_session};
use super::{Denial, NotDone, Scene};
use prima_store::StoreError;
use prima_store::people::Session;
use serde_json::json;

/// The sessions of somebody that have not ended, the newest first.
pub async fn own_sessions(
    scene: &Scene<'_>,
    signed_in: &SignedIn,
) -> Result<Vec<Session>, StoreError> {
    let person = signed_in.actor.person.as_str();
    let found = scene.database.sessions_of(person).await?;
    let alive = found.into_iter();
    Ok(alive
        .filter_map(|session| alive_session(Some(session), scene.now))
        .collect())
}

/// Ends one of somebody's own sessions, by its name in the list.
pub async fn end_session(
    scene: &Scene<'_>,
    signed_in: &SignedIn,
    session: &str,
) -> Result<(), NotDone> {
    let id = signed_in.actor.person.as_str();
    let mut act = scene.database.act().await?;
    if !act.end_session(id, session).await? {
        return Err(Denial::NotUsable.into());
    }
    scene.finish(act, id, "end_session", id, json!({})).await?;
    Ok(())
}
