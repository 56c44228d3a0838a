//! Signs somebody out.

use super::{Scene, token};
use prima_store::{Secret, StoreError};
use serde_json::json;

/// Ends the session of this token, half-opened ones too; without one nothing
/// happens.
pub async fn sign_out(scene: &Scene<'_>, token: &Secret) -> Result<(), StoreError> {
    let hash = token::kept(token.expose());
    let mut act = scene.database.act().await?;
    let Some(session) = act.session(&hash).await? else {
        return Ok(());
    };
    let id = &session.person;
    act.end_session(id, &hash).await?;
    scene.finish(act, id, "sign_out", id, json!({})).await
}
