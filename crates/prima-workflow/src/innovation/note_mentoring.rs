//! Either side of an accepted request writes down that it was mentored on a day.

use super::notice::{of_request, tell};
use super::refusal::{InnovationRefusal, Told};
use super::{demand_request, subject_of};
use crate::assessment::moment::utc;
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::innovation::requesting::{RequestState, Side, check_note};
use prima_domain::register::day::Day;
use prima_domain::register::moment;
use prima_domain::register::person::Actor;
use prima_store::Database;
use prima_store::innovation::MentoringNote;
use serde_json::json;

/// What is written down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewNote {
    /// The day it took place.
    pub day: String,
    /// What was done.
    pub content: String,
}

/// Keeps a note; the other side is told.
///
/// A form that is sent twice notes once.
pub async fn note_mentoring(
    database: &Database,
    actor: &Actor,
    innovation: &str,
    number: i64,
    new: &NewNote,
    now: i64,
) -> Told<()> {
    let mut act = database.act().await?;
    let (row, request) = demand_request(&mut act.reading(), innovation, number).await?;
    let owner = subject_of(&mut act, row.owner()).await?;
    let asker = subject_of(&mut act, &request.body).await?;
    let side = Side::of(actor, &owner, &asker).ok_or(InnovationRefusal::Hidden)?;
    let (today, day, content) = (Day::at(now), new.day.trim(), new.content.trim());
    let asked = moment::read(&request.at).map_or(today, Day::at);
    let faults = check_note(day, content, asked, today);
    if !faults.is_empty() {
        return Err(InnovationRefusal::Request(faults).into());
    }
    let state = RequestState::from_code(&request.state);
    if !state.is_some_and(RequestState::is_mentored) {
        return Err(InnovationRefusal::NotMentored.into());
    }
    let mut before = act.reading().notes_of_innovation(innovation).await?;
    before.retain(|note| note.number == number);
    let is_same = |note: &MentoringNote| {
        (&*note.side, &*note.day, &*note.content) == (side.code(), day, content)
    };
    if before.iter().any(is_same) {
        return Ok(());
    }
    let at = utc(now);
    let note = MentoringNote {
        innovation: innovation.to_owned(),
        number,
        place: before.iter().map(|note| note.place).max().unwrap_or(0) + 1,
        side: side.code().to_owned(),
        day: day.to_owned(),
        content: content.to_owned(),
        person: actor.person.to_string(),
        at: at.clone(),
    };
    act.add_rows(std::slice::from_ref(&note)).await?;
    let other = match side {
        Side::Owner => &asker,
        Side::Asker => &owner,
    };
    let occasion = of_request(innovation, number);
    let kind = NoticeKind::MentoringNoted;
    tell(&mut act, kind, other, &occasion, actor, now).await?;
    let detail = json!({
        "request": number,
        "note": note.place,
        "day": note.day,
        "unit": request.body,
        "body": row.owner(),
    });
    let (person, detail) = (actor.person.as_str(), detail.to_string());
    act.finish(&at, person, "note_mentoring", innovation, &detail)
        .await?;
    Ok(())
}
