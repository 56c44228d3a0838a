//! Somebody is put on the panel of a stage, or leaves it: then the seats whose
//! sheets are not handed in go to others.

use super::StagePlace;
use super::facts::{ACTIVE, LEFT, OPEN, stage, whole};
use super::seats::refill;
use crate::assessment::moment::utc;
use crate::assessment::{Acted, Desk, Refusal};
use crate::people::actor_of;
use prima_domain::recognition::jury::permission::{may_be_juror, may_change_panel};
use prima_domain::register::person::Actor;
use prima_store::recognition::jury::{JuryMember, JurySeat};
use serde_json::json;

/// Puts somebody on the panel, or back on it.
pub async fn add_juror(
    desk: &Desk,
    actor: &Actor,
    place: StagePlace<'_>,
    juror: &str,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let (seen, ..) = stage(&mut act.reading(), place).await?;
    may_change_panel(actor, &seen.code)?;
    let known = desk.database.person(juror).await?;
    let blank = Refusal::Blank { field: "juror" };
    let known = known.ok_or(blank)?;
    let candidate = actor_of(&desk.database, &known.person).await?;
    may_be_juror(&candidate, &seen.code)?;
    let row = member(place, juror, ACTIVE, actor, now);
    act.put_row(&row).await?;
    finish(act, &row, "add_juror").await
}

/// Lets somebody go. What was handed in stays and counts; what was not is given
/// to others of the panel, as far as ties allow.
pub async fn let_juror_go(
    desk: &Desk,
    actor: &Actor,
    place: StagePlace<'_>,
    juror: &str,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let mut seen = whole(desk, &mut act.reading(), place, now).await?;
    may_change_panel(actor, &seen.edition.code)?;
    let member_row = seen.members.iter_mut();
    let mut own = member_row.filter(|one| one.juror == juror && one.state == ACTIVE);
    let own = own
        .next()
        .ok_or(prima_domain::refusal::Refusal::NothingOpen)?;
    LEFT.clone_into(&mut own.state);
    let mut emptied = Vec::new();
    for candidate in &mut seen.candidates {
        if !candidate.facts.is_here || candidate.facts.is_closed {
            continue;
        }
        let mut seats = candidate.seats.iter_mut();
        let Some(seat) = seats.find(|seat| seat.juror == juror && seat.state == OPEN) else {
            continue;
        };
        *seat = JurySeat {
            state: LEFT.to_owned(),
            person: actor.person.to_string(),
            at: utc(now),
            ..seat.clone()
        };
        act.put_row(seat).await?;
        let facts = &mut candidate.facts;
        facts.seated.retain(|one| one.as_str() != juror);
        emptied.push(candidate.row.candidacy.clone());
    }
    let row = member(place, juror, LEFT, actor, now);
    act.put_row(&row).await?;
    refill(&mut act, &seen, &emptied, actor, now).await?;
    finish(act, &row, "let_juror_go").await
}

fn member(place: StagePlace, juror: &str, state: &str, actor: &Actor, now: i64) -> JuryMember {
    JuryMember {
        programme: place.programme.to_owned(),
        edition: place.edition.to_owned(),
        stage: place.stage.to_owned(),
        juror: juror.to_owned(),
        state: state.to_owned(),
        person: actor.person.to_string(),
        at: utc(now),
    }
}

/// No candidate is named: the line is about the panel, whoever is tied to whom.
async fn finish(act: prima_store::Act, row: &JuryMember, what: &str) -> Acted<()> {
    let object = format!("{}/{}/{}", row.programme, row.edition, row.stage);
    let detail = json!({ "programme": row.programme, "juror": row.juror }).to_string();
    act.finish_privately(&row.at, &row.person, what, &object, &detail)
        .await?;
    Ok(())
}
