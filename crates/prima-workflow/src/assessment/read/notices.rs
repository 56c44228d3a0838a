//! What somebody is told, unread first, newest first.

use crate::assessment::desk::Desk;
use crate::assessment::facts::{self, CycleSeen};
use crate::assessment::refusal::{ActError, Acted, Refusal};
use crate::innovation::Occasion;
use crate::recognition::notice::about;
use prima_domain::assessment::cycle::Extension;
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::assessment::permission::notice::may_be_told;
use prima_domain::innovation::permission::may_be_told as may_be_told_of_innovation;
use prima_domain::register::person::Actor;
use prima_store::StoreError;
use prima_store::cycle::{Notice, Reading};
use std::collections::BTreeMap;

/// A notice that its person may read.
#[derive(Clone, Debug)]
pub struct NoticeLine {
    /// As it is kept.
    pub notice: Notice,
    /// What it tells.
    pub kind: NoticeKind,
    /// Title of the round, the event or the programme, in Indonesian and in English;
    /// of an innovation, twice the title it has.
    pub title: (String, String),
    /// Whether the round, the innovation or the body is a sample.
    pub sample: bool,
    /// Name of the unit, of the category or of the stage, in Indonesian and in
    /// English; empty: the round as a whole.
    pub part: (String, String),
    /// The time that was given, where it tells of that.
    pub extension: Option<Extension>,
}

/// The notices of somebody. What a tie that showed itself later bars from is left
/// out, and so is what a unit that takes part no more was told.
pub async fn notices(desk: &Desk, actor: &Actor, now: i64) -> Acted<Vec<NoticeLine>> {
    let mut reading = desk.database.reading();
    let rows = reading.notices_for(actor.person.as_str()).await?;
    let is_of_round =
        |row: &Notice| NoticeKind::from_code(&row.kind).is_none_or(NoticeKind::is_of_round);
    let (rows, others): (Vec<Notice>, Vec<Notice>) = rows.into_iter().partition(is_of_round);
    let mut of_cycle: BTreeMap<String, Vec<Notice>> = BTreeMap::new();
    for row in rows {
        of_cycle.entry(row.cycle.clone()).or_default().push(row);
    }
    let is_about_innovation = |row: &Notice| {
        NoticeKind::from_code(&row.kind).is_some_and(NoticeKind::is_about_innovation)
    };
    let (of_innovation, others): (Vec<Notice>, Vec<Notice>) =
        others.into_iter().partition(is_about_innovation);
    let mut lines = of_recognition(desk, &mut reading, actor, others, now).await?;
    lines.extend(of_innovations(&mut reading, actor, of_innovation).await?);
    for (cycle, rows) in of_cycle {
        match facts::cycle(&mut reading, &cycle).await {
            Ok(seen) => lines.extend(of_round(&mut reading, actor, &seen, rows, now).await?),
            Err(ActError::Refused(Refusal::Hidden)) => {}
            Err(error) => return Err(error),
        }
    }
    lines.sort_by(|one, other| {
        let place = |line: &NoticeLine| (line.notice.read_at > 0, -line.notice.at);
        place(one)
            .cmp(&place(other))
            .then_with(|| one.notice.notice.cmp(&other.notice.notice))
    });
    Ok(lines)
}

/// Notices about innovations, told in the name of a body that the reader still
/// speaks for.
async fn of_innovations(
    reading: &mut Reading<'_>,
    actor: &Actor,
    rows: Vec<Notice>,
) -> Acted<Vec<NoticeLine>> {
    let mut lines = Vec::new();
    for notice in rows {
        let kind = NoticeKind::from_code(&notice.kind);
        let Some(kind) = kind.filter(|kind| kind.is_about_innovation()) else {
            continue;
        };
        let body = facts::subject(reading, &notice.unit).await?;
        if body.is_none_or(|body| may_be_told_of_innovation(actor, &body).is_err()) {
            continue;
        }
        let Some((title, sample)) = titled(reading, kind, &notice.occasion).await? else {
            continue;
        };
        let bodies = reading
            .bodies_with(std::slice::from_ref(&notice.unit))
            .await?;
        let body = bodies.first();
        let name = body
            .map(|body| body.called().to_owned())
            .unwrap_or_default();
        lines.push(NoticeLine {
            kind,
            title: (title.clone(), title),
            sample: sample || body.is_some_and(|body| !body.sample.is_empty()),
            part: (name.clone(), name),
            extension: None,
            notice,
        });
    }
    Ok(lines)
}

