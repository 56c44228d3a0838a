//! Candidates are shared among the panel, evenly and past every tie, or given
//! and taken by hand.

use super::facts::{CandidateSeen, OPEN, StageSeen, TAKEN, one, whole};
use super::{JuryFault, StagePlace};
use crate::assessment::moment::utc;
use crate::assessment::{Acted, COOLING_OFF_DAYS, Desk, Refusal};
use crate::recognition::notice::tell_jurors;
use prima_domain::assessment::assignment::{Duty, Terms, share};
use prima_domain::recognition::jury::permission::{
    may_change_panel, may_seat, may_share, may_unseat,
};
use prima_domain::register::day::Day;
use prima_domain::register::id::PersonId;
use prima_domain::register::person::Actor;
use prima_store::Act;
use prima_store::recognition::jury::JurySeat;
use serde_json::json;

/// What sharing did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// Seats that were given.
    pub n_given: usize,
    /// Candidates that still have fewer jurors than the rules ask for.
    pub n_short: usize,
}

/// Shares the candidates the actor may share; who has a seat keeps it.
pub async fn share_candidates(
    desk: &Desk,
    actor: &Actor,
    place: StagePlace<'_>,
    now: i64,
) -> Acted<Shared> {
    let mut act = desk.database.act().await?;
    let seen = whole(desk, &mut act.reading(), place, now).await?;
    may_change_panel(actor, &seen.edition.code)?;
    let open = seen.candidates.iter();
    let open = open.filter(|one| may_share(&seen.situation(one, actor, now)).is_ok());
    let ids: Vec<String> = open.map(|one| one.row.candidacy.clone()).collect();
    // Work before candidates that are hidden from the actor must not show.
    let visible = |one: &&CandidateSeen| ids.contains(&one.row.candidacy);
    let among: Vec<&CandidateSeen> = seen.candidates.iter().filter(visible).collect();
    let (shared, pairs) = fill(&mut act, &seen, &among, &ids, actor, now).await?;
    let units: Vec<_> = pairs
        .iter()
        .map(|(unit, juror)| json!([unit, juror]))
        .collect();
    let stage = [place.programme, place.edition, place.stage];
    let jurors = pairs.iter().map(|(_, juror)| juror.as_str());
    tell_jurors(&mut act, stage, jurors, now).await?;
    let detail = json!({ "programme": place.programme, "assigned": units }).to_string();
    let object = format!("{}/{}/{}", place.programme, place.edition, place.stage);
    let who = actor.person.as_str();
    act.finish_privately(&utc(now), who, "share_candidates", &object, &detail)
        .await?;
    Ok(shared)
}

/// Gives somebody of the panel a seat before one candidate.
pub async fn seat_juror(desk: &Desk, actor: &Actor, id: &str, juror: &str, now: i64) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let (seen, candidate) = one(desk, &mut act.reading(), id, now).await?;
    let situation = seen.situation(&candidate, actor, now);
    may_share(&situation)?;
    let active = seen.active();
    let found = active.iter().find(|one| one.person.as_str() == juror);
    let found = found.ok_or(Refusal::Jury(JuryFault::NoPanel))?;
    may_seat(&situation, found)?;
    let row = seat(&candidate, juror, "hand", actor, now);
    act.put_row(&row).await?;
    tell_jurors(
        &mut act,
        place_of(&seen, &candidate),
        [juror].into_iter(),
        now,
    )
    .await?;
    finish(act, &candidate, &row, "seat_juror").await
}

/// Takes a seat away before its sheet is handed in; one that was begun is kept and
/// does not count.
pub async fn unseat_juror(
    desk: &Desk,
    actor: &Actor,
    id: &str,
    juror: &str,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let (seen, candidate) = one(desk, &mut act.reading(), id, now).await?;
    let situation = seen.situation(&candidate, actor, now);
    may_unseat(&situation, &PersonId::from(juror))?;
    let own = candidate.seat(juror).ok_or(Refusal::Hidden)?;
    let row = JurySeat {
        state: TAKEN.to_owned(),
        person: actor.person.to_string(),
        at: utc(now),
        ..own.clone()
    };
    act.put_row(&row).await?;
    finish(act, &candidate, &row, "unseat_juror").await
}

