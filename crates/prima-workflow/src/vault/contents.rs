//! What lies in a vault, where it is used, and what ends soon.

use super::Acting;
use super::asked::kinds_asked;
use super::permission::{may_look, may_read, subject_of};
use super::refusal::{Told, VaultRefusal};
use crate::assessment::Desk;
use prima_domain::assessment::permission::vault::may_keep_vault;
use prima_domain::register::day::Day;
use prima_store::Database;
use prima_store::evidence::{Evidence, EvidenceLink};

/// A piece of evidence and the answers it supports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The evidence.
    pub evidence: Evidence,
    /// Where it is used, by cycle, unit and code.
    pub uses: Vec<EvidenceLink>,
}

/// What of a vault still holds and is not linked to an answer yet, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offered {
    /// Of a kind that the instrument asks for there.
    pub fitting: Vec<Kept>,
    /// Of any other kind, which may support it all the same.
    pub others: Vec<Kept>,
}

impl Kept {
    /// Whether its last day has passed.
    pub fn is_expired(&self, today: Day) -> bool {
        self.last_day().is_some_and(|last| last < today)
    }

    /// Whether its last day comes within so many days, or is today.
    pub fn expires_within(&self, days: u32, today: Day) -> bool {
        let last = self.last_day();
        last.is_some_and(|last| today <= last && last <= today.plus(days))
    }

    /// The last day on which it holds; none: without end.
    pub fn last_day(&self) -> Option<Day> {
        Day::parse(&self.evidence.valid_to)
    }
}

/// All that lies in the vault of a body, newest first.
pub async fn vault_of(database: &Database, acting: &Acting<'_>, body: &str) -> Told<Vec<Kept>> {
    let subject = subject_of(database, body).await?;
    may_look(acting, &subject)?;
    let links = database.links_of_body(body).await?;
    let kept = database.evidence_of_body(body).await?.into_iter();
    let with_uses = |evidence: Evidence| {
        let uses = links
            .iter()
            .filter(|link| link.evidence == evidence.evidence);
        Kept {
            uses: uses.cloned().collect(),
            evidence,
        }
    };
    Ok(kept.map(with_uses).collect())
}

/// Whether somebody who looks at the vault of a body may also add to it, and
/// describe and take out what lies there.
pub async fn may_keep(database: &Database, acting: &Acting<'_>, body: &str) -> Told<bool> {
    let subject = subject_of(database, body).await?;
    may_look(acting, &subject)?;
    Ok(may_keep_vault(acting.actor, &subject).is_ok())
}

/// What of a unit's vault could support an answer of a cycle.
pub async fn suggestions(
    desk: &Desk,
    acting: &Acting<'_>,
    cycle: &str,
    unit: &str,
    code: &str,
) -> Told<Offered> {
    let mut kept = vault_of(&desk.database, acting, unit).await?;
    let found = desk.database.reading().cycle_named(cycle).await?.pop();
    let found = found.ok_or(VaultRefusal::Hidden)?;
    let kinds = kinds_asked(&desk.rules(&found.instrument)?.instrument, code);
    let today = Day::at(acting.now);
    let is_here = |link: &EvidenceLink| {
        (link.cycle.as_str(), link.unit.as_str(), link.code.as_str()) == (cycle, unit, code)
    };
    kept.retain(|kept| !kept.is_expired(today) && !kept.uses.iter().any(is_here));
    let fits = |kept: &Kept| kinds.contains(&kept.evidence.kind);
    let (fitting, others) = kept.into_iter().partition(fits);
    Ok(Offered { fitting, others })
}

/// What the answers of a unit in a cycle rest on, each with the link that says
/// which answer, by code.
pub async fn evidence_of_unit(
    database: &Database,
    acting: &Acting<'_>,
    cycle: &str,
    unit: &str,
) -> Told<Vec<(EvidenceLink, Evidence)>> {
    may_read(database, acting, cycle, unit).await?;
    Ok(database.evidence_of_unit(cycle, unit).await?)
}
