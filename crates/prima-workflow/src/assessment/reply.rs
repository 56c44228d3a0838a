//! A unit officer writes what is printed beside the unit's result: the right of reply.

use super::desk::Desk;
use super::facts;
use super::moment::utc;
use super::refusal::{Acted, Refusal};
use super::stamp::reply_stamp;
use prima_domain::assessment::permission::objection::may_reply;
use prima_domain::register::person::Actor;
use prima_store::cycle::Reply;
use serde_json::json;

/// Characters of a reply at most: a page beside a result, not a book.
pub const LONGEST_REPLY: usize = 4_000;

/// Puts a reply in place of the one the unit wrote before; `read` is the stamp of
/// that one by [`reply_stamp`]. Where a colleague has written another one since,
/// nothing is saved.
pub async fn reply(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    text: &str,
    read: &str,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let seen = facts::cycle(&mut act.reading(), cycle).await?;
    let unit_seen = facts::unit(&mut act.reading(), cycle, unit).await?;
    may_reply(&seen.situation(actor, &unit_seen, now))?;
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::Blank { field: "text" }.into());
    }
    let n_characters = text.chars().count();
    if n_characters > LONGEST_REPLY {
        let found = n_characters.to_string();
        return Err(Refusal::Unusable {
            field: "reply_length",
            found,
        }
        .into());
    }
    let before = act.reading().reply_of(cycle, unit).await?.pop();
    if before.as_ref().is_some_and(|row| row.text == text) {
        return Ok(());
    }
    if reply_stamp(before.as_ref()) != read {
        return Err(Refusal::ReadEarlier.into());
    }
    let at = utc(now);
    let row = Reply {
        cycle: cycle.to_owned(),
        unit: unit.to_owned(),
        text: text.to_owned(),
        person: actor.person.to_string(),
        at: at.clone(),
    };
    act.put_row(&row).await?;
    let detail = json!({ "unit": unit }).to_string();
    let actor = actor.person.as_str();
    act.finish_privately(&at, actor, "reply", cycle, &detail)
        .await?;
    Ok(())
}
