//! A juror recuses themselves from a candidate, or an officer who learns of a
//! reason does it: for good, and another of the panel takes the work over.

use super::StagePlace;
use super::facts::{RECUSED, whole};
use super::seats::{finish, refill};
use crate::assessment::moment::utc;
use crate::assessment::{Acted, Desk, Refusal};
use prima_domain::recognition::jury::permission::may_recuse;
use prima_domain::register::id::PersonId;
use prima_domain::register::person::Actor;
use prima_store::recognition::jury::{JuryRecusal, JurySeat};

/// Recuses a juror. What they gave is kept and never counts; the candidate is
/// hidden from them from now on, in whatever other role they have.
pub async fn recuse_juror(
    desk: &Desk,
    actor: &Actor,
    id: &str,
    juror: &str,
    reason: &str,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let row = act.reading().candidacy_named(id).await?.pop();
    let row = row.ok_or(Refusal::Hidden)?;
    let place = StagePlace {
        programme: &row.programme,
        edition: &row.edition,
        stage: &row.stage,
    };
    let mut seen = whole(desk, &mut act.reading(), place, now).await?;
    let at = seen.candidates.iter();
    let mut at = at.enumerate().filter(|(_, one)| one.row.candidacy == id);
    let (at, candidate) = at.next().ok_or(Refusal::Hidden)?;
    let who = PersonId::from(juror);
    may_recuse(&seen.situation(candidate, actor, now), &who)?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Refusal::Blank { field: "reason" }.into());
    }
    let own = candidate.seat(juror).ok_or(Refusal::Hidden)?;
    let seat = JurySeat {
        state: RECUSED.to_owned(),
        person: actor.person.to_string(),
        at: utc(now),
        ..own.clone()
    };
    act.put_row(&seat).await?;
    let recusal = JuryRecusal {
        candidacy: id.to_owned(),
        juror: juror.to_owned(),
        programme: row.programme.clone(),
        unit: row.unit.clone(),
        reason: reason.to_owned(),
        person: seat.person.clone(),
        at: seat.at.clone(),
    };
    act.put_row(&recusal).await?;
    let candidate = &mut seen.candidates[at];
    let facts = &mut candidate.facts;
    facts.seated.retain(|one| *one != who);
    facts.handed_in.retain(|one| *one != who);
    facts.recused.push(who);
    let candidate = candidate.clone();
    refill(&mut act, &seen, &[id.to_owned()], actor, now).await?;
    finish(act, &candidate, &seat, "recuse_juror").await
}
