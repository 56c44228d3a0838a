//! What the rules need to know of a programme and of one unit in it.
//!
//! What is not there is [`Refusal::Hidden`], as what is forbidden.

use super::shelf::read_text;
use crate::assessment::facts::subject;
use crate::assessment::{ActError, COOLING_OFF_DAYS, Refusal};
use crate::failure::WorkflowError;
use crate::innovation::proposal::is_author;
use prima_domain::innovation::proposal::permission::{Before, may_read_proposal};
use prima_domain::recognition::candidacy::{Past, Standing, Status, status};
use prima_domain::recognition::permission::Situation;
use prima_domain::register::day::Day;
use prima_domain::register::id::ProgrammeCode;
use prima_domain::register::person::{Actor, Subject};
use prima_instrument::programme::Programme;
use prima_store::cycle::Reading;
use prima_store::recognition::{Candidacy, CandidacyProposal, ProgrammeEdition};
use std::io;
use std::path::Path;

/// An edition that was opened, with its rules read.
#[derive(Clone, Debug)]
pub(crate) struct EditionSeen {
    pub programme: Programme,
    pub code: ProgrammeCode,
}

/// One unit on its way.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub row: Candidacy,
    pub edition: EditionSeen,
    pub subject: Subject,
    pub standing: Standing,
    /// The step that waits for a second person.
    pub proposal: Option<CandidacyProposal>,
    /// Who recused themselves from it as a juror.
    pub recused: Vec<String>,
}

/// Reads the rules of an edition that was opened.
pub(crate) fn rules(row: &ProgrammeEdition) -> Result<EditionSeen, WorkflowError> {
    let programme = read_text(&row.content)?.map_err(|_| {
        // It was read before it was kept.
        let name = format!("{}/{}", row.programme, row.edition);
        WorkflowError::at(Path::new(&name))(io::Error::other("the rules kept are damaged"))
    })?;
    Ok(EditionSeen {
        code: ProgrammeCode::new(row.programme.clone()),
        programme,
    })
}

/// An edition that was opened, or [`Refusal::Hidden`].
pub(crate) async fn edition(
    reading: &mut Reading<'_>,
    programme: &str,
    edition: &str,
) -> Result<EditionSeen, ActError> {
    let row = reading.programme_edition(programme, edition).await?.pop();
    Ok(rules(&row.ok_or(Refusal::Hidden)?)?)
}

/// A candidacy, or [`Refusal::Hidden`].
pub(crate) async fn candidacy(reading: &mut Reading<'_>, id: &str) -> Result<Seen, ActError> {
    let row = reading.candidacy_named(id).await?.pop();
    let row = row.ok_or(Refusal::Hidden)?;
    let edition = edition(reading, &row.programme, &row.edition).await?;
    let subject = subject(reading, &row.unit).await?;
    let proposal = reading.proposal_of(id).await?.pop();
    let recused = reading.recusals_of(id).await?.into_iter();
    Ok(Seen {
        recused: recused.map(|one| one.juror).collect(),
        standing: standing(&row),
        subject: subject.ok_or(Refusal::Hidden)?,
        edition,
        proposal,
        row,
    })
}

/// Where a candidacy stands, as the rules see it.
pub(crate) fn standing(row: &Candidacy) -> Standing {
    Standing {
        stage: row.stage.clone(),
        granted: Day::parse(&row.granted),
        expires: Day::parse(&row.expires),
        revoked: Day::parse(&row.revoked),
    }
}

/// What was before: candidacies of the unit in any edition of the programme, and
/// revocations that were imported. One whose day nobody knows counts from the
/// last day of the period in which it was reported.
pub(crate) async fn past(
    reading: &mut Reading<'_>,
    programme: &Programme,
    unit: &str,
    today: Day,
) -> Result<Vec<Past>, ActError> {
    let mut past = Vec::new();
    for row in reading.candidacies_of_unit(unit).await? {
        if row.programme == programme.code {
            let rules = edition(reading, &row.programme, &row.edition).await?;
            past.push(Past::Candidacy(status(
                &rules.programme,
                &standing(&row),
                today,
            )));
        }
    }
    for honour in reading.honours_of_unit(&programme.code, unit).await? {
        let is_own = honour.unit == unit || honour.unit.is_empty();
        if honour.status != "revoked" || !is_own {
            continue;
        }
        let day = Day::last_of(&honour.revoked).or_else(|| Day::last_of(&honour.period));
        past.extend(day.map(Past::RevokedElsewhere));
    }
    Ok(past)
}

/// Whether somebody may read a candidacy: a draft of a proposal has fewer
/// readers than any other one.
pub(crate) async fn may_read(
    reading: &mut Reading<'_>,
    seen: &Seen,
    actor: &Actor,
    now: i64,
) -> Result<(), ActError> {
    let is_author = is_author(reading, actor, &seen.row).await?;
    Ok(may_read_proposal(&seen.before(actor, is_author, now))?)
}

/// The title of the proposal that a candidacy is of; empty: it is of none, or of none
/// that somebody may read.
pub(super) async fn title_for(
    reading: &mut Reading<'_>,
    actor: &Actor,
    id: &str,
    now: i64,
) -> Result<String, ActError> {
    let seen = candidacy(reading, id).await?;
    match may_read(reading, &seen, actor, now).await {
        Ok(()) => {}
        Err(ActError::Refused(_)) => return Ok(String::new()),
        Err(error) => return Err(error),
    }
    let written = reading.proposal_named(id).await?.pop();
    Ok(written.map_or_else(String::new, |written| written.title))
}

/// Somebody before a unit in a programme.
pub(crate) fn situation<'a>(
    actor: &'a Actor,
    subject: &'a Subject,
    programme: &'a ProgrammeCode,
    now: i64,
) -> Situation<'a> {
    Situation {
        actor,
        subject,
        programme,
        today: Day::at(now),
        cooling_off_days: COOLING_OFF_DAYS,
        is_recused: false,
    }
}

impl Seen {
    /// Somebody before this candidacy.
    pub fn situation<'a>(&'a self, actor: &'a Actor, now: i64) -> Situation<'a> {
        Situation {
            is_recused: self.recused.iter().any(|one| one == actor.person.as_str()),
            ..situation(actor, &self.subject, &self.edition.code, now)
        }
    }

    /// Somebody before what is written of it.
    pub fn before<'a>(&'a self, actor: &'a Actor, is_author: bool, now: i64) -> Before<'a> {
        let stage = self.programme().stage(&self.row.stage);
        Before {
            situation: self.situation(actor, now),
            is_author,
            is_draft: stage.is_some_and(|stage| stage.writes_proposal),
        }
    }

    /// The rules it follows.
    pub fn programme(&self) -> &Programme {
        &self.edition.programme
    }

    /// What it is worth on a day.
    pub fn status(&self, today: Day) -> Status {
        status(self.programme(), &self.standing, today)
    }
}
