//! Who may do what with a vault. Denied unless a function here, or the rules of
//! a cycle, allow it; an unknown thing and a forbidden one look alike.
//!
//! What belongs to a cycle (linking, and reading what an answer rests on) is
//! decided by its rules; a vault that stands outside any cycle by these.

use super::Acting;
use super::refusal::{Told, VaultRefusal};
use crate::assessment::{COOLING_OFF_DAYS, facts};
use prima_domain::assessment::permission::filling::{may_link_evidence, may_read_evidence};
use prima_domain::register::conflict::{Standing, standing};
use prima_domain::register::day::Day;
use prima_domain::register::id::BodyId;
use prima_domain::register::person::{Actor, Ancestor, BodyKind, Role, Scope, Subject};
use prima_store::evidence::Evidence;
use prima_store::{Act, Database};

/// Whether the person may add to the vault of a body, describe what lies in it,
/// and take it out: the body's own officers.
pub(super) fn may_keep(actor: &Actor, subject: &Subject) -> bool {
    actor.acts_for(subject)
}

/// Whether the person may look at the whole vault of a body: its own officers,
/// and the coordinator of the body or of one above it whom no tie bars.
pub(super) fn may_look(acting: &Acting<'_>, subject: &Subject) -> bool {
    let coordinates = |scope: &Scope| match scope {
        Scope::Body(body) => subject.lineage().iter().any(|step| step.body == *body),
        Scope::Everywhere | Scope::Programme(_) => false,
    };
    let actor = acting.actor;
    let today = Day::at(acting.now);
    let is_barred = || {
        let standing = standing(actor, subject, today, COOLING_OFF_DAYS);
        matches!(standing, Standing::Conflicted(_))
    };
    may_keep(actor, subject) || (actor.holds(Role::Coordinator, coordinates) && !is_barred())
}

/// Evidence that lies in a vault which the person keeps.
///
/// The grant of a unit officer holds for one body alone, so that the bodies
/// above it need not be asked for.
pub(super) async fn kept_by(act: &mut Act, actor: &Actor, evidence: &str) -> Told<Evidence> {
    let row = act.evidence(evidence).await?;
    let row = row.ok_or(VaultRefusal::Hidden)?;
    let alone = Subject::new(vec![Ancestor {
        body: BodyId::new(row.body.clone()),
        kind: BodyKind::ServiceUnit,
    }]);
    if !alone.is_some_and(|alone| may_keep(actor, &alone)) {
        return Err(VaultRefusal::Hidden.into());
    }
    match row.is_kept() {
        true => Ok(row),
        false => Err(VaultRefusal::Withdrawn.into()),
    }
}

/// A body with all that stands above it.
pub(super) async fn subject_of(database: &Database, body: &str) -> Told<Subject> {
    let subject = facts::subject(&mut database.reading(), body).await?;
    Ok(subject.ok_or(VaultRefusal::Hidden)?)
}

/// Whether the person may link evidence to the answers of a unit now; gives the
/// name of the cycle's instrument.
pub(super) async fn may_link(
    act: &mut Act,
    acting: &Acting<'_>,
    cycle: &str,
    unit: &str,
) -> Told<String> {
    let seen = facts::cycle(&mut act.reading(), cycle).await?;
    let unit = facts::unit(&mut act.reading(), cycle, unit).await?;
    may_link_evidence(&seen.situation(acting.actor, &unit, acting.now))?;
    Ok(seen.row.instrument)
}

/// Whether the person may read what the answers of a unit rest on.
pub(super) async fn may_read(
    database: &Database,
    acting: &Acting<'_>,
    cycle: &str,
    unit: &str,
) -> Told<()> {
    let seen = facts::cycle(&mut database.reading(), cycle).await?;
    let unit = facts::unit(&mut database.reading(), cycle, unit).await?;
    may_read_evidence(&seen.situation(acting.actor, &unit, acting.now))?;
    Ok(())
}
