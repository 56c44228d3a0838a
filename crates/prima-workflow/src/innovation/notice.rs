//! Notices about innovations, written in the act that they tell of.
//!
//! They belong to no round; their unit is the body in whose name somebody is
//! told, their occasion names the innovation and the request. Told again, such a
//! notice takes the place of the one before.

use crate::assessment::notice::News;
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::innovation::requesting::told;
use prima_domain::register::person::{Actor, Role, Subject};
use prima_store::cycle::{Notice, Reading};
use prima_store::{Act, StoreError};

/// Between the parts of an occasion; ids of innovations never hold it.
const PART: char = '/';

/// What a notice is about: an innovation, and a request where it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// Id of the innovation.
    pub innovation: String,
    /// Number of the request; none: the notice is about the innovation.
    pub number: Option<i64>,
}

impl Occasion {
    /// What the occasion of a notice says; none where it is no such occasion.
    pub fn read(written: &str) -> Option<Occasion> {
        let mut parts = written.split(PART);
        let innovation = parts.next().filter(|id| !id.is_empty())?;
        Some(Occasion {
            innovation: innovation.to_owned(),
            number: parts.next().and_then(|number| number.parse().ok()),
        })
    }
}

/// The occasion of a request.
pub(super) fn of_request(innovation: &str, number: i64) -> String {
    format!("{innovation}{PART}{number}")
}

/// The notices to all who speak for a body.
pub(super) async fn notices(
    reading: &mut Reading<'_>,
    kind: NoticeKind,
    body: &Subject,
    occasion: &str,
    now: i64,
) -> Result<Vec<Notice>, StoreError> {
    let mut rows = Vec::new();
    for step in body.lineage() {
        rows.push(reading.speakers_of(step.body.as_str()).await?);
    }
    let speakers: Vec<Vec<(Role, &str)>> = rows
        .iter()
        .map(|rows| {
            let role = rows.iter().filter_map(|row| {
                let role = Role::from_code(&row.role)?;
                Some((role, row.person.as_str()))
            });
            role.collect()
        })
        .collect();
    let news = News {
        kind,
        cycle: "",
        occasion,
        until: None,
        now,
    };
    let told = told(&speakers).into_iter();
    Ok(told
        .map(|person| news.notice(person, body.unit().as_str()))
        .collect())
}

/// Tells all who speak for a body, but for the person who acts.
pub(super) async fn tell(
    act: &mut Act,
    kind: NoticeKind,
    body: &Subject,
    occasion: &str,
    actor: &Actor,
    now: i64,
) -> Result<(), StoreError> {
    tell_also(act, kind, body, occasion, (actor, ""), now).await
}

/// The same, and one person more: who asked in the name of the body may be a
/// coordinator above it, while its officers are those who are told. Whether that
/// person still speaks for the body is asked where a notice is shown.
pub(super) async fn tell_also(
    act: &mut Act,
    kind: NoticeKind,
    body: &Subject,
    occasion: &str,
    (actor, also): (&Actor, &str),
    now: i64,
) -> Result<(), StoreError> {
    let mut rows = notices(&mut act.reading(), kind, body, occasion, now).await?;
    if !also.is_empty() && rows.iter().all(|row| row.person != also) {
        let news = News {
            kind,
            cycle: "",
            occasion,
            until: None,
            now,
        };
        rows.push(news.notice(also, body.unit().as_str()));
    }
    rows.retain(|row| row.person != actor.person.as_str());
    match rows.is_empty() {
        true => Ok(()),
        false => act.put_rows(&rows).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_occasion_is_read_back() {
        let written = of_request("antre-dari-rumah", 12);
        let expected = Occasion {
            innovation: "antre-dari-rumah".to_owned(),
            number: Some(12),
        };
        assert_eq!(Occasion::read(&written), Some(expected));
        assert_eq!(Occasion::read("a").and_then(|one| one.number), None);
        assert_eq!(Occasion::read(""), None);
    }
}
