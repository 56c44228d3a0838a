//! The owner of an innovation says whether it still ran in a year, and on what
//! evidence (PKRI). A correction is a new version; what was said before stays.

use super::refusal::{InnovationRefusal, Told};
use super::subject_of;
use crate::assessment::moment::utc;
use prima_domain::innovation::proposal::reporting::{Running, check_report, may_report};
use prima_domain::register::day::Day;
use prima_domain::register::person::Actor;
use prima_store::Database;
use prima_store::innovation::InnovationReport;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// What is said of a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewReport {
    /// The year.
    pub year: String,
    /// `running`, `changed` or `stopped`.
    pub state: String,
    /// How it stands.
    pub account: String,
    /// Pieces of evidence of the owner's vault.
    pub evidence: BTreeSet<String>,
}

/// Keeps a report on an innovation. A form that is sent twice says what was said
/// last of the year, and corrects nothing.
pub async fn report_running(
    database: &Database,
    actor: &Actor,
    innovation: &str,
    new: &NewReport,
    now: i64,
) -> Told<()> {
    let mut act = database.act().await?;
    let row = act.innovation(innovation).await?;
    let row = row.ok_or(InnovationRefusal::Hidden)?;
    let owner = subject_of(&mut act, row.owner()).await?;
    may_report(actor, &owner)?;
    let state = Running::from_code(&new.state);
    let year = new.year.trim();
    let faults = check_report(state, year, &new.account, Day::at(now).year());
    if !faults.is_empty() {
        return Err(InnovationRefusal::Report(faults).into());
    }
    for piece in &new.evidence {
        let found = act.evidence(piece).await?;
        if !found.is_some_and(|found| found.is_kept() && found.body == row.owner()) {
            return Err(InnovationRefusal::NotInVault.into());
        }
    }
    let before = act.reading().reports_of_innovation(innovation).await?;
    let of_year: Vec<&InnovationReport> = before.iter().filter(|one| one.year == year).collect();
    let evidence: Vec<&str> = new.evidence.iter().map(String::as_str).collect();
    let evidence = evidence.join(" ");
    let said = (new.state.as_str(), new.account.trim(), evidence.as_str());
    let is_same = |row: &InnovationReport| (&*row.state, &*row.account, &*row.evidence) == said;
    // They come oldest version first.
    if of_year.last().is_some_and(|last| is_same(last)) {
        return Ok(());
    }
    let at = utc(now);
    let report = InnovationReport {
        innovation: innovation.to_owned(),
        year: year.to_owned(),
        version: i64::try_from(of_year.len()).unwrap_or(i64::MAX - 1) + 1,
        state: new.state.clone(),
        account: new.account.trim().to_owned(),
        evidence,
        body: row.owner().to_owned(),
        person: actor.person.to_string(),
        at: at.clone(),
    };
    act.add_rows(std::slice::from_ref(&report)).await?;
    let detail = json!({ "year": report.year, "state": report.state }).to_string();
    let person = actor.person.as_str();
    act.finish(&at, person, "report_running", innovation, &detail)
        .await?;
    Ok(())
}

/// What was said last of each year, by year.
pub fn newest_reports(reports: Vec<InnovationReport>) -> BTreeMap<String, InnovationReport> {
    // They come by year, oldest version first.
    let by_year = reports.into_iter().map(|row| (row.year.clone(), row));
    by_year.collect()
}
