//! What the pages of programmes read: nothing of a unit that may not be known.

use super::facts::{candidacy, edition, may_read, rules, situation, standing};
use super::stamp::step_stamp;
use crate::assessment::facts::subjects;
use crate::assessment::{Acted, Desk, Refusal};
use crate::failure::WorkflowError;
use crate::innovation::proposal::is_author;
use prima_domain::innovation::proposal::permission::{Before, may_read_proposal};
use prima_domain::recognition::candidacy::{Status, status};
use prima_domain::recognition::permission::{
    Situation, may_begin_candidacy, may_confirm_step, may_open_programme, may_read_programme,
    may_show_facility, may_take_step, may_withdraw_step,
};
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::day::Day;
use prima_domain::register::id::PersonId;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_instrument::programme::Programme;
use prima_store::Database;
use prima_store::cycle::Reading;
use prima_store::evidence::Evidence;
use prima_store::recognition::{
    Candidacy, CandidacyFacility, CandidacyHonour, CandidacyProposal, CandidacyStep,
};
use prima_store::register::Body;
use std::collections::{BTreeMap, BTreeSet};

/// Units that are offered to be entered, at most.
const MOST_OFFERED: usize = 2_000;

/// An edition that somebody may see.
#[derive(Clone, Debug)]
pub struct ProgrammeLine {
    /// Its rules.
    pub programme: Programme,
    /// Units under way that the reader may see.
    pub n_units: usize,
    /// Of these, how many wait for a second person.
    pub n_waiting: usize,
}

/// A unit in the list of a programme.
#[derive(Clone, Debug)]
pub struct CandidacyLine {
    /// The candidacy.
    pub row: Candidacy,
    /// Name of the unit.
    pub name: String,
    /// What it is worth today.
    pub status: Status,
    /// Whether a step waits for a second person.
    pub is_waiting: bool,
}

/// One edition with its units.
#[derive(Clone, Debug)]
pub struct ProgrammePage {
    /// Its rules.
    pub programme: Programme,
    /// Units the reader may see, by stage and name.
    pub lines: Vec<CandidacyLine>,
    /// Units the reader may enter: id and name.
    pub offered: Vec<(String, String)>,
}

/// A way out of the present stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenExit {
    /// Its code.
    pub code: String,
    /// Whether the reader may take it.
    pub may_take: bool,
}

/// One candidacy.
#[derive(Clone, Debug)]
pub struct CandidacyPage {
    /// The candidacy.
    pub row: Candidacy,
    /// Its rules.
    pub programme: Programme,
    /// Names of its unit and institution, by id.
    pub called: BTreeMap<String, String>,
    /// What it is worth today.
    pub status: Status,
    /// Its steps, oldest first.
    pub steps: Vec<CandidacyStep>,
    /// The step that waits.
    pub proposal: Option<CandidacyProposal>,
    /// The stamp of what waits, which whoever decides on it sends back; empty:
    /// nothing waits.
    pub asked: String,
    /// The ways out of its stage.
    pub exits: Vec<OpenExit>,
    /// Whether the reader may confirm what waits, or why not.
    pub confirming: Result<(), Rule>,
    /// Whether the reader may withdraw what waits.
    pub may_withdraw: bool,
    /// Facilities it shows, by code.
    pub facilities: Vec<CandidacyFacility>,
    /// Whether the reader may show facilities now.
    pub may_show: bool,
    /// Photos of the unit's vault; only where the reader may show facilities.
    pub photos: Vec<Evidence>,
    /// What it was granted, oldest first.
    pub honours: Vec<CandidacyHonour>,
}

/// The editions that were opened, by name.
pub async fn opened(database: &Database) -> Result<Vec<Programme>, WorkflowError> {
    let rows = database.reading().programme_editions().await?;
    let read = rows.iter().map(|row| rules(row).map(|seen| seen.programme));
    read.collect()
}

