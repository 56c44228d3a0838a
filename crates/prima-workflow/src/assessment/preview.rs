//! A unit's whole scorecard before the public sees it, by the same way that
//! leads to every published figure.

use super::desk::Desk;
use super::facts;
use super::frozen::{ANSWERS, PUBLISHED, TALLIES, UNITS, freeze, on_a_thread};
use super::moment::utc;
use super::refusal::{Acted, Refusal};
use crate::scorecards::{Explained, explained};
use prima_domain::assessment::permission::objection::may_read_scorecard;
use prima_domain::register::person::Actor;
use prima_store::history::Outcome;

/// A scorecard that is not public yet.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Index, band and state. It has no rank: others are not looked at.
    pub result: Outcome,
    /// Every node with its reason, and what would lift the unit to the next
    /// band; none where nothing was answered.
    pub explained: Option<Explained>,
}

/// The scorecard of a unit as it stands now.
pub async fn preview(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    now: i64,
) -> Acted<Preview> {
    let mut reading = desk.database.reading();
    let seen = facts::cycle(&mut reading, cycle).await?;
    let unit_seen = facts::unit(&mut reading, cycle, unit).await?;
    may_read_scorecard(&seen.situation(actor, &unit_seen, now))?;
    let rules = desk.rules(&seen.row.instrument)?;
    let frozen = freeze(&mut reading, &seen, &rules, Some(unit)).await?;
    let results = frozen.derive(cycle, &utc(now)).await?.derived.results;
    let result = results.into_iter().find(|row| row.body == unit);
    let result = result.ok_or(Refusal::Hidden)?;
    let (body, rules) = (unit.to_owned(), rules.clone());
    let explained = on_a_thread(move || {
        let tables = frozen.tables()?;
        let with_rows = tables.iter().filter(|(name, text)| {
            let is_table = [UNITS, ANSWERS, TALLIES, PUBLISHED].contains(&name.as_str());
            is_table && text.lines().nth(1).is_some()
        });
        let files: Vec<(&str, &str)> = with_rows
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        explained(&files, &rules.instrument, &body)
    });
    Ok(Preview {
        // Scored alone, a unit would be first of one.
        result: Outcome {
            rank: None,
            rank_of: None,
            rank_low: None,
            rank_high: None,
            ..result
        },
        explained: explained.await?,
    })
}
