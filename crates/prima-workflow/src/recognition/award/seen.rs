//! An award event that was opened, with its rules read; what is not there is
//! [`Refusal::Hidden`], as what is forbidden.

use crate::assessment::facts::subjects;
use crate::assessment::{ActError, COOLING_OFF_DAYS, Refusal};
use crate::failure::WorkflowError;
use prima_domain::recognition::award_permission::Before;
use prima_domain::register::day::Day;
use prima_domain::register::id::ProgrammeCode;
use prima_domain::register::person::{Actor, Subject};
use prima_instrument::award::{Award, Category, read};
use prima_store::cycle::Reading;
use prima_store::recognition::award::AwardRow;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;

/// An event with its rules.
#[derive(Clone, Debug)]
pub(super) struct AwardSeen {
    pub rules: Award,
    pub programme: ProgrammeCode,
}

/// Reads the rules of an event that was opened.
pub(super) fn rules(row: &AwardRow) -> Result<AwardSeen, WorkflowError> {
    let rules = read(&row.content).map_err(|_| {
        // They were read before they were kept.
        let damaged = io::Error::other("the rules kept are damaged");
        WorkflowError::at(Path::new(&row.award))(damaged)
    })?;
    Ok(AwardSeen {
        programme: ProgrammeCode::new(row.programme.clone()),
        rules,
    })
}

/// An event, or [`Refusal::Hidden`].
pub(super) async fn award(reading: &mut Reading<'_>, id: &str) -> Result<AwardSeen, ActError> {
    let row = reading.award_named(id).await?.pop();
    Ok(rules(&row.ok_or(Refusal::Hidden)?)?)
}

impl AwardSeen {
    /// A category, or [`Refusal::Hidden`].
    pub fn category(&self, code: &str) -> Result<&Category, ActError> {
        let found = self.rules.category(code);
        found.ok_or_else(|| Refusal::Hidden.into())
    }

    /// The day of the event.
    pub fn day(&self, now: i64) -> Day {
        // It was checked when the rules were read.
        Day::parse(&self.rules.date).unwrap_or_else(|| Day::at(now))
    }

    /// Somebody before those who stand in a category.
    pub fn before<'a>(&'a self, actor: &'a Actor, subjects: &'a [Subject], now: i64) -> Before<'a> {
        Before {
            actor,
            subjects,
            programme: &self.programme,
            today: Day::at(now),
            cooling_off_days: COOLING_OFF_DAYS,
        }
    }
}

/// Bodies and units with all that is above them.
pub(super) async fn subjects_of<'a>(
    reading: &mut Reading<'_>,
    ids: impl Iterator<Item = &'a str>,
) -> Result<Vec<Subject>, WorkflowError> {
    let ids: BTreeSet<String> = ids.filter(|id| !id.is_empty()).map(str::to_owned).collect();
    let ids: Vec<String> = ids.into_iter().collect();
    Ok(subjects(reading, &ids).await?)
}