/// The editions somebody may see; who has no part in any sees none.
pub async fn programmes(desk: &Desk, actor: &Actor, now: i64) -> Acted<Vec<ProgrammeLine>> {
    let mut reading = desk.database.reading();
    let mut found = Vec::new();
    for row in reading.programme_editions().await? {
        let seen = rules(&row)?;
        if may_read_programme(actor, &seen.code).is_err() {
            continue;
        }
        let lines = lines(&mut reading, actor, &seen.programme, now).await?;
        found.push(ProgrammeLine {
            n_units: lines.len(),
            n_waiting: lines.iter().filter(|line| line.is_waiting).count(),
            programme: seen.programme,
        });
    }
    Ok(found)
}

/// One edition with the units somebody may see in it.
pub async fn programme_page(
    desk: &Desk,
    actor: &Actor,
    programme: &str,
    edition_name: &str,
    now: i64,
) -> Acted<ProgrammePage> {
    let mut reading = desk.database.reading();
    let seen = edition(&mut reading, programme, edition_name).await?;
    may_read_programme(actor, &seen.code)?;
    let lines = lines(&mut reading, actor, &seen.programme, now).await?;
    let offered = offered(&mut reading, actor, &seen.programme, now).await?;
    Ok(ProgrammePage {
        programme: seen.programme,
        lines,
        offered,
    })
}

async fn lines(
    reading: &mut Reading<'_>,
    actor: &Actor,
    programme: &Programme,
    now: i64,
) -> Acted<Vec<CandidacyLine>> {
    let rows = reading
        .candidacies_of_edition(&programme.code, &programme.edition)
        .await?;
    let waiting = reading.proposals_of_programme(&programme.code).await?;
    let waiting: BTreeSet<&str> = waiting.iter().map(|row| row.candidacy.as_str()).collect();
    let ids: Vec<String> = rows.iter().map(|row| row.unit.clone()).collect();
    let names = names(reading, &ids).await?;
    let subjects = subjects(reading, &ids).await?;
    let code = programme.code.as_str().into();
    let recused = reading.recusals_by(actor.person.as_str()).await?;
    let recused: BTreeSet<String> = recused.into_iter().map(|one| one.candidacy).collect();
    let authored = reading.authored_by(actor.person.as_str()).await?;
    let authored: BTreeSet<String> = authored.into_iter().map(|row| row.candidacy).collect();
    let mut found = Vec::new();
    for row in rows {
        let subject = subjects.iter().find(|one| one.unit().as_str() == row.unit);
        let Some(subject) = subject else { continue };
        let stage = programme.stage(&row.stage);
        let before = Before {
            situation: Situation {
                is_recused: recused.contains(&row.candidacy),
                ..situation(actor, subject, &code, now)
            },
            is_author: authored.contains(&row.candidacy) && is_author(reading, actor, &row).await?,
            is_draft: stage.is_some_and(|stage| stage.writes_proposal),
        };
        if may_read_proposal(&before).is_err() {
            continue;
        }
        found.push(CandidacyLine {
            name: names.get(&row.unit).unwrap_or(&row.unit).clone(),
            status: status(programme, &standing(&row), Day::at(now)),
            is_waiting: waiting.contains(row.candidacy.as_str()),
            row,
        });
    }
    let place = |stage: &str| programme.stages.iter().position(|one| one.code == stage);
    found.sort_by_key(|line| {
        (
            place(&line.row.stage),
            line.name.clone(),
            line.row.candidacy.clone(),
        )
    });
    Ok(found)
}

