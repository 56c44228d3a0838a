//! Signs somebody in by e-mail and password.
//!
//! A wrong address and a wrong password cost the same time, get the same answer
//! and are slowed down alike.

use super::attempts::{FORGOTTEN, address_key, demand_calm, demand_door, is_shut, name_key};
use super::{Chance, Denial, Hashing, NotDone, Scene, token};
use prima_domain::register::sign_in::lifetime::ABSOLUTE;
use prima_store::people::{Person, Session};
use prima_store::{Act, Secret, StoreError};
use serde_json::json;

/// State of an account that can be signed in to.
pub(super) const ACTIVE: &str = "active";
/// Strength of a session whose second factor, if any, is still to come.
pub(super) const BY_PASSWORD: &str = "password";
/// Strength of a session whose second factor is done.
pub(super) const BY_BOTH: &str = "second_factor";

const NAME: &str = "sign_in";
/// Characters of a browser's name that are kept.
const LONGEST_AGENT: usize = 120;

/// What somebody says who signs in.
#[derive(Debug)]
pub struct SignIn<'a> {
    /// The address, as typed.
    pub email: &'a str,
    /// The password, as typed.
    pub password: &'a Secret,
    /// Where the request comes from; only its hash is kept, and only if it fails.
    pub address: &'a str,
    /// What the browser calls itself.
    pub agent: &'a str,
}

/// A session that was opened.
#[derive(Debug)]
pub struct Opened {
    /// What the browser holds; nothing remembers it.
    pub token: Secret,
    /// What each form must bring along.
    pub csrf: Secret,
    /// Whether the second factor is still to come; until then the session opens
    /// nothing else.
    pub needs_second_factor: bool,
}

/// Signs somebody in.
pub async fn sign_in(
    scene: &Scene<'_>,
    hashing: &Hashing,
    asked: &SignIn<'_>,
    chance: Chance<'_>,
) -> Result<Opened, NotDone> {
    let database = scene.database;
    let email = asked.email.trim().to_lowercase();
    let keys = (address_key(asked.address), name_key(&email));
    demand_calm(database.attempt(&keys.0).await?.as_ref(), scene.now)?;
    demand_door(database.attempt(&keys.1).await?.as_ref(), scene.now)?;
    let person = database.person_by_email(&email).await?;
    let kept = person.as_ref().map(|person| &person.password_hash);
    let is_right = hashing.is_right(asked.password, kept).await?;

    // Many may have tried meanwhile, and the password may have changed.
    let mut act = database.act().await?;
    let now = act.person_by_email(&email).await?;
    demand_calm(act.attempt(&keys.0).await?.as_ref(), scene.now)?;
    demand_door(act.attempt(&keys.1).await?.as_ref(), scene.now)?;
    let is_same = match (&person, &now) {
        (Some(person), Some(now)) => person.password_hash == now.password_hash,
        _ => false,
    };
    let known = now
        .clone()
        .filter(|now| now.state == ACTIVE && !is_shut(now));
    match known.filter(|_| is_right && is_same) {
        Some(person) => open(scene, act, person, asked.agent, chance).await,
        None => Err(refuse(scene, act, now, &keys).await?),
    }
}

async fn open(
    scene: &Scene<'_>,
    mut act: Act,
    mut person: Person,
    agent: &str,
    chance: Chance<'_>,
) -> Result<Opened, NotDone> {
    let id = person.person.clone();
    let needs_second_factor = !person.totp_secret.is_empty();
    act.forget_ended(scene.now, scene.now - FORGOTTEN).await?;
    if !needs_second_factor {
        // Before the second factor the count stays: it guards that one too. The name
        // may count tries from before there was an account.
        let has_failed = person.failures > 0;
        scene.forgive(&mut act, &mut person).await?;
        if has_failed {
            act.put_person(person).await?;
        }
    }
    let (token, csrf) = put_session(scene, &mut act, &id, agent, BY_PASSWORD, chance).await?;
    let detail = json!({ "second_factor": needs_second_factor });
    scene.finish(act, &id, NAME, &id, detail).await?;
    Ok(Opened {
        token,
        csrf,
        needs_second_factor,
    })
}

/// Writes a new session; returns its two secrets.
pub(super) async fn put_session(
    scene: &Scene<'_>,
    act: &mut Act,
    person: &str,
    agent: &str,
    strength: &str,
    chance: Chance<'_>,
) -> Result<(Secret, Secret), StoreError> {
    let (token, csrf) = (token::new_token(chance), token::new_token(chance));
    let agent = agent.chars().filter(|c| !c.is_control());
    act.put_session(Session {
        session_hash: token::kept(token.expose()),
        person: person.to_owned(),
        csrf: csrf.clone(),
        created_at: scene.now,
        last_seen_at: scene.now,
        expires_at: scene.now.saturating_add(ABSOLUTE),
        agent: agent.take(LONGEST_AGENT).collect(),
        strength: strength.to_owned(),
    })
    .await?;
    Ok((token, csrf))
}

async fn refuse(
    scene: &Scene<'_>,
    mut act: Act,
    person: Option<Person>,
    keys: &(String, String),
) -> Result<NotDone, StoreError> {
    scene.count_address(&mut act, &keys.0).await?;
    if let Some(person) = person {
        return scene.fail_person(act, person, "", NAME).await;
    }
    scene.count_name(&mut act, &keys.1).await?;
    let detail = json!({ "failed": true });
    scene.finish(act, "", NAME, "", detail).await?;
    Ok(Denial::Wrong.into())
}
