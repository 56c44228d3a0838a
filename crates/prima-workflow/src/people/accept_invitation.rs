//! Takes an invitation up: makes the account, or adds the role to the one there is.

use super::acting::{actor_of, scope};
use super::attempts::demand_open;
use super::{Chance, Denial, Hashing, NotDone, Scene, token};
use prima_domain::refusal::Refusal;
use prima_domain::register::id::PersonId;
use prima_domain::register::permission::may_invite;
use prima_domain::register::person::{Actor, Role};
use prima_domain::register::sign_in::lifetime::INVITATION;
use prima_domain::register::sign_in::lifetime::is_invitation_open;
use prima_domain::register::sign_in::password::check_password;
use prima_store::Secret;
use prima_store::people::{GrantRow, Invitation, Person};
use serde_json::json;

const NAME: &str = "accept_invitation";

/// What somebody says who takes an invitation up.
#[derive(Debug)]
pub struct Newcomer<'a> {
    /// What the letter holds.
    pub token: &'a Secret,
    /// The name to be known by.
    pub name: &'a str,
    /// A new password; that of the account where there is one already.
    pub password: &'a Secret,
    /// Language of the pages.
    pub lang: &'a str,
}

/// Takes an invitation up, once, and only while who wrote it may still invite to
/// that role. Where the address has an account, only who
/// knows its password can; the account gets the role. Nobody is signed in.
pub async fn accept_invitation(
    scene: &Scene<'_>,
    hashing: &Hashing,
    newcomer: &Newcomer<'_>,
    chance: Chance<'_>,
) -> Result<PersonId, NotDone> {
    let hash = token::kept(newcomer.token.expose());
    let invitation = scene.database.invitation(&hash).await?;
    let invitation = usable(invitation, scene.now)?;
    let known = scene.database.person_by_email(&invitation.email).await?;
    let (person, failed) = match known {
        None => {
            let person = new_person(scene, hashing, newcomer, &invitation.email, chance).await?;
            (person, false)
        }
        Some(person) => {
            demand_open(person.failures, person.last_failure, scene.now)?;
            let kept = Some(&person.password_hash);
            let is_right = hashing.is_right(newcomer.password, kept).await?;
            (person, !is_right)
        }
    };
    let mut act = scene.database.act().await?;
    let mut invitation = usable(act.invitation(&hash).await?, scene.now)?;
    match act.person_by_email(&invitation.email).await? {
        // Two took two invitations up at once; the second tries again.
        Some(now) if now.password_hash != person.password_hash => {
            return Err(Denial::NotUsable.into());
        }
        Some(now) => {
            demand_open(now.failures, now.last_failure, scene.now)?;
            if failed {
                return Err(scene.fail_person(act, now, "", NAME).await?);
            }
        }
        None => act.put_person(person.clone()).await?,
    }
    // Whoever wrote it may have lost the right to, or be tied to the body by now.
    let writer = actor_of(scene.database, &invitation.invited_by).await?;
    if !may_still_invite(scene, &writer, &invitation).await? {
        return Err(Denial::NotUsable.into());
    }
    let id = person.person;
    if id == invitation.invited_by {
        return Err(Refusal::SamePerson.into());
    }
    let detail = json!({
        "role": invitation.role,
        "scope_kind": invitation.scope_kind,
        "scope": invitation.scope,
        "invited_by": invitation.invited_by,
    });
    act.put_grant(GrantRow {
        person: id.clone(),
        role: invitation.role.clone(),
        scope_kind: invitation.scope_kind.clone(),
        scope: invitation.scope.clone(),
        granted_by: invitation.invited_by.clone(),
        granted_at: scene.now,
    })
    .await?;
    invitation.used_at = scene.now;
    act.put_invitation(invitation).await?;
    scene.finish(act, &id, NAME, &id, detail).await?;
    Ok(PersonId::new(id))
}

/// An invitation that was neither taken up nor back, and is not over.
pub(super) fn usable(invitation: Option<Invitation>, now: i64) -> Result<Invitation, Denial> {
    invitation
        .filter(|found| found.used_at == 0)
        .filter(|found| is_invitation_open(found.expires_at - INVITATION, now))
        .ok_or(Denial::NotUsable)
}

/// Whether somebody may invite to what an invitation is for, as things stand.
pub(super) async fn may_still_invite(
    scene: &Scene<'_>,
    actor: &Actor,
    invitation: &Invitation,
) -> Result<bool, NotDone> {
    let role = Role::from_code(&invitation.role);
    let scope = scope(&invitation.scope_kind, &invitation.scope);
    let (Some(role), Some(scope)) = (role, scope) else {
        return Ok(false);
    };
    let reached = match scene.reached(&scope).await {
        Ok(reached) => reached,
        Err(NotDone::Denied(_)) => return Ok(false),
        Err(failed) => return Err(failed),
    };
    Ok(may_invite(&scene.keeper(actor), role, reached.reach()).is_ok())
}

/// An account that is not written yet.
pub(super) async fn new_person(
    scene: &Scene<'_>,
    hashing: &Hashing,
    newcomer: &Newcomer<'_>,
    email: &str,
    chance: Chance<'_>,
) -> Result<Person, NotDone> {
    let name = newcomer.name.trim();
    if name.is_empty() || name.contains('\0') {
        return Err(Denial::Name.into());
    }
    let faults = check_password(newcomer.password.expose(), name, email);
    if !faults.is_empty() {
        return Err(Denial::Password(faults).into());
    }
    Ok(Person {
        person: token::new_id("p", chance),
        name: name.to_owned(),
        email: email.to_owned(),
        password_hash: hashing.hash(newcomer.password, chance).await?,
        state: super::sign_in::ACTIVE.to_owned(),
        lang: newcomer.lang.to_owned(),
        created_at: scene.now,
        ..Person::default()
    })
}
