//! What a juror is to judge: the work list, and whether anything is left of it.

use super::StagePlace;
use super::facts::{IN, OPEN, Visit, visited};
use crate::assessment::{Acted, Desk};
use crate::recognition::facts::title_for;
use crate::recognition::read::names;
use prima_domain::recognition::jury::permission::{may_read_sheet, may_score};
use prima_domain::register::person::Actor;
use prima_instrument::words::Text;
use prima_store::cycle::Reading;

/// One candidate to judge.
#[derive(Clone, Debug)]
pub struct JuryTask {
    /// Id of the candidacy.
    pub candidacy: String,
    /// Name of the unit.
    pub name: String,
    /// Title of the proposal it is of; empty: of none that the juror may read.
    pub title: String,
    /// Name of the programme.
    pub programme: Text,
    /// Name of the stage.
    pub stage: Text,
    /// Criteria that have points.
    pub n_given: usize,
    /// All criteria.
    pub n_all: usize,
    /// Whether the own sheet is handed in.
    pub is_in: bool,
    /// Whether all sheets are in and the result is open: there is a discussion.
    pub is_discussed: bool,
    /// Whether it is a sample.
    pub is_sample: bool,
}

/// The candidates somebody is to judge whose result is open, those that wait for
/// the own sheet first. What a tie or a recusal bars is not among them.
pub async fn jury_tasks(desk: &Desk, actor: &Actor, now: i64) -> Acted<Vec<JuryTask>> {
    let own = actor.person.as_str();
    let mut reading = desk.database.reading();
    let mut tasks = Vec::new();
    for seat in reading.seats_of_juror(own).await? {
        if ![OPEN, IN].contains(&seat.state.as_str()) {
            continue;
        }
        let Some(row) = reading.candidacy_named(&seat.candidacy).await?.pop() else {
            continue;
        };
        if row.version != seat.visit {
            continue;
        }
        let stage = row.stage.clone();
        let visit = Visit {
            number: seat.visit,
            is_here: true,
            row,
        };
        let (seen, candidate) = visited(desk, &mut reading, visit, &stage, now).await?;
        let may_read = may_read_sheet(&seen.situation(&candidate, actor, now), &actor.person);
        if may_read.is_err() || candidate.facts.is_closed {
            continue;
        }
        let scores = reading.scores_of(&seat.candidacy).await?;
        let given = scores
            .iter()
            .filter(|one| one.visit == seat.visit && one.juror == own && !one.value.is_empty());
        let facts = &candidate.facts;
        let called = names(&mut reading, std::slice::from_ref(&candidate.row.unit)).await?;
        let title = title_for(&mut reading, actor, &seat.candidacy, now).await?;
        tasks.push(JuryTask {
            title,
            name: called
                .get(&candidate.row.unit)
                .unwrap_or(&candidate.row.unit)
                .clone(),
            programme: seen.edition.programme.title.clone(),
            stage: seen.stage.title.clone(),
            n_given: given.count(),
            n_all: seen.jury.criteria.len(),
            is_in: seat.state == IN,
            is_discussed: facts.seated.iter().all(|one| facts.handed_in.contains(one)),
            is_sample: !candidate.row.sample.is_empty(),
            candidacy: seat.candidacy,
        });
    }
    tasks.sort_by(|a, b| (a.is_in, &a.name, &a.candidacy).cmp(&(b.is_in, &b.name, &b.candidacy)));
    Ok(tasks)
}

/// Whether a candidate at a stage waits for somebody's own sheet: from a seat of
/// theirs that no tie and no recusal bars, before it is handed in. Where one does,
/// whether samples alone do.
pub(in crate::recognition) async fn waits_for_sheet(
    desk: &Desk,
    reading: &mut Reading<'_>,
    actor: &Actor,
    place: StagePlace<'_>,
    now: i64,
) -> Acted<Option<bool>> {
    let mut found = None;
    for seat in reading.seats_of_juror(actor.person.as_str()).await? {
        if seat.state != OPEN {
            continue;
        }
        let Some(row) = reading.candidacy_named(&seat.candidacy).await?.pop() else {
            continue;
        };
        let is_there = row.programme == place.programme
            && row.edition == place.edition
            && row.stage == place.stage;
        if !is_there || row.version != seat.visit {
            continue;
        }
        let is_sample = !row.sample.is_empty();
        let visit = Visit {
            number: seat.visit,
            is_here: true,
            row,
        };
        let (seen, candidate) = visited(desk, reading, visit, place.stage, now).await?;
        if may_score(&seen.situation(&candidate, actor, now)).is_err() {
            continue;
        }
        if !is_sample {
            return Ok(Some(false));
        }
        found = Some(true);
    }
    Ok(found)
}