async fn of_recognition(
    desk: &Desk,
    reading: &mut Reading<'_>,
    actor: &Actor,
    rows: Vec<Notice>,
    now: i64,
) -> Acted<Vec<NoticeLine>> {
    let mut lines = Vec::new();
    for notice in rows {
        let Some(kind) = NoticeKind::from_code(&notice.kind) else {
            continue;
        };
        if let Some(told) = about(desk, reading, actor, &notice, now).await? {
            lines.push(NoticeLine {
                notice,
                kind,
                title: told.title,
                sample: told.is_sample,
                part: told.part,
                extension: None,
            });
        }
    }
    Ok(lines)
}

/// What a notice about innovations is about, and whether that is a sample: the
/// title of one, or the year in which a body is to speak of all of its own, which
/// are samples where the body is. None where it is gone.
pub(crate) async fn titled(
    reading: &mut Reading<'_>,
    kind: NoticeKind,
    occasion: &str,
) -> Result<Option<(String, bool)>, StoreError> {
    if kind == NoticeKind::RunningDue {
        return Ok(Some((occasion.to_owned(), false)));
    }
    let Some(occasion) = Occasion::read(occasion) else {
        return Ok(None);
    };
    let found = reading.innovation_with(&occasion.innovation).await?.pop();
    Ok(found.map(|row| (row.title, !row.sample.is_empty())))
}

async fn of_round(
    reading: &mut Reading<'_>,
    actor: &Actor,
    seen: &CycleSeen,
    rows: Vec<Notice>,
    now: i64,
) -> Acted<Vec<NoticeLine>> {
    let ids: Vec<String> = rows.iter().map(|row| row.unit.clone()).collect();
    let units: Vec<&str> = ids
        .iter()
        .filter(|id| !id.is_empty())
        .map(|id| &**id)
        .collect();
    let units = facts::units_seen(reading, &seen.row.cycle, &units).await?;
    let known: Vec<String> = units.keys().cloned().collect();
    let bodies = reading.bodies_with(&known).await?.into_iter();
    let names: BTreeMap<String, String> = bodies
        .map(|body| (body.body.clone(), body.called().to_owned()))
        .collect();
    let mut lines = Vec::new();
    for notice in rows {
        let Some(kind) = NoticeKind::from_code(&notice.kind) else {
            continue;
        };
        let is_told = match (notice.unit.as_str(), units.get(&notice.unit)) {
            ("", _) => true,
            (_, Some(unit)) => may_be_told(&seen.situation(actor, unit, now), kind).is_ok(),
            (_, None) => false,
        };
        if is_told {
            lines.push(NoticeLine {
                kind,
                title: (seen.row.title_id.clone(), seen.row.title_en.clone()),
                sample: !seen.row.sample.is_empty(),
                part: names
                    .get(&notice.unit)
                    .map(|name| (name.clone(), name.clone()))
                    .unwrap_or_default(),
                extension: given(seen, kind, &notice),
                notice,
            });
        }
    }
    Ok(lines)
}

/// The time of which a notice tells, the newest that ends then.
fn given(seen: &CycleSeen, kind: NoticeKind, notice: &Notice) -> Option<Extension> {
    let mut all = seen.facts.extensions.iter().rev();
    let found = all.find(|one| {
        let is_theirs = one.unit().is_none_or(|unit| unit.as_str() == notice.unit);
        is_theirs && one.until() == notice.until
    });
    found.filter(|_| kind == NoticeKind::TimeGiven).cloned()
}
