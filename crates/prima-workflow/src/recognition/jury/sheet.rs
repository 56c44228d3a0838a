//! A juror's score sheet as a workbook, taken along and held against what is
//! saved when it comes back: the worksheet of units with other questions.
//! Nothing is saved here; what was chosen goes through `save_scores`, which
//! judges it again. The private note stays at the desk.

use super::facts::{CandidateSeen, StageSeen, one};
use super::result::questions;
use super::scoring::checked;
use crate::assessment::worksheet::{compare, entry};
use crate::assessment::{Acted, Desk, Entry, Made, Refusal, WorksheetFault, WorksheetReview};
use crate::failure::WorkflowError;
use prima_domain::recognition::jury::permission::may_score;
use prima_domain::register::person::Actor;
use prima_exchange::Problems;
use prima_exchange::worksheet::{Head, Held, Unreadable, open, write};
use prima_store::cycle::{Response, ResponseChange};
use prima_store::recognition::jury::{JuryScore, JuryScoreChange};
use std::collections::BTreeMap;

/// The own sheet as a workbook, while it may be filled in.
pub async fn score_sheet(
    desk: &Desk,
    actor: &Actor,
    id: &str,
    made: &Made<'_>,
    now: i64,
) -> Acted<Vec<u8>> {
    let own = own(desk, actor, id, now).await?;
    let title = format!(
        "{} · {}",
        own.seen.edition.programme.title.get(made.lang),
        own.seen.stage.title.get(made.lang)
    );
    let head = Head {
        cycle_title: title,
        unit_name: made.unit_name.to_owned(),
        day: made.day.to_owned(),
        ..own.head(actor)
    };
    let held = own.scores.iter().map(|row| {
        let held = Held {
            value: row.value.clone(),
            note: row.note.clone(),
            version: row.version,
        };
        (row.criterion.clone(), held)
    });
    let asked = questions(&own.seen.jury);
    let written = write(&head, &asked, &held.collect(), made.lang);
    Ok(written.map_err(WorkflowError::from)?)
}

/// Holds a workbook against the own sheet.
pub async fn review_sheet(
    desk: &Desk,
    actor: &Actor,
    id: &str,
    (name, content): (&str, Vec<u8>),
    now: i64,
) -> Acted<Result<WorksheetReview, WorksheetFault>> {
    let own = own(desk, actor, id, now).await?;
    let opened = match open(content, name) {
        Ok(opened) => opened,
        Err(fault) => return Ok(Err(WorksheetFault::Unreadable(fault))),
    };
    let (head, wanted) = (&opened.head, own.head(actor));
    let named = |head: &Head| {
        (
            head.cycle.clone(),
            head.unit.clone(),
            head.instrument.clone(),
        )
    };
    if named(head) != named(&wanted) {
        return Ok(Err(WorksheetFault::Foreign(head.clone())));
    }
    let asked = questions(&own.seen.jury);
    let taken = match opened.rows(&asked) {
        Ok(taken) => taken,
        Err(fault) => return Ok(Err(WorksheetFault::Unreadable(fault))),
    };
    let mut problems = Problems::default();
    for row in &taken.rows {
        let one = entry(row.clone());
        if let Err(Refusal::Values(bad)) = checked(&own.seen.jury, std::slice::from_ref(&one)) {
            for bad in bad {
                let arguments = vec![("value", bad.value), ("expected", bad.expected)];
                problems.push(row.problem(bad.key, arguments));
            }
        }
    }
    if let Err(problems) = problems.or(()) {
        let fault = Unreadable::Cells(problems);
        return Ok(Err(WorksheetFault::Unreadable(fault)));
    }
    let rows = taken.rows.into_iter().map(entry).collect();
    let mut review = own.review(rows);
    review.absent = taken.absent;
    review.ignored = taken.ignored;
    Ok(Ok(review))
}

/// Holds what was carried from a review against the own sheet again.
pub async fn review_sheet_entries(
    desk: &Desk,
    actor: &Actor,
    id: &str,
    entries: Vec<Entry>,
    now: i64,
) -> Acted<WorksheetReview> {
    Ok(own(desk, actor, id, now).await?.review(entries))
}

struct Own {
    seen: StageSeen,
    candidate: CandidateSeen,
    scores: Vec<JuryScore>,
    changes: Vec<JuryScoreChange>,
}

async fn own(desk: &Desk, actor: &Actor, id: &str, now: i64) -> Acted<Own> {
    let mut reading = desk.database.reading();
    let (seen, candidate) = one(desk, &mut reading, id, now).await?;
    may_score(&seen.situation(&candidate, actor, now))?;
    let juror = actor.person.as_str();
    let (mut scores, mut changes) = (
        reading.scores_of(id).await?,
        reading.score_changes_of(id).await?,
    );
    scores.retain(|row| row.visit == candidate.visit && row.juror == juror);
    changes.retain(|row| row.visit == candidate.visit && row.juror == juror);
    Ok(Own {
        seen,
        candidate,
        scores,
        changes,
    })
}

impl Own {
    /// What the workbook belongs to: this visit, this candidate, this juror.
    fn head(&self, actor: &Actor) -> Head {
        let row = &self.candidate.row;
        Head {
            cycle: format!("{}/{}", row.candidacy, self.candidate.visit),
            unit: actor.person.to_string(),
            instrument: format!("{}/{}", row.programme, row.edition),
            ..Head::default()
        }
    }

    fn review(&self, entries: Vec<Entry>) -> WorksheetReview {
        let saved = self.scores.iter().map(|row| Response {
            code: row.criterion.clone(),
            value: row.value.clone(),
            note: row.note.clone(),
            version: row.version,
            person: row.juror.clone(),
            at: row.at.clone(),
            ..Response::default()
        });
        let changes = self.changes.iter().map(|row| ResponseChange {
            code: row.criterion.clone(),
            value: row.value.clone(),
            note: row.note.clone(),
            version: row.version,
            ..ResponseChange::default()
        });
        let (saved, changes): (Vec<_>, Vec<_>) = (saved.collect(), changes.collect());
        let private: BTreeMap<&str, &str> = self
            .scores
            .iter()
            .map(|row| (row.criterion.as_str(), row.private.as_str()))
            .collect();
        let mut review = compare(&saved, &changes, questions(&self.seen.jury), entries);
        for one in &mut review.differences {
            let kept = private.get(one.entry.code.as_str()).copied();
            one.entry.private = kept.unwrap_or_default().to_owned();
        }
        review
    }
}
