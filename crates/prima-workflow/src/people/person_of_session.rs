//! Who it is that holds a session.

use super::acting::actor_of;
use super::sign_in::{ACTIVE, BY_PASSWORD};
use super::{Scene, token};
use prima_domain::register::person::Actor;
use prima_domain::register::sign_in::lifetime::is_session_alive;
use prima_store::people::Session;
use prima_store::{Secret, StoreError};

/// A session is noted as used at most once in so many seconds.
const MINUTE: i64 = 60;

/// Who asks for a page.
#[derive(Debug)]
pub enum Visitor {
    /// Nobody who is known, or whose session has ended.
    Nobody,
    /// Somebody whose second factor is still to come; may confirm it or sign
    /// out, and nothing else.
    HalfSignedIn {
        /// What each form must bring along.
        csrf: Secret,
    },
    /// Somebody signed in.
    SignedIn(Box<SignedIn>),
}

/// Somebody signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The person as the rules see one.
    pub actor: Actor,
    /// Name, for the person's own eyes.
    pub name: String,
    /// E-mail address, for the person's own eyes.
    pub email: String,
    /// Language of the pages.
    pub lang: String,
    /// Whether a second factor is set up.
    pub has_second_factor: bool,
    /// Name of the session in the list of sessions; opens nothing.
    pub session: String,
    /// What each form must bring along.
    pub csrf: Secret,
}

/// The person whose session this token is. The session is noted as used, at
/// most once a minute.
pub async fn person_of_session(scene: &Scene<'_>, token: &Secret) -> Result<Visitor, StoreError> {
    let database = scene.database;
    let hash = token::kept(token.expose());
    let session = alive_session(database.session(&hash).await?, scene.now);
    let Some(session) = session else {
        return Ok(Visitor::Nobody);
    };
    let person = database.person(&session.person).await?;
    let Some(person) = person.filter(|person| person.state == ACTIVE) else {
        return Ok(Visitor::Nobody);
    };
    if scene.now - session.last_seen_at >= MINUTE {
        database.touch_session(&hash, scene.now).await?;
    }
    let has_second_factor = !person.totp_secret.is_empty();
    let csrf = session.csrf;
    if has_second_factor && session.strength == BY_PASSWORD {
        return Ok(Visitor::HalfSignedIn { csrf });
    }
    Ok(Visitor::SignedIn(Box::new(SignedIn {
        actor: actor_of(database, &person.person).await?,
        name: person.name,
        email: person.email,
        lang: person.lang,
        has_second_factor,
        session: hash,
        csrf,
    })))
}

/// A session that has not ended.
pub(super) fn alive_session(session: Option<Session>, now: i64) -> Option<Session> {
    session.filter(|found| {
        is_session_alive(found.created_at, found.last_seen_at, now) && now < found.expires_at
    })
}
