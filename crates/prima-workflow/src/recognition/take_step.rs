//! A step of a candidacy is taken, or asked for where the programme wants a
//! second person to confirm it.

use super::facts::{candidacy, may_read};
use super::jury::demanded;
use super::moved::{Step, write};
use super::step_notice::tell_second_persons;
use crate::assessment::moment::utc;
use crate::assessment::{Acted, Desk, Refusal};
use crate::innovation::proposal::demand_ready;
use prima_domain::recognition::candidacy::{Fault, Given, demand, exit, step};
use prima_domain::recognition::permission::may_take_step;
use prima_domain::register::day::Day;
use prima_domain::register::person::Actor;
use prima_store::recognition::CandidacyProposal;
use serde_json::json;

/// A step that is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewStep {
    /// Code of the exit.
    pub exit: String,
    /// Why; may be empty.
    pub reason: String,
    /// Number or name of the document; may be empty.
    pub document: String,
    /// The version that was read; another one is refused.
    pub version: i64,
}

impl NewStep {
    /// The step with the result of the jury it rests on at the end of its reason.
    /// A document that is demanded is still to be named: a decree is no result.
    fn resting_on(&self, said: &str) -> NewStep {
        let reason = format!("{}\n{said}", self.reason.trim());
        NewStep {
            reason: reason.trim().to_owned(),
            ..self.clone()
        }
    }
}

/// What became of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It was taken.
    Done,
    /// It waits for a second person.
    Asked,
}

/// Takes a step, or asks for it.
///
/// Whoever may not take the exit is told that there is none; that somebody was
/// faster is told to whoever may.
pub async fn take_step(
    desk: &Desk,
    actor: &Actor,
    id: &str,
    new: &NewStep,
    now: i64,
) -> Acted<Taken> {
    let mut act = desk.database.act().await?;
    let seen = candidacy(&mut act.reading(), id).await?;
    let today = Day::at(now);
    let found = exit(seen.programme(), &seen.standing, &new.exit, today);
    let found = match found {
        Ok(found) => found,
        Err(fault) => {
            // Only a reader learns what is wrong.
            may_read(&mut act.reading(), &seen, actor, now).await?;
            let moved = fault == Fault::NoSuchExit && new.version != seen.row.version;
            return Err(match moved {
                true => Refusal::CandidacyMoved,
                false => Refusal::Candidacy(fault),
            }
            .into());
        }
    };
    may_take_step(&seen.situation(actor, now), &found.by)?;
    if new.version != seen.row.version {
        return Err(Refusal::CandidacyMoved.into());
    }
    if let Some(waiting) = &seen.proposal {
        let (by, at) = (waiting.person.clone(), waiting.at.clone());
        return Err(Refusal::AlreadyProposed { by, at }.into());
    }
    let judged = demanded(&mut act.reading(), &seen, found).await?;
    let new = &judged.map_or_else(|| new.clone(), |said| new.resting_on(&said));
    let given = Given {
        reason: &new.reason,
        document: &new.document,
    };
    demand(found, given).map_err(Refusal::Candidacy)?;
    demand_ready(&mut act.reading(), &seen, found, today).await?;
    if !found.two_persons {
        let next = step(seen.programme(), &seen.standing, &new.exit, given, today);
        let next = next.map_err(Refusal::Candidacy)?;
        let taken = Step {
            exit: found,
            reason: &new.reason,
            document: &new.document,
            person: actor.person.as_str(),
            confirmed_by: "",
        };
        write(desk, act, &seen, taken, next, now).await?;
        return Ok(Taken::Done);
    }
    let at = utc(now);
    let row = CandidacyProposal {
        candidacy: id.to_owned(),
        exit: new.exit.clone(),
        reason: new.reason.trim().to_owned(),
        document: new.document.trim().to_owned(),
        person: actor.person.to_string(),
        at: at.clone(),
    };
    act.add_rows(std::slice::from_ref(&row)).await?;
    tell_second_persons(desk, &mut act, &seen, (found, &row), now).await?;
    let detail =
        json!({ "programme": seen.row.programme, "unit": seen.row.unit, "exit": new.exit })
            .to_string();
    act.finish_privately(&at, actor.person.as_str(), "ask_step", id, &detail)
        .await?;
    Ok(Taken::Asked)
}
