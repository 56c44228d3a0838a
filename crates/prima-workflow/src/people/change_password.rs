//! Changes a password.

use super::attempts::demand_open;
use super::person_of_session::SignedIn;
use super::{Chance, Denial, Hashing, NotDone, Scene};
use prima_domain::register::sign_in::password::check_password;
use prima_store::Secret;
use serde_json::json;

const NAME: &str = "change_password";

/// What somebody says who changes a password.
#[derive(Debug)]
pub struct PasswordChange<'a> {
    /// The present one.
    pub present: &'a Secret,
    /// The new one.
    pub new: &'a Secret,
}

/// Changes a password and ends all other sessions of the person. A wrong
/// present one counts like a failed sign-in.
pub async fn change_password(
    scene: &Scene<'_>,
    hashing: &Hashing,
    signed_in: &SignedIn,
    change: &PasswordChange<'_>,
    chance: Chance<'_>,
) -> Result<(), NotDone> {
    let id = signed_in.actor.person.as_str();
    let person = scene.database.person(id).await?;
    let person = person.ok_or(Denial::NotUsable)?;
    demand_open(person.failures, person.last_failure, scene.now)?;
    let kept = person.password_hash;
    let is_right = hashing.is_right(change.present, Some(&kept)).await?;
    let faults = check_password(change.new.expose(), &person.name, &person.email);
    let new = match is_right && faults.is_empty() {
        true => hashing.hash(change.new, chance).await?,
        false => Secret::default(),
    };
    let mut act = scene.database.act().await?;
    let mut person = act.person(id).await?.ok_or(Denial::NotUsable)?;
    demand_open(person.failures, person.last_failure, scene.now)?;
    if !is_right || person.password_hash != kept {
        return Err(scene.fail_person(act, person, id, NAME).await?);
    }
    if !faults.is_empty() {
        return Err(Denial::Password(faults).into());
    }
    person.password_hash = new;
    scene.forgive(&mut act, &mut person).await?;
    act.put_person(person).await?;
    act.remove_recovery_tokens(id).await?;
    let n_ended = act.end_other_sessions(id, &signed_in.session).await?;
    let detail = json!({ "sessions_ended": n_ended });
    scene.finish(act, id, NAME, id, detail).await?;
    Ok(())
}
