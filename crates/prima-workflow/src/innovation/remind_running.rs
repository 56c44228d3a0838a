//! Tells the officers of bodies that it is time to say whether their innovations
//! still run (PKRI): once a year each, whatever the number of innovations. The
//! server asks every few minutes.

use crate::assessment::moment::utc;
use crate::assessment::notice::News;
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::innovation::proposal::reporting::{is_due, is_reminding};
use prima_domain::register::day::Day;
use prima_store::cycle::{Notice, Reading};
use prima_store::{Database, StoreError};
use std::collections::{BTreeMap, BTreeSet};

/// Gives the notices that are due, each once; says how many. Where there is
/// nothing new it costs no act.
pub async fn remind_running(database: &Database, now: i64) -> Result<usize, StoreError> {
    if !is_reminding(Day::at(now)) {
        return Ok(0);
    }
    let due = due(&mut database.reading(), now).await?;
    if due.is_empty() {
        return Ok(0);
    }
    let mut act = database.act().await?;
    // Another server may have been faster.
    let due: Vec<Notice> = unknown(&mut act.reading(), due).await?;
    if due.is_empty() {
        return Ok(0);
    }
    act.add_rows(&due).await?;
    // How many were told would be a count over units, some of which a tie may bar.
    act.finish_privately(&utc(now), "", "remind_running", "", "{}")
        .await?;
    Ok(due.len())
}

/// Notices to the officers of bodies of which an innovation waits for a report,
/// but for those who were told this year.
async fn due(reading: &mut Reading<'_>, now: i64) -> Result<Vec<Notice>, StoreError> {
    let year = Day::at(now).year();
    let told = reading.reports_of_year(&year.to_string()).await?;
    let told: BTreeSet<String> = told.into_iter().map(|row| row.innovation).collect();
    let mut rows = reading.innovations_with_officers().await?;
    rows.retain(|row| !told.contains(&row.innovation));
    let owners: BTreeSet<&str> = rows.iter().map(|row| row.owner()).collect();
    let owners: Vec<&str> = owners.into_iter().collect();
    let occasion = year.to_string();
    let news = News {
        kind: NoticeKind::RunningDue,
        cycle: "",
        occasion: &occasion,
        until: None,
        now,
    };
    let officers = reading.officers_of(&owners).await?;
    let all: Vec<Notice> = officers
        .iter()
        .map(|grant| news.notice(&grant.person, &grant.scope))
        .collect();
    let new = unknown(reading, all).await?;
    let mut due: BTreeMap<String, bool> = BTreeMap::new();
    for notice in &new {
        if due.contains_key(&notice.unit) {
            continue;
        }
        let mut is_body_due = false;
        for row in rows.iter().filter(|row| row.owner() == notice.unit) {
            let reports = reading.reports_of_innovation(&row.innovation).await?;
            // They come by year, oldest version first.
            let said = reports.into_iter().map(|row| (row.year, row.state));
            if is_due(&row.year, &said.collect(), year) {
                is_body_due = true;
                break;
            }
        }
        due.insert(notice.unit.clone(), is_body_due);
    }
    let is_due = |notice: &Notice| due.get(&notice.unit) == Some(&true);
    Ok(new.into_iter().filter(is_due).collect())
}

/// Those notices that were not given before.
async fn unknown(
    reading: &mut Reading<'_>,
    notices: Vec<Notice>,
) -> Result<Vec<Notice>, StoreError> {
    let kind = NoticeKind::RunningDue.code();
    let given = reading.notices_of_kind("", kind).await?.into_iter();
    let given: BTreeSet<String> = given.map(|notice| notice.notice).collect();
    let new = notices.into_iter();
    Ok(new.filter(|one| !given.contains(&one.notice)).collect())
}
