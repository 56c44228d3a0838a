//! Adds a passkey to one's own account: the device is asked, and its answer
//! taken.
//!
//! The password is asked for once more, so that who finds an open session
//! cannot make a door of their own.

use super::attempts::demand_open;
use super::passkey::{Asking, checker, handle, kept, taken};
use super::person_of_session::SignedIn;
use super::{Chance, Denial, Hashing, NotDone, Scene};
use prima_domain::hex::hex;
use prima_domain::register::sign_in::passkey::{MOST_PASSKEYS, PasskeySite, passkey_name};
use prima_store::people::{Ceremony, Passkey};
use prima_store::{Act, Secret};
use serde_json::{Value, json};
use webauthn_rs::prelude::{
    CreationChallengeResponse, Passkey as Key, PasskeyRegistration, RegisterPublicKeyCredential,
};

const NAME: &str = "register_passkey";

/// What somebody says who adds a passkey.
#[derive(Debug)]
pub struct NewPasskey<'a> {
    /// What it is to be called, as typed.
    pub name: &'a str,
    /// The password of the account.
    pub password: &'a Secret,
}

/// Begins to add a passkey. A wrong password counts like a failed sign-in.
pub async fn begin_passkey(
    scene: &Scene<'_>,
    site: &PasskeySite,
    hashing: &Hashing,
    signed_in: &SignedIn,
    new: &NewPasskey<'_>,
    chance: Chance<'_>,
) -> Result<Asking, NotDone> {
    let name = passkey_name(new.name).ok_or(Denial::PasskeyName)?;
    let id = signed_in.actor.person.as_str();
    let keys = scene.database.passkeys_of(id).await?;
    if keys.len() >= MOST_PASSKEYS {
        return Err(Denial::PasskeysFull.into());
    }
    demand_password(scene, hashing, id, new.password).await?;
    let known = keys.iter().filter_map(|row| key(&row.data));
    let known = known.map(|key| key.cred_id().clone()).collect();
    let (email, shown) = (&signed_in.email, &signed_in.name);
    let started = checker(site)?.start_passkey_registration(handle(id), email, shown, Some(known));
    let (asked, state) = started.map_err(|_| Denial::Passkey)?;
    let ceremony = Ceremony {
        person: id.to_owned(),
        label: name.to_owned(),
        state: kept(&state),
        ..Ceremony::default()
    };
    Ok(Asking {
        token: scene.begin_ceremony(ceremony, chance).await?,
        options: options(&asked),
    })
}

/// Takes the answer of the device and keeps the new passkey. An answer is taken
/// once, whatever it is.
pub async fn finish_passkey(
    scene: &Scene<'_>,
    site: &PasskeySite,
    signed_in: &SignedIn,
    ceremony: &Secret,
    answer: &str,
) -> Result<(), NotDone> {
    let id = signed_in.actor.person.as_str();
    let mut act = scene.database.act().await?;
    if act.session(&signed_in.session).await?.is_none() {
        return Err(Denial::NotUsable.into());
    }
    let ceremony = taken(scene, &mut act, ceremony, id).await?;
    let Some(row) = accepted(scene, site, &mut act, &ceremony, answer).await? else {
        let detail = json!({ "failed": true });
        scene.finish(act, id, NAME, id, detail).await?;
        return Err(Denial::Passkey.into());
    };
    act.put_passkey(row).await?;
    scene.finish(act, id, NAME, id, json!({})).await?;
    Ok(())
}

async fn demand_password(
    scene: &Scene<'_>,
    hashing: &Hashing,
    id: &str,
    password: &Secret,
) -> Result<(), NotDone> {
    let person = scene.database.person(id).await?;
    let person = person.ok_or(Denial::NotUsable)?;
    demand_open(person.failures, person.last_failure, scene.now)?;
    if hashing
        .is_right(password, Some(&person.password_hash))
        .await?
    {
        return Ok(());
    }
    let mut act = scene.database.act().await?;
    let person = act.person(id).await?.ok_or(Denial::NotUsable)?;
    demand_open(person.failures, person.last_failure, scene.now)?;
    Err(scene.fail_person(act, person, id, NAME).await?)
}

/// What the browser is told. The key must be one that the device finds by
/// itself, so that a sign-in needs no e-mail address; the library asks for that
/// of no passkey.
fn options(asked: &CreationChallengeResponse) -> String {
    let mut options = serde_json::to_value(asked).expect("what is asked is JSON");
    let wanted = &mut options["publicKey"]["authenticatorSelection"];
    wanted["residentKey"] = Value::from("required");
    wanted["requireResidentKey"] = Value::from(true);
    options.to_string()
}

/// The new key, where the answer is right and no account has it.
async fn accepted(
    scene: &Scene<'_>,
    site: &PasskeySite,
    act: &mut Act,
    ceremony: &Ceremony,
    answer: &str,
) -> Result<Option<Passkey>, NotDone> {
    let checker = checker(site)?;
    let answer: Option<RegisterPublicKeyCredential> = serde_json::from_str(answer).ok();
    let state: Option<PasskeyRegistration> = serde_json::from_str(&ceremony.state).ok();
    let (Some(answer), Some(state)) = (answer, state) else {
        return Ok(None);
    };
    let Ok(key) = checker.finish_passkey_registration(&answer, &state) else {
        return Ok(None);
    };
    let credential = hex(key.cred_id());
    if act.passkey(&credential).await?.is_some() {
        return Ok(None);
    }
    Ok(Some(Passkey {
        credential,
        person: ceremony.person.clone(),
        data: kept(&key),
        label: ceremony.label.clone(),
        created_at: scene.now,
        last_used_at: 0,
    }))
}

/// A key as it was kept.
pub(super) fn key(data: &str) -> Option<Key> {
    serde_json::from_str(data).ok()
}
