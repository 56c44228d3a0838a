//! Lets somebody back into an account whose password or second factor is lost,
//! by a note that an officer hands over: there is not always e-mail.

use super::acting::scope;
use super::{Chance, Denial, Hashing, Invited, NotDone, Scene, token};
use prima_domain::refusal::Refusal;
use prima_domain::register::id::PersonId;
use prima_domain::register::permission::may_grant;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_domain::register::sign_in::lifetime::{INVITATION, is_invitation_open};
use prima_domain::register::sign_in::password::check_password;
use prima_store::Secret;
use prima_store::people::{GrantRow, RecoveryToken};
use serde_json::json;

/// Makes a note for somebody, which makes all earlier ones useless.
///
/// By who may grant everything the person holds, so that nobody gets into an
/// account that can do more; who holds nothing is an administrator's to help.
pub async fn make_recovery_note(
    scene: &Scene<'_>,
    actor: &Actor,
    person: &PersonId,
    chance: Chance<'_>,
) -> Result<Invited, NotDone> {
    let id = person.as_str();
    let token = token::new_token(chance);
    let expires_at = scene.now.saturating_add(INVITATION);
    let mut act = scene.database.act().await?;
    let grants = act.grants_of(id).await?;
    demand_over(scene, actor, person, &grants).await?;
    if act.person(id).await?.is_none() {
        return Err(Refusal::Hidden.into());
    }
    act.remove_recovery_tokens(id).await?;
    act.put_recovery_token(RecoveryToken {
        token_hash: token::kept(token.expose()),
        person: id.to_owned(),
        made_by: actor.person.as_str().to_owned(),
        expires_at,
        used_at: 0,
    })
    .await?;
    let (who, name) = (actor.person.as_str(), "make_recovery_note");
    scene.finish(act, who, name, id, json!({})).await?;
    Ok(Invited { token, expires_at })
}

/// Demands that somebody may grant all that a person holds.
async fn demand_over(
    scene: &Scene<'_>,
    actor: &Actor,
    person: &PersonId,
    grants: &[GrantRow],
) -> Result<(), NotDone> {
    let keeper = scene.keeper(actor);
    if grants.is_empty() {
        let reached = scene.reached(&Scope::Everywhere).await?;
        may_grant(&keeper, person, Role::Administrator, reached.reach())?;
    }
    for grant in grants {
        let role = Role::from_code(&grant.role);
        let scope = scope(&grant.scope_kind, &grant.scope);
        // What this program does not understand, nobody may have granted.
        let (Some(role), Some(scope)) = (role, scope) else {
            return Err(Refusal::Hidden.into());
        };
        let reached = scene.reached(&scope).await?;
        may_grant(&keeper, person, role, reached.reach())?;
    }
    Ok(())
}

/// Sets a new password by a note, once. The second factor and all passkeys are
/// taken off, since a device may be what was lost; all sessions end and all
/// failures are forgiven.
pub async fn recover_account(
    scene: &Scene<'_>,
    hashing: &Hashing,
    note: &Secret,
    password: &Secret,
    chance: Chance<'_>,
) -> Result<PersonId, NotDone> {
    let hash = token::kept(note.expose());
    let found = scene.database.recovery_token(&hash).await?;
    let found = usable(found, scene.now)?;
    let person = scene.database.person(&found.person).await?;
    let person = person.ok_or(Denial::NotUsable)?;
    let faults = check_password(password.expose(), &person.name, &person.email);
    if !faults.is_empty() {
        return Err(Denial::Password(faults).into());
    }
    let new = hashing.hash(password, chance).await?;
    let mut act = scene.database.act().await?;
    let mut found = usable(act.recovery_token(&hash).await?, scene.now)?;
    let mut person = act.person(&found.person).await?.ok_or(Denial::NotUsable)?;
    let id = person.person.clone();
    let made_by = found.made_by.clone();
    person.password_hash = new;
    person.totp_secret = Secret::default();
    person.totp_step = 0;
    scene.forgive(&mut act, &mut person).await?;
    person.last_failure = 0;
    act.put_person(person).await?;
    act.replace_recovery_codes(&id, &[]).await?;
    act.remove_passkeys(&id).await?;
    act.end_other_sessions(&id, "").await?;
    found.used_at = scene.now;
    act.put_recovery_token(found).await?;
    let detail = json!({ "made_by": made_by });
    scene
        .finish(act, &id, "recover_account", &id, detail)
        .await?;
    Ok(PersonId::new(id))
}

fn usable(note: Option<RecoveryToken>, now: i64) -> Result<RecoveryToken, Denial> {
    note.filter(|found| found.used_at == 0)
        .filter(|found| is_invitation_open(found.expires_at - INVITATION, now))
        .ok_or(Denial::NotUsable)
}