/// Gives the empty seats of these candidates to others of the panel.
pub(super) async fn refill(
    act: &mut Act,
    seen: &StageSeen,
    ids: &[String],
    actor: &Actor,
    now: i64,
) -> Acted<()> {
    let among: Vec<&CandidateSeen> = seen.candidates.iter().collect();
    let (_, pairs) = fill(act, seen, &among, ids, actor, now).await?;
    let jurors = pairs.iter().map(|(_, juror)| juror.as_str());
    if let Some(one) = seen.candidates.first() {
        tell_jurors(act, place_of(seen, one), jurors, now).await?;
    }
    Ok(())
}

/// Programme, edition and stage of a candidate.
fn place_of<'a>(seen: &'a StageSeen, candidate: &'a CandidateSeen) -> [&'a str; 3] {
    let row = &candidate.row;
    [&row.programme, &row.edition, &seen.stage.code]
}

/// Gives seats before the candidates named, so that the work among all these
/// stays even; gives unit and juror of each new seat.
async fn fill(
    act: &mut Act,
    seen: &StageSeen,
    among: &[&CandidateSeen],
    ids: &[String],
    actor: &Actor,
    now: i64,
) -> Acted<(Shared, Vec<(String, String)>)> {
    let open: Vec<&CandidateSeen> = among
        .iter()
        .copied()
        .filter(|one| one.facts.is_here && !one.facts.is_closed)
        .collect();
    // Whoever sits already counts as work, left the panel or not.
    let mut people = seen.active();
    let is_active = |people: &[Actor], id: &PersonId| people.iter().any(|one| one.person == *id);
    for id in open.iter().flat_map(|one| &one.facts.seated) {
        if let Some(found) = seen.people.get(id.as_str())
            && !is_active(&people, id)
        {
            people.push(found.clone());
        }
    }
    // A candidate that is not named keeps who it has, and gets nobody.
    let barred = |one: &&CandidateSeen| -> Vec<PersonId> {
        if ids.contains(&one.row.candidacy) {
            return one.facts.recused.clone();
        }
        let others = people.iter().map(|one| &one.person);
        others
            .filter(|id| !one.facts.seated.contains(id))
            .cloned()
            .collect()
    };
    let barred: Vec<Vec<PersonId>> = open.iter().map(barred).collect();
    let duties: Vec<Duty> = open
        .iter()
        .zip(&barred)
        .map(|(one, barred)| Duty {
            subject: &one.subject,
            kept: &one.facts.seated,
            barred,
        })
        .collect();
    let terms = Terms {
        programme: seen.edition.code.clone(),
        n_per_unit: seen.jury.jurors as usize,
        today: Day::at(now),
        cooling_off_days: COOLING_OFF_DAYS,
    };
    let active = seen.active();
    let mut shared = Shared::default();
    let mut pairs = Vec::new();
    for (one, share) in open.iter().zip(share(&people, &duties, &terms)) {
        if !ids.contains(&one.row.candidacy) {
            continue;
        }
        let mut n_here = one.facts.seated.len();
        for juror in share.persons {
            let is_new = !one.facts.seated.contains(&juror);
            if !is_new || !is_active(&active, &juror) {
                continue;
            }
            let row = seat(one, juror.as_str(), "automatic", actor, now);
            act.put_row(&row).await?;
            pairs.push((one.row.unit.clone(), row.juror));
            n_here += 1;
        }
        shared.n_short += usize::from(n_here < terms.n_per_unit);
    }
    shared.n_given = pairs.len();
    Ok((shared, pairs))
}

fn seat(candidate: &CandidateSeen, juror: &str, origin: &str, actor: &Actor, now: i64) -> JurySeat {
    JurySeat {
        candidacy: candidate.row.candidacy.clone(),
        visit: candidate.visit,
        juror: juror.to_owned(),
        state: OPEN.to_owned(),
        origin: origin.to_owned(),
        handed_in: String::new(),
        person: actor.person.to_string(),
        at: utc(now),
    }
}

pub(super) async fn finish(
    act: Act,
    candidate: &CandidateSeen,
    seat: &JurySeat,
    what: &str,
) -> Acted<()> {
    let row = &candidate.row;
    let detail = json!({ "programme": row.programme, "unit": row.unit, "juror": seat.juror });
    let detail = detail.to_string();
    act.finish_privately(&seat.at, &seat.person, what, &row.candidacy, &detail)
        .await?;
    Ok(())
}
