//! Notices about the steps of a candidacy, written in the act that they tell of:
//! to whoever may confirm one as the second person, and to the unit that holds an
//! honour by one or loses it.

use super::facts::{Seen, candidacy, may_read};
use super::notice::{About, tell_readers};
use crate::assessment::notice::News;
use crate::assessment::{Acted, Desk};
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::recognition::candidacy::exit;
use prima_domain::recognition::permission::may_confirm_step;
use prima_domain::register::day::Day;
use prima_domain::register::id::PersonId;
use prima_domain::register::person::{Actor, Role};
use prima_instrument::programme::Exit;
use prima_store::cycle::{Notice, Reading};
use prima_store::recognition::{Candidacy, CandidacyHonour, CandidacyProposal};
use prima_store::{Act, StoreError};
use std::collections::BTreeSet;

/// Tells all who may confirm the step that was just asked for.
pub(super) async fn tell_second_persons(
    desk: &Desk,
    act: &mut Act,
    seen: &Seen,
    (found, asked): (&Exit, &CandidacyProposal),
    now: i64,
) -> Acted<()> {
    let first = PersonId::from(asked.person.as_str());
    let mut people = BTreeSet::new();
    for role in &found.by {
        // Of the unit's side only its own officers are many people's concern.
        let holders = match Role::from_code(role) {
            Some(Role::UnitOfficer) => act.reading().officers_of(&[seen.row.unit.as_str()]).await?,
            _ => act.holders_of(role).await?,
        };
        people.extend(holders.into_iter().map(|grant| grant.person));
    }
    let news = News {
        kind: NoticeKind::StepWaits,
        cycle: &asked.candidacy,
        occasion: &asked.at,
        until: None,
        now,
    };
    let may =
        |actor: &Actor| may_confirm_step(&seen.situation(actor, now), &found.by, &first).is_ok();
    tell_readers(desk, act, seen, (people, may), news).await
}

/// Tells the unit that it holds what a step granted, or holds it no more.
pub(super) async fn tell_unit(
    act: &mut Act,
    row: &Candidacy,
    (kind, number): (NoticeKind, i64),
    now: i64,
) -> Result<(), StoreError> {
    let occasion = number.to_string();
    let news = News {
        kind,
        cycle: &row.candidacy,
        occasion: &occasion,
        until: None,
        now,
    };
    news.tell_officers(act, &[row.unit.as_str()]).await
}

/// What a notice says of a step that still waits for this person.
pub(super) async fn still_waits(
    reading: &mut Reading<'_>,
    actor: &Actor,
    notice: &Notice,
    now: i64,
) -> Acted<Option<About>> {
    let seen = candidacy(reading, &notice.cycle).await?;
    may_read(reading, &seen, actor, now).await?;
    let waiting = seen.proposal.as_ref();
    let Some(asked) = waiting.filter(|asked| asked.at == notice.occasion) else {
        return Ok(None);
    };
    let programme = seen.programme();
    let Ok(found) = exit(programme, &seen.standing, &asked.exit, Day::at(now)) else {
        return Ok(None);
    };
    let first = PersonId::from(asked.person.as_str());
    may_confirm_step(&seen.situation(actor, now), &found.by, &first)?;
    let units = reading
        .bodies_with(std::slice::from_ref(&seen.row.unit))
        .await?;
    let name = units
        .first()
        .map_or(seen.row.unit.as_str(), |unit| unit.called());
    Ok(Some(About {
        title: (programme.title.id.clone(), programme.title.en.clone()),
        part: (name.to_owned(), name.to_owned()),
        is_sample: !seen.row.sample.is_empty(),
    }))
}

/// What a notice says of an honour that the unit still has.
pub(super) async fn still_honoured(
    reading: &mut Reading<'_>,
    actor: &Actor,
    notice: &Notice,
    now: i64,
) -> Acted<Option<About>> {
    let seen = candidacy(reading, &notice.cycle).await?;
    may_read(reading, &seen, actor, now).await?;
    let honours = reading.candidacy_honours(&notice.cycle).await?;
    let is_it = |number: i64| number.to_string() == notice.occasion;
    let mut honours = honours.into_iter();
    let honour = honours.find(|one| is_it(one.number) && one.revoked.is_empty());
    Ok(honour.map(|honour| of_honour(&seen, honour)))
}

/// What a notice says of an honour that was taken from the unit.
pub(super) async fn was_revoked(
    reading: &mut Reading<'_>,
    actor: &Actor,
    notice: &Notice,
    now: i64,
) -> Acted<Option<About>> {
    let seen = candidacy(reading, &notice.cycle).await?;
    may_read(reading, &seen, actor, now).await?;
    // What it was granted before it was revoked.
    let is_it = |one: &CandidacyHonour| {
        let is_before = notice.occasion.parse().is_ok_and(|step| one.number < step);
        is_before && !one.revoked.is_empty()
    };
    let honours = reading.candidacy_honours(&notice.cycle).await?.into_iter();
    let honour = honours.filter(is_it).max_by_key(|one| one.number);
    Ok(honour.map(|honour| of_honour(&seen, honour)))
}

fn of_honour(seen: &Seen, honour: CandidacyHonour) -> About {
    let title = &seen.programme().title;
    About {
        title: (title.id.clone(), title.en.clone()),
        part: (honour.title_id, honour.title_en),
        is_sample: !seen.row.sample.is_empty(),
    }
}
