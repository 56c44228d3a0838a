//! Takes an invitation back that nobody took up, and says which there are.
//!
//! Who may invite to a role somewhere sees what was written for it, and may take
//! it back, whoever wrote it.

use super::accept_invitation::{may_still_invite, usable};
use super::{Denial, NotDone, Scene};
use prima_domain::refusal::Refusal;
use prima_domain::register::person::Actor;
use prima_store::people::Invitation;
use serde_json::json;

/// The invitations that can still be taken up and that somebody may take back,
/// by role, scope and address.
pub async fn open_invitations(
    scene: &Scene<'_>,
    actor: &Actor,
) -> Result<Vec<Invitation>, NotDone> {
    let mut open = Vec::new();
    for invitation in scene.database.invitations().await? {
        let Ok(invitation) = usable(Some(invitation), scene.now) else {
            continue;
        };
        if may_still_invite(scene, actor, &invitation).await? {
            open.push(invitation);
        }
    }
    Ok(open)
}

/// Takes an invitation back, named by its hash; from then on it opens nothing.
pub async fn withdraw_invitation(
    scene: &Scene<'_>,
    actor: &Actor,
    hash: &str,
) -> Result<(), NotDone> {
    let mut act = scene.database.act().await?;
    let found = act.invitation(hash).await?.ok_or(Refusal::Hidden)?;
    if !may_still_invite(scene, actor, &found).await? {
        return Err(Refusal::Hidden.into());
    }
    let mut invitation = usable(Some(found), scene.now).map_err(|_| Denial::NotUsable)?;
    let detail = json!({
        "role": invitation.role,
        "scope_kind": invitation.scope_kind,
        "scope": invitation.scope,
        "invited_by": invitation.invited_by,
    });
    // Over as of now, it is forgotten like any other.
    invitation.expires_at = scene.now;
    act.put_invitation(invitation).await?;
    let who = actor.person.as_str();
    scene
        .finish(act, who, "withdraw_invitation", "", detail)
        .await?;
    Ok(())
}
