//! An officer or coordinator reminds those who are late in a stage, by hand.

use super::desk::Desk;
use super::facts::{self, CycleSeen, UnitSeen};
use super::late::{Late, STAGES, late, reminder, without_barred};
use super::moment::{today, utc};
use super::refusal::{Acted, Refusal};
use prima_domain::assessment::cycle::Stage;
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::assessment::permission::notice::may_remind;
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::person::{Actor, Role};
use prima_store::cycle::{Notice, Reading};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// Who is late in a stage that is open, over the units the actor may remind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateIn {
    /// The stage.
    pub stage: Stage,
    /// When it closes for the first of those who are late, in seconds UTC.
    pub closes: i64,
    /// Units that somebody is late with.
    pub n_units: usize,
    /// People who would be reminded now.
    pub n_people: usize,
    /// People who are late and were reminded today already.
    pub n_reminded: usize,
}

/// Who is late now; hidden from those who may remind nobody.
pub async fn late_people(desk: &Desk, actor: &Actor, cycle: &str, now: i64) -> Acted<Vec<LateIn>> {
    let mut reading = desk.database.reading();
    let seen = facts::cycle(&mut reading, cycle).await?;
    let units = units(&mut reading, cycle).await?;
    demand_reach(actor, &seen, &units, now)?;
    let mut lines = Vec::new();
    for stage in STAGES {
        let found = find(desk, &mut reading, actor, &seen, &units, stage, now).await?;
        let all = found.fresh.values().chain(found.reminded.values());
        let closes = all.clone().map(|late| late.closes).min();
        let touched: BTreeSet<&String> = all.flat_map(|late| &late.units).collect();
        if let Some(closes) = closes {
            lines.push(LateIn {
                stage,
                closes,
                n_units: touched.len(),
                n_people: found.fresh.len(),
                n_reminded: found.reminded.len(),
            });
        }
    }
    Ok(lines)
}

/// Reminds those who are late in a stage and were not reminded today; gives their
/// number, which must be the one the actor was shown.
pub async fn remind(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    stage: Stage,
    n_shown: usize,
    now: i64,
) -> Acted<usize> {
    let kind = NoticeKind::reminder(stage).ok_or(Refusal::Rule(Rule::NothingOpen))?;
    let mut act = desk.database.act().await?;
    let seen = facts::cycle(&mut act.reading(), cycle).await?;
    let units = units(&mut act.reading(), cycle).await?;
    demand_reach(actor, &seen, &units, now)?;
    let mut reading = act.reading();
    let found = find(desk, &mut reading, actor, &seen, &units, stage, now).await?;
    let n = found.fresh.len();
    if n == 0 {
        return Err(Rule::NothingOpen.into());
    }
    if n != n_shown {
        return Err(Refusal::OtherNumber { n }.into());
    }
    let day = today(now);
    let rows: Vec<Notice> = found
        .fresh
        .iter()
        .map(|(person, late)| reminder(kind, cycle, &day, (person, late), now))
        .collect();
    act.put_rows(&rows).await?;
    let detail = json!({ "stage": stage.code(), "people": n }).to_string();
    let actor = actor.person.as_str();
    act.finish_privately(&utc(now), actor, "remind", cycle, &detail)
        .await?;
    Ok(n)
}

/// Those who are late.
struct Found {
    /// Not reminded today.
    fresh: BTreeMap<String, Late>,
    /// Reminded today already.
    reminded: BTreeMap<String, Late>,
}

async fn find(
    desk: &Desk,
    reading: &mut Reading<'_>,
    actor: &Actor,
    seen: &CycleSeen,
    units: &BTreeMap<String, UnitSeen>,
    stage: Stage,
    now: i64,
) -> Acted<Found> {
    let may = |unit: &&UnitSeen| may_remind(&seen.situation(actor, unit, now), stage).is_ok();
    let own: Vec<&UnitSeen> = units.values().filter(may).collect();
    let mut all = late(reading, seen, &own, stage, now).await?;
    let kind = NoticeKind::reminder(stage);
    if kind.is_some_and(NoticeKind::is_for_evaluators) {
        all = without_barred(&desk.database, seen, units, all, now).await?;
    }
    let code = kind.map_or("", NoticeKind::code);
    let given = reading.notices_of_kind(&seen.row.cycle, code).await?;
    let day = today(now);
    let given: BTreeSet<String> = given
        .into_iter()
        .filter(|notice| today(notice.at) == day)
        .map(|notice| notice.person)
        .collect();
    let (reminded, fresh) = all
        .into_iter()
        .partition(|(person, _)| given.contains(person));
    Ok(Found { fresh, reminded })
}

async fn units(reading: &mut Reading<'_>, cycle: &str) -> Acted<BTreeMap<String, UnitSeen>> {
    let loci = reading.loci_of(cycle).await?;
    let ids: Vec<&str> = loci.iter().map(|locus| locus.unit.as_str()).collect();
    Ok(facts::units_seen(reading, cycle, &ids).await?)
}

/// Officers of the programme, and those who could remind about some unit at some time.
fn demand_reach(
    actor: &Actor,
    seen: &CycleSeen,
    units: &BTreeMap<String, UnitSeen>,
    now: i64,
) -> Acted<()> {
    let is_officer = actor.has_programme_role(Role::ProgrammeOfficer, &seen.facts.programme);
    let reaches = |unit: &UnitSeen| {
        let found = may_remind(&seen.situation(actor, unit, now), Stage::Filling);
        found != Err(Rule::Hidden)
    };
    match is_officer || units.values().any(reaches) {
        true => Ok(()),
        false => Err(Refusal::Hidden.into()),
    }
}
