//! The result of a candidate's jury is closed, from its sheets or from the votes
//! of the public; afterwards nothing of it changes.

use super::JuryFault;
use super::facts::{IN, OPEN, TAKEN, one};
use super::result::{carried, of_sheets, row};
use super::scoring::told;
use crate::assessment::moment::utc;
use crate::assessment::{Acted, Desk, Refusal};
use prima_domain::recognition::jury::permission::{may_close, may_enter_votes};
use prima_domain::recognition::jury::vote;
use prima_domain::register::person::Actor;
use prima_store::recognition::jury::{JuryResult, JurySeat};

/// Counts of a vote, and where they stand.
#[derive(Clone, Copy, Debug)]
pub struct Votes<'a> {
    /// Those who find it of use.
    pub in_favour: i64,
    /// All who voted.
    pub voters: i64,
    /// Where the votes were counted.
    pub document: &'a str,
}

/// Closes the result of the sheets. Seats that do not count, because of a tie
/// that became known, are emptied with it.
pub async fn close_jury(desk: &Desk, actor: &Actor, id: &str, now: i64) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let (seen, candidate) = one(desk, &mut act.reading(), id, now).await?;
    may_close(&seen.situation(&candidate, actor, now))?;
    let scores = act.reading().scores_of(id).await?;
    let results = act.reading().jury_results_of(id).await?;
    let found = of_sheets(&seen, &candidate, &scores, &results);
    let (found, n_sheets) = found.ok_or(Refusal::Jury(JuryFault::Carried))?;
    for seat in &candidate.seats {
        let mut counting = candidate.facts.handed_in.iter();
        let counts = counting.any(|one| one.as_str() == seat.juror);
        if !counts && [OPEN, IN].contains(&seat.state.as_str()) {
            let emptied = JurySeat {
                state: TAKEN.to_owned(),
                ..seat.clone()
            };
            act.put_row(&emptied).await?;
        }
    }
    let result = JuryResult {
        sheets: i64::try_from(n_sheets).unwrap_or(i64::MAX),
        person: actor.person.to_string(),
        at: utc(now),
        ..row(&seen, &candidate, &found)
    };
    act.add_rows(std::slice::from_ref(&result)).await?;
    let detail = told(&candidate);
    act.finish_privately(&result.at, &result.person, "close_jury", id, &detail)
        .await?;
    Ok(())
}

/// Enters the votes of the public, which closes the result.
pub async fn record_votes(
    desk: &Desk,
    actor: &Actor,
    id: &str,
    votes: Votes<'_>,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let (seen, candidate) = one(desk, &mut act.reading(), id, now).await?;
    may_enter_votes(&seen.situation(&candidate, actor, now))?;
    let document = votes.document.trim();
    if document.is_empty() {
        return Err(Refusal::Blank {
            field: "jury_document",
        }
        .into());
    }
    let results = act.reading().jury_results_of(id).await?;
    let carried = carried(&seen.jury, &results);
    if carried.len() < seen.jury.carried.len() {
        return Err(Refusal::Jury(JuryFault::Carried).into());
    }
    let found = vote(&seen.jury, votes.in_favour, votes.voters, &carried);
    let found = found.ok_or(Refusal::Jury(JuryFault::Votes))?;
    let result = JuryResult {
        in_favour: votes.in_favour,
        voters: votes.voters,
        document: document.to_owned(),
        person: actor.person.to_string(),
        at: utc(now),
        ..row(&seen, &candidate, &found)
    };
    act.add_rows(std::slice::from_ref(&result)).await?;
    let detail = told(&candidate);
    act.finish_privately(&result.at, &result.person, "record_votes", id, &detail)
        .await?;
    Ok(())
}
