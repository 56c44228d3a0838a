//! What the rules need to know of a jury, for one candidate or all of a stage.
//!
//! A seat counts while its holder has the role, and neither left nor recused
//! themselves nor is barred by a tie: a tie that becomes known later empties the
//! seat by itself. Once a result is closed its sheets are those it rests on.

use super::StagePlace;
use crate::assessment::facts::subjects;
use crate::assessment::{ActError, Desk, Refusal};
use crate::people::actor_of;
use crate::recognition::facts::{EditionSeen, edition, situation};
use prima_domain::recognition::jury::permission::{JuryFacts, JurySituation};
use prima_domain::recognition::permission::Situation;
use prima_domain::register::conflict::{Standing, standing};
use prima_domain::register::day::Day;
use prima_domain::register::id::PersonId;
use prima_domain::register::person::{Actor, Role, Subject};
use prima_instrument::programme::Stage;
use prima_instrument::programme::jury::Jury;
use prima_store::cycle::Reading;
use prima_store::recognition::Candidacy;
use prima_store::recognition::jury::{JuryMember, JuryRecusal, JuryResult, JurySeat};
use std::collections::{BTreeMap, BTreeSet};

/// States of a seat in the store.
pub(super) const OPEN: &str = "open";
pub(super) const IN: &str = "in";
pub(super) const TAKEN: &str = "taken";
pub(super) const LEFT: &str = "left";
pub(super) const RECUSED: &str = "recused";
/// State of a member of a panel.
pub(super) const ACTIVE: &str = "active";

/// A stage with its jury and some of its candidates.
#[derive(Debug)]
pub(super) struct StageSeen {
    pub edition: EditionSeen,
    pub stage: Stage,
    pub jury: Jury,
    pub members: Vec<JuryMember>,
    /// Everybody on the panel or in a seat, as the rules see them.
    pub people: BTreeMap<String, Actor>,
    pub candidates: Vec<CandidateSeen>,
}

/// A candidate at one visit of the stage.
#[derive(Clone, Debug)]
pub(super) struct CandidateSeen {
    pub row: Candidacy,
    pub visit: i64,
    pub subject: Subject,
    pub facts: JuryFacts,
    /// Seats of this visit, whatever became of them.
    pub seats: Vec<JurySeat>,
    pub result: Option<JuryResult>,
}

/// A visit of a stage to be looked at.
#[derive(Clone, Debug)]
pub(super) struct Visit {
    pub row: Candidacy,
    pub number: i64,
    pub is_here: bool,
}

/// An edition's stage that has a jury, or [`Refusal::Hidden`].
pub(super) async fn stage(
    reading: &mut Reading<'_>,
    place: StagePlace<'_>,
) -> Result<(EditionSeen, Stage, Jury), ActError> {
    let seen = edition(reading, place.programme, place.edition).await?;
    let stage = seen.programme.stage(place.stage).cloned();
    let stage = stage.ok_or(Refusal::Hidden)?;
    let jury = stage.jury.clone().ok_or(Refusal::Hidden)?;
    Ok((seen, stage, jury))
}

/// A stage with all candidates that are there, and those that left it with a result.
pub(super) async fn whole(
    desk: &Desk,
    reading: &mut Reading<'_>,
    place: StagePlace<'_>,
    now: i64,
) -> Result<StageSeen, ActError> {
    let results = reading.jury_results(place.programme, place.edition).await?;
    let mut left: BTreeMap<&str, i64> = BTreeMap::new();
    for one in results.iter().filter(|one| one.stage == place.stage) {
        let last = left.entry(&one.candidacy).or_default();
        *last = one.visit.max(*last);
    }
    let rows = reading
        .candidacies_of_edition(place.programme, place.edition)
        .await?;
    let visits = rows.into_iter().filter_map(|row| {
        let is_here = row.stage == place.stage;
        let number = match is_here {
            true => row.version,
            false => *left.get(row.candidacy.as_str())?,
        };
        Some(Visit {
            row,
            number,
            is_here,
        })
    });
    seen(desk, reading, place, visits.collect(), now).await
}

/// The stage a candidate is at, or [`Refusal::Hidden`].
pub(super) async fn one(
    desk: &Desk,
    reading: &mut Reading<'_>,
    id: &str,
    now: i64,
) -> Result<(StageSeen, CandidateSeen), ActError> {
    let row = reading.candidacy_named(id).await?.pop();
    let row = row.ok_or(Refusal::Hidden)?;
    let stage = row.stage.clone();
    let visit = Visit {
        number: row.version,
        is_here: true,
        row,
    };
    visited(desk, reading, visit, &stage, now).await
}

/// One visit of a stage.
pub(super) async fn visited(
    desk: &Desk,
    reading: &mut Reading<'_>,
    visit: Visit,
    stage: &str,
    now: i64,
) -> Result<(StageSeen, CandidateSeen), ActError> {
    let (programme, edition) = (visit.row.programme.clone(), visit.row.edition.clone());
    let place = StagePlace {
        programme: &programme,
        edition: &edition,
        stage,
    };
    let mut seen = seen(desk, reading, place, vec![visit], now).await?;
    let candidate = seen.candidates.pop().ok_or(Refusal::Hidden)?;
    Ok((seen, candidate))
}

