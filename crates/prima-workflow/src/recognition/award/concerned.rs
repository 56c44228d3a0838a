//! Whom the lines of the audit trail about the decisions on a category concern: all
//! who stand in it, named or not. Who is named would be learnt from what is hidden,
//! were it hidden from those alone whom a tie to somebody named bars.

use super::decisions::of_category;
use super::seen::award;
use super::standing::contenders;
use crate::assessment::{ActError, Acted};
use prima_store::AuditLine;
use prima_store::cycle::Reading;
use serde_json::Value;
use std::collections::BTreeSet;

/// All whom the decisions on a category concern.
#[derive(Clone, Debug, Default)]
pub(crate) struct Concerned {
    /// Bodies and units, by id.
    pub bodies: BTreeSet<String>,
    /// Decisions that are still known, each with a moment at which a line was
    /// written about it.
    told: BTreeSet<(i64, String)>,
}

impl Concerned {
    /// Whether it is known whom a line was about. Of a proposal that was withdrawn
    /// nobody remembers whom it named.
    pub fn knows(&self, line: &AuditLine, detail: &Value) -> bool {
        let decision = detail["decision"].as_i64().unwrap_or_default();
        self.told.contains(&(decision, line.at.clone()))
    }
}

/// Whom a category concerns now, with all whom any of its decisions names; of one
/// that nobody knows, nobody.
pub(crate) async fn concerned(
    reading: &mut Reading<'_>,
    id: &str,
    category: &str,
    now: i64,
) -> Acted<Concerned> {
    match read(reading, id, category, now).await {
        Err(ActError::Refused(_)) => Ok(Concerned::default()),
        found => found,
    }
}

async fn read(reading: &mut Reading<'_>, id: &str, category: &str, now: i64) -> Acted<Concerned> {
    let seen = award(reading, id).await?;
    let rules = seen.category(category)?;
    let recipients = reading.recipients_of_category(id, category).await?;
    let left = reading.left_of_category(id, category).await?;
    // Of a category named by hand the recipients are all who ever stood in it.
    let (standing, _) = contenders(reading, &seen, rules, &[], seen.day(now)).await?;
    let named = recipients
        .into_iter()
        .flat_map(|row| [row.body, row.found_unit, row.unit]);
    let left = left.into_iter().flat_map(|row| [row.body, row.found_unit]);
    let standing = standing.into_iter().flat_map(|one| [one.body, one.unit]);
    let bodies = named.chain(left).chain(standing);
    let decisions = of_category(reading, id, category).await?;
    Ok(Concerned {
        bodies: bodies.filter(|body| !body.is_empty()).collect(),
        told: decisions.told().collect(),
    })
}
