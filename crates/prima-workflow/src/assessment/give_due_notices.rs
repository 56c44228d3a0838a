//! Tells what no act tells of, because only time has passed: a preview that has
//! opened, an action whose day has come, a stage that closes soon. The server asks
//! every few minutes.

use super::desk::Desk;
use super::facts::{self, CycleSeen, UnitSeen};
use super::late::{STAGES, late, reminder, without_barred};
use super::moment::{today, utc};
use super::notice::News;
use super::refusal::Acted;
use prima_domain::assessment::cycle::Stage;
use prima_domain::assessment::notice::{NoticeKind, is_reminding};
use prima_store::cycle::{FollowUp, Notice, Reading};
use prima_store::{Database, StoreError};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// Gives the notices whose hour has come, each once; says how many.
///
/// A round in which there is nothing new costs no act.
pub async fn give_due_notices(desk: &Desk, now: i64) -> Acted<usize> {
    let mut reading = desk.database.reading();
    let actions = reading.follow_ups_due(&today(now)).await?;
    let mut n_given = 0;
    for row in reading.open_cycles().await? {
        let seen = facts::cycle(&mut reading, &row.cycle).await?;
        let own = actions.iter().filter(|action| action.cycle == row.cycle);
        let mut due = of_actions(&mut reading, &row.cycle, own, now).await?;
        due.extend(of_stages(&desk.database, &seen, now).await?);
        let due = unknown(&mut reading, &row.cycle, due).await?;
        if !due.is_empty() {
            n_given += give(desk, &row.cycle, due, now).await?;
        }
    }
    Ok(n_given)
}

async fn give(desk: &Desk, cycle: &str, due: Vec<Notice>, now: i64) -> Acted<usize> {
    let mut act = desk.database.act().await?;
    // Another server may have been faster.
    let due = unknown(&mut act.reading(), cycle, due).await?;
    if due.is_empty() {
        return Ok(0);
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for notice in &due {
        *counts.entry(&notice.kind).or_default() += 1;
    }
    let detail = json!(counts).to_string();
    act.add_rows(&due).await?;
    act.finish_privately(&utc(now), "", "give_notices", cycle, &detail)
        .await?;
    Ok(due.len())
}

/// Those notices that were not given before.
async fn unknown(
    reading: &mut Reading<'_>,
    cycle: &str,
    due: Vec<Notice>,
) -> Result<Vec<Notice>, StoreError> {
    let kinds: BTreeSet<String> = due.iter().map(|notice| notice.kind.clone()).collect();
    let mut known = BTreeSet::new();
    for kind in kinds {
        let given = reading.notices_of_kind(cycle, &kind).await?;
        known.extend(given.into_iter().map(|notice| notice.notice));
    }
    let new = due.into_iter();
    let new: BTreeSet<Notice> = new.filter(|one| !known.contains(&one.notice)).collect();
    Ok(new.into_iter().collect())
}

async fn of_actions(
    reading: &mut Reading<'_>,
    cycle: &str,
    actions: impl Iterator<Item = &FollowUp>,
    now: i64,
) -> Result<Vec<Notice>, StoreError> {
    let mut due = Vec::new();
    for action in actions {
        let occasion = action.number.to_string();
        let news = News {
            kind: NoticeKind::ActionDue,
            cycle,
            occasion: &occasion,
            until: None,
            now,
        };
        let officers = reading.officers_of(&[&action.unit]).await?;
        due.extend(
            officers
                .iter()
                .map(|grant| news.notice(&grant.person, &action.unit)),
        );
    }
    Ok(due)
}

async fn of_stages(database: &Database, seen: &CycleSeen, now: i64) -> Acted<Vec<Notice>> {
    let cycle = seen.row.cycle.as_str();
    let schedule = &seen.facts.schedule;
    let previews = schedule.is_open(Stage::Preview, now);
    let units = match previews || is_near(seen, now) {
        true => all_units(database, cycle).await?,
        // Nothing of it can be due, so nothing is read.
        false => return Ok(Vec::new()),
    };
    let mut due = Vec::new();
    if previews {
        let news = News {
            kind: NoticeKind::PreviewOpen,
            cycle,
            occasion: "",
            until: seen.closes(Stage::Objection, ""),
            now,
        };
        let ids: Vec<&str> = units.keys().map(String::as_str).collect();
        let officers = database.reading().officers_of(&ids).await?;
        due.extend(
            officers
                .iter()
                .map(|grant| news.notice(&grant.person, &grant.scope)),
        );
    }
    for stage in STAGES {
        due.extend(of_late(database, seen, &units, stage, now).await?);
    }
    Ok(due)
}

/// Reminders of a stage, once for each person, and not on a day on which somebody
/// reminded the person by hand.
async fn of_late(
    database: &Database,
    seen: &CycleSeen,
    units: &BTreeMap<String, UnitSeen>,
    stage: Stage,
    now: i64,
) -> Acted<Vec<Notice>> {
    let Some(kind) = NoticeKind::reminder(stage) else {
        return Ok(Vec::new());
    };
    let cycle = seen.row.cycle.as_str();
    let mut reading = database.reading();
    let all: Vec<&UnitSeen> = units.values().collect();
    let mut late = late(&mut reading, seen, &all, stage, now).await?;
    let given = reading.notices_of_kind(cycle, kind.code()).await?;
    let given: BTreeSet<&str> = given
        .iter()
        .filter(|notice| notice.occasion.is_empty() || today(notice.at) == today(now))
        .map(|notice| notice.person.as_str())
        .collect();
    late.retain(|person, late| is_reminding(late.closes, now) && !given.contains(person.as_str()));
    if kind.is_for_evaluators() {
        late = without_barred(database, seen, units, late, now).await?;
    }
    let reminders = late
        .iter()
        .map(|(person, late)| reminder(kind, cycle, "", (person, late), now));
    Ok(reminders.collect())
}

/// Whether a stage in which somebody may be late closes soon, for all or for a unit.
fn is_near(seen: &CycleSeen, now: i64) -> bool {
    let facts = &seen.facts;
    STAGES.into_iter().any(|stage| {
        let window = facts.schedule.window(stage);
        let scheduled = window.map(|window| window.closes);
        let own = facts.extensions.iter().filter(|one| one.stage() == stage);
        let own = own.map(|extension| extension.until());
        scheduled
            .into_iter()
            .chain(own)
            .any(|closes| is_reminding(closes, now))
    })
}

async fn all_units(database: &Database, cycle: &str) -> Acted<BTreeMap<String, UnitSeen>> {
    let mut reading = database.reading();
    let loci = reading.loci_of(cycle).await?;
    let ids: Vec<&str> = loci.iter().map(|locus| locus.unit.as_str()).collect();
    Ok(facts::units_seen(&mut reading, cycle, &ids).await?)
}
