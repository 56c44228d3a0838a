//! The discussion after all sheets are in: jurors speak, and change a score of
//! their own with a reason; the old score and the new one are both kept.

use super::JuryFault;
use super::facts::one;
use super::scoring::{checked, own, told, write};
use crate::assessment::moment::utc;
use crate::assessment::{Acted, Desk, Entry, Refusal};
use prima_domain::recognition::jury::permission::may_discuss;
use prima_domain::register::person::Actor;
use prima_store::recognition::jury::JuryComment;

/// Says something to the jurors of a candidate.
pub async fn say_in_jury(desk: &Desk, actor: &Actor, id: &str, text: &str, now: i64) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let (seen, candidate) = one(desk, &mut act.reading(), id, now).await?;
    may_discuss(&seen.situation(&candidate, actor, now))?;
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::Blank { field: "text" }.into());
    }
    let before = act.reading().jury_comments(id).await?;
    let before = before.iter().filter(|one| one.visit == candidate.visit);
    let row = JuryComment {
        candidacy: id.to_owned(),
        visit: candidate.visit,
        number: before.map(|one| one.number).max().unwrap_or(0) + 1,
        juror: actor.person.to_string(),
        text: text.to_owned(),
        at: utc(now),
    };
    act.add_rows(std::slice::from_ref(&row)).await?;
    let detail = told(&candidate);
    act.finish_privately(&row.at, &row.juror, "say_in_jury", id, &detail)
        .await?;
    Ok(())
}

/// Changes one score of the own sheet, with a reason.
pub async fn change_score(
    desk: &Desk,
    actor: &Actor,
    id: &str,
    entry: &Entry,
    reason: &str,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let (seen, candidate) = one(desk, &mut act.reading(), id, now).await?;
    may_discuss(&seen.situation(&candidate, actor, now))?;
    let before = own(&mut act, &candidate, actor).await?;
    // Notes stay what they were: the discussion is about points.
    let old = before.get(&entry.code).cloned().unwrap_or_default();
    let entry = Entry {
        note: old.note,
        private: old.private,
        ..entry.clone()
    };
    let entries = checked(&seen.jury, &[entry])?;
    let mut codes = entries.iter().filter(|one| one.value.is_empty());
    if let Some(empty) = codes.next() {
        let codes = vec![empty.code.clone()];
        return Err(Refusal::Incomplete { codes }.into());
    }
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Refusal::Jury(JuryFault::NoReason).into());
    }
    let (_, n) = write(&mut act, &candidate, actor, &entries, &before, reason, now).await?;
    if n == 0 {
        return Ok(());
    }
    let detail = told(&candidate);
    let who = actor.person.as_str();
    act.finish_privately(&utc(now), who, "change_score", id, &detail)
        .await?;
    Ok(())
}
