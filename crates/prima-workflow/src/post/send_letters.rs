//! Sends the letters that wait; the server asks every few seconds.
//!
//! A letter is claimed before it is sent, so that of several servers one sends it.
//! Where that one is killed between sending and noting, another sends it again
//! with the same id: twice is better than never.

use super::{Letter, Post, PostError};
use crate::assessment::facts::{self, CycleSeen};
use crate::assessment::notice::WAITING;
use crate::assessment::read::titled;
use crate::assessment::{ActError, Acted, Desk, Refusal};
use crate::people::actor_of;
use crate::recognition::notice::about;
use prima_domain::assessment::notice::{MAILED_WITHIN, NoticeKind, pause_after};
use prima_domain::assessment::permission::notice::may_be_told;
use prima_domain::innovation::permission::may_be_told as may_be_told_of_innovation;
use prima_store::Database;
use prima_store::cycle::Notice;
use prima_store::people::Person;
use std::sync::Arc;
use tokio::task::spawn_blocking;

/// Letters that are sent in one go.
const MOST: i64 = 50;
/// For how long a letter is one server's to send.
const LEASE: i64 = 600;
/// The state of an account that can be signed in to.
const ACTIVE: &str = "active";

const SENT: &str = "sent";
const DROPPED: &str = "dropped";

/// What became of the letters that waited.
#[derive(Debug, Default)]
pub struct Sent {
    /// Taken by the courier.
    pub n_sent: usize,
    /// Never to be sent: too late, read already, no longer the person's business,
    /// or refused for good.
    pub n_dropped: usize,
    /// Why none is taken just now; the rest waits.
    pub away: Option<PostError>,
    /// Why single letters were refused.
    pub refused: Vec<PostError>,
}

/// Sends what waits, at most so much that others come to their turn. The first
/// letter that shows that none is taken ends it.
pub async fn send_letters(database: &Database, post: &Post, now: i64) -> Acted<Sent> {
    let mut done = Sent::default();
    for notice in database.notices_to_mail(now, MOST).await? {
        let Some(letter) = letter(database, post, &notice, now).await? else {
            database
                .settle_letter(&notice.notice, DROPPED, 0, now)
                .await?;
            done.n_dropped += 1;
            continue;
        };
        if !database.claim_letter(&notice, now + LEASE).await? {
            continue;
        }
        match deliver(post, letter).await {
            Ok(()) => {
                database.settle_letter(&notice.notice, SENT, now, 0).await?;
                done.n_sent += 1;
            }
            Err(error @ PostError::Refused(_)) => {
                database
                    .settle_letter(&notice.notice, DROPPED, 0, now)
                    .await?;
                done.n_dropped += 1;
                done.refused.push(error);
            }
            Err(error) => {
                let next = now + pause_after(notice.tries + 1);
                database
                    .settle_letter(&notice.notice, WAITING, 0, next)
                    .await?;
                done.away = Some(error);
                break;
            }
        }
    }
    Ok(done)
}

async fn deliver(post: &Post, letter: Letter) -> Result<(), PostError> {
    let (courier, sender) = (Arc::clone(&post.courier), post.sender.clone());
    // A server may take its time; nobody else waits for it.
    let delivering = spawn_blocking(move || courier.deliver(&letter, &sender));
    delivering.await.expect("couriers do not panic")
}

/// The letter about a notice; none where it is not to be sent any more.
async fn letter(
    database: &Database,
    post: &Post,
    notice: &Notice,
    now: i64,
) -> Acted<Option<Letter>> {
    if notice.read_at > 0 || notice.at.saturating_add(MAILED_WITHIN) < now {
        return Ok(None);
    }
    let Some(kind) = NoticeKind::from_code(&notice.kind) else {
        return Ok(None);
    };
    let reader = database.person(&notice.person).await?;
    let Some(reader) = reader.filter(|reader| reader.state == ACTIVE) else {
        return Ok(None);
    };
    let mut reading = database.reading();
    if kind.is_about_innovation() {
        let is_told = is_told_of_innovation(database, notice, kind, &reader).await?;
        let letter = || Letter::about(notice, kind, ("", ""), &reader, &post.sender, now);
        return Ok(is_told.then(letter));
    }
    if !kind.is_of_round() {
        let desk = Desk::new(database.clone());
        let actor = actor_of(database, &reader.person).await?;
        let told = about(&desk, &mut reading, &actor, notice, now).await?;
        let letter = told.map(|told| {
            let titles = (told.title.0.as_str(), told.title.1.as_str());
            Letter::about(notice, kind, titles, &reader, &post.sender, now)
        });
        return Ok(letter);
    }
    let seen = match facts::cycle(&mut reading, &notice.cycle).await {
        Ok(seen) => seen,
        Err(ActError::Refused(Refusal::Hidden)) => return Ok(None),
        Err(error) => return Err(error),
    };
    if !is_told(database, &seen, notice, kind, &reader, now).await? {
        return Ok(None);
    }
    let titles = (seen.row.title_id.as_str(), seen.row.title_en.as_str());
    let letter = Letter::about(notice, kind, titles, &reader, &post.sender, now);
    Ok(Some(letter))
}

/// Whether the innovation is still there, and the person still speaks for the
/// body in whose name they are told.
async fn is_told_of_innovation(
    database: &Database,
    notice: &Notice,
    kind: NoticeKind,
    reader: &Person,
) -> Acted<bool> {
    let mut reading = database.reading();
    let found = titled(&mut reading, kind, &notice.occasion).await?;
    let Some(body) = facts::subject(&mut reading, &notice.unit).await? else {
        return Ok(false);
    };
    let actor = actor_of(database, &reader.person).await?;
    Ok(found.is_some() && may_be_told_of_innovation(&actor, &body).is_ok())
}

/// Whether the rules still let the person know of it.
async fn is_told(
    database: &Database,
    seen: &CycleSeen,
    notice: &Notice,
    kind: NoticeKind,
    reader: &Person,
    now: i64,
) -> Acted<bool> {
    if notice.unit.is_empty() {
        return Ok(true);
    }
    let mut reading = database.reading();
    let unit = match facts::unit(&mut reading, &notice.cycle, &notice.unit).await {
        Ok(unit) => unit,
        Err(ActError::Refused(Refusal::Hidden)) => return Ok(false),
        Err(error) => return Err(error),
    };
    let actor = actor_of(database, &reader.person).await?;
    Ok(may_be_told(&seen.situation(&actor, &unit, now), kind).is_ok())
}
