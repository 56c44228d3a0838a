//! Takes one of somebody's own passkeys away.

use super::person_of_session::SignedIn;
use super::{NotDone, Scene};
use prima_domain::refusal::Refusal;
use serde_json::json;

/// Takes a passkey away, by its id in the list, and ends all other sessions:
/// the device may be in other hands, and a session does not say what opened it.
pub async fn remove_passkey(
    scene: &Scene<'_>,
    signed_in: &SignedIn,
    credential: &str,
) -> Result<(), NotDone> {
    let id = signed_in.actor.person.as_str();
    let mut act = scene.database.act().await?;
    if !act.remove_passkey(id, credential).await? {
        return Err(Refusal::Hidden.into());
    }
    let n_ended = act.end_other_sessions(id, &signed_in.session).await?;
    let detail = json!({ "sessions_ended": n_ended });
    scene.finish(act, id, "remove_passkey", id, detail).await?;
    Ok(())
}
