//! Signs somebody in by a passkey, which says itself whose it is: no e-mail
//! address is asked for, so nobody learns which there are.
//!
//! The device has verified its user, so the session is a whole one. A wrong
//! answer is counted, and slowed down, like a wrong password.

use super::attempts::{FORGOTTEN, MOST_FAILURES, address_key, demand_calm, demand_open};
use super::passkey::{Asking, checker, handle, kept, taken};
use super::register_passkey::key;
use super::sign_in::{ACTIVE, BY_BOTH, Opened, put_session};
use super::{Chance, Denial, NotDone, Scene};
use prima_domain::hex::hex;
use prima_domain::register::sign_in::passkey::{CEREMONY, PasskeySite};
use prima_store::people::{Ceremony, Passkey, Person};
use prima_store::{Act, Secret, StoreError};
use serde_json::json;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, PublicKeyCredential, Webauthn, WebauthnError,
};

const NAME: &str = "sign_in_by_passkey";

/// The answer of a device.
#[derive(Debug)]
pub struct PasskeySignIn<'a> {
    /// What the page held that asked.
    pub ceremony: &'a Secret,
    /// What the device says, as JSON.
    pub answer: &'a str,
    /// Where the request comes from; only its hash is kept, and only if it fails.
    pub address: &'a str,
    /// What the browser calls itself.
    pub agent: &'a str,
}

/// Begins a sign-in by passkey. So many may be open from one address as it may
/// fail.
pub async fn begin_passkey_sign_in(
    scene: &Scene<'_>,
    site: &PasskeySite,
    address: &str,
    chance: Chance<'_>,
) -> Result<Asking, NotDone> {
    let address = address_key(address);
    demand_calm(scene.database.attempt(&address).await?.as_ref(), scene.now)?;
    demand_room(scene, &address).await?;
    let started = checker(site)?.start_discoverable_authentication();
    let (asked, state) = started.map_err(|_| Denial::Passkey)?;
    let ceremony = Ceremony {
        address_hash: address,
        state: kept(&state),
        ..Ceremony::default()
    };
    Ok(Asking {
        token: scene.begin_ceremony(ceremony, chance).await?,
        options: kept(&asked),
    })
}

/// Takes the answer of a device and opens a session. An answer is taken once,
/// whatever it is.
pub async fn sign_in_by_passkey(
    scene: &Scene<'_>,
    site: &PasskeySite,
    asked: &PasskeySignIn<'_>,
    chance: Chance<'_>,
) -> Result<Opened, NotDone> {
    let address = address_key(asked.address);
    let checker = checker(site)?;
    let mut act = scene.database.act().await?;
    demand_calm(act.attempt(&address).await?.as_ref(), scene.now)?;
    let ceremony = taken(scene, &mut act, asked.ceremony, "").await?;
    let answer: Option<PublicKeyCredential> = serde_json::from_str(asked.answer).ok();
    let claimed = match &answer {
        Some(answer) => claimed(&mut act, &checker, answer).await?,
        None => None,
    };
    let (Some(answer), Some((person, row))) = (answer, claimed) else {
        scene.count_address(&mut act, &address).await?;
        let detail = json!({ "failed": true });
        scene.finish(act, "", NAME, "", detail).await?;
        return Err(Denial::Wrong.into());
    };
    demand_open(person.failures, person.last_failure, scene.now)?;
    match checked(&checker, &answer, &ceremony, &row.data) {
        Ok(data) => {
            let row = Passkey { data, ..row };
            open(scene, act, person, row, asked.agent, chance).await
        }
        Err(why) => {
            scene.count_address(&mut act, &address).await?;
            let why = match why {
                WebauthnError::CredentialPossibleCompromise => "counter_went_back",
                _ => "not_accepted",
            };
            let detail = json!({ "failed": true, "why": why });
            Err(scene.fail_noting(act, person, "", NAME, detail).await?)
        }
    }
}

async fn demand_room(scene: &Scene<'_>, address: &str) -> Result<(), NotDone> {
    let asked = scene.database.ceremonies_from(address).await?;
    let mut open = asked.iter().filter(|asked| scene.now < asked.expires_at);
    let first = open.next().map(|first| first.expires_at);
    let n_open = open.count() + usize::from(first.is_some());
    if i64::try_from(n_open).unwrap_or(i64::MAX) < MOST_FAILURES {
        return Ok(());
    }
    let until = first.unwrap_or(scene.now.saturating_add(CEREMONY));
    Err(Denial::Wait { until }.into())
}

/// The key an answer claims to come from, with its person; `None` where there
/// is no such key, or no account that can be signed in to.
async fn claimed(
    act: &mut Act,
    checker: &Webauthn,
    answer: &PublicKeyCredential,
) -> Result<Option<(Person, Passkey)>, StoreError> {
    let Ok((claimed, credential)) = checker.identify_discoverable_authentication(answer) else {
        return Ok(None);
    };
    let Some(row) = act.passkey(&hex(credential)).await? else {
        return Ok(None);
    };
    let person = act.person(&row.person).await?;
    let known = person.filter(|person| person.state == ACTIVE);
    let known = known.filter(|person| handle(&person.person) == claimed);
    Ok(known.map(|person| (person, row)))
}

/// The key as it is to be kept after this answer, where the answer is right: its
/// counter has moved on.
fn checked(
    checker: &Webauthn,
    answer: &PublicKeyCredential,
    ceremony: &Ceremony,
    data: &str,
) -> Result<String, WebauthnError> {
    let state: Option<DiscoverableAuthentication> = serde_json::from_str(&ceremony.state).ok();
    let (Some(state), Some(mut key)) = (state, key(data)) else {
        return Err(WebauthnError::CredentialNotFound);
    };
    let found = checker.finish_discoverable_authentication_v2(answer, state, &key)?;
    if !found.user_verified() {
        return Err(WebauthnError::UserNotVerified);
    }
    key.update_credential(&found);
    Ok(kept(&key))
}

async fn open(
    scene: &Scene<'_>,
    mut act: Act,
    mut person: Person,
    mut row: Passkey,
    agent: &str,
    chance: Chance<'_>,
) -> Result<Opened, NotDone> {
    let id = person.person.clone();
    act.forget_ended(scene.now, scene.now - FORGOTTEN).await?;
    scene.forgive(&mut act, &mut person).await?;
    act.put_person(person).await?;
    row.last_used_at = scene.now;
    act.put_passkey(row).await?;
    let (token, csrf) = put_session(scene, &mut act, &id, agent, BY_BOTH, chance).await?;
    scene.finish(act, &id, NAME, &id, json!({})).await?;
    Ok(Opened {
        token,
        csrf,
        needs_second_factor: false,
    })
}
