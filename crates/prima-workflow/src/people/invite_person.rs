//! Invites somebody to a role.

use super::acting::scope_columns;
use super::email::read_email;
use super::{Chance, NotDone, Scene, token};
use prima_domain::refusal::Refusal;
use prima_domain::register::permission::may_invite;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_domain::register::sign_in::lifetime::INVITATION;
use prima_store::Secret;
use prima_store::people::Invitation;
use serde_json::json;

/// An invitation that was written.
#[derive(Debug)]
pub struct Invited {
    /// What the letter holds; nothing remembers it.
    pub token: Secret,
    /// Until when it can be taken up, in seconds UTC.
    pub expires_at: i64,
}

/// Invites whoever reads an e-mail address. Whether there is an account with
/// that address is not told.
pub async fn invite_person(
    scene: &Scene<'_>,
    actor: &Actor,
    email: &str,
    role: Role,
    scope: &Scope,
    chance: Chance<'_>,
) -> Result<Invited, NotDone> {
    let reached = scene.reached(scope).await?;
    may_invite(&scene.keeper(actor), role, reached.reach())?;
    let email = read_email(email)?;
    let own = scene.database.person(actor.person.as_str()).await?;
    if own.is_some_and(|own| own.email == email) {
        return Err(Refusal::SamePerson.into());
    }
    let token = token::new_token(chance);
    let (scope_kind, scope) = scope_columns(scope);
    let expires_at = scene.now.saturating_add(INVITATION);
    let detail = json!({ "role": role.code(), "scope_kind": scope_kind, "scope": scope });
    let mut act = scene.database.act().await?;
    act.put_invitation(Invitation {
        token_hash: token::kept(token.expose()),
        email,
        role: role.code().to_owned(),
        scope_kind,
        scope,
        invited_by: actor.person.as_str().to_owned(),
        expires_at,
        used_at: 0,
    })
    .await?;
    let who = actor.person.as_str();
    scene.finish(act, who, "invite_person", "", detail).await?;
    Ok(Invited { token, expires_at })
}
