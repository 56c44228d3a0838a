//! Writes down that a person is bound to a body.

use super::{Denial, NotDone, Scene};
use prima_domain::refusal::Refusal;
use prima_domain::register::day::Day;
use prima_domain::register::id::PersonId;
use prima_domain::register::permission::{may_declare_tie, may_end_tie};
use prima_domain::register::person::{Actor, TieKind};
use prima_store::people::TieRow;
use serde_json::json;

/// A tie as somebody writes it down.
#[derive(Clone, Debug)]
pub struct Declaration<'a> {
    /// Whose.
    pub person: &'a PersonId,
    /// To which body.
    pub body: &'a str,
    /// How.
    pub kind: TieKind,
    /// Its last day, `2026-01-31`; empty: it has not ended.
    pub until: &'a str,
}

/// Writes a tie down, or when one ends. What makes it end sooner than it was
/// known to frees the person: that is never the person's own to write, and asked
/// for with [`super::end_tie`] by anybody else.
pub async fn declare_tie(
    scene: &Scene<'_>,
    actor: &Actor,
    tie: &Declaration<'_>,
) -> Result<(), NotDone> {
    let keeper = scene.keeper(actor);
    let about = scene.subject(tie.body).await?;
    may_declare_tie(&keeper, tie.person, &about)?;
    let until = match tie.until {
        "" => None,
        text => Some(Day::parse(text).ok_or(Denial::Day)?),
    };
    let (id, kind) = (tie.person.as_str(), tie.kind.code());
    let is_own = actor.person == *tie.person;
    let mut act = scene.database.act().await?;
    if act.person(id).await?.is_none() {
        return Err(Refusal::Hidden.into());
    }
    let known = act.tie(id, tie.body, kind).await?;
    if let Some(known) = &known
        && ends_sooner(until, Day::parse(&known.valid_to))
    {
        may_end_tie(&keeper, tie.person, &about)?;
        return Err(Denial::EndsSooner.into());
    }
    let was_declared = known.is_some_and(|known| known.declared == 1);
    let detail = json!({ "body": tie.body, "kind": kind, "until": tie.until, "own": is_own });
    act.put_tie(TieRow {
        person: id.to_owned(),
        body: tie.body.to_owned(),
        kind: kind.to_owned(),
        valid_to: tie.until.to_owned(),
        declared: i64::from(is_own || was_declared),
        declared_by: actor.person.as_str().to_owned(),
        at: scene.now,
    })
    .await?;
    let who = actor.person.as_str();
    scene.finish(act, who, "declare_tie", id, detail).await?;
    Ok(())
}

/// Whether a tie that ends then ends sooner than it was known to.
pub(super) fn ends_sooner(until: Option<Day>, known: Option<Day>) -> bool {
    match (until, known) {
        (None, _) => false,
        (Some(_), None) => true,
        (Some(until), Some(known)) => until < known,
    }
}
