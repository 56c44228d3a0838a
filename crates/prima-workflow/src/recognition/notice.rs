//! Notices about awards and juries, written in the act that they tell of: to the
//! second officer of a decision, to who proposed it, and to jurors who have candidates
//! to judge.
//!
//! Asked again when one is shown and before its letter leaves: what no longer
//! waits, or became hidden by a tie, is not spoken of. A juror is told the
//! programme and the stage alone, never a candidate, as long as one waits for the
//! own sheet: whether the grant names a programme, a region or a body.

use super::award::{second_officers, still_waits, was_confirmed};
use super::facts::{Seen, edition, may_read};
use super::jury::{StagePlace, waits_for_sheet};
use super::step_notice;
use crate::assessment::notice::{News, put};
use crate::assessment::{ActError, Acted, Desk, Refusal};
use crate::innovation::proposal::still_to_check;
use crate::people::actor_of;
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::register::person::Actor;
use prima_store::cycle::{Notice, Reading};
use prima_store::recognition::award::AwardDecision;
use prima_store::{Act, StoreError};
use std::collections::BTreeSet;

/// What a notice is about, where its person may know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct About {
    /// Title of the event or programme, in Indonesian and English.
    pub title: (String, String),
    /// The category or stage, in Indonesian and English.
    pub part: (String, String),
    /// Whether it is a sample.
    pub is_sample: bool,
}

/// Parts of where a jury sits, as a notice keeps them.
const APART: char = '/';

/// Tells all who may confirm what was just proposed in a category.
pub(super) async fn tell_second_officers(
    desk: &Desk,
    act: &mut Act,
    (award, category, decision): (&str, &str, i64),
    now: i64,
) -> Acted<()> {
    let occasion = decision.to_string();
    let news = News {
        kind: NoticeKind::AwardWaits,
        cycle: award,
        occasion: &occasion,
        until: None,
        now,
    };
    let officers = second_officers(desk, act, award, category, now).await?;
    let rows: BTreeSet<Notice> = officers
        .iter()
        .map(|person| news.notice(person, category))
        .collect();
    Ok(put(act, rows).await?)
}

/// Tells who proposed a decision that another officer confirmed it.
pub(super) async fn tell_proposer(
    act: &mut Act,
    decision: &AwardDecision,
    now: i64,
) -> Result<(), StoreError> {
    let occasion = decision.decision.to_string();
    let news = News {
        kind: NoticeKind::AwardConfirmed,
        cycle: &decision.award,
        occasion: &occasion,
        until: None,
        now,
    };
    let row = news.notice(&decision.proposed_by, &decision.category);
    put(act, BTreeSet::from([row])).await
}

/// Tells jurors that they have candidates to judge, each once, however many.
pub(super) async fn tell_jurors<'a>(
    act: &mut Act,
    stage: [&str; 3],
    jurors: impl Iterator<Item = &'a str>,
    now: i64,
) -> Result<(), StoreError> {
    let place = stage.join(&APART.to_string());
    let occasion = now.to_string();
    let news = News {
        kind: NoticeKind::JurySeated,
        cycle: &place,
        occasion: &occasion,
        until: None,
        now,
    };
    let rows: BTreeSet<Notice> = jurors.map(|juror| news.notice(juror, "")).collect();
    put(act, rows).await
}

/// Tells those of these people about a candidacy who may do what waits there, and may
/// read it: of a draft of a proposal there are fewer readers than of any other one.
pub(crate) async fn tell_readers(
    desk: &Desk,
    act: &mut Act,
    seen: &Seen,
    (people, may): (BTreeSet<String>, impl Fn(&Actor) -> bool),
    news: News<'_>,
) -> Acted<()> {
    let mut rows = BTreeSet::new();
    for person in people {
        let actor = actor_of(&desk.database, &person).await?;
        if !may(&actor) {
            continue;
        }
        match may_read(&mut act.reading(), seen, &actor, news.now).await {
            Ok(()) => rows.insert(news.notice(&person, &seen.row.unit)),
            Err(ActError::Refused(_)) => continue,
            Err(failed) => return Err(failed),
        };
    }
    Ok(put(act, rows).await?)
}

/// What a notice is about; none where its person may not know, or nothing waits.
pub(crate) async fn about(
    desk: &Desk,
    reading: &mut Reading<'_>,
    actor: &Actor,
    notice: &Notice,
    now: i64,
) -> Acted<Option<About>> {
    let found = match NoticeKind::from_code(&notice.kind) {
        Some(NoticeKind::AwardWaits) => still_waits(desk, reading, actor, notice, now).await,
        Some(NoticeKind::AwardConfirmed) => was_confirmed(reading, actor, notice).await,
        Some(NoticeKind::ProposalSubmitted) => still_to_check(reading, actor, notice, now).await,
        Some(NoticeKind::JurySeated) => of_jury(desk, reading, actor, notice, now).await,
        Some(NoticeKind::StepWaits) => step_notice::still_waits(reading, actor, notice, now).await,
        Some(NoticeKind::HonourGranted) => {
            step_notice::still_honoured(reading, actor, notice, now).await
        }
        Some(NoticeKind::HonourRevoked) => {
            step_notice::was_revoked(reading, actor, notice, now).await
        }
        _ => return Ok(None),
    };
    match found {
        Err(ActError::Refused(Refusal::Hidden | Refusal::Rule(_))) => Ok(None),
        other => other,
    }
}

async fn of_jury(
    desk: &Desk,
    reading: &mut Reading<'_>,
    actor: &Actor,
    notice: &Notice,
    now: i64,
) -> Acted<Option<About>> {
    let parts: Vec<&str> = notice.cycle.split(APART).collect();
    let [programme, code, stage] = *parts.as_slice() else {
        return Ok(None);
    };
    let place = StagePlace {
        programme,
        edition: code,
        stage,
    };
    let Some(is_sample) = waits_for_sheet(desk, reading, actor, place, now).await? else {
        return Ok(None);
    };
    let seen = edition(reading, programme, code).await?;
    let Some(found) = seen.programme.stage(stage) else {
        return Ok(None);
    };
    let title = &seen.programme.title;
    Ok(Some(About {
        title: (title.id.clone(), title.en.clone()),
        part: (found.title.id.clone(), found.title.en.clone()),
        is_sample,
    }))
}
