//! Who it is that holds a session.

use super::acting::{Known, actor};
use super::sign_in::{ACTIVE, BY_PASSWORD};
use super::{Scene, token};
use prima_domain::register::person::Actor;
use prima_domain::register::sign_in::lifetime::is_session_alive;
use prima_store::people::{Holders, Session};
use prima_store::{Database, Secret, StoreError};

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
    let shown = Shown::new(scene, token);
    let mut found = find(scene.database, std::slice::from_ref(&shown)).await?;
    let found = found.pop().expect("there is one for each");
    found.noted(scene.database, &shown).await
}

/// A session that somebody shows.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    hash: String,
    now: i64,
}

impl Shown {
    pub fn new(scene: &Scene<'_>, token: &Secret) -> Shown {
        Shown {
            hash: token::kept(token.expose()),
            now: scene.now,
        }
    }
}

/// Who shows a session.
#[derive(Debug)]
pub(super) struct Found {
    visitor: Visitor,
    /// Whether it must be noted that the session was used.
    is_news: bool,
}

impl Found {
    /// Notes that the session was used, and gives who it is.
    pub async fn noted(self, database: &Database, shown: &Shown) -> Result<Visitor, StoreError> {
        if self.is_news {
            database.touch_session(&shown.hash, shown.now).await?;
        }
        Ok(self.visitor)
    }
}

/// Who shows each of these sessions, in their order; in as many questions as for one.
pub(super) async fn find(database: &Database, shown: &[Shown]) -> Result<Vec<Found>, StoreError> {
    let hashes: Vec<&str> = shown.iter().map(|one| one.hash.as_str()).collect();
    let holders = database.holders(&hashes).await?;
    let mut all = Vec::with_capacity(shown.len());
    for one in shown {
        all.push(found(database, &holders, one).await?);
    }
    Ok(all)
}

async fn found(database: &Database, holders: &Holders, shown: &Shown) -> Result<Found, StoreError> {
    let nobody = Found {
        visitor: Visitor::Nobody,
        is_news: false,
    };
    let mut sessions = holders.sessions.iter();
    let session = sessions.find(|session| session.session_hash == shown.hash);
    let Some(session) = alive_session(session.cloned(), shown.now) else {
        return Ok(nobody);
    };
    let mut people = holders.people.iter();
    let person = people.find(|one| one.person == session.person && one.state == ACTIVE);
    let Some(person) = person.cloned() else {
        return Ok(nobody);
    };
    let is_news = shown.now - session.last_seen_at >= MINUTE;
    let has_second_factor = !person.totp_secret.is_empty();
    let csrf = session.csrf;
    if has_second_factor && session.strength == BY_PASSWORD {
        let visitor = Visitor::HalfSignedIn { csrf };
        return Ok(Found { visitor, is_news });
    }
    let visitor = Visitor::SignedIn(Box::new(SignedIn {
        actor: actor(database, &person.person, &known(holders, &person.person)).await?,
        name: person.name,
        email: person.email,
        lang: person.lang,
        has_second_factor,
        session: session.session_hash,
        csrf,
    }));
    Ok(Found { visitor, is_news })
}

/// What was read of one person.
fn known(holders: &Holders, person: &str) -> Known {
    let grants = holders.grants.iter().filter(|row| row.person == person);
    let ties = holders.ties.iter().filter(|row| row.person == person);
    let overrides = holders.overrides.iter().filter(|row| row.person == person);
    Known {
        grants: grants.cloned().collect(),
        ties: ties.cloned().collect(),
        overrides: overrides.cloned().collect(),
    }
}

/// A session that has not ended.
pub(super) fn alive_session(session: Option<Session>, now: i64) -> Option<Session> {
    session.filter(|found| {
        is_session_alive(found.created_at, found.last_seen_at, now) && now < found.expires_at
    })
}