/// Units of the reader's own grants that may enter and are not under way.
pub(crate) async fn offered(
    reading: &mut Reading<'_>,
    actor: &Actor,
    programme: &Programme,
    now: i64,
) -> Acted<Vec<(String, String)>> {
    let mut bodies: BTreeMap<String, Body> = BTreeMap::new();
    for grant in &actor.grants {
        let (Role::UnitOfficer | Role::Coordinator, Scope::Body(body)) = (grant.role, &grant.scope)
        else {
            continue;
        };
        let own = reading.body_named(body.as_str()).await?;
        let mut next: Vec<Body> = own;
        while let Some(body) = next.pop() {
            if bodies.len() >= MOST_OFFERED || bodies.contains_key(&body.body) {
                continue;
            }
            if grant.role == Role::Coordinator {
                next.extend(reading.bodies_below(&body.body).await?);
            }
            bodies.insert(body.body.clone(), body);
        }
    }
    let ids: Vec<String> = bodies.keys().cloned().collect();
    let code = programme.code.as_str().into();
    let mut found = Vec::new();
    for subject in subjects(reading, &ids).await? {
        let who = situation(actor, &subject, &code, now);
        let is_unit = subject.lineage().len() > 1;
        if !is_unit || may_begin_candidacy(&who, &programme.entry.by).is_err() {
            continue;
        }
        if let Some(body) = bodies.get(subject.unit().as_str()) {
            found.push((body.body.clone(), body.name.clone()));
        }
    }
    found.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
    Ok(found)
}

pub(super) async fn names(
    reading: &mut Reading<'_>,
    ids: &[String],
) -> Acted<BTreeMap<String, String>> {
    let bodies = reading.bodies_with(ids).await?;
    Ok(bodies
        .into_iter()
        .map(|body| (body.body, body.name))
        .collect())
}

/// One candidacy with what its reader may do.
pub async fn candidacy_page(
    desk: &Desk,
    actor: &Actor,
    id: &str,
    now: i64,
) -> Acted<CandidacyPage> {
    let mut reading = desk.database.reading();
    let seen = candidacy(&mut reading, id).await?;
    may_read(&mut reading, &seen, actor, now).await?;
    let who = seen.situation(actor, now);
    let programme = seen.programme().clone();
    let stage = programme.stage(&seen.row.stage).ok_or(Refusal::Hidden)?;
    let today = Day::at(now);
    let is_over = matches!(seen.status(today), Status::Expired(_));
    let exits = stage.exits.iter().filter(|_| !is_over);
    let exits = exits
        .map(|exit| OpenExit {
            code: exit.code.clone(),
            may_take: may_take_step(&who, &exit.by).is_ok(),
        })
        .collect();
    let waiting = seen.proposal.as_ref();
    let by = waiting
        .and_then(|row| stage.exit(&row.exit))
        .map(|exit| exit.by.as_slice());
    let by = by.unwrap_or_default();
    let asked_by = PersonId::from(waiting.map_or("", |row| row.person.as_str()));
    let may_show = may_show_facility(&who, stage.shows_facilities).is_ok();
    let mut photos = Vec::new();
    if may_show {
        photos = desk.database.evidence_of_body(&seen.row.unit).await?;
        photos.retain(|one| one.media_type.starts_with("image/"));
    }
    let ids = [seen.row.unit.clone(), seen.row.institution.clone()];
    Ok(CandidacyPage {
        called: names(&mut reading, &ids).await?,
        status: seen.status(today),
        steps: reading.steps_of(id).await?,
        exits,
        confirming: may_confirm_step(&who, by, &asked_by),
        asked: waiting.map_or_else(String::new, step_stamp),
        may_withdraw: waiting.is_some() && may_withdraw_step(&who, by).is_ok(),
        facilities: reading.candidacy_facilities(id).await?,
        may_show,
        photos,
        honours: reading.candidacy_honours(id).await?,
        proposal: seen.proposal.clone(),
        row: seen.row.clone(),
        programme,
    })
}

/// Whether somebody may see the list of programmes: who has a part in any or
/// speaks for a body.
pub fn sees_programmes(actor: &Actor) -> bool {
    let parts = [
        Role::ProgrammeOfficer,
        Role::Coordinator,
        Role::UnitOfficer,
        Role::Evaluator,
        Role::Decider,
        Role::Auditor,
    ];
    parts.iter().any(|role| actor.holds(*role, |_| true))
}

/// Whether somebody may open editions of a programme.
pub fn opens(actor: &Actor, programme: &str) -> bool {
    may_open_programme(actor, &programme.into()).is_ok()
}
