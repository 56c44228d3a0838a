//! Loads what the rules of `prima-domain` need to know of a vault and asks them.
//!
//! Nothing is decided here; an unknown thing and a forbidden one look alike.

use super::Acting;
use super::refusal::{Told, VaultRefusal};
use crate::assessment::{COOLING_OFF_DAYS, facts};
use prima_domain::assessment::permission::Situation;
use prima_domain::assessment::permission::filling::{may_read_evidence, may_withdraw_evidence};
use prima_domain::assessment::permission::vault::{may_keep_vault, may_read_vault};
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::day::Day;
use prima_domain::register::id::BodyId;
use prima_domain::register::person::{Actor, Ancestor, BodyKind, Subject};
use prima_store::evidence::{Evidence, EvidenceLink};
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

/// A rule of a cycle about one of its units.
pub(super) type UnitRule = fn(&Situation) -> Result<(), Rule>;

/// Whether the person may link evidence to the answers of a unit now, or unlink
/// it, as the rule says; gives the name of the cycle's instrument.
pub(super) async fn may_link(
    act: &mut Act,
    acting: &Acting<'_>,
    (cycle, unit): (&str, &str),
    rule: UnitRule,
) -> Told<String> {
    let seen = facts::cycle(&mut act.reading(), cycle).await?;
    let unit = facts::unit(&mut act.reading(), cycle, unit).await?;
    rule(&seen.situation(acting.actor, &unit, acting.now))?;
    Ok(seen.row.instrument)
}

/// Whether a link may go with its evidence: what it supports is not at rest. A
/// unit that takes part no more needs it no more.
pub(super) async fn may_go(act: &mut Act, acting: &Acting<'_>, link: &EvidenceLink) -> Told<bool> {
    let seen = facts::cycle(&mut act.reading(), &link.cycle).await?;
    let unit = match facts::unit(&mut act.reading(), &link.cycle, &link.unit).await {
        Ok(unit) => unit,
        Err(error) if error.refusal().is_some() => return Ok(true),
        Err(error) => return Err(error.into()),
    };
    let situation = seen.situation(acting.actor, &unit, acting.now);
    Ok(may_withdraw_evidence(&situation).is_ok())
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
