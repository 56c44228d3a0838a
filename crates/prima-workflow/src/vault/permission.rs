//! Loads what the rules of `prima-domain` need to know of a vault and asks them.
//!
//! Nothing is decided here; an unknown thing and a forbidden one look alike.

use super::Acting;
use super::refusal::{Told, VaultRefusal};
use crate::assessment::{COOLING_OFF_DAYS, facts};
use prima_domain::assessment::permission::filling::{may_link_evidence, may_read_evidence};
use prima_domain::assessment::permission::vault::{may_keep_vault, may_read_vault};
use prima_domain::register::day::Day;
use prima_domain::register::id::BodyId;
use prima_domain::register::person::{Actor, Ancestor, BodyKind, Subject};
use prima_store::evidence::Evidence;
use prima_store::{Act, Database};

/// Whether the person may look at the whole vault of a body now.
pub(super) fn may_look(acting: &Acting<'_>, subject: &Subject) -> Told<()> {
    let today = Day::at(acting.now);
    may_read_vault(acting.actor, subject, today, COOLING_OFF_DAYS)?;
    Ok(())
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
    may_keep_vault(actor, &alone.ok_or(VaultRefusal::Hidden)?)?;
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