async fn seen(
    desk: &Desk,
    reading: &mut Reading<'_>,
    place: StagePlace<'_>,
    visits: Vec<Visit>,
    now: i64,
) -> Result<StageSeen, ActError> {
    let StagePlace {
        programme, edition, ..
    } = place;
    let (edition_seen, stage, jury) = self::stage(reading, place).await?;
    let members = reading
        .jury_members(programme, edition, place.stage)
        .await?;
    let (seats, recusals, results) = match visits.as_slice() {
        [only] => {
            let id = only.row.candidacy.as_str();
            (
                reading.seats_of(id).await?,
                reading.recusals_of(id).await?,
                reading.jury_results_of(id).await?,
            )
        }
        _ => (
            reading.seats_of_edition(programme, edition).await?,
            reading.recusals_of_programme(programme).await?,
            reading.jury_results(programme, edition).await?,
        ),
    };
    let units: Vec<String> = visits.iter().map(|one| one.row.unit.clone()).collect();
    let subjects = subjects(reading, &units).await?;
    let people = people(desk, &members, &visits, &seats).await?;
    let known = Known {
        seats,
        recusals,
        results,
        people: &people,
        edition: &edition_seen,
        jury: &jury,
        now,
    };
    let candidates = visits.into_iter().filter_map(|visit| {
        let mut subjects = subjects.iter();
        let subject = subjects.find(|one| one.unit().as_str() == visit.row.unit)?;
        Some(known.candidate(visit, subject))
    });
    Ok(StageSeen {
        candidates: candidates.collect(),
        edition: edition_seen,
        stage,
        jury,
        members,
        people,
    })
}

/// Everybody on the panel or in a seat of these visits.
async fn people(
    desk: &Desk,
    members: &[JuryMember],
    visits: &[Visit],
    seats: &[JurySeat],
) -> Result<BTreeMap<String, Actor>, ActError> {
    let visits: BTreeSet<(&str, i64)> = visits
        .iter()
        .map(|one| (one.row.candidacy.as_str(), one.number))
        .collect();
    let seated = seats
        .iter()
        .filter(|seat| visits.contains(&(seat.candidacy.as_str(), seat.visit)))
        .map(|seat| seat.juror.as_str());
    let active = members.iter().filter(|one| one.state == ACTIVE);
    let ids: BTreeSet<&str> = active.map(|one| one.juror.as_str()).chain(seated).collect();
    let mut people = BTreeMap::new();
    for id in ids {
        people.insert(id.to_owned(), actor_of(&desk.database, id).await?);
    }
    Ok(people)
}

struct Known<'a> {
    seats: Vec<JurySeat>,
    recusals: Vec<JuryRecusal>,
    results: Vec<JuryResult>,
    people: &'a BTreeMap<String, Actor>,
    edition: &'a EditionSeen,
    jury: &'a Jury,
    now: i64,
}

impl Known<'_> {
    fn candidate(&self, visit: Visit, subject: &Subject) -> CandidateSeen {
        let id = visit.row.candidacy.as_str();
        let is_this = |candidacy: &str, number: i64| candidacy == id && number == visit.number;
        let seats = self.seats.iter();
        let seats: Vec<JurySeat> = seats
            .filter(|seat| is_this(&seat.candidacy, seat.visit))
            .cloned()
            .collect();
        let mut results = self.results.iter();
        let result = results.find(|one| is_this(&one.candidacy, one.visit));
        let recusals = self.recusals.iter().filter(|one| one.candidacy == id);
        let recused: Vec<PersonId> = recusals.map(|one| PersonId::from(&*one.juror)).collect();
        let counts = |seat: &&JurySeat| {
            let is_held = [OPEN, IN].contains(&seat.state.as_str());
            is_held && (result.is_some() || self.is_free(&seat.juror, subject))
        };
        let held: Vec<&JurySeat> = seats.iter().filter(counts).collect();
        let named = |seat: &&&JurySeat| PersonId::from(&*seat.juror);
        let facts = JuryFacts {
            seated: held.iter().map(|seat| named(&seat)).collect(),
            handed_in: held
                .iter()
                .filter(|seat| seat.state == IN)
                .map(|seat| named(&seat))
                .collect(),
            recused,
            n_wanted: self.jury.jurors as usize,
            is_blind: self.jury.blind,
            is_here: visit.is_here,
            is_closed: result.is_some(),
        };
        CandidateSeen {
            facts,
            result: result.cloned(),
            subject: subject.clone(),
            visit: visit.number,
            row: visit.row,
            seats,
        }
    }

    /// Whether somebody may judge a unit: has the role, and no tie bars.
    fn is_free(&self, juror: &str, subject: &Subject) -> bool {
        self.people.get(juror).is_some_and(|actor| {
            let today = Day::at(self.now);
            let stands = standing(actor, subject, today, crate::assessment::COOLING_OFF_DAYS);
            actor.has_role(Role::Evaluator, subject, &self.edition.code)
                && !matches!(stands, Standing::Conflicted(_))
        })
    }
}

impl StageSeen {
    /// Somebody before one of its candidates.
    pub fn situation<'a>(
        &'a self,
        candidate: &'a CandidateSeen,
        actor: &'a Actor,
        now: i64,
    ) -> JurySituation<'a> {
        let who = situation(actor, &candidate.subject, &self.edition.code, now);
        JurySituation {
            who: Situation {
                is_recused: candidate.facts.recused.contains(&actor.person),
                ..who
            },
            jury: &candidate.facts,
        }
    }

    /// Those of the panel who have not left.
    pub fn active(&self) -> Vec<Actor> {
        let active = self.members.iter().filter(|one| one.state == ACTIVE);
        active
            .filter_map(|one| self.people.get(&one.juror).cloned())
            .collect()
    }
}

impl CandidateSeen {
    /// The seat of somebody at this visit.
    pub fn seat(&self, juror: &str) -> Option<&JurySeat> {
        self.seats.iter().find(|seat| seat.juror == juror)
    }
}
