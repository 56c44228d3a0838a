//! Who may do what with a vault. Denied unless a function here, or the rules of
//! a cycle, allow it; an unknown thing and a forbidden one look alike.
//!
//! What belongs to a cycle (linking, and reading what an answer rests on) is
//! decided by its rules; a vault that stands outside any cycle by these.

use super::Acting;
use super::refusal::{Told, VaultRefusal};
use crate::failure::WorkflowError;
use prima_domain::register::id::BodyId;
use prima_domain::register::person::{Actor, Ancestor, BodyKind, Role, Scope, Subject};
use prima_store::evidence::Evidence;
use prima_store::{Act, Database};

/// Bodies above one another that are looked at; a longer way is a circle.
const MOST_ABOVE: usize = 16;

/// Whether the person may add to the vault of a body, describe what lies in it,
/// and take it out: the body's own officers.
pub(super) fn may_keep(actor: &Actor, subject: &Subject) -> bool {
    actor.acts_for(subject)
}

/// Whether the person may look at the whole vault of a body: its own officers,
/// and the coordinator of the body or of one above it.
pub(super) fn may_look(actor: &Actor, subject: &Subject) -> bool {
    let coordinates = |scope: &Scope| match scope {
        Scope::Body(body) => subject.lineage().iter().any(|step| step.body == *body),
        Scope::Everywhere | Scope::Programme(_) => false,
    };
    may_keep(actor, subject) || actor.holds(Role::Coordinator, coordinates)
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

/// A body with all that stands above it; `None` where the register does not
/// know it.
pub(super) async fn subject_of(
    database: &Database,
    body: &str,
) -> Result<Option<Subject>, WorkflowError> {
    let mut lineage = Vec::new();
    let mut next = body.to_owned();
    while !next.is_empty() && lineage.len() < MOST_ABOVE {
        let Some(found) = database.body(&next).await? else {
            break;
        };
        // A kind that is not known must open no door.
        let kind = BodyKind::from_code(&found.kind).unwrap_or(BodyKind::ServiceUnit);
        lineage.push(Ancestor {
            body: BodyId::new(found.body),
            kind,
        });
        next = found.parent;
    }
    Ok(Subject::new(lineage))
}

/// Whether the person may link evidence to the answers of a unit now.
pub(super) async fn may_link(
    act: &mut Act,
    acting: &Acting<'_>,
    cycle: &str,
    unit: &str,
) -> Told<()> {
    let takes_part = !act.reading().locus_of(cycle, unit).await?.is_empty();
    let alone = Subject::new(vec![Ancestor {
        body: BodyId::new(unit),
        kind: BodyKind::ServiceUnit,
    }]);
    let is_own = alone.is_some_and(|alone| may_keep(acting.actor, &alone));
    match takes_part && is_own {
        true => Ok(()),
        false => Err(VaultRefusal::Hidden.into()),
    }
}

/// Whether the person may read what the answers of a unit rest on.
pub(super) async fn may_read(
    database: &Database,
    acting: &Acting<'_>,
    cycle: &str,
    unit: &str,
) -> Told<()> {
    let takes_part = !database.reading().locus_of(cycle, unit).await?.is_empty();
    let subject = subject_of(database, unit).await?;
    let may_look = subject.is_some_and(|subject| may_look(acting.actor, &subject));
    let assigned = database.reading().evaluators_of(cycle, unit).await?;
    let mut assigned = assigned.iter();
    let is_assigned = assigned.any(|row| row.evaluator == acting.person());
    match takes_part && (may_look || is_assigned) {
        true => Ok(()),
        false => Err(VaultRefusal::Hidden.into()),
    }
}
