//! Officers who hold proposals against the rules are told of one that came to their
//! stage, for as long as it waits there.

use super::check_proposal::checkers;
use crate::assessment::notice::News;
use crate::assessment::{Acted, Desk};
use crate::recognition::facts::{Seen, candidacy};
use crate::recognition::notice::{About, tell_readers};
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::innovation::proposal::permission::may_check_proposal;
use prima_domain::register::person::Actor;
use prima_store::Act;
use prima_store::cycle::{Notice, Reading};
use std::collections::BTreeSet;

/// Role of those who check, in the store.
const OFFICER: &str = "programme_officer";

/// Tells all programme officers who may check it but for who brought it there, and
/// nobody of another role that the exits may name; nobody either where its stage
/// checks nothing.
pub(crate) async fn tell_checkers(
    desk: &Desk,
    act: &mut Act,
    seen: &Seen,
    brought_by: &str,
    now: i64,
) -> Acted<()> {
    let (by, is_checked_now) = checkers(seen);
    if !is_checked_now || seen.programme().proposals.is_none() {
        return Ok(());
    }
    let occasion = seen.row.version.to_string();
    let news = News {
        kind: NoticeKind::ProposalSubmitted,
        cycle: &seen.row.candidacy,
        occasion: &occasion,
        until: None,
        now,
    };
    let officers = act.holders_of(OFFICER).await?.into_iter();
    let people = officers.map(|row| row.person);
    let people: BTreeSet<String> = people.filter(|person| person != brought_by).collect();
    let may =
        |actor: &Actor| may_check_proposal(&seen.before(actor, false, now), &by, true).is_ok();
    tell_readers(desk, act, seen, (people, may), news).await
}

/// What a notice says of a proposal that still waits for this officer.
pub(crate) async fn still_to_check(
    reading: &mut Reading<'_>,
    actor: &Actor,
    notice: &Notice,
    now: i64,
) -> Acted<Option<About>> {
    let seen = candidacy(reading, &notice.cycle).await?;
    let (by, is_checked_now) = checkers(&seen);
    may_check_proposal(&seen.before(actor, false, now), &by, is_checked_now)?;
    if seen.row.version.to_string() != notice.occasion {
        return Ok(None);
    }
    let written = reading.proposal_named(&seen.row.candidacy).await?.pop();
    let title = written.map_or_else(String::new, |written| written.title);
    let programme = &seen.programme().title;
    Ok(Some(About {
        title: (programme.id.clone(), programme.en.clone()),
        part: (title.clone(), title),
        is_sample: !seen.row.sample.is_empty(),
    }))
}
