//! Somebody has read notices. No act: nothing rests on it, and what people read is
//! nobody's business.

use super::desk::Desk;
use super::refusal::Acted;
use prima_domain::register::person::Actor;

/// Marks those of these notices that are the person's own as read; others, and
/// those that are not there, are passed over alike. Says how many were unread.
pub async fn mark_notices_read(
    desk: &Desk,
    actor: &Actor,
    notices: &[String],
    now: i64,
) -> Acted<u64> {
    let person = actor.person.as_str();
    Ok(desk
        .database
        .mark_notices_read(person, notices, now)
        .await?)
}
